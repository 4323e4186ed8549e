from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.suggestions.moments import (
    NIGHT_ENDS,
    has_more_today,
    minutes_into_moment,
    moment_of,
    must_not_wake,
    seed_of,
)
from journal.suggestions.situation import OffShift, OnShift, Situation
from journal.vocabulary import Moment
from tests.journal.suggestions.reading import SEOUL

MORNING = datetime(2026, 3, 2, 9, 30, tzinfo=SEOUL)
BERLIN = ZoneInfo("Europe/Berlin")
CLOCKS_BACK = datetime(2026, 10, 25, 1, 0, tzinfo=UTC)
"""Three in Berlin becomes two."""

CLOCKS_ON = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
"""Two in Berlin becomes three."""


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


@pytest.mark.parametrize("since", [None, 400, 2000])
@pytest.mark.parametrize("asked_again", [20, 300])
def test_a_night_goes_on_over_midnight(since: int | None, asked_again: int) -> None:
    before = Situation(MORNING.replace(hour=23, minute=50), OffShift(since, None))
    later = None if since is None else since + asked_again
    after = Situation(before.now + timedelta(minutes=asked_again), OffShift(later, None))

    assert moment_of(before) is moment_of(after) is Moment.NIGHT
    assert minutes_into_moment(after, Moment.NIGHT) >= asked_again
    assert seed_of(before) == seed_of(after)


def test_the_night_before_is_another_night() -> None:
    saturday = Situation(MORNING.replace(hour=23), OffShift(2 * 1440, None))

    assert minutes_into_moment(saturday, Moment.NIGHT) < 23 * 60


def test_what_was_said_before_leaving_into_a_short_rest_still_holds_outside() -> None:
    leaving = Situation(MORNING, OnShift(440, 40), rest_hours=9)
    out = Situation(MORNING + timedelta(minutes=45), OffShift(5, 540), rest_hours=9)

    assert moment_of(leaving) is moment_of(out) is Moment.BEFORE_SHORT_REST
    assert minutes_into_moment(out, Moment.BEFORE_SHORT_REST) >= 45


@pytest.mark.parametrize(
    "shift, rest, more",
    [
        (OffShift(30, 210), None, True),
        (OffShift(30, 210), 4.0, False),
        (OffShift(30, None), None, False),
        (OffShift(None, 210), None, False),
        (OffShift(300, 360), None, False),
        (OnShift(30, 210), None, False),
    ],
)
def test_a_pause_inside_a_split_shift_has_no_rest_in_it(
    shift: OnShift | OffShift, rest: float | None, *, more: bool
) -> None:
    assert has_more_today(Situation(MORNING, shift, rest)) is more


def test_two_hours_after_the_first_half_the_second_is_near() -> None:
    afternoon = MORNING.replace(hour=15)

    assert moment_of(Situation(afternoon, OffShift(121, 240))) is None
    assert moment_of(Situation(afternoon, OffShift(121, 241))) is Moment.EVENING


@pytest.mark.parametrize("worked, sleeps", [(None, True), (300, True), (301, True), (299, False)])
def test_a_short_morning_is_no_nights_work(worked: int | None, *, sleeps: bool) -> None:
    # Out at seven: whoever began at two has worked through the middle of the night.
    shift = OffShift(150, None, worked)

    assert (moment_of(Situation(MORNING, shift)) is Moment.NIGHT) is sleeps
    assert must_not_wake(Situation(MORNING, shift)) is sleeps


@pytest.mark.parametrize("jump", [CLOCKS_BACK, CLOCKS_ON])
def test_a_nights_work_is_known_by_its_end_when_the_clocks_jump(jump: datetime) -> None:
    out = jump.astimezone(BERLIN).replace(hour=3, minute=30).astimezone(UTC)
    for minutes in (121, 300, 530):
        now = (out + timedelta(minutes=minutes)).astimezone(BERLIN)

        assert moment_of(Situation(now, OffShift(minutes, None))) is Moment.NIGHT
        assert must_not_wake(Situation(now, OffShift(minutes, None)))


@pytest.mark.parametrize("jump", [CLOCKS_BACK, CLOCKS_ON])
def test_a_moment_is_the_same_when_the_clocks_jump(jump: datetime) -> None:
    ends = [jump + timedelta(minutes=at) for at in range(-240, 0, 15)]
    for end in ends:
        looks = [(end + timedelta(minutes=m)).astimezone(BERLIN) for m in range(130, 300, 10)]
        seeds = {
            seed_of(Situation(now, OffShift(int((now - end).total_seconds() // 60))))
            for now in looks
            if now.hour < NIGHT_ENDS
        }
        assert len(seeds) == 1


def test_a_day_off_has_as_many_hours_as_its_night_leaves_it() -> None:
    noon = CLOCKS_BACK.astimezone(BERLIN).replace(hour=12)

    assert minutes_into_moment(Situation(noon, OffShift()), Moment.DAY_OFF) == 13 * 60
