from datetime import date
from zoneinfo import ZoneInfo

import pytest

from journal.causes.nights import nights_of
from tests.journal.causes.making import BERLIN, SEOUL, duty


@pytest.mark.parametrize(
    "start, end, evenings",
    [
        (22, 7, [14]),
        (9, 18, []),
        (14, 23, []),
        (16, 2, [14]),
        (16, 1.5, []),
        (3, 12, [13]),
        (3.5, 12, []),
        (20, 20, [14]),
        (0, 24, [13]),
        (2, 2, [13, 14]),
    ],
)
def test_a_night_duty_takes_three_hours_of_the_night(
    start: float, end: float, evenings: list[int]
) -> None:
    assert nights_of(duty(14, start, end)) == tuple(date(2026, 3, day) for day in evenings)


@pytest.mark.parametrize("end, is_night", [(2, False), (3, False), (4, True)])
def test_the_hour_that_summer_time_skips_is_not_worked(end: float, *, is_night: bool) -> None:
    # On this night clocks go from 2:00 to 3:00, so 23:30 to 4:00 are three and a half hours.
    night = duty(28, 23.5, end, zone=BERLIN)

    assert bool(nights_of(night)) is is_night


@pytest.mark.parametrize("zone", [SEOUL, BERLIN, ZoneInfo("America/New_York")])
def test_a_night_is_one_by_its_own_clock(zone: ZoneInfo) -> None:
    assert nights_of(duty(14, 22, 6, zone=zone)) == (date(2026, 3, 14),)
