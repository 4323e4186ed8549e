import random
from dataclasses import replace
from datetime import timedelta

import pytest

from journal.findings.days import Day
from journal.findings.usual import NotYetUsual, Usual, usual_of
from tests.journal.findings.diaries import MONDAY, make_day, scale


def diary(length: int, *, level: float = 3.4, seed: int = 1) -> list[Day]:
    draw = random.Random(seed)
    return [
        make_day(
            number,
            energy=scale(level + draw.gauss(0, 0.6)),
            mood=scale(level + draw.gauss(0, 0.6)),
            tension=scale(6 - level + draw.gauss(0, 0.6)),
        )
        for number in range(length)
    ]


def usual(days: list[Day]) -> Usual:
    found = usual_of(days)
    assert isinstance(found, Usual)
    return found


def test_the_first_eight_weeks_are_what_is_usual() -> None:
    found = usual(diary(100))

    assert (len(found.first_weeks), len(found.since)) == (56, 44)
    assert found.first_weeks[-1].local_date == MONDAY + timedelta(days=55)
    assert found.answers_a_day == 3


@pytest.mark.parametrize("length", [1, 27, 55])
def test_before_eight_weeks_nothing_is_usual(length: int) -> None:
    assert usual_of(diary(length)) == NotYetUsual(length, length)


def test_an_empty_diary_has_nothing_usual() -> None:
    assert usual_of([]) == usual_of([make_day(energy=None, mood=None)]) == NotYetUsual(0, 0)


def test_somebody_who_rates_every_third_day_takes_longer() -> None:
    days = [
        day if n % 3 == 0 else make_day(n, energy=None, mood=None)
        for n, day in enumerate(diary(120))
    ]

    found = usual(days)

    assert len(found.first_weeks) == 28
    assert found.first_weeks[-1].local_date == MONDAY + timedelta(days=81)
    assert usual_of(days[:80]) == NotYetUsual(27, 79)


def test_tension_is_turned_round() -> None:
    days = [make_day(n, energy=4, mood=4, tension=2) for n in range(60)]

    assert {day.value for day in usual(days).first_weeks} == {4.0}


def test_a_skipped_question_moves_nothing() -> None:
    days = [make_day(n, energy=2, mood=4) for n in range(60)]
    days += [make_day(60, energy=None, mood=4), make_day(61, energy=2, mood=None)]

    assert [day.value for day in usual(days).since][-2:] == [3.0, 3.0]


def test_a_question_that_came_up_later_is_not_watched() -> None:
    days = diary(60)
    without = [replace(day, tension=None) if n < 50 else day for n, day in enumerate(days)]
    only_later = [*without, make_day(60, energy=None, mood=None, tension=5)]

    found = usual(only_later)

    assert found.answers_a_day == 2
    assert found.since[-1].local_date == MONDAY + timedelta(days=59)


def test_weeks_that_move_are_skipped() -> None:
    days = diary(28, level=1.8) + [
        replace(day, local_date=day.local_date + timedelta(days=28)) for day in diary(100, seed=2)
    ]

    assert usual(days).first_weeks[0].local_date == MONDAY + timedelta(days=28)
    assert usual_of(days[:70]) == NotYetUsual(42, 42)


def test_a_diary_that_never_holds_still_starts_with_its_first_weeks() -> None:
    days = []
    for block in range(6):
        level = 1.6 if block % 2 else 4.4
        days += [
            replace(day, local_date=day.local_date + timedelta(days=28 * block))
            for day in diary(28, level=level, seed=block)
        ]

    assert usual(days).first_weeks[0].local_date == MONDAY


def test_halves_that_cannot_be_compared_count_as_stable() -> None:
    days = [replace(day, is_workday=n < 28) for n, day in enumerate(diary(60))]

    assert usual(days).first_weeks[0].local_date == MONDAY


def test_what_is_usual_stays_when_days_are_added() -> None:
    days = diary(200)

    assert usual(days).first_weeks == usual(days[:90]).first_weeks
