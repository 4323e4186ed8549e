from datetime import UTC, date, datetime, timedelta

import pytest

from journal.findings.logs import Log, Logged, hardest_severe, work_of_dates
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import ShiftKind

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour)


def hit(day: date = MONDAY, **given: object) -> Logged:
    return Logged(**{"local_date": day, "at": at(day, 17), **given})  # type: ignore[arg-type] # words of a test


def shift(day: date, begin: int, end: int, *, over: int | None = None) -> ShiftInterval:
    actual = at(day, end) + timedelta(minutes=over or 0)
    return ShiftInterval(
        day, "UTC", at(day, begin), at(day, end), actual, is_closed=over is not None
    )


@pytest.mark.parametrize("minutes, is_late", [(None, False), (61, False), (60, True), (-5, True)])
def test_late_is_from_the_last_hour_on(minutes: int | None, *, is_late: bool) -> None:
    assert hit(minutes_before_end=minutes).is_late is is_late


@pytest.mark.parametrize("intensity, is_severe", [(None, False), (3, False), (4, True), (5, True)])
def test_severe_is_four_or_five(intensity: int | None, *, is_severe: bool) -> None:
    assert hit(intensity=intensity).is_severe is is_severe


def test_what_was_logged_is_given_by_its_date_in_order() -> None:
    later, earlier = hit(at=at(MONDAY, 18)), hit(at=at(MONDAY, 9))

    assert Log([later, earlier]).of(MONDAY, was_here=False) == [earlier, later]


@pytest.mark.parametrize("days, known", [(1, ()), (14, ()), (15, None), (-14, ()), (-15, None)])
def test_no_entry_means_none_only_near_another_entry(days: int, known: tuple[()] | None) -> None:
    assert Log([hit()]).of(MONDAY + days * DAY, was_here=True) == known


def test_a_day_she_was_not_seen_says_nothing() -> None:
    assert Log([hit()]).of(MONDAY + DAY, was_here=False) is None


def test_a_log_that_was_never_kept_says_nothing() -> None:
    assert Log([]).of(MONDAY, was_here=True) is None


def test_the_hardest_is_the_last_of_the_severest() -> None:
    first, last = hit(intensity=5, at=at(MONDAY, 9)), hit(intensity=5, at=at(MONDAY, 10))

    assert hardest_severe([hit(intensity=4), last, first, hit(intensity=2)]) is last
    assert hardest_severe([hit(intensity=3), hit()]) is None


def test_the_rest_before_a_day_is_told_without_the_time_on_call() -> None:
    days = [shift(MONDAY, 9, 18), shift(MONDAY + DAY, 7, 16)]
    on_call = ShiftInterval(
        MONDAY,
        "UTC",
        at(MONDAY, 18),
        at(MONDAY, 21),
        at(MONDAY, 21),
        kind=ShiftKind.ON_CALL,
    )

    assert work_of_dates(days)[MONDAY].rest_hours is None
    assert work_of_dates(days)[MONDAY + DAY].rest_hours == 13
    assert work_of_dates(days, [on_call])[MONDAY + DAY].rest_hours == 10


@pytest.mark.parametrize("over, overtime", [(None, None), (0, 0), (45, 45)])
def test_overtime_is_known_only_when_she_said_when_she_got_out(
    over: int | None, overtime: float | None
) -> None:
    assert work_of_dates([shift(MONDAY, 9, 18, over=over)])[MONDAY].overtime_minutes == overtime
