from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.causes.duties import KnownDuty
from journal.causes.roster_causes import (
    Flagged,
    NightsInARow,
    QuickReturn,
    ShortWeeklyRest,
    roster_causes,
)
from journal.vocabulary import RosterCause
from tests.journal.causes.making import BERLIN, SEOUL, duty, moment

F = TypeVar("F", QuickReturn, ShortWeeklyRest, NightsInARow)


def only(kind: type[F], *duties: KnownDuty) -> list[F]:
    return [one for one in roster_causes(duties, ()) if isinstance(one, kind)]


def march(day: int) -> date:
    return date(2026, 3, day)


@pytest.mark.parametrize(
    "before, after, minutes",
    [
        ((10, 14, 23), (11, 7, 15), 480),
        ((10, 14, 22), (11, 8.5, 15), 630),
        ((10, 14, 22), (11, 9, 15), None),
        ((10, 22, 6), (11, 14, 22), 480),
        ((10, 9, 13), (10, 17, 21), None),
        ((10, 9, 13), (10, 12, 21), None),
    ],
)
def test_a_quick_return_has_under_eleven_hours_between_two_days(
    before: tuple[int, float, float], after: tuple[int, float, float], minutes: int | None
) -> None:
    found = only(QuickReturn, duty(*after), duty(*before))

    assert [one.minutes for one in found] == ([] if minutes is None else [minutes])


def test_a_quick_return_says_from_when_on_it_would_be_none() -> None:
    (found,) = only(QuickReturn, duty(10, 14, 23), duty(11, 7, 15))

    assert (found.worker, found.day, found.cause) == ("12", march(11), RosterCause.QUICK_RETURN)
    assert found.rested_at == moment(11, 10)
    assert only(QuickReturn, duty(10, 14, 23), duty(11, 10, 18)) == []


@pytest.mark.parametrize(
    "day, zone, minutes",
    [(28, BERLIN, 600), (28, SEOUL, None), (21, BERLIN, None)],
)
def test_the_night_of_summer_time_is_an_hour_shorter(
    day: int, zone: object, minutes: int | None
) -> None:
    found = only(QuickReturn, duty(day, 12, 20, zone=zone), duty(day + 1, 7, 15, zone=zone))

    assert [one.minutes for one in found] == ([] if minutes is None else [minutes])


def test_two_workers_do_not_tire_each_other_and_dropped_duties_nobody() -> None:
    gone = duty(11, 7, 15, dropped_at=moment(1, 0))

    assert only(QuickReturn, duty(10, 14, 23), duty(11, 7, 15, "13"), gone) == []


def week(*days: int, start: float = 9, end: float = 18) -> list[KnownDuty]:
    return [duty(day, start, end) for day in days]


@pytest.mark.parametrize(
    "days, flagged",
    [
        (range(2, 7), []),
        (range(2, 8), []),
        (range(2, 9), [8]),
        ([2, 3, 4, 6, 7, 8], []),
        (range(2, 16), [8, 15]),
        (range(2, 31), [8, 15, 22, 29]),
    ],
)
def test_seven_days_need_35_hours_off(days: list[int], flagged: list[int]) -> None:
    found = only(ShortWeeklyRest, *week(*days))

    assert [one.day for one in found] == [march(day) for day in flagged]


def test_a_short_weekly_rest_says_by_when_a_rest_had_to_begin() -> None:
    (found,) = only(ShortWeeklyRest, *week(*range(2, 9)))

    assert (found.since, found.rest_by) == (moment(2, 9), moment(7, 22))
    assert found.cause is RosterCause.SHORT_WEEKLY_REST


@given(st.sets(st.integers(1, 28), min_size=1), st.integers(0, 14))
def test_with_a_free_day_each_week_the_rest_is_never_short(days: set[int], start: int) -> None:
    kept = [day for day in days if day % 7]

    assert only(ShortWeeklyRest, *week(*kept, start=start, end=start + 8)) == []


@pytest.mark.parametrize(
    "days, runs",
    [
        (range(10, 13), []),
        (range(10, 14), [(10, 13, 4)]),
        (range(10, 17), [(10, 16, 7)]),
        ([10, 11, 12, 14, 15, 16, 17], [(14, 17, 4)]),
        ([1, 2, 3, 4, 6, 7, 8, 9], [(1, 4, 4), (6, 9, 4)]),
    ],
)
def test_four_nights_in_a_row_are_flagged_once(
    days: list[int], runs: list[tuple[int, int, int]]
) -> None:
    found = only(NightsInARow, *week(*days, start=22, end=6))

    assert [(one.first_night, one.last_night, one.nights) for one in found] == [
        (march(first), march(last), nights) for first, last, nights in runs
    ]
    assert [one.day for one in found] == [march(first + 3) for first, *_ in runs]


def test_a_night_after_midnight_belongs_to_the_evening_before() -> None:
    nights = [duty(10, 22, 6), duty(12, 0, 6), duty(13, 0, 6), duty(13, 22, 6)]

    (found,) = only(NightsInARow, *nights)

    assert (found.first_night, found.last_night) == (march(10), march(13))


@given(st.randoms(use_true_random=False))
def test_the_order_of_duties_does_not_matter(chance: object) -> None:
    duties = [*week(*range(2, 12)), *week(*range(14, 20), start=22, end=6), duty(9, 20, 22, "13")]
    shuffled = list(duties)
    chance.shuffle(shuffled)

    assert roster_causes(shuffled, ()) == roster_causes(duties, ())


@given(st.lists(st.tuples(st.integers(1, 28), st.integers(0, 23), st.integers(1, 12))))
def test_what_is_flagged_is_flagged_by_the_day(hours: list[tuple[int, int, int]]) -> None:
    duties = [duty(day, start, start + length) for day, start, length in hours]

    found = roster_causes(duties, ())

    assert [one.day for one in found] == sorted(one.day for one in found)
    assert all(is_so(one) for one in found)


def is_so(found: Flagged) -> bool:
    if isinstance(found, QuickReturn):
        return timedelta() < found.starts_at - found.ended_at < timedelta(hours=11)
    return not isinstance(found, NightsInARow) or found.nights >= 4
