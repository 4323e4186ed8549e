"""What a period may be, when entries are too old, and what is left of covered time."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.my_data.rules import (
    Period,
    Span,
    already_too_old,
    check_months,
    check_period,
    first_removal,
    goes_on,
    kept_from,
    left_of,
)
from tests.conftest import SEOUL

TODAY = date(2026, 11, 22)
dates = st.dates(date(1995, 1, 1), date(2090, 1, 1))
months = st.integers(1, 24)


@pytest.mark.parametrize(
    "first, last, reason",
    [
        (date(1980, 1, 1), TODAY, "too_early"),
        (TODAY, TODAY + timedelta(days=1), "to_come"),
        (TODAY, TODAY - timedelta(days=1), "ends_first"),
    ],
)
def test_a_period_that_cannot_be_is_refused(first: date, last: date, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_period(Period(first, last), TODAY)

    assert refusal.value.reason == reason


def refusal(check: Callable[..., object], *given: object) -> str | None:
    try:
        check(*given)
    except Invalid as refused:
        return refused.reason
    return None


def test_one_day_is_a_period() -> None:
    assert refusal(check_period, Period(TODAY, TODAY), TODAY) is None


@pytest.mark.parametrize("number", [0, 25, -1])
def test_a_time_beyond_the_bounds_is_refused(number: int) -> None:
    with pytest.raises(Invalid):
        check_months(number)


@pytest.mark.parametrize(
    "today, number, kept",
    [
        (TODAY, 24, date(2024, 11, 22)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
    ],
)
def test_months_are_those_of_the_calendar(today: date, number: int, kept: date) -> None:
    assert kept_from(today, number) == kept


@given(dates, months)
def test_entries_go_on_the_first_day_that_they_are_too_old(day: date, number: int) -> None:
    gone = goes_on(day, number)

    assert kept_from(gone, number) > day
    assert kept_from(gone - timedelta(days=1), number) <= day


@given(dates, months)
def test_nothing_goes_without_a_weeks_word(oldest: date, number: int) -> None:
    assert first_removal(oldest, number, TODAY, None) >= TODAY + timedelta(days=7)
    assert first_removal(oldest, number, TODAY, TODAY - timedelta(days=3)) >= TODAY + timedelta(
        days=4
    )


def test_a_span_is_her_days_even_where_the_clock_changes() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    span = Span(date(2026, 3, 29), date(2026, 3, 29), berlin, datetime(2027, 1, 1, tzinfo=UTC))

    assert span.ends_at - span.begins_at == timedelta(hours=23)
    assert span.begins_at == datetime(2026, 3, 28, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "begin, end, left",
    [(-10, -5, [(-10, -5)]), (-5, 5, [(-5, 0)]), (5, 10, []), (-5, 30, [(-5, 0), (24, 30)])],
)
def test_what_is_left_of_covered_time(begin: int, end: int, left: list[tuple[int, int]]) -> None:
    span = Span(date(2026, 3, 2), date(2026, 3, 2), SEOUL, datetime(2027, 1, 1, tzinfo=UTC))
    zero = span.begins_at

    found = left_of(zero + timedelta(hours=begin), zero + timedelta(hours=end), span)

    hours = [((a - zero) // timedelta(hours=1), (b - zero) // timedelta(hours=1)) for a, b in found]
    assert hours == left


@given(st.lists(st.tuples(dates, st.integers(1, 9))), dates, months)
def test_what_comes_too_old_is_what_would_go(
    by_day: list[tuple[date, int]], today: date, number: int
) -> None:
    old = already_too_old(by_day, kept_from(today, number))

    assert old == sum(count for day, count in by_day if goes_on(day, number) <= today)
