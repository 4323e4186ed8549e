from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from journal.shifts.rules import ShiftInterval
from journal.shifts.usual import usual_hours

SEOUL = ZoneInfo("Asia/Seoul")
MONDAY = date(2026, 11, 2)
WEEK = timedelta(days=7)


def shift(day: date, begin: int, end: int) -> ShiftInterval:
    midnight = datetime(day.year, day.month, day.day, tzinfo=SEOUL)
    starts, ends = (
        (midnight + timedelta(minutes=minute)).astimezone(UTC) for minute in (begin, end)
    )
    return ShiftInterval(day, SEOUL.key, starts, ends, ends)


def test_nobody_works_without_a_shift() -> None:
    assert usual_hours((), SEOUL) == frozenset()


def test_the_hours_are_those_on_the_wall() -> None:
    found = usual_hours([shift(MONDAY, 9 * 60, 11 * 60)], SEOUL)

    assert found == {(0, 9), (0, 10)}


def test_an_hour_that_is_only_touched_counts() -> None:
    found = usual_hours([shift(MONDAY, 9 * 60 + 30, 10 * 60 + 1)], SEOUL)

    assert found == {(0, 9), (0, 10)}


def test_a_night_shift_goes_on_into_the_next_weekday() -> None:
    found = usual_hours([shift(MONDAY, 23 * 60, 25 * 60)], SEOUL)

    assert found == {(0, 23), (1, 0)}


def test_what_is_worked_in_half_of_the_weeks_is_usual() -> None:
    weeks = [shift(MONDAY + WEEK * number, 9 * 60, 10 * 60) for number in range(4)]
    twice = [shift(MONDAY + WEEK * number, 18 * 60, 19 * 60) for number in range(2)]
    once = [shift(MONDAY, 20 * 60, 21 * 60)]

    assert usual_hours([*weeks, *twice, *once], SEOUL) == {(0, 9), (0, 18)}
