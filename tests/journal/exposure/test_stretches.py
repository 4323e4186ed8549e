from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exposure.stretches import (
    Stretch,
    days_in_part,
    days_without,
    gaps,
    joined,
    uncovered,
    whole_days,
)

SEOUL, LONDON = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/London")
BEGIN = datetime(2026, 3, 2, tzinfo=SEOUL)
PIECES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=9)


def hours(begin: float, end: float) -> Stretch:
    return Stretch(BEGIN + timedelta(hours=begin), BEGIN + timedelta(hours=end))


def test_stretches_that_touch_or_overlap_are_one() -> None:
    found = joined([hours(5, 6), hours(0, 2), hours(2, 3), hours(0, 1)])

    assert found == (hours(0, 3), hours(5, 6))


def test_gaps_lie_between_and_after() -> None:
    covered = (hours(0, 2), hours(5, 6))

    assert gaps(covered, hours(0, 9).ends_at) == (hours(2, 5), hours(6, 9))
    assert gaps(covered, hours(0, 6).ends_at) == (hours(2, 5),)
    assert gaps((), BEGIN) == ()


@pytest.mark.parametrize(
    "covered,expected",
    [
        ((), (hours(2, 8),)),
        ((hours(0, 9),), ()),
        ((hours(0, 3), hours(5, 6)), (hours(3, 5), hours(6, 8))),
        ((hours(0, 1), hours(9, 11)), (hours(2, 8),)),
        ((hours(2, 8),), ()),
    ],
)
def test_what_a_window_leaves_open(
    covered: tuple[Stretch, ...], expected: tuple[Stretch, ...]
) -> None:
    assert uncovered(covered, hours(2, 8)) == expected


@given(pieces=PIECES, window=st.tuples(st.integers(0, 40), st.integers(1, 40)))
def test_hour_by_hour_it_is_the_same(
    pieces: list[tuple[int, int]], window: tuple[int, int]
) -> None:
    covered = joined(hours(at, at + long) for at, long in pieces)
    first, last = window[0], window[0] + window[1]

    found = uncovered(covered, hours(first, last))

    for hour in range(first, last):
        is_open = any(one.starts_at <= hours(hour, 0).starts_at < one.ends_at for one in found)
        assert is_open is not is_covered(pieces, hour)


def test_days_without_are_those_of_which_nothing_is_covered() -> None:
    covered = (hours(10, 11), hours(24 * 3, 24 * 4))

    found = days_without(covered, date(2026, 3, 1), date(2026, 3, 6), SEOUL)

    assert found == {date(2026, 3, day) for day in (1, 3, 4, 6)}


def test_days_in_part_are_those_of_which_some_is_covered() -> None:
    covered = (hours(10, 30), hours(24 * 3, 24 * 4))

    found = days_in_part(covered, date(2026, 3, 1), date(2026, 3, 6), SEOUL)

    assert found == {date(2026, 3, 2), date(2026, 3, 3)}


def test_a_day_of_twenty_five_hours_is_one_day() -> None:
    day = date(2026, 10, 25)

    window = whole_days(day, day, LONDON)

    assert window.ends_at.astimezone(UTC) - window.starts_at.astimezone(UTC) == timedelta(hours=25)
    assert days_without((), day, day, LONDON) == {day}
    assert days_without((window,), day, day, LONDON) == set()


def is_covered(pieces: list[tuple[int, int]], hour: int) -> bool:
    """Whether several pieces together cover an hour; they begin and end on the hour."""
    return any(at <= hour < at + long for at, long in pieces)
