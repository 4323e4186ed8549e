from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.teams.windows import ANCHOR, Window, last_due, window_at, window_of

SEOUL = ZoneInfo("Asia/Seoul")
NEW_YORK = ZoneInfo("America/New_York")
SANTIAGO = ZoneInfo("America/Santiago")
ZONES = st.sampled_from(
    [SEOUL, NEW_YORK, SANTIAGO, ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Asia/Kathmandu")]
)
MOMENTS = st.integers(0, 20 * 365 * 24 * 60).map(
    lambda minutes: datetime(2019, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    "number,first,last",
    [
        (0, date(2026, 1, 5), date(2026, 2, 1)),
        (1, date(2026, 2, 2), date(2026, 3, 1)),
        (13, date(2027, 1, 4), date(2027, 1, 31)),
        (-1, date(2025, 12, 8), date(2026, 1, 4)),
        (-14, date(2024, 12, 9), date(2025, 1, 5)),
    ],
)
def test_a_window_is_four_weeks_from_a_monday(number: int, first: date, last: date) -> None:
    window = Window(number)

    assert (window.first_day, window.last_day) == (first, last)
    assert (first.weekday(), last.weekday()) == (0, 6)
    assert window_of(first) == window_of(last) == window


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_every_day_lies_in_one_window(day: date) -> None:
    window = window_of(day)

    assert window.first_day <= day <= window.last_day
    assert Window(window.number + 1).first_day - window.last_day == timedelta(days=1)


def test_windows_are_in_order_of_time() -> None:
    assert Window(-1) < Window(0) < Window(1)
    assert window_of(ANCHOR) == Window(0)


def test_a_window_opens_at_midnight_of_its_own_zone() -> None:
    assert Window(0).opens_at(SEOUL) == datetime(2026, 1, 4, 15, tzinfo=UTC)
    assert Window(0).opens_at(NEW_YORK) == datetime(2026, 1, 5, 5, tzinfo=UTC)


def test_a_window_over_the_change_to_summer_time_is_an_hour_shorter() -> None:
    spring = window_of(date(2026, 3, 8))
    autumn = window_of(date(2026, 11, 1))

    assert spring.closes_at(NEW_YORK) - spring.opens_at(NEW_YORK) == timedelta(days=28, hours=-1)
    assert autumn.closes_at(NEW_YORK) - autumn.opens_at(NEW_YORK) == timedelta(days=28, hours=1)
    assert spring.closes_at(SEOUL) - spring.opens_at(SEOUL) == timedelta(days=28)


def test_the_offset_is_that_of_the_day_asked_for() -> None:
    spring = window_of(date(2026, 3, 8))

    assert spring.opens_at(NEW_YORK) == datetime(2026, 3, 2, 5, tzinfo=UTC)
    assert spring.closes_at(NEW_YORK) == datetime(2026, 3, 30, 4, tzinfo=UTC)
    assert spring.due_at(NEW_YORK) == datetime(2026, 4, 6, 4, tzinfo=UTC)


def test_a_window_is_due_a_week_after_its_close_by_the_clock_on_the_wall() -> None:
    # On the night to Sunday, April 5th 2026 Santiago's clocks go back: that week has 169 hours.
    before = window_of(date(2026, 3, 29))

    assert before.closes_at(SANTIAGO) == datetime(2026, 3, 30, 3, tzinfo=UTC)
    assert before.due_at(SANTIAGO) == datetime(2026, 4, 6, 4, tzinfo=UTC)


@given(MOMENTS, ZONES)
def test_every_moment_lies_in_one_window(moment: datetime, zone: ZoneInfo) -> None:
    window = window_at(moment, zone)

    assert window.opens_at(zone) <= moment < window.closes_at(zone)
    assert Window(window.number + 1).opens_at(zone) == window.closes_at(zone)


def test_the_close_belongs_to_the_next_window() -> None:
    close = Window(2).closes_at(NEW_YORK)

    assert window_at(close - MOMENT, NEW_YORK) == Window(2)
    assert window_at(close, NEW_YORK) == Window(3)
    assert window_at(close, SEOUL) == Window(3)
    assert window_at(close - timedelta(hours=13), SEOUL) == Window(3)


def test_a_window_becomes_due_in_one_moment() -> None:
    due = Window(2).due_at(NEW_YORK)

    assert last_due(due, NEW_YORK) == Window(2)
    assert last_due(due - MOMENT, NEW_YORK) == Window(1)


@given(MOMENTS, ZONES)
def test_the_newest_due_window_is_due_and_the_next_is_not(moment: datetime, zone: ZoneInfo) -> None:
    due = last_due(moment, zone)

    assert due.due_at(zone) <= moment < Window(due.number + 1).due_at(zone)
