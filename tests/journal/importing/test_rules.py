from array import array
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.importing.export import Timeline
from journal.importing.normal_form import Choices, ImportedEvent, RoomChoice
from journal.importing.rules import (
    agree,
    check_owner,
    coverage_of,
    directions,
    episode_count,
    imported_events,
    moment_of,
    owner_index,
    seconds_of,
    standings,
    utc_seconds,
    warnings_of,
)
from journal.vocabulary import Alerts, Direction, Initiation, OpenedBy
from tests.journal.importing.exports import ANDROID_KOREAN, EPOCH, MAC_TABLE, read

SEOUL, NEW_YORK = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")
IN, OUT, NONE = Direction.IN, Direction.OUT, Direction.NONE
KEY, ROOM = b"k" * 32, UUID(int=1)
TITLED = RoomChoice(b"head", names_its_room=True)


def local(year: int, month: int, day: int, hour: int, minute: int = 0) -> int:
    moment = datetime(year, month, day, hour, minute)  # noqa: DTZ001 - exports have no zone
    return int((moment - EPOCH).total_seconds())


def make_timeline(*moments: int, senders: str = "") -> Timeline:
    indices = array("I", [int(sender) for sender in senders or "0" * len(moments)])
    return Timeline(layout="kakaotalk_clock", moments=array("q", moments), sender_indices=indices)


def answers(zone: ZoneInfo = SEOUL, owner: int | None = 0) -> Choices:
    return Choices(zone, Alerts.ON, owner)


def written(seconds: int) -> str:
    return f"{moment_of(seconds):%m-%d %H:%M}"


def test_who_she_is_comes_from_her_or_from_her_phone() -> None:
    phone, mac = read(ANDROID_KOREAN), read(MAC_TABLE)

    assert phone.senders[owner_index(phone, None) or 0] == "회원님"
    assert owner_index(phone, " 가람 ") == 0
    assert owner_index(mac, None) is None


def test_a_name_that_is_not_in_the_file_is_refused() -> None:
    with pytest.raises(Invalid, match="me_not_in_file"):
        owner_index(read(MAC_TABLE), "미나")


def test_times_of_seoul_are_nine_hours_ahead() -> None:
    (seconds, _), skipped = utc_seconds([local(2023, 5, 8, 9)] * 2, SEOUL)

    assert moment_of(seconds) == datetime(2023, 5, 8, tzinfo=UTC)
    assert seconds_of(moment_of(seconds)) == seconds
    assert skipped == 0


def test_an_hour_that_the_clock_skips_moves_forward_and_is_counted() -> None:
    (seconds,), skipped = utc_seconds([local(2024, 3, 10, 2, 30)], NEW_YORK)

    assert written(seconds) == "03-10 07:30"
    assert skipped == 1


def test_a_repeated_hour_is_the_first_one_until_the_clock_jumps_back() -> None:
    clock = [(0, 50), (1, 10), (1, 50), (1, 5), (1, 55), (2, 10)]

    seconds, _ = utc_seconds([local(2024, 11, 3, *at) for at in clock], NEW_YORK)

    assert [written(at)[6:] for at in seconds] == [
        "04:50", "05:10", "05:50", "06:05", "06:55", "07:10",
    ]  # fmt: skip


def test_events_are_sorted_by_time_and_else_as_in_the_file() -> None:
    timeline = make_timeline(local(2023, 5, 8, 22), local(2023, 5, 8, 1), senders="01")

    events = imported_events(timeline, answers(), KEY, ROOM)

    assert [event.direction for event in events] == [IN, OUT]
    assert directions(timeline, None) == [NONE, NONE]


def test_own_messages_answer_in_an_episode_that_others_opened() -> None:
    sent = [(0, IN), (540, OUT), (1140, OUT), (1200, IN)]

    found = standings(sent, Alerts.ON)

    assert [one.opened_by for one in found] == [
        OpenedBy.THEM, OpenedBy.THEM, OpenedBy.ME, OpenedBy.ME,
    ]  # fmt: skip
    assert found[0].initiation is Initiation.PUSHED
    assert found[2].initiation is Initiation.CHOSEN
    assert [one.episode for one in found] == [0, 0, 19, 19]


@pytest.mark.parametrize("alerts", [Alerts.OFF, Alerts.UNKNOWN])
def test_without_alerts_it_is_unknown_how_a_message_reached_her(alerts: Alerts) -> None:
    (found,) = standings([(0, IN)], alerts)

    assert found.initiation is Initiation.UNKNOWN


def test_nothing_is_known_of_messages_without_an_owner() -> None:
    (found,) = standings([(0, NONE)], Alerts.ON)

    assert found.opened_by is OpenedBy.UNKNOWN
    assert found.initiation is Initiation.UNKNOWN


@given(gaps=st.lists(st.integers(0, 2000), min_size=1))
def test_episodes_are_as_many_as_their_beginnings(gaps: list[int]) -> None:
    seconds = [60 * sum(gaps[: number + 1]) for number in range(len(gaps))]

    found = standings([(at, IN) for at in seconds], Alerts.ON)

    assert episode_count(seconds) == len({one.episode for one in found})


def test_ten_minutes_apart_are_two_episodes() -> None:
    assert episode_count([0, 599]) == 1
    assert episode_count([0, 600]) == 2
    assert episode_count([]) == 0


def test_a_file_covers_the_time_until_it_was_saved() -> None:
    timeline = make_timeline(local(2023, 5, 8, 9), local(2023, 5, 8, 10))
    saved_later = replace(timeline, saved=local(2023, 5, 9, 9))
    saved_before = replace(timeline, saved=local(2023, 5, 1, 9))

    assert coverage_of(timeline, SEOUL).ends_at == datetime(2023, 5, 8, 1, tzinfo=UTC)
    assert coverage_of(saved_later, SEOUL).ends_at == datetime(2023, 5, 9, 0, tzinfo=UTC)
    assert coverage_of(saved_before, SEOUL) == coverage_of(timeline, SEOUL)


def test_warnings_say_what_the_answers_leave_open() -> None:
    both = make_timeline(local(2024, 3, 10, 2, 30), local(2024, 3, 11, 9), senders="01")
    alone = make_timeline(local(2024, 3, 11, 9))
    untitled = RoomChoice(b"beginning", names_its_room=False)

    def codes(timeline: Timeline, choices: Choices, room: RoomChoice = TITLED) -> list[str]:
        return [found.code for found in warnings_of(timeline, choices, room)]

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


def events(*ways: Direction) -> list[ImportedEvent]:
    return [ImportedEvent(number * 60, way, bytes([number])) for number, way in enumerate(ways)]


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
