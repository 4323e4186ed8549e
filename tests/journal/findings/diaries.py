"""Diaries whose truth is known, for the tests of findings."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from journal.findings.pairs import EveningDay, Reason

MONDAY = date(2026, 3, 2)


def make_day(number: int = 0, **given: object) -> EveningDay:
    day = MONDAY + timedelta(days=number)
    plain = EveningDay(
        local_date=day,
        is_workday=day.weekday() < 5,
        minutes=0.0,
        unknown=None,
        energy=3,
        mood=3,
    )
    return replace(plain, **given)


def make_days(length: int, *, lost: float = 0.0, seed: int = 1) -> list[EveningDay]:
    """Evenings of 0 to 60 minutes; ``lost`` points of energy the day after 30 minutes or more."""
    draw = random.Random(seed)
    days, minutes = [], 0.0
    for number in range(length):
        energy = 3.4 + draw.gauss(0, 0.7) - (lost if minutes >= 30 else 0)
        mood = 3.0 + draw.gauss(0, 0.8)
        minutes = draw.choice([0.0, 0.0, 0.0, 5.0, 12.0, 30.0, 45.0, 60.0])
        days.append(make_day(number, minutes=minutes, energy=scale(energy), mood=scale(mood)))
    return days


def scale(state: float) -> int:
    return min(5, max(1, round(state)))


def not_known(days: Sequence[EveningDay], reason: Reason, *numbers: int) -> list[EveningDay]:
    return [
        replace(day, minutes=None, unknown=reason) if number in numbers else day
        for number, day in enumerate(days)
    ]
