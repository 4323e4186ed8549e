from array import array
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from journal.errors import Invalid
from journal.importing.clocks import moment_of
from journal.importing.export import Timeline
from journal.importing.normal_form import (
    Choices,
    Coverage,
    FileMarks,
    ImportedEvent,
    ImportRequest,
    RoomChoice,
)
from journal.importing.rules import (
    Keyed,
    Part,
    agree,
    check_owner,
    coverage_of,
    directions,
    imported_events,
    moments_in_utc,
    owner_index,
    parts_of,
    sent_in,
    warnings_of,
)
from journal.vocabulary import (
    Alerts,
    ContactChannel,
    ContactOutcome,
    Direction,
    SourceKind,
    ZoneBasis,
)
from tests.journal.importing.exports import ANDROID_KOREAN, EPOCH, MAC_TABLE, read

SEOUL, NEW_YORK = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")
IN, OUT, NONE = Direction.IN, Direction.OUT, Direction.NONE
KEY, ROOM = b"k" * 32, UUID(int=1)
TITLED = RoomChoice(b"head", names_its_room=True)
MARKS = FileMarks(b"file", (TITLED,))


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> int:
    moment = datetime(year, month, day, hour, minute)  # noqa: DTZ001 - exports have no zone
    return int((moment - EPOCH).total_seconds())


def make_timeline(*moments: int, senders: str = "") -> Timeline:
    indices = array("I", [int(sender) for sender in senders or "0" * len(moments)])
    return Timeline(layout="kakaotalk_clock", moments=array("q", moments), sender_indices=indices)


def answers(zone: ZoneInfo = SEOUL, owner: int | None = 0) -> Choices:
    return Choices(zone, Alerts.ON, owner)


def events_of(timeline: Timeline, marks: FileMarks = MARKS) -> list[ImportedEvent]:
    request = ImportRequest(UUID(int=9), timeline, answers(), marks)
    (part,) = parts_of(timeline, None)
    seconds, _ = moments_in_utc(timeline, SEOUL)
    sent = sent_in(part, seconds, directions(timeline, 0))
    return imported_events(request, part, sent, to=Keyed(ROOM, KEY))


def coverage(timeline: Timeline) -> Coverage:
    return coverage_of(timeline, moments_in_utc(timeline, SEOUL)[0], SEOUL)


def test_who_she_is_comes_from_her_or_from_her_phone() -> None:
    phone, mac = read(ANDROID_KOREAN), read(MAC_TABLE)

    assert phone.senders[owner_index(phone, None) or 0] == "회원님"
    assert owner_index(phone, " 가람 ") == 0
    assert owner_index(mac, None) is None


def test_a_name_that_is_not_in_the_file_is_refused() -> None:
    with pytest.raises(Invalid, match="me_not_in_file"):
        owner_index(read(MAC_TABLE), "미나")


def test_events_are_sorted_by_time_and_else_as_in_the_file() -> None:
    timeline = make_timeline(local(2023, 5, 8, 22), local(2023, 5, 8, 1), senders="01")

    assert [event.direction for event in events_of(timeline)] == [IN, OUT]
    assert directions(timeline, None) == [NONE, NONE]


def test_a_file_covers_the_time_until_it_was_saved() -> None:
    timeline = make_timeline(local(2023, 5, 8, 9), local(2023, 5, 8, 10))
    saved_later = replace(timeline, saved=local(2023, 5, 9, 9))
    saved_before = replace(timeline, saved=local(2023, 5, 1, 9))

    assert coverage(timeline).ends_at == datetime(2023, 5, 8, 1, tzinfo=UTC)
    assert coverage(saved_later).ends_at == datetime(2023, 5, 9, 0, tzinfo=UTC)
    assert coverage(saved_before) == coverage(timeline)


def test_warnings_say_what_the_answers_leave_open() -> None:
    both = make_timeline(local(2024, 3, 10, 2, 30), local(2024, 3, 11, 9), senders="01")
    alone = make_timeline(local(2024, 3, 11, 9))
    untitled = RoomChoice(b"beginning", names_its_room=False)

    def codes(timeline: Timeline, choices: Choices, room: RoomChoice = TITLED) -> list[str]:
        return [found.code for found in warnings_of(timeline, choices, FileMarks(b"", (room,)))]

    assert codes(both, answers()) == []
    assert codes(both, answers(NEW_YORK)) == ["time_skipped_by_clock"]
    assert codes(both, answers(owner=None)) == ["owner_unknown"]
    assert codes(alone, answers()) == ["only_own_messages"]
    assert codes(both, answers(), untitled) == ["room_without_title"]
    assert codes(both, answers(), replace(untitled, is_new=True)) == []


def test_files_agree_when_most_of_their_common_time_is_the_same() -> None:
    room = [(minute, IN) for minute in range(0, 100, 3)]

    assert agree(room, room)
    assert agree(room[:20], room[10:])
    assert agree([*room, (1, IN)], room)
    assert not agree(room, [(minute, OUT) for minute, _ in room])
    assert not agree(room[:4], room[:4])
    assert not agree(room[:10], room[20:])
    assert not agree([], room)
    assert not agree(room, [])


def events(*ways: Direction) -> list[tuple[int, Direction]]:
    return [(number * 60, way) for number, way in enumerate(ways)]


def test_a_room_takes_more_of_the_same_owner() -> None:
    known = [(number, (IN, OUT)[number % 2]) for number in range(20)]

    later = [(number + 1000, way) for number, way in known]

    assert check_owner(events(*(way for _, way in known)), known) is None
    assert check_owner(events(IN, OUT), later) is None
    assert check_owner(events(IN, OUT), []) is None


@pytest.mark.parametrize("ways", [(OUT, IN) * 10, (NONE, NONE) * 10])
def test_a_room_refuses_the_same_messages_with_another_owner(ways: tuple[Direction, ...]) -> None:
    known = [(number, (IN, OUT)[number % 2]) for number in range(20)]

    with pytest.raises(Invalid, match="owner_differs"):
        check_owner(events(*ways), known)


def test_a_file_that_says_its_zone_is_not_moved() -> None:
    timeline = replace(make_timeline(1000, 2000), zone_basis=ZoneBasis.EPOCH, saved=3000)

    assert list(moments_in_utc(timeline, SEOUL)[0]) == [1000, 2000]
    assert coverage(timeline).ends_at == moment_of(3000)


def test_only_what_is_picked_comes_in() -> None:
    timeline = replace(make_timeline(60, 120, 180), room_indices=array("q", [0, 1, 0]))

    assert parts_of(timeline, None) == [Part(0, [0, 2]), Part(1, [1])]
    assert parts_of(timeline, frozenset({1})) == [Part(1, [1])]
    assert parts_of(replace(timeline, joins_rooms=True), None) == [Part(0, [0, 1, 2])]


@pytest.mark.parametrize("rooms", [array("q"), array("q", [1, 1])])
def test_picking_nothing_is_refused(rooms: "array[int]") -> None:
    with pytest.raises(Invalid, match="nothing_picked"):
        parts_of(replace(make_timeline(60, 120), room_indices=rooms), frozenset({7}))


def test_the_only_room_can_be_picked() -> None:
    assert parts_of(make_timeline(60), frozenset({0})) == [Part(0, range(1))]


def test_calls_keep_what_became_of_them() -> None:
    timeline = replace(
        make_timeline(60, 120),
        source=SourceKind.PHONE,
        ways=bytes([1, 2]),
        channels=bytes([1, 1]),
        outcomes=bytes([1, 0]),
        durations=array("q", [-1, 30]),
        folded=array("q", [1, 2]),
    )

    one, other = events_of(timeline)

    assert (one.channel, one.outcome, one.duration) == (
        ContactChannel.CALL, ContactOutcome.MISSED, None,
    )  # fmt: skip
    assert (other.outcome, other.duration, other.folded) == (ContactOutcome.ANSWERED, 30, 2)


def test_without_facts_of_a_call_there_are_none() -> None:
    (event,) = events_of(replace(make_timeline(60), channels=bytes([1])))

    assert (event.outcome, event.duration, event.folded) == (ContactOutcome.NONE, None, 1)


def test_events_with_an_identity_are_known_by_it_alone() -> None:
    marks = replace(MARKS, events=(b"a", b"b", b"a"))

    found = events_of(make_timeline(60, 120, 180), marks)

    assert [(event.dedup_key, event.seconds % 300) for event in found] == [(b"a", 60), (b"b", 120)]
