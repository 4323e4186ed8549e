from datetime import datetime

import pytest

from journal.causes.on_duty import Reach, UnitOnDuty
from tests.journal.causes.making import SEOUL, duty, moment

UNIT = UnitOnDuty(
    (
        duty(10, 9, 18, "12"),
        duty(10, 14, 23, "13"),
        duty(11, 9, 18, "12"),
        duty(24, 9, 18, "12"),
        duty(31, 22, 6, "12"),
    ),
    frozenset({"12", "13", "14"}),
    SEOUL,
)


@pytest.mark.parametrize(
    "at, worker, reach",
    [
        (moment(10, 9), "12", Reach.ON_DUTY),
        (moment(10, 18), "12", Reach.OUTSIDE),
        (moment(10, 8.5), "12", Reach.OUTSIDE),
        (moment(10, 20), "13", Reach.ON_DUTY),
        (moment(11, 10), "13", Reach.OUTSIDE),
        (moment(10, 10), "14", Reach.OUTSIDE),
        (moment(10, 10), "99", Reach.UNKNOWN),
        (moment(10, 23), "99", Reach.OUTSIDE),
        (moment(10, 10), None, Reach.UNKNOWN),
        (moment(10, 23), None, Reach.OUTSIDE),
        (moment(11, 3), None, Reach.OUTSIDE),
    ],
)
def test_a_worker_is_measured_by_her_own_duty_and_anybody_by_the_units(
    at: datetime, worker: str | None, reach: Reach
) -> None:
    assert UNIT.reached(at, worker) is reach


@pytest.mark.parametrize(
    "at, reach",
    [
        (moment(9, 23), Reach.UNKNOWN),
        (moment(10, 1), Reach.OUTSIDE),
        (moment(12, 23), Reach.OUTSIDE),
        (moment(18, 12), Reach.OUTSIDE),
        (moment(27, 12), Reach.OUTSIDE),
        (moment(32, 23), Reach.OUTSIDE),
        (moment(33, 23), Reach.OUTSIDE),
        (moment(34, 1), Reach.UNKNOWN),
    ],
)
def test_a_roster_speaks_from_its_first_duty_to_the_day_after_its_last(
    at: datetime, reach: Reach
) -> None:
    assert UNIT.reached(at, "12") is reach
    assert UNIT.reached(at, None) is reach


@pytest.mark.parametrize(
    "at, reach",
    [
        (moment(3, 12), Reach.UNKNOWN),
        (moment(2, 23), Reach.OUTSIDE),
        (moment(19, 23), Reach.UNKNOWN),
        (moment(20, 8), Reach.OUTSIDE),
    ],
)
def test_a_long_time_without_any_duty_is_not_known(at: datetime, reach: Reach) -> None:
    unit = UnitOnDuty((duty(1, 9, 18), duty(20, 9, 18)), frozenset({"12"}), SEOUL)

    assert unit.reached(at, "12") is reach


def test_without_a_roster_nothing_is_known() -> None:
    nobody = UnitOnDuty((), frozenset({"12"}), SEOUL)

    assert nobody.reached(moment(10, 23), "12") is Reach.UNKNOWN
