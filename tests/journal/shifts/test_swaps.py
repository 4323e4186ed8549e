from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid
from journal.shifts.commands import add_day_off, add_single_shift, set_repeating_rule, swap_days
from journal.shifts.queries import RosterDay, roster_days
from journal.shifts.rules import DatedSlot, Imported, RepeatingRule, ShiftInterval, Slot
from journal.shifts.sources import Single
from journal.vocabulary import DayKind, ShiftKind
from tests.journal.shifts.rosters import keep_imported

SEOUL = "Asia/Seoul"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
MONDAY, TUESDAY, SUNDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 8)
WEEK = RepeatingRule(
    SEOUL,
    date(2026, 1, 1),
    None,
    (
        Slot(0, 540, 720),
        Slot(0, 840, 1080),
        Slot(1, 1320, 420),
        Slot(1, 600, 660, ShiftKind.ON_CALL),
    ),
)


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    set_repeating_rule(session, mina_id, uuid4(), WEEK, NOW)
    return mina_id


def shown(session: Session, account_id: UUID) -> dict[int, list[tuple[int, int]]]:
    """The UTC hours of work of each date of the week."""
    days = roster_days(session, account_id, MONDAY, SUNDAY)
    return {
        day.local_date.day: [(one.starts_at.hour, one.ends_at.hour) for one in day.shifts]
        for day in days
        if day.shifts
    }


def day(session: Session, account_id: UUID, wanted: date) -> RosterDay:
    return roster_days(session, account_id, wanted, wanted)[0]


def swap(session: Session, account_id: UUID, first: date, second: date) -> UUID:
    swap_id = uuid4()
    swap_days(session, account_id, first, second, NOW, swap_id=swap_id)
    return swap_id


def test_two_days_change_places_with_all_their_hours(session: Session, mina: UUID) -> None:
    assert shown(session, mina) == {2: [(0, 3), (5, 9)], 3: [(13, 22)]}

    swap(session, mina, MONDAY, TUESDAY)

    assert shown(session, mina) == {2: [(13, 22)], 3: [(0, 3), (5, 9)]}
    assert len(day(session, mina, MONDAY).on_call) == 1
    assert day(session, mina, TUESDAY).on_call == ()


def test_a_free_day_is_free_for_the_swap(session: Session, mina: UUID) -> None:
    swap(session, mina, SUNDAY, MONDAY)

    assert shown(session, mina) == {3: [(13, 22)], 8: [(0, 3), (5, 9)]}
    assert day(session, mina, MONDAY).day_kind is DayKind.SWAPPED


def test_leave_goes_with_the_day(session: Session, mina: UUID) -> None:
    add_day_off(session, mina, MONDAY, NOW, DayKind.LEAVE)

    swap(session, mina, MONDAY, TUESDAY)

    assert shown(session, mina) == {2: [(13, 22)]}
    assert day(session, mina, TUESDAY).day_kind is DayKind.LEAVE
    assert day(session, mina, MONDAY).is_day_off is False


def test_a_swap_back_restores_the_hours(session: Session, mina: UUID) -> None:
    swap(session, mina, SUNDAY, MONDAY)

    swap(session, mina, MONDAY, SUNDAY)

    assert shown(session, mina) == {2: [(0, 3), (5, 9)], 3: [(13, 22)]}
    assert len(day(session, mina, MONDAY).singles) == 2


def test_a_replay_changes_nothing(session: Session, mina: UUID) -> None:
    swap_id = swap(session, mina, MONDAY, TUESDAY)

    swap_days(session, mina, MONDAY, TUESDAY, NOW, swap_id=swap_id)
    swap_days(session, mina, TUESDAY, MONDAY, NOW, swap_id=swap_id)

    assert shown(session, mina) == {2: [(13, 22)], 3: [(0, 3), (5, 9)]}
    with pytest.raises(Conflict):
        swap_days(session, mina, SUNDAY, date(2026, 11, 9), NOW, swap_id=swap_id)


@pytest.mark.parametrize(
    "first, second, reason",
    [
        (SUNDAY, date(2026, 11, 7), "nothing_to_swap"),
        (MONDAY, MONDAY, "nothing_to_swap"),
        (date(1989, 1, 1), MONDAY, "date_out_of_range"),
    ],
)
def test_a_swap_that_cannot_be_is_refused(
    session: Session, mina: UUID, first: date, second: date, reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        swap(session, mina, first, second)

    assert shown(session, mina) == {2: [(0, 3), (5, 9)], 3: [(13, 22)]}


@pytest.mark.parametrize(
    "local_date, hours", [(MONDAY, 25), (SUNDAY, 8)], ids=["too long", "begins on another date"]
)
def test_a_shift_that_no_single_date_can_hold_stays(
    session: Session, mina: UUID, local_date: date, hours: int
) -> None:
    begin = datetime(2026, 11, 2, 0, tzinfo=UTC)
    end = begin + timedelta(hours=hours)
    moved = ShiftInterval(local_date, SEOUL, begin, end, end)
    roster = Imported(uuid4(), NOW, local_date, local_date, True, (moved,), {})
    keep_imported(session, mina, roster)

    with pytest.raises(Invalid, match="cannot_be_swapped"):
        swap(session, mina, local_date, TUESDAY)


def test_hours_of_another_zone_keep_their_zone(session: Session, mina: UUID) -> None:
    there = DatedSlot(MONDAY, "Europe/Berlin", 540, 1020, replaces_day=True)
    add_single_shift(session, mina, Single(uuid4(), there), NOW)

    swap(session, mina, MONDAY, SUNDAY)

    (found,) = day(session, mina, SUNDAY).singles
    assert (found.slot.zone, found.slot.start_minute, found.slot.end_minute) == (
        "Europe/Berlin",
        540,
        1020,
    )
