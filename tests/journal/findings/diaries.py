"""Diaries whose truth is known, for the tests of findings."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from journal.findings.days import Day, Reason

MONDAY = date(2026, 3, 2)


def make_day(number: int = 0, **given: object) -> Day:
    """A day with both ratings at 3, a quiet evening, and nothing else known."""
    day = MONDAY + timedelta(days=number)
    plain = Day(
        local_date=day,
        is_workday=day.weekday() < 5,
        energy=3,
        mood=3,
        pushed=0.0,
        chosen=0.0,
        uneasy=0.0,
        pushed_episodes=0,
    )
    return replace(plain, **given)


def make_days(length: int, *, lost: float = 0.0, seed: int = 1) -> list[Day]:
    """Evenings of 0 to 60 minutes; ``lost`` points of energy the day after 30 minutes or more."""
    draw = random.Random(seed)
    days, minutes = [], 0.0
    for number in range(length):
        energy = 3.4 + draw.gauss(0, 0.7) - (lost if minutes >= 30 else 0)
        mood = 3.0 + draw.gauss(0, 0.8)
        minutes = draw.choice([0.0, 0.0, 0.0, 5.0, 12.0, 30.0, 45.0, 60.0])
        contact = {"pushed": minutes, "pushed_episodes": int(minutes > 0)}
        days.append(make_day(number, energy=scale(energy), mood=scale(mood), **contact))
    return days


def scale(state: float) -> int:
    return min(5, max(1, round(state)))


def not_known(days: Sequence[Day], reason: Reason, *numbers: int) -> list[Day]:
    nothing = {"pushed": None, "chosen": None, "uneasy": None, "pushed_episodes": None}
    return [
        replace(day, **nothing, unknown=reason) if number in numbers else day
        for number, day in enumerate(days)
    ]
