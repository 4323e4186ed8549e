from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exposure.rules import (
    Event,
    disturbed_minutes,
    episodes,
    inferred_initiation,
    placed,
)
from journal.shifts import roster as roster_module
from journal.shifts.laying import shift_intervals
from journal.shifts.roster import Roster
from journal.shifts.rules import RepeatingRule, RosterSources, Slot
from journal.vocabulary import Alerts, ContactChannel, Direction, Initiation, OpenedBy

BEGIN = datetime(2026, 11, 2, 9, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")
WEEK = RepeatingRule(
    SEOUL.key, date(2020, 1, 1), None, tuple(Slot(day, 540, 1080) for day in range(5))
)
ROSTER = Roster(
    shift_intervals(RosterSources(repeating=(WEEK,)), date(2026, 11, 2), date(2026, 11, 6))
)
ROOM, OTHER_ROOM = UUID(int=1), UUID(int=2)
MESSAGE, CALL = ContactChannel.MESSENGER, ContactChannel.CALL


def event(
    minutes: float = 0.0,
    room: UUID | None = ROOM,
    channel: ContactChannel = MESSAGE,
    direction: Direction = Direction.IN,
) -> Event:
    at = BEGIN + timedelta(minutes=minutes)
    return Event(UUID(int=int(minutes * 60) + 1), at, room, channel, direction)


def sizes(events: list[Event]) -> list[int]:
    return [len(episode.events) for episode in episodes(events)]


def test_contact_at_23_40_is_outside_a_shift_that_ended_at_18() -> None:
    moment = datetime(2026, 11, 2, 14, 40, tzinfo=UTC)

    found = placed(moment, SEOUL, ROSTER)

    assert found.is_outside_shift
    assert (found.local_date, found.local_minute) == (date(2026, 11, 2), 23 * 60 + 40)
    assert (found.is_outside_shift, found.minutes_after_shift) == (True, 340)


def test_contact_inside_the_shift_has_no_distance_from_it() -> None:
    found = placed(datetime(2026, 11, 2, 3, tzinfo=UTC), SEOUL, ROSTER)

    assert (found.is_outside_shift, found.minutes_after_shift) == (False, None)


def test_events_less_than_ten_minutes_apart_are_one_episode() -> None:
    assert sizes([event(0), event(9.9), event(19.9)]) == [2, 1]


def test_every_room_has_its_own_episodes() -> None:
    assert sizes([event(0), event(1, OTHER_ROOM), event(2), event(3, None)]) == [2, 1, 1]


@pytest.mark.parametrize(
    "direction, opener",
    [
        (Direction.IN, OpenedBy.THEM),
        (Direction.OUT, OpenedBy.ME),
        (Direction.NONE, OpenedBy.UNKNOWN),
    ],
)
def test_the_first_event_decides_who_opened_an_episode(
    direction: Direction, opener: OpenedBy
) -> None:
    found = episodes([event(5), event(0, direction=direction)])

    assert [episode.opened_by for episode in found] == [opener]


def test_a_single_message_disturbs_for_a_minute() -> None:
    assert disturbed_minutes(episodes([event(0), event(30), event(37)])) == 8


@pytest.mark.parametrize(
    "channel, direction, alerts, expected",
    [
        (CALL, Direction.IN, Alerts.OFF, Initiation.PUSHED),
        (ContactChannel.PUSH, Direction.NONE, Alerts.UNKNOWN, Initiation.PUSHED),
        (MESSAGE, Direction.IN, Alerts.ON, Initiation.PUSHED),
        (MESSAGE, Direction.IN, Alerts.OFF, Initiation.UNKNOWN),
        (MESSAGE, Direction.IN, Alerts.UNKNOWN, Initiation.UNKNOWN),
        (MESSAGE, Direction.OUT, Alerts.ON, Initiation.CHOSEN),
        (ContactChannel.TICKET, Direction.IN, Alerts.ON, Initiation.UNKNOWN),
        (ContactChannel.APP_OPEN, Direction.NONE, Alerts.ON, Initiation.CHOSEN),
    ],
)
def test_how_contact_came_about_follows_the_evidence(
    channel: ContactChannel, direction: Direction, alerts: Alerts, expected: Initiation
) -> None:
    first = event(0, channel=channel, direction=direction)

    initiation, _ = inferred_initiation(first, first, alerts)

    assert initiation is expected


@pytest.mark.parametrize(
    "alerts, expected", [(Alerts.ON, Initiation.PUSHED), (Alerts.OFF, Initiation.UNKNOWN)]
)
def test_an_answer_came_about_as_what_it_answers(alerts: Alerts, expected: Initiation) -> None:
    answer = event(3, direction=Direction.OUT)

    initiation, _ = inferred_initiation(answer, event(0), alerts)

    assert initiation is expected


@pytest.mark.parametrize("ago, expected", [(2, Initiation.PUSHED), (2.1, Initiation.CHOSEN)])
def test_an_app_opened_after_its_notification_was_pulled(ago: float, expected: Initiation) -> None:
    opened = event(10, channel=ContactChannel.APP_OPEN, direction=Direction.NONE)

    initiation, _ = inferred_initiation(
        opened, opened, Alerts.ON, notified_at=opened.at - timedelta(minutes=ago)
    )

    assert initiation is expected


def test_the_shifts_are_made_stretches_once_for_however_many_events(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[object] = []
    merged = roster_module._merged
    monkeypatch.setattr(roster_module, "_merged", lambda all_: made.append(all_) or merged(all_))
    roster = Roster(ROSTER.shifts)

    outside = sum(roster.is_outside(BEGIN + timedelta(minutes=minute)) for minute in range(6_000))

    assert (outside, len(made)) == (6_000 - 4 * 540, 1)


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from([ROOM, OTHER_ROOM, None]))))
def test_episodes_hold_every_event_once_and_keep_their_distance(
    given_events: list[tuple[int, UUID | None]],
) -> None:
    events = [
        Event(UUID(int=number), BEGIN + timedelta(minutes=minute), room, MESSAGE, Direction.IN)
        for number, (minute, room) in enumerate(given_events)
    ]

    found = episodes(events)

    assert sorted(one.id for group in found for one in group.events) == [one.id for one in events]
    assert all(len({one.room_id for one in group.events}) == 1 for group in found)
    assert all(
        later.events[0].at - earlier.events[-1].at >= timedelta(minutes=10)
        for earlier in found
        for later in found
        if earlier.events[0].room_id == later.events[0].room_id
        and earlier.events[0].at < later.events[0].at
    )
