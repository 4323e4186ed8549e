from journal.importing.cdr import read_cdr
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
    outgoing,
    row,
    told,
)


def test_calls_come_to_an_extension_and_go_from_it() -> None:
    content = content_of(incoming(talked=45), outgoing(minute=5, talked=20), incoming(minute=9))

    assert told(content) == [
        ("101", IN, ANSWERED, 45),
        ("101", OUT, ANSWERED, 20),
        ("101", IN, MISSED, 0),
    ]


def test_the_legs_of_one_call_are_one_call_for_each_extension_it_rang_at() -> None:
    legs = [
        row(CUSTOMER, "600", TRUNK, f"SIP/10{last}-0000001{last}", talked=talked)
        for last, talked in ((1, 0), (2, 33), (3, 0))
    ]

    export = read_cdr(content_of(*legs))

    assert told(content_of(*legs)) == [
        ("600", IN, ANSWERED, 33),
        ("102", IN, ANSWERED, 33),
        ("101", IN, MISSED, 0),
        ("103", IN, MISSED, 0),
    ]
    assert set(export.identities) == {f"{FIRST}.1"}
    assert list(export.timeline.folded) == [3, 3, 3, 3]
    assert export.timeline.joins_rooms


def test_a_call_between_two_extensions_goes_out_of_one_and_into_the_other() -> None:
    inside = row("101", "102", "SIP/101-0000000c", "SIP/102-0000000d", talked=8)

    assert told(content_of(inside)) == [("101", OUT, ANSWERED, 8), ("102", IN, ANSWERED, 8)]


def test_an_announcement_is_no_talk() -> None:
    played = [
        incoming("", talked=12, app="Playback"),
        incoming("SIP/101-0000000b", minute=2, talked=12, app="Hangup"),
        incoming("SIP/101-0000000b", minute=4, talked=12, ending="FAILED"),
    ]

    assert [outcome for _, _, outcome, _ in told(content_of(*played))] == [MISSED] * 3


def test_a_call_that_rang_nowhere_stands_under_what_was_dialled() -> None:
    assert told(content_of(row(CUSTOMER, "s", TRUNK, app="BackGround", talked=5))) == [
        ("s", IN, MISSED, 0)
    ]


def test_an_extension_is_known_by_its_device_too() -> None:
    masked = row(CUSTOMER, "01011112222", "PJSIP/102-0000000c", TRUNK, talked=5)
    queued = row(CUSTOMER, "0215771577", TRUNK, "Local/103@from-queue-00000001;1", minute=1)
    half = row(CUSTOMER, "0215771577", "Local/103@from-queue-00000001;2", "SIP/haneul-01", minute=2)
    wired = row(CUSTOMER, "101", "DAHDI/12-1", "SIP/101-0000000b", minute=3, talked=3)

    found = told(content_of(masked, queued, half, wired))

    assert [(room, way) for room, way, *_ in found] == [
        ("102", OUT),
        ("103", IN),
        ("103", IN),
        ("101", IN),
    ]


def test_a_named_device_is_an_extension_unless_long_numbers_pass_through_it() -> None:
    content = content_of(row(CUSTOMER, "s", TRUNK, "SIP/haneul-0000000b", talked=5))

    assert told(content) == [("haneul", IN, ANSWERED, 5)]


def test_a_line_named_after_its_number_is_no_extension() -> None:
    line, hall = "SIP/555001-0000000a", "SIP/otherhouse-0000000c"
    legs = [
        row(CUSTOMER, "555001", line, "SIP/301-0000000b", talked=7),
        row(CUSTOMER, "555001", line, hall),
        row(CUSTOMER, "door", "Local/door@wait-00000001;2", "SIP/301-0000000b"),
        row("214900", "555001", line, "SIP/301-0000000d", minute=3, talked=2),
        row("301", CUSTOMER, "SIP/301-0000000e", line, minute=6),
        row(CUSTOMER, "555001", line, app="Hangup", minute=9, talked=27),
    ]

    assert told(content_of(*legs)) == [
        ("301", IN, ANSWERED, 7),
        ("otherhouse", IN, MISSED, 0),
        ("301", IN, ANSWERED, 2),
        ("301", OUT, MISSED, 0),
        ("555001", IN, MISSED, 0),
    ]
