from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.event import listen
from sqlalchemy.orm import Session

from journal.shifts.commands import add_day_off, add_single_shift, set_repeating_rule
from journal.shifts.leaving import record_out_now
from journal.shifts.queries import (
    current_pattern,
    on_call_between,
    patterns,
    roster_around,
    roster_days,
    shift_intervals,
    shift_now,
    shifts_between,
)
from journal.shifts.rules import DatedSlot, Imported, RepeatingRule, ShiftInterval, Slot
from journal.shifts.sources import Single, sources_between
from journal.vocabulary import DayKind, ShiftKind
from tests.journal.shifts.rosters import keep_imported

SEOUL = "Asia/Seoul"
MONDAY = date(2026, 11, 2)
SUNDAY = date(2026, 11, 8)
OFFICE = RepeatingRule(
    SEOUL, date(2026, 1, 1), None, tuple(Slot(day, 9 * 60, 18 * 60) for day in range(5))
)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    set_repeating_rule(session, mina_id, uuid4(), OFFICE, utc(1, 0))
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
    late = RepeatingRule(SEOUL, date(2026, 11, 4), None, (Slot(2, 780, 1320),))
    set_repeating_rule(session, mina, uuid4(), late, utc(1, 0))

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


def brought(day: int, begin: int, hours: int, kind: ShiftKind = ShiftKind.WORK) -> ShiftInterval:
    end = utc(day, begin + hours) if begin + hours < 24 else utc(day + 1, begin + hours - 24)
    return ShiftInterval(date(2026, 11, day), SEOUL, utc(day, begin), end, end, kind=kind)


@pytest.fixture
def imported(session: Session, mina: UUID) -> Imported:
    shifts = (brought(2, 4, 9), brought(3, 10, 12, ShiftKind.ON_CALL))
    days = {date(2026, 11, 4): DayKind.LEAVE}
    roster = Imported(uuid4(), utc(1, 0), MONDAY, date(2026, 11, 4), True, shifts, days)
    keep_imported(session, mina, roster)
    return roster


def test_a_roster_that_was_brought_in_is_read_back(
    session: Session, mina: UUID, imported: Imported
) -> None:
    sources = sources_between(session, mina, MONDAY, SUNDAY)

    (found,) = sources.imported
    assert set(found.shifts) == set(imported.shifts)
    assert replace(found, shifts=imported.shifts) == imported
    assert sources_between(session, mina, date(2026, 11, 7), SUNDAY).imported == ()


@pytest.mark.usefixtures("imported")
def test_work_and_time_on_call_are_asked_for_apart(session: Session, mina: UUID) -> None:
    work = shifts_between(session, mina, MONDAY, SUNDAY)
    waiting = on_call_between(session, mina, MONDAY, SUNDAY)

    assert [one.local_date.day for one in work] == [2, 5, 6]
    assert [one.local_date.day for one in waiting] == [3]
    assert shift_intervals(session, mina, utc(3, 11), utc(3, 12)) == ()
    assert roster_around(session, mina, utc(3, 11), utc(3, 12)).on_call == waiting
    assert shift_now(session, mina, utc(3, 15)).running is None


@pytest.mark.usefixtures("imported")
def test_a_day_tells_its_time_on_call_and_why_it_is_free(session: Session, mina: UUID) -> None:
    add_day_off(session, mina, SUNDAY, utc(1, 0), DayKind.SICK)

    days = roster_days(session, mina, MONDAY, SUNDAY)

    assert [len(day.on_call) for day in days] == [0, 1, 0, 0, 0, 0, 0]
    assert [day.day_kind for day in days] == [
        *[None, None, DayKind.LEAVE, None, None, None],
        DayKind.SICK,
    ]
    assert [day.is_day_off for day in days] == [*[False] * 6, True]


def test_a_week_on_call_is_seen_in_its_middle(session: Session, mina: UUID) -> None:
    end = utc(9, 0)
    week = ShiftInterval(MONDAY, SEOUL, utc(2, 0), end, end, kind=ShiftKind.ON_CALL)
    roster = Imported(uuid4(), utc(1, 0), MONDAY, SUNDAY, False, (week,), {})
    keep_imported(session, mina, roster)

    (found,) = on_call_between(session, mina, date(2026, 11, 6), date(2026, 11, 6))

    assert (found.starts_at, found.ends_at) == (utc(5, 15), utc(6, 15))


def test_shifts_are_read_in_two_statements(session: Session, mina: UUID) -> None:
    asked: list[str] = []
    listen(session.connection(), "before_cursor_execute", lambda *call: asked.append(call[2]))

    roster_days(session, mina, MONDAY, SUNDAY)
    roster_around(session, mina, utc(2, 0), utc(9, 0))

    assert len(asked) == 4
