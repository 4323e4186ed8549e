from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.plans.rules import (
    Look,
    NewPlan,
    Plan,
    Tally,
    UsualHours,
    check_plan,
    is_near,
    kept_days,
    tally_of,
    usual_hours,
)
from journal.shifts.rules import ShiftInterval
from tests.conftest import SEOUL

MONDAY = date(2026, 3, 2)
BEGUN = datetime(2026, 3, 2, 9, tzinfo=SEOUL)
THREE = (600, 840, 1020)


def make_plan(
    *times: int, slack: int = 30, since: date = MONDAY, until: date | None = None
) -> Plan:
    return Plan(uuid4(), times or THREE, slack, since, until, BEGUN)


def look(clock: str, day: int = 1) -> Look:
    at = datetime.fromisoformat(f"{MONDAY + timedelta(days=day)}T{clock}").replace(tzinfo=SEOUL)
    return Look(at.date(), at.hour * 60 + at.minute, at)


def shift(day: date, begins: int, ends: int) -> ShiftInterval:
    start = datetime.combine(day, time(begins), SEOUL)
    end = datetime.combine(day, time(ends), SEOUL)
    return ShiftInterval(day, SEOUL.key, start.astimezone(UTC), end, end)


def test_times_are_kept_once_and_in_order() -> None:
    assert check_plan(NewPlan(uuid4(), (1020, 600, 1020), 15)) == (600, 1020)


@pytest.mark.parametrize(
    "times, slack, reason",
    [
        ((), 30, "times_needed"),
        (tuple(range(0, 700, 100)), 30, "too_many_times"),
        ((1440,), 30, "no_time_of_day"),
        ((-1,), 30, "no_time_of_day"),
        ((600,), 29, "no_such_slack"),
    ],
)
def test_what_is_no_plan_is_refused(times: tuple[int, ...], slack: int, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_plan(NewPlan(uuid4(), times, slack))

    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    "minute, planned, near",
    [
        (570, 600, True),
        (569, 600, False),
        (630, 600, True),
        (631, 600, False),
        (10, 1430, True),
        (1430, 10, True),
        (720, 0, False),
    ],
)
def test_near_is_within_the_slack_round_midnight_too(
    minute: int,
    planned: int,
    near: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert is_near(minute, make_plan(planned)) == near


def test_a_day_keeps_to_the_plan_when_all_of_its_looks_do() -> None:
    looks = [look("10:10"), look("16:50"), look("10:00", day=2), look("23:00", day=2)]

    assert kept_days([make_plan()], looks) == {look("10:10").local_date: True} | {
        look("10:00", day=2).local_date: False
    }


def test_a_day_without_a_look_is_in_neither_number() -> None:
    looks = [look("10:10", day=1), look("11:40", day=4)]

    assert tally_of(make_plan(), looks) == Tally(near=1, days=2)
    assert tally_of(make_plan(), []) == Tally(near=0, days=0)


def test_what_came_before_the_plan_or_after_it_is_not_its_own() -> None:
    plan = make_plan(until=MONDAY + timedelta(days=2))
    looks = [look("08:59", day=0), look("10:00", day=-1), look("10:00", day=2), look("10:00")]

    assert tally_of(plan, looks) == Tally(near=1, days=1)


def test_each_look_belongs_to_the_plan_that_held_then() -> None:
    changed_on = MONDAY + timedelta(days=2)
    early, late = make_plan(600, until=changed_on), make_plan(1200, since=changed_on)

    assert set(kept_days([late, early], [look("10:00"), look("20:00", day=3)]).values()) == {True}


@given(
    st.lists(st.tuples(st.integers(0, 1439), st.integers(0, 20)), max_size=30),
    st.sampled_from((15, 30, 60)),
)
def test_a_wider_slack_never_takes_a_day_away(looks: list[tuple[int, int]], slack: int) -> None:
    given_looks = [
        Look(MONDAY + timedelta(days=day), minute, BEGUN + timedelta(days=1 + day))
        for minute, day in looks
    ]

    counted = tally_of(make_plan(slack=slack), given_looks)
    wider = tally_of(make_plan(slack=120), given_looks)

    assert counted.near <= wider.near <= wider.days == counted.days
    assert counted.days == len({one.local_date for one in given_looks})


def test_the_usual_hours_are_those_of_most_shifts() -> None:
    days = [MONDAY + timedelta(days=one) for one in range(5)]
    shifts = [shift(day, 9, 18) for day in days[:4]] + [shift(days[4], 13, 22)]

    assert usual_hours(shifts, SEOUL) == UsualHours(time(9), time(18), (0, 1, 2, 3))


def test_shifts_that_all_differ_have_no_usual_hours() -> None:
    assert usual_hours([shift(MONDAY, 9, 18), shift(MONDAY, 13, 22)], SEOUL) is None
    assert usual_hours([], SEOUL) is None
