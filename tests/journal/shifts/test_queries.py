from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.shifts.commands import add_day_off, add_single_shift, set_weekly_pattern
from journal.shifts.leaving import record_out_now
from journal.shifts.queries import (
    current_pattern,
    patterns,
    roster_around,
    roster_days,
    shift_intervals,
    shift_now,
    shifts_between,
)
from journal.shifts.rules import DatedSlot, Slot, WeeklyRule
from journal.shifts.sources import Single

SEOUL = "Asia/Seoul"
MONDAY = date(2026, 11, 2)
SUNDAY = date(2026, 11, 8)
OFFICE = WeeklyRule(
    SEOUL, date(2026, 1, 1), None, tuple(Slot(day, 9 * 60, 18 * 60) for day in range(5))
)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    set_weekly_pattern(session, mina_id, uuid4(), OFFICE, utc(1, 0))
    return mina_id


def test_the_shifts_of_a_window_are_those_that_touch_it(session: Session, mina: UUID) -> None:
    found = shift_intervals(session, mina, utc(2, 9), utc(4, 0))

    assert [shift.local_date.day for shift in found] == [2, 3, 4]


def test_the_shifts_of_dates_are_those_called_by_them(session: Session, mina: UUID) -> None:
    found = shifts_between(session, mina, MONDAY, SUNDAY)

    assert [shift.local_date.day for shift in found] == [2, 3, 4, 5, 6]


def test_nobody_has_the_shifts_of_somebody_else(session: Session, mina: UUID, jun_id: UUID) -> None:
    assert shifts_between(session, jun_id, MONDAY, SUNDAY) == ()
    assert patterns(session, jun_id) == ()
    assert current_pattern(session, jun_id, MONDAY) is None


def test_the_roster_of_a_moment_reaches_to_the_shifts_around(session: Session, mina: UUID) -> None:
    roster = roster_around(session, mina, utc(7, 3), utc(7, 3))

    assert roster.previous_end(utc(7, 3)) == utc(6, 9)
    assert roster.next_start(utc(7, 3)) == utc(9, 0)


def test_the_newest_week_that_holds_is_the_current_one(session: Session, mina: UUID) -> None:
    late = WeeklyRule(SEOUL, date(2026, 11, 4), None, (Slot(2, 780, 1320),))
    set_weekly_pattern(session, mina, uuid4(), late, utc(1, 0))

    found = [current_pattern(session, mina, date(2026, 11, day)) for day in (3, 4)]

    assert [one.rule if one else None for one in found] == [OFFICE, late]


def test_a_running_shift_is_what_out_now_would_close(session: Session, mina: UUID) -> None:
    found = shift_now(session, mina, utc(2, 8))

    assert found.running == found.to_close
    assert found.closed is None
    assert (found.next.starts_at if found.next else None) == utc(3, 0)
    assert found.rest is not None
    assert found.rest.minutes == 15 * 60


def test_a_shift_over_for_less_than_eight_hours_can_still_be_closed(
    session: Session, mina: UUID
) -> None:
    assert shift_now(session, mina, utc(2, 16, 59)).to_close is not None
    assert shift_now(session, mina, utc(2, 17, 1)).to_close is None


def test_a_closed_shift_is_told_apart(session: Session, mina: UUID) -> None:
    record_out_now(session, mina, utc(2, 9, 40))

    found = shift_now(session, mina, utc(2, 10))

    assert (found.running, found.to_close) == (None, None)
    assert found.closed is not None
    assert found.closed.overtime_minutes == 40


def test_at_a_weekend_the_rest_since_friday_is_known(session: Session, mina: UUID) -> None:
    found = shift_now(session, mina, utc(8, 12))

    assert found.rest is not None
    assert (found.rest.ended_at, found.rest.starts_at) == (utc(6, 9), utc(9, 0))


def test_a_day_tells_what_was_entered_for_it_alone(session: Session, mina: UUID) -> None:
    single = Single(uuid4(), DatedSlot(SUNDAY, SEOUL, 600, 900, replaces_day=False))
    add_single_shift(session, mina, single, utc(1, 0))
    add_day_off(session, mina, date(2026, 11, 3), utc(1, 0))

    days = roster_days(session, mina, MONDAY, SUNDAY)

    assert [len(day.shifts) for day in days] == [1, 0, 1, 1, 1, 0, 1]
    assert [day.local_date.day for day in days if day.is_day_off] == [3]
    assert days[6].singles == (single,)


def test_a_day_tells_the_rest_before_it(session: Session, mina: UUID) -> None:
    record_out_now(session, mina, utc(2, 9) + timedelta(hours=6))

    days = roster_days(session, mina, MONDAY, SUNDAY)

    rest = days[1].rest_before
    assert rest is not None
    assert (rest.minutes, rest.is_quick_return) == (9 * 60, True)


def test_two_single_shifts_of_a_day_stand_in_their_order(session: Session, mina: UUID) -> None:
    for start in (1200, 600):
        slot = DatedSlot(SUNDAY, SEOUL, start, start + 60, replaces_day=True)
        add_single_shift(session, mina, Single(uuid4(), slot), utc(1, 0))

    (day,) = roster_days(session, mina, SUNDAY, SUNDAY)

    assert [one.slot.start_minute for one in day.singles] == [600, 1200]
