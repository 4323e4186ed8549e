import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.cdr import looks_like, read_cdr
from journal.vocabulary import ZoneBasis
from tests.journal.importing.call_records import (
    ANSWERED,
    CUSTOMER,
    FIRST,
    IN,
    MISSED,
    OUT,
    TRUNK,
    content_of,
    incoming,
    moments,
    outgoing,
    told,
)
from tests.journal.importing.mutated import assert_only_refused, bent


@pytest.mark.parametrize("ahead", [0, 9, -4, 5.75])
def test_ids_tell_the_moment_in_utc_whatever_the_clock(ahead: float) -> None:
    export = read_cdr(content_of(incoming(ahead=ahead), outgoing(minute=7, ahead=ahead)))

    assert export.timeline.zone_basis is ZoneBasis.EPOCH
    assert moments(export) == [0, 7]


def test_both_sides_of_summer_time_are_converted() -> None:
    rows = [incoming(minute=minute, ahead=1 + minute // 4) for minute in range(8)]

    export = read_cdr(content_of(*rows))

    assert export.timeline.zone_basis is ZoneBasis.EPOCH
    assert moments(export) == list(range(8))


def test_a_few_ids_that_lie_beside_the_start_do_not_matter() -> None:
    rows = [incoming(minute=minute) for minute in range(9)]
    late = incoming(minute=30, call=f"{FIRST + 60 * 29 + 20}.1", own="pbx-1.5")

    export = read_cdr(content_of(*rows, late))

    assert export.timeline.zone_basis is ZoneBasis.EPOCH
    assert moments(export)[-1] == 29


def test_an_id_from_another_day_is_not_believed() -> None:
    rows = [incoming(minute=minute, ahead=9) for minute in range(9)]
    odd = incoming(minute=30, ahead=9, call="1111111111.1", own="1111111111.1")

    assert moments(read_cdr(content_of(*rows, odd)))[-1] == 30


@pytest.mark.parametrize("own", ["", "1111111111.1", "name-7", f"{FIRST + 400}.1"])
def test_without_trusted_ids_the_zone_is_asked(own: str) -> None:
    export = read_cdr(
        content_of(incoming(call=own, ahead=9), outgoing(minute=1, call=own, ahead=9))
    )

    assert export.timeline.zone_basis is ZoneBasis.ASKED
    assert export.timeline.moments[0] == FIRST + 9 * 3600


def test_bytes_that_are_no_text_and_broken_rows_harm_nothing() -> None:
    rows = [incoming(minute=minute) for minute in range(4)]
    content = content_of(*rows).replace("가람".encode(), b"\xa5\xff")
    broken = b'"half a row","\n\r\n' + b"x" * 9000 + b"\n\r,"

    export = read_cdr(b"\xef\xbb\xbf" + content + broken)

    assert moments(export) == [0, 1, 2, 3]
    (warning,) = export.timeline.warnings
    assert (warning.code, warning.lines) == ("rows_left_out", (5, 7, 8))


def test_rows_written_twice_are_one() -> None:
    export = read_cdr(content_of(incoming(), incoming()))

    assert list(export.timeline.folded) == [1]
    assert export.timeline.warnings[0].code == "repeated_rows"


@pytest.mark.parametrize("width,is_linked", [(16, False), (17, False), (18, False), (19, True)])
def test_shorter_records_are_read(width: int, *, is_linked: bool) -> None:
    cells = incoming(talked=3)
    cut = cells[:16] + cells[18:] if width == 19 else cells[:width]

    export = read_cdr(content_of(cut))

    assert told(content_of(cut)) == [("101", IN, ANSWERED, 3)]
    assert (export.identities[0] == f"{FIRST}.1") is (is_linked or width > 16)
    assert export.timeline.layout == "cdr_csv"


def test_the_custom_order_is_read() -> None:
    cells = incoming(talked=3)
    custom = [cells[4], *cells[1:4], *cells[5:16], cells[0], *cells[16:18]]

    export = read_cdr(content_of(custom))

    assert told(content_of(custom)) == [("101", IN, ANSWERED, 3)]
    assert export.timeline.layout == "cdr_custom"
    assert export.timeline.zone_basis is ZoneBasis.EPOCH


SWITCH = (
    '"가람","{0}","{1}","default","2024-05-10 20:00:00","","2024-05-10 20:00:40","40","{2}",'
    '"{3}","12345678-1234-1234-1234-12345678901{4}","{5}","","PCMU","PCMU"\n'
)


def test_the_order_of_freeswitch_is_read_and_its_zone_asked() -> None:
    other = "12345678-1234-1234-1234-123456789019"
    text = SWITCH.format(CUSTOMER, "1001", 30, "NORMAL_CLEARING", 0, other)
    text += SWITCH.format("1001", CUSTOMER, 0, "ORIGINATOR_CANCEL", 1, "")
    text += SWITCH.format(CUSTOMER, "1001", 30, "NORMAL_CLEARING", 2, "").replace(
        '"30","', '"30", "'
    )

    export = read_cdr(text.encode())

    assert told(text.replace("2024-05-10 20:00:00", "2024/5/10 20:00").encode()) == [
        ("1001", IN, ANSWERED, 30),
        ("1001", OUT, MISSED, 0),
        ("1001", IN, MISSED, 0),
    ]
    assert export.timeline.zone_basis is ZoneBasis.ASKED


def test_a_report_with_a_head_is_read_by_its_names() -> None:
    head = "calldate,clid,src,dst,channel,duration,billsec,disposition,uniqueid,did"
    body = f'2024-05-10 11:00:00,"A, B" <1>,{CUSTOMER},101,{TRUNK},40,30,ANSWERED,{FIRST}.5,'

    content = f"{head}\n{body}\nsomething else\n".encode()

    assert told(content) == [("101", IN, ANSWERED, 30)]
    assert read_cdr(content).timeline.warnings[0].lines == (3,)


@pytest.mark.parametrize(
    "content,reason",
    [
        (b"\n", "empty_file"),
        (b"a,b\n" * 9, "unknown_layout"),
        (b"2024-05-10 11:00:00,101,102\n" * 9, "unknown_call_layout"),
        (b"," * (20 * 1024 * 1024 + 1), "too_large"),
        (content_of(incoming()).replace(b"2024-05", b"2024-15"), "no_messages"),
        (b"calldate,src,dst,duration,billsec,disposition\n", "no_messages"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_cdr(content)

    assert refused.value.reason == reason


def test_it_is_known_by_its_content() -> None:
    assert looks_like(content_of(incoming()))
    assert looks_like(content_of(*[incoming()] * 400))
    assert not looks_like(b"full_date,date,weekday,time,mood,activities,note\n")
    assert not looks_like(b"")


SEED = content_of(incoming(talked=3), outgoing(minute=4), incoming(minute=9, ahead=9))


@given(st.binary(max_size=12), st.lists(st.integers(0, len(SEED)), min_size=2, max_size=6))
def test_bent_files_are_read_or_refused(piece: bytes, cuts: list[int]) -> None:
    assert_only_refused(looks_like, read_cdr, bent(SEED, piece, cuts))
