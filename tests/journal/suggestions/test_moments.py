from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from journal.suggestions.moments import minutes_into_moment, moment_of, seed_of
from journal.suggestions.situation import OffShift, OnShift, Situation
from journal.vocabulary import Moment
from tests.journal.suggestions.reading import SEOUL

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=SEOUL)


def test_without_any_known_end_the_day_began_at_midnight() -> None:
    away = Situation(MORNING, OffShift(None, None))

    assert moment_of(away) is Moment.DAY_OFF
    assert minutes_into_moment(away, Moment.DAY_OFF) == 570


def test_a_moment_is_the_same_moment_until_it_ends() -> None:
    morning, noon = (
        Situation(MORNING.replace(hour=9 + h), OnShift(30 + h * 60, 500)) for h in (0, 3)
    )
    evening = Situation(MORNING.replace(hour=21), OffShift(180, 720))

    assert seed_of(morning) == seed_of(noon) == "between 2026-03-02"
    assert seed_of(evening) == "evening 2026-03-02"
    assert seed_of(Situation(MORNING, OffShift(900, 30))) == ""


@given(st.integers(0, 23), st.integers(0, 600), st.integers(-60, 600))
def test_at_work_no_hour_is_night(hour: int, into: int, left: int) -> None:
    working = Situation(MORNING.replace(hour=hour), OnShift(into, left))

    assert moment_of(working) is Moment.BETWEEN


@given(st.integers(0, 59), st.integers(0, 2))
def test_the_two_hours_after_a_shift_are_after_it_at_any_hour(minute: int, hours: int) -> None:
    late = Situation(MORNING.replace(hour=hours, minute=minute), OffShift(120, None))

    assert moment_of(late) is Moment.AFTER_SHIFT
