from datetime import timedelta

import pytest

from journal.findings.two_stretches import RatedDay, comparable, step_between
from tests.journal.findings.diaries import MONDAY


def stretch(first: int, values: list[float], *, is_workday: bool | None = None) -> list[RatedDay]:
    days = [MONDAY + timedelta(days=first + number) for number in range(len(values))]
    return [
        RatedDay(day, day.weekday() < 5 if is_workday is None else is_workday, value)
        for day, value in zip(days, values, strict=True)
    ]


def test_days_of_a_kind_that_the_other_side_lacks_are_left_out() -> None:
    both = comparable(stretch(0, [3.0] * 20, is_workday=True), stretch(40, [4.0] * 28))

    assert (len(both.before), len(both.after)) == (20, 20)
    assert {day.is_workday for day in both.after} == {True}


def test_working_days_before_and_free_days_after_leave_nothing() -> None:
    both = comparable(
        stretch(0, [3.0] * 20, is_workday=True), stretch(40, [4.0] * 20, is_workday=False)
    )

    assert both.before == both.after == ()
    assert not both.are_long_enough


def test_each_side_takes_fourteen_days() -> None:
    thirteen, fourteen = (
        comparable(stretch(0, [3.0] * 30), stretch(40, [4.0] * length)) for length in (13, 14)
    )

    assert not thirteen.are_long_enough
    assert fourteen.are_long_enough


def test_more_free_days_after_are_no_change() -> None:
    def rated(first: int, length: int, free: set[int]) -> list[RatedDay]:
        values = [3.5 + 0.5 * (number % 7 in free) + 0.1 * (number % 3) for number in range(length)]
        return [
            RatedDay(MONDAY + timedelta(days=first + number), number % 7 not in free, value)
            for number, value in enumerate(values)
        ]

    step = step_between(comparable(rated(0, 42, {6}), rated(60, 42, {4, 5, 6})))

    assert step.difference.estimate == pytest.approx(0, abs=0.02)


def test_answers_that_never_change_still_leave_room_for_rounding() -> None:
    step = step_between(comparable(stretch(0, [3.0] * 21), stretch(40, [3.0] * 21)))

    assert step.difference.estimate == pytest.approx(0, abs=1e-9)
    assert step.difference.interval.high > 0.1


def test_a_mean_of_several_answers_is_rounded_less() -> None:
    both = comparable(stretch(0, [3.0] * 21), stretch(40, [3.0] * 21))

    one, three = step_between(both), step_between(both, answers_a_day=3)

    assert three.difference.standard_error == pytest.approx(one.difference.standard_error / 3**0.5)
