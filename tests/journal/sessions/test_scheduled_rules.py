from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.sessions.scheduled_rules import (
    Fit,
    Fitting,
    Standing,
    counted,
    fitting,
    has_place,
    is_time_to_remind,
    may_ring,
    standing_of,
)
from journal.shifts.roster import Roster
from journal.shifts.rules import ShiftInterval
from journal.teams.rhythm import Span
from journal.vocabulary import PlaceKind
from tests.conftest import SEOUL

MONDAY = datetime(2026, 3, 8, 15, tzinfo=UTC)
"""Midnight in Seoul."""


def at(hours: float) -> datetime:
    return MONDAY + timedelta(hours=hours)


def shift(begin: float, end: float) -> ShiftInterval:
    day = date(2026, 3, 9) + timedelta(days=int(begin // 24))
    return ShiftInterval(day, SEOUL.key, at(begin), at(end), at(end))


WORK = Roster((shift(9, 18), shift(33, 42)))
NIGHT = Roster((shift(22, 30),))
SPLIT = Roster((shift(9, 12), shift(17, 21)))


def fit_of(begin: float, roster: Roster = WORK, *, can_leave: bool = True) -> Fitting:
    span = Span(at(begin), at(begin) + timedelta(minutes=40))
    return fitting(span, roster, SEOUL, can_leave_desk=can_leave)


@pytest.mark.parametrize(
    "begin, expected",
    [
        (9, Fitting(Fit.IN_SHIFT, 0, is_good=True)),
        (17.5, Fitting(Fit.PARTLY_IN_SHIFT, 0, is_good=False)),
        (8.5, Fitting(Fit.PARTLY_IN_SHIFT, 0, is_good=False)),
        (18, Fitting(Fit.AFTER_SHIFT, 0, is_good=True)),
        (20, Fitting(Fit.AFTER_SHIFT, 120, is_good=True)),
        (20.5, Fitting(Fit.AFTER_SHIFT, 150, is_good=False)),
        (8, Fitting(Fit.BEFORE_SHIFT, 20, is_good=True)),
        (28, Fitting(Fit.BEFORE_SHIFT, 260, is_good=False)),
        (60, Fitting(Fit.DAY_OFF, 0, is_good=False)),
        (-20, Fitting(Fit.DAY_OFF, 0, is_good=False)),
        (24 * 20, Fitting(Fit.UNKNOWN, 0, is_good=True)),
    ],
)
def test_a_session_lies_somewhere_beside_the_shifts(begin: float, expected: Fitting) -> None:
    assert fit_of(begin) == expected


def test_in_a_shift_it_fits_who_can_leave_the_desk() -> None:
    assert fit_of(10, can_leave=False) == Fitting(Fit.IN_SHIFT, 0, is_good=False)
    assert fit_of(18, can_leave=False).is_good


def test_a_night_shift_is_measured_like_any_other() -> None:
    assert fit_of(31, NIGHT) == Fitting(Fit.AFTER_SHIFT, 60, is_good=True)
    assert fit_of(21, NIGHT) == Fitting(Fit.BEFORE_SHIFT, 20, is_good=True)


def test_between_the_halves_of_a_split_shift_it_fits() -> None:
    assert fit_of(13, SPLIT).fit is Fit.AFTER_SHIFT
    assert fit_of(16, SPLIT) == Fitting(Fit.BEFORE_SHIFT, 20, is_good=True)


def test_without_shifts_nothing_is_known() -> None:
    assert fit_of(10, Roster(())) == Fitting(Fit.UNKNOWN, 0, is_good=True)


@pytest.mark.parametrize(
    "rank, capacity, told, expected",
    [
        (None, 1, None, Standing.NONE),
        (1, 1, PlaceKind.HELD, Standing.HELD),
        (2, 1, PlaceKind.WAITING, Standing.WAITING),
        (1, 1, PlaceKind.WAITING, Standing.MOVED_UP),
        (900, None, PlaceKind.HELD, Standing.HELD),
    ],
)
def test_the_order_says_who_has_a_place(
    rank: int | None, capacity: int | None, told: PlaceKind | None, expected: Standing
) -> None:
    assert standing_of(rank, capacity, told) is expected
    assert expected.is_held == (expected in {Standing.HELD, Standing.MOVED_UP})


@given(st.integers(1, 50), st.integers(0, 80))
def test_never_more_have_a_place_than_there_are(capacity: int, heads: int) -> None:
    assert sum(has_place(rank, capacity) for rank in range(1, heads + 1)) == min(capacity, heads)


@pytest.mark.parametrize(
    "heads, told", [(0, None), (9, None), (10, 10), (14, 10), (15, 15), (101, 100)]
)
def test_heads_are_counted_from_ten_in_steps_of_five(heads: int, told: int | None) -> None:
    assert counted(heads) == told


@pytest.mark.parametrize(
    "now, starts, expected",
    [
        (10, 11, True),
        (9.9, 11, False),
        (10.99, 11, True),
        (11, 11, False),
        (9, 9.5, True),
        (8.9, 9.5, False),
        (17.5, 18.5, True),
        (18.4, 18.5, True),
        (18, 22, True),
        (18.99, 22, True),
        (19, 22, False),
        (21.5, 22, False),
        (18.5, 26.1, False),
        (60, 60.5, False),
        (8.5, 8.9, False),
    ],
)
def test_a_reminder_stays_inside_the_shift_and_the_hour_after_it(
    now: float, starts: float, *, expected: bool
) -> None:
    assert is_time_to_remind(at(now), at(starts), WORK) is expected


@given(st.floats(0, 90), st.floats(0, 90))
def test_a_reminder_never_comes_anywhere_else(now: float, starts: float) -> None:
    if is_time_to_remind(at(now), at(starts), WORK):
        assert any(begin <= now < begin + 10 for begin in (9, 33))


def test_an_alarm_rings_inside_a_shift_only() -> None:
    assert may_ring(at(18), WORK)
    assert may_ring(at(10), WORK)
    assert not may_ring(at(9), WORK)
    assert not may_ring(at(18.5), WORK)
