import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from journal.findings.days import Day
from journal.findings.drift import FALSE_PER_YEAR, Drift, DriftTooEarly, drift_of
from tests.journal.findings.diaries import MONDAY, make_day, scale


def diary(length: int, lower: Callable[[int], float] = lambda _: 0.0, seed: int = 5) -> list[Day]:
    """Two of three days rated; ``lower`` says how many points a day is below the usual."""
    draw, state, days = random.Random(seed), 0.0, []
    for number in range(length):
        state = 0.3 * state + draw.gauss(0, 0.55)
        level = 3.5 + 0.3 * (number % 7 > 4) + state - lower(number)
        rated = {"energy": scale(level), "mood": scale(level + draw.gauss(0, 0.3))}
        rated["tension"] = scale(6 - level + draw.gauss(0, 0.3))
        is_rated = draw.random() < 2 / 3
        days.append(make_day(number, **rated if is_rated else dict.fromkeys(rated)))
    return days


def drift(days: list[Day]) -> Drift:
    found = drift_of(days)
    assert isinstance(found, Drift)
    return found


def from_day(start: int, points: float = 1.2) -> Callable[[int], float]:
    return lambda number: points * (number >= start)


def between(start: int, end: int) -> Callable[[int], float]:
    return lambda number: 1.2 * (start <= number < end)


def test_days_that_only_vary_as_ever_give_no_notice() -> None:
    found = drift(diary(240))

    assert found.notices == ()
    assert (found.is_lower_now, found.since) == (False, None)
    assert found.false_per_year == FALSE_PER_YEAR


def test_a_fall_is_noticed_within_weeks_with_about_when_it_began() -> None:
    found = drift(diary(160, from_day(110)))

    (notice,) = found.notices
    assert 110 <= (notice.on - MONDAY).days <= 140
    assert 103 <= (notice.since - MONDAY).days <= 117
    assert (found.is_lower_now, found.since) == (True, notice.since)


def test_a_fall_that_stays_is_told_once() -> None:
    assert len(drift(diary(400, from_day(110))).notices) == 1


def test_back_to_usual_ends_it() -> None:
    found = drift(diary(260, between(110, 150)))

    assert len(found.notices) == 1
    assert (found.is_lower_now, found.since) == (False, None)


def test_a_second_fall_is_told_again() -> None:
    found = drift(diary(400, lambda n: between(110, 150)(n) + between(250, 400)(n)))

    assert len(found.notices) == 2
    assert found.since == found.notices[1].since


def test_four_weeks_after_a_notice_are_silent() -> None:
    steep = diary(200, lambda n: 4.0 * (100 <= n < 104 or 114 <= n < 118 or 150 <= n < 156))
    lifted = [
        replace(day, energy=5, mood=5, tension=1) if 104 <= n < 114 else day
        for n, day in enumerate(steep)
    ]

    notices = drift(lifted).notices

    assert len(notices) >= 1
    assert all(later.on - earlier.on >= timedelta(days=28) for earlier, later in pairwise(notices))


def test_notices_stay_when_days_are_added() -> None:
    days = diary(300, from_day(110))

    assert drift(days[:200]).notices == drift(days).notices


def test_the_band_has_a_point_for_each_rated_day_since() -> None:
    days = diary(150)

    found = drift(days)

    rated = [
        day.local_date for day in days if day.energy and day.local_date > found.baseline_days[1]
    ]
    assert [point.date for point in found.band] == rated
    assert all(point.low_limit < found.baseline for point in found.band)


def test_the_new_normal_stands_beside_the_usual_with_how_sure_it_is() -> None:
    found = drift(diary(400, from_day(200)))

    assert found.last is not None
    assert found.last_weeks == found.last.mean
    assert found.last.mean == pytest.approx(found.baseline + found.last.difference)
    assert found.last.low < -1.1 < found.last.high < 0
    assert found.baseline == pytest.approx(3.5, abs=0.3)
    assert 14 <= found.last.rated_days <= 56
    assert (found.last.last - found.last.first).days < 56


@pytest.mark.parametrize("length", [57, 65])
def test_few_days_since_are_no_new_normal(length: int) -> None:
    days = [make_day(n, energy=3 + n % 2) for n in range(length)]

    found = drift(days)

    assert found.last is found.last_weeks is None
    assert len(found.band) == length - 56


def test_the_last_day_of_the_first_weeks_has_no_band_yet() -> None:
    found = drift([make_day(n, energy=3 + n % 2) for n in range(56)])

    assert (found.band, found.last, found.notices) == ((), None, ())
    assert found.baseline_days == (MONDAY, MONDAY + timedelta(days=55))


def test_answers_that_never_change_are_never_lower() -> None:
    found = drift([make_day(n) for n in range(200)])

    assert found.notices == ()
    assert found.baseline == 3


def test_a_sharp_fall_right_after_the_first_weeks_begins_there() -> None:
    days = [make_day(n, energy=4 - 3 * (n >= 56), mood=4 - 3 * (n >= 56)) for n in range(70)]

    (notice,) = drift(days).notices

    assert notice.since == MONDAY + timedelta(days=56)


def test_more_free_days_are_no_rise_and_more_working_days_no_fall() -> None:
    days = [make_day(n, energy=3 + 2 * (n % 7 > 4), mood=3 + 2 * (n % 7 > 4)) for n in range(56)]
    days += [make_day(n, energy=3, mood=3, is_workday=True) for n in range(56, 150)]

    assert drift(days).notices == ()


def test_a_short_diary_is_too_early() -> None:
    found = drift_of([make_day(n) for n in range(30)])

    assert found == DriftTooEarly(rated_days=30, needed=28, days=30, days_needed=56)


def test_the_same_days_give_the_same_numbers_to_the_last_digit() -> None:
    assert len({drift_of(diary(200, from_day(110))) for _ in range(3)}) == 1


def test_four_weeks_without_a_rating_end_a_notice() -> None:
    fallen = diary(130, from_day(110))
    silent = [make_day(number, energy=None, mood=None) for number in range(130, 160)]
    back = diary(163)[160:]
    assert drift(fallen).is_lower_now

    assert not drift([*fallen, *silent, *back]).is_lower_now
