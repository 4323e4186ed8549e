"""Invented people whose evenings do, or do not, move the next day; the truth is known.

Energy follows its own days (autocorrelation 0.3 +- 0.14, spread 0.58 on the 1-5 scale, as the
100-day diary of Wright and others in Wendt et al. 2020 has it), free days lift it, hard shifts
press it. Pushed contact follows its own days too. A fifth or more of the check-ins is missing,
more of them on low days; some of the imports have a hole.
"""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from journal.findings.diary import SETTLING, Disturbance, Rated, Sources
from journal.findings.evenings import Stretch
from journal.shifts.rules import ShiftInterval

SCENARIOS = ("null", "weekday", "season", "reverse", "strong", "typical")
EFFECTS = {"strong": -0.8, "typical": -0.25}
ZONE = ZoneInfo("Asia/Seoul")
HOURS = ((9, 9), (14, 9), (10, 9), (22, 9))
FIRST = date(2025, 3, 3)
SETTLING_MINUTES = SETTLING.total_seconds() / 60


@dataclass(frozen=True)
class Traits:
    """What makes one invented person different from the next."""

    days: int
    mean: float
    carry: float
    spread: float
    rate: float
    skips: float
    begins_at: int
    hours: int
    free: tuple[int, ...]


@dataclass
class Day:
    """The plan of one day."""

    date: date
    works: bool
    season: float
    quiet_evening: bool


def traits(random: np.random.Generator) -> Traits:
    begins_at, hours = HOURS[random.integers(len(HOURS))]
    fixed_weekend = random.random() < 0.75
    free = (5, 6) if fixed_weekend else tuple(random.choice(7, 2, replace=False).tolist())
    return Traits(
        days=int(random.integers(60, 121)),
        mean=float(np.clip(random.normal(3.2, 0.45), 2, 4.3)),
        carry=float(np.clip(random.normal(0.3, 0.14), 0, 0.7)),
        spread=float(np.clip(random.lognormal(math.log(0.58), 0.3), 0.3, 1.1)),
        rate=float(np.clip(random.lognormal(0.0, 0.5), 0.3, 3)),
        skips=float(random.normal(-1.3, 0.3)),
        begins_at=begins_at,
        hours=hours,
        free=free,
    )


def person(scenario: str, seed: tuple[int, ...]) -> Sources:
    """All that one invented person left in the product; the same seed is the same person."""
    random = np.random.default_rng(seed)
    who = traits(random)
    plan = _plan(who, scenario, random)
    shifts: list[ShiftInterval] = []
    check_ins: list[Rated] = []
    disturbances: list[Disturbance] = []
    state, push, minutes = random.normal(0, who.spread), random.normal(), 0.0
    for day, tomorrow in pairwise(plan):
        own_noise = who.spread * math.sqrt(1 - who.carry**2) * random.normal()
        effect = EFFECTS.get(scenario, 0.0) * math.log1p(min(minutes, 240)) / math.log(31)
        state = who.carry * state + effect + own_noise
        begin, end = _hours_of(day, who, random)
        today = state + _circumstances(day, scenario, random)
        if day.works:
            shifts.append(ShiftInterval(day.date, ZONE.key, begin, end, end))
        check_ins += _check_in(day, end, today, who, random)
        push = 0.5 * push + math.sqrt(0.75) * random.normal()
        wish = push - (1.0 * today if scenario == "reverse" else 0.0)
        next_begin = _at(tomorrow.date, who.begins_at)
        evening = _evening(day, (end, next_begin), wish, who, random)
        minutes = sum(_lasted(one) for one in evening)
        disturbances += evening
    coverage = _coverage(plan, random)
    return Sources(ZONE, shifts, check_ins, disturbances, coverage)


def _plan(who: Traits, scenario: str, random: np.random.Generator) -> list[Day]:
    away: npt.NDArray[np.bool_] = np.zeros(who.days + 1, dtype=bool)
    start = int(random.integers(10, 60))
    while start < who.days:
        length = int(random.integers(2, 8))
        away[start : start + length] = True
        start += length + int(random.integers(40, 120))
    bump = 1.5 * np.exp(-0.5 * ((np.arange(who.days + 1) - who.days * 0.6) / 14) ** 2)
    dates = [FIRST + timedelta(days=day) for day in range(who.days + 1)]
    return [
        Day(
            date=day,
            works=day.weekday() not in who.free and not away[place],
            season=float(bump[place]) if scenario == "season" else 0.0,
            quiet_evening=scenario == "weekday" and (day.weekday() + 1) % 7 in who.free,
        )
        for place, day in enumerate(dates)
    ]


def _circumstances(day: Day, scenario: str, random: np.random.Generator) -> float:
    free = 1.0 if scenario == "weekday" else 0.25
    hard = -0.15 * int(random.poisson(0.3)) if day.works else free
    monday = -0.15 if day.works and day.date.weekday() == 0 else 0.0
    return hard + monday - 0.7 * day.season


def _hours_of(day: Day, who: Traits, random: np.random.Generator) -> tuple[datetime, datetime]:
    begin = _at(day.date, who.begins_at)
    overtime = int(random.integers(20, 100)) if day.works and random.random() < 0.1 else 0
    return begin, begin + timedelta(hours=who.hours, minutes=overtime)


def _check_in(
    day: Day, end: datetime, today: float, who: Traits, random: np.random.Generator
) -> list[Rated]:
    is_skipped = random.random() < 1 / (1 + math.exp(-(who.skips - 0.6 * today)))
    if is_skipped or (not day.works and random.random() < 0.4):
        return []
    at = end + timedelta(minutes=int(random.integers(0, 60)))
    energy = _answer(who.mean + today, random)
    mood = _answer(who.mean + 0.8 * today, random)
    return [Rated(day.date, at, energy, mood)]


def _answer(state: float, random: np.random.Generator) -> int:
    return int(np.clip(round(state + 0.35 * random.normal()), 1, 5))


def _evening(
    day: Day,
    between: tuple[datetime, datetime],
    wish: float,
    who: Traits,
    random: np.random.Generator,
) -> list[Disturbance]:
    expected = who.rate * math.exp(0.8 * wish - 0.32 + 0.9 * day.season)
    expected *= (1.0 if day.works else 0.45) * (0.15 if day.quiet_evening else 1.0)
    room = max(60.0, (between[1] - between[0]).total_seconds() / 60 - 90)
    found = []
    for _ in range(int(random.poisson(min(expected, 30)))):
        begin = between[0] + timedelta(minutes=70 + float(random.beta(1.2, 3)) * (room - 60))
        lasted = timedelta(minutes=max(0, round(random.lognormal(math.log(4), 0.9)) - 1))
        found.append(Disturbance(begin, begin + lasted, is_pushed=True, is_by_hand=False))
    return found


def _lasted(one: Disturbance) -> float:
    return (one.ends_at - one.starts_at).total_seconds() / 60 + SETTLING_MINUTES


def _coverage(plan: list[Day], random: np.random.Generator) -> list[Stretch]:
    begin, end = _at(plan[0].date, 0), _at(plan[-1].date, 0) + timedelta(days=2)
    if random.random() < 0.7:
        return [Stretch(begin, end)]
    hole = begin + timedelta(days=int(random.integers(5, len(plan) - 15)))
    length = timedelta(days=int(random.integers(4, 12)))
    return [Stretch(begin, hole), Stretch(hole + length, end)]


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).astimezone(UTC)
