from datetime import UTC, date, datetime, timedelta

import pytest

from journal.shifts.months import MonthTotals, PartOfDay, is_night_work, part_of_day, totals_of
from journal.shifts.roster import roster_of
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import ShiftKind

SEOUL = "Asia/Seoul"


def shift(day: int, begin: float, hours: float, kind: ShiftKind = ShiftKind.WORK) -> ShiftInterval:
    """A stretch that begins at an hour of a November day in Seoul."""
    starts_at = datetime(2026, 11, day, tzinfo=UTC) + timedelta(hours=begin - 9)
    ends_at = starts_at + timedelta(hours=hours)
    return ShiftInterval(date(2026, 11, day), SEOUL, starts_at, ends_at, ends_at, kind=kind)


def totals(*shifts: ShiftInterval) -> MonthTotals:
    roster = roster_of(shifts)
    return totals_of(roster.shifts, roster.on_call, [None, *roster.rest_gaps])


@pytest.mark.parametrize(
    "begin, hours, is_night",
    [
        (9, 9, False),
        (15, 8, False),
        (23, 8, True),
        (22, 9, True),
        (18, 8, True),
        (18, 7.9, False),
        (3, 6, True),
        (3.1, 6, False),
        (9, 24, True),
    ],
)
def test_three_hours_of_a_night_make_night_work(
    begin: float, hours: float, *, is_night: bool
) -> None:
    assert is_night_work(shift(4, begin, hours)) is is_night


@pytest.mark.parametrize(
    "begin, end, part",
    [
        (7, 15, PartOfDay.DAY),
        (4, 12, PartOfDay.DAY),
        (3, 9, PartOfDay.NIGHT),
        (12, 20, PartOfDay.EVENING),
        (15, 23, PartOfDay.EVENING),
        (18, 1, PartOfDay.EVENING),
        (18, 2, PartOfDay.NIGHT),
        (22, 7, PartOfDay.NIGHT),
        (19, 7, PartOfDay.NIGHT),
        (9, 9, PartOfDay.WHOLE),
        (0, 0, PartOfDay.WHOLE),
    ],
)
def test_hours_have_the_name_of_their_part_of_the_day(
    begin: int, end: int, part: PartOfDay
) -> None:
    assert part_of_day(begin * 60, end * 60) is part


def test_a_split_day_is_one_day_worked() -> None:
    assert totals(shift(4, 9, 3), shift(4, 17, 4)) == MonthTotals(1, 7 * 60, 0, 0, 0)


def test_hours_that_overlap_count_once() -> None:
    assert totals(shift(4, 9, 5), shift(4, 12, 4)).minutes == 7 * 60


def test_nights_and_quick_returns_are_counted() -> None:
    found = totals(shift(4, 23, 8), shift(5, 15, 8), shift(6, 7, 8))

    assert (found.days_worked, found.nights, found.quick_returns) == (3, 1, 2)


def test_time_on_call_is_no_time_worked() -> None:
    found = totals(shift(4, 9, 9), shift(4, 18, 15, ShiftKind.ON_CALL))

    assert (found.minutes, found.on_call_minutes, found.nights) == (540, 900, 0)


def test_nothing_comes_to_nothing() -> None:
    assert totals() == MonthTotals(0, 0, 0, 0, 0)
