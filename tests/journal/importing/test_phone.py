"""Calls and messages of an invented phone: 10 May 2024, 20:00 in Seoul is 1715338800."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.export import CHANNELS, OUTCOMES, WAYS, ParsedExport
from journal.importing.phone import looks_like, read_phone
from journal.vocabulary import ContactChannel, ContactOutcome, Direction, ZoneBasis
from tests.journal.importing.mutated import assert_only_refused, bent

EVENING = 1_715_338_800
HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--made here-->\n"


def call(kind: object = 1, number: str = "010-2345-6789", minute: int = 0, **said: object) -> str:
    known = {
        "number": number,
        "duration": 30,
        "date": (EVENING + 60 * minute) * 1000 + 123,
        "type": kind,
        "presentation": 1,
        "readable_date": "nobody reads this",
        "contact_name": "(Unknown)",
    }
    written = " ".join(f'{name}="{value}"' for name, value in (known | said).items())
    return f"  <call {written} />\n"


def calls(*rows: str, root: str = 'calls count="9" backup_date="1715425200000"') -> bytes:
    return f"{HEAD}<{root}>\n{''.join(rows)}</{root.split(maxsplit=1)[0]}>\n".encode()


def told(export: ParsedExport) -> list[tuple[int, Direction, ContactOutcome, str]]:
    timeline = export.timeline
    rooms = timeline.room_indices or [0] * len(timeline.moments)
    return [
        (
            (moment - EVENING) // 60,
            WAYS[way],
            OUTCOMES[outcome],
            export.rooms[room].partition("\t")[0],
        )
        for moment, way, outcome, room in zip(
            timeline.moments, timeline.ways, timeline.outcomes, rooms, strict=True
        )
    ]


def warned(export: ParsedExport) -> dict[str, int]:
    return {warning.code: warning.count for warning in export.timeline.warnings}


@pytest.mark.parametrize(
    "kind,duration,way,outcome",
    [
        (1, 30, Direction.IN, ContactOutcome.ANSWERED),
        (2, 30, Direction.OUT, ContactOutcome.ANSWERED),
        (2, 0, Direction.OUT, ContactOutcome.MISSED),
        (3, 0, Direction.IN, ContactOutcome.MISSED),
        (4, 12, Direction.IN, ContactOutcome.MISSED),
        (5, 0, Direction.IN, ContactOutcome.MISSED),
        (7, 30, Direction.IN, ContactOutcome.ANSWERED),
    ],
)
def test_each_kind_of_call_has_its_way_and_outcome(
    kind: int, duration: int, way: Direction, outcome: ContactOutcome
) -> None:
    export = read_phone(calls(call(kind, duration=duration)))

    assert told(export) == [(0, way, outcome, "01023456789")]
    assert list(export.timeline.durations) == [duration]
    assert export.timeline.channels == bytes([CHANNELS.index(ContactChannel.CALL)])


def test_a_call_turned_away_by_a_list_never_rang() -> None:
    export = read_phone(calls(call(6), call(1, minute=1)))

    assert [minute for minute, *_ in told(export)] == [1]
    assert warned(export) == {"blocked_calls": 1}


def test_moments_are_those_of_the_epoch_in_order_whatever_the_words_say() -> None:
    export = read_phone(calls(call(minute=5), call(3, minute=1), call(2, minute=9)))

    assert [minute for minute, *_ in told(export)] == [1, 5, 9]
    assert export.timeline.zone_basis is ZoneBasis.EPOCH
    assert export.timeline.saved == 1_715_425_200


def test_a_call_written_twice_counts_once() -> None:
    export = read_phone(calls(call(), call(3, minute=1), call(), call()))

    assert len(told(export)) == 2
    assert warned(export) == {"repeated_rows": 2}
    assert list(export.timeline.folded) == [1, 1]


def test_all_numbers_are_one_room_once_they_are_picked() -> None:
    export = read_phone(
        calls(call(number="+82 10-2345-6789"), call(number="02-123-4567", minute=1))
    )

    assert [number for *_, number in told(export)] == ["01023456789", "021234567"]
    assert export.timeline.joins_rooms


def test_a_name_stands_beside_its_number_wherever_it_was_written() -> None:
    rows = (call(), call(minute=1, contact_name="다솜&#9;상점"), call(minute=2))

    assert read_phone(calls(*rows)).rooms == ("01023456789\t다솜 상점 (01023456789)",)


@pytest.mark.parametrize("number", ["", "-1", "-2", "null", "Private"])
def test_a_withheld_number_has_no_name(number: str) -> None:
    assert read_phone(calls(call(number=number, contact_name="누구"))).rooms == ("",)


@pytest.mark.parametrize("number", ["119", "*98#", "나래상점"])
def test_what_is_no_long_number_stays_as_it_is(number: str) -> None:
    assert read_phone(calls(call(number=number))).rooms == (number,)


def test_identities_are_made_of_moment_kind_length_and_number() -> None:
    export = read_phone(calls(call(3, duration=0)))

    assert export.identities == (f"{EVENING}123|3|0|01023456789",)


SMS = '<sms address="{0}" date="{1}000" type="{2}" body="{3}" contact_name="(Unknown)" />'


def test_messages_are_in_or_out_and_drafts_are_left_out() -> None:
    rows = [SMS.format("15880000", EVENING + 60 * kind, kind, "말") for kind in range(1, 7)]

    export = read_phone(calls(*rows, root='smses count="6"'))

    assert told(export) == [
        (1, Direction.IN, ContactOutcome.NONE, "15880000"),
        (2, Direction.OUT, ContactOutcome.NONE, "15880000"),
    ]
    assert warned(export) == {"unsent_messages": 4}
    assert list(export.timeline.durations) == []


def test_messages_with_pictures_and_several_people_are_read() -> None:
    mms = (
        f'<mms date="{EVENING}" msg_box="2" address="010-1111-2222~010-1111-1111" m_type="128">'
        '<parts><part seq="0" ct="image/jpeg" data="////"/></parts>'
        '<addrs><addr address="01011112222" type="151"/></addrs></mms>'
    )

    export = read_phone(calls(mms, call(minute=1), root="smses"))

    assert told(export) == [
        (0, Direction.OUT, ContactOutcome.NONE, "01011111111~01011112222"),
        (1, Direction.IN, ContactOutcome.ANSWERED, "01023456789"),
    ]
    assert list(export.timeline.durations) == [-1, 30]


def test_signs_that_xml_forbids_are_tolerated() -> None:
    rows = SMS.format("15880000", EVENING, 1, "&#55357;&#56832; &#55357; &#0; \x01") + "\n" + call()
    content = calls(rows, root="smses").replace(b"nobody", b"\xff\xfe\xed")

    assert len(told(read_phone(content))) == 2


@pytest.mark.parametrize(
    "row", [call(9), call(""), call(date="0"), call(date="soon"), call(date="9" * 5000)]
)
def test_rows_that_say_no_moment_or_no_kind_are_counted(row: str) -> None:
    export = read_phone(calls(row, call()))

    assert len(told(export)) == 1
    assert warned(export) == {"rows_left_out": 1}


def test_a_message_without_a_moment_is_counted_too() -> None:
    row = SMS.format("1588", "x", 1, "말")

    assert warned(read_phone(calls(row, call()))) == {"rows_left_out": 1}


@pytest.mark.parametrize(
    "content,reason",
    [
        (b"", "empty_file"),
        (calls(), "no_messages"),
        (calls(SMS.format("1", EVENING, 3, "")), "no_messages"),
        (calls(call())[:-20], "damaged_xml"),
        (b"<!DOCTYPE calls [<!ENTITY a 'b'>]><calls/>", "unsafe_xml"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_phone(content)

    assert refused.value.reason == reason


def test_it_is_known_by_its_content() -> None:
    assert looks_like(calls(call()))
    assert looks_like(b"\xef\xbb\xbf" + calls(root="smses"))
    assert looks_like(calls(call()).decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    assert not looks_like(b"<html><body>call</body></html>")
    assert not looks_like("<call".encode("utf-16-le"))
    assert not looks_like(b"")


SEED = calls(call(), call(3, minute=1), SMS.format("1588", EVENING, 1, "&#55357;&#56832;"))


@given(st.binary(max_size=12), st.lists(st.integers(0, len(SEED)), min_size=2, max_size=6))
def test_bent_files_are_read_or_refused(piece: bytes, cuts: list[int]) -> None:
    assert_only_refused(looks_like, read_phone, bent(SEED, piece, cuts))
