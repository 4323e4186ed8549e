"""How long it takes to work out all findings of one person with three years behind her.

    .venv/bin/python -m benchmarks.whole_findings [--repeat N]

An invented diary of 1,095 days: shifts on five days a week, a check-in on three days of four, about
4,000 disturbances, 600 hard interactions and two marks. CPU seconds in this process, warm, the
median of several runs, in all and by part; and as a ratio to one bare pass that fits as many least
squares with numpy, which a busy machine slows as much.
"""

import argparse
import random
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median
from uuid import UUID, uuid4

import numpy as np

from journal.findings.before_after import compare
from journal.findings.contact import Disturbance
from journal.findings.diary import Rated, Sources, diary_of
from journal.findings.drift import drift_of
from journal.findings.evenings import Stretch
from journal.findings.logs import Logged
from journal.findings.rules import answered, asked_of, dots_in
from journal.findings.stored import kept_rows
from journal.findings.whole import found_in
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import Initiation

DAYS = 1_095
FIRST = date(2023, 1, 2)
KINDS = (Initiation.PUSHED, Initiation.PUSHED, Initiation.CHOSEN, Initiation.UNEASY)


def at(day: date, hour: float) -> datetime:
    """A moment of a date, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour)


def invented() -> Sources:
    """Three years of one person; nothing moves anything."""
    chance = random.Random(3)
    days = [FIRST + timedelta(days=number) for number in range(DAYS)]
    working = [day for day in days if day.weekday() < 5]
    shifts = [_shift(day, chance) for day in working]
    rated = [_rated(day, chance) for day in days if chance.random() < 0.75]
    came = [_came(chance.choice(days), chance) for _ in range(4_000)]
    hard = [_hard(chance.choice(working), chance) for _ in range(600)]
    covered = [Stretch(at(FIRST, -240), at(days[-1], 240))]
    return Sources(shifts, rated, came, covered, hard)


def _shift(day: date, chance: random.Random) -> ShiftInterval:
    over = chance.choice([0, 0, 0, 0.5, 1.2])
    begin, end = at(day, 0), at(day, 9)
    left = end + timedelta(hours=over)
    return ShiftInterval(day, "Asia/Seoul", begin, end, left, is_closed=True)


def _rated(day: date, chance: random.Random) -> Rated:
    names = ("energy", "mood", "tension", "replay", "away", "masking")
    answers = {name: chance.randint(1, 5) for name in names}
    return Rated(local_date=day, at=at(day, 9.2), is_backed=chance.choice([None, True]), **answers)


def _came(day: date, chance: random.Random) -> Disturbance:
    begin = at(day, 10 + 12 * chance.random())
    lasts = timedelta(minutes=chance.randrange(20))
    return Disturbance(begin, begin + lasts, chance.choice(KINDS), is_by_hand=False)


def _hard(day: date, chance: random.Random) -> Logged:
    hour = 9 * chance.random()
    return Logged(
        local_date=day,
        at=at(day, hour),
        intensity=chance.randint(1, 5),
        minutes_before_end=round(60 * (9 - hour)),
        is_backed=chance.choice([None, True, False]),
    )


def bare() -> None:
    """Fit the same number of plain least squares of the same size, and nothing else."""
    chance = np.random.default_rng(3)
    for _ in range(16):
        design, outcome = chance.normal(size=(800, 36)), chance.normal(size=800)
        np.linalg.lstsq(design, outcome, rcond=None)


def cpu(work: Callable[[], object], repeat: int) -> float:
    """The median CPU seconds of several runs, after one that warms up."""
    work()
    taken = []
    for _ in range(repeat):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return median(taken)


def main() -> None:
    """Print the whole, its parts, and the ratio to the bare pass."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=15)
    repeat = parser.parse_args().repeat
    sources = invented()
    marks: dict[UUID, date] = {uuid4(): FIRST + timedelta(days=300 * n) for n in (1, 2)}
    days = diary_of(sources)
    askings = asked_of(days)
    found = found_in(sources, marks)
    mark = next(iter(marks.values()))
    parts: dict[str, Callable[[], object]] = {
        "all findings": lambda: found_in(sources, marks),
        "  the diary": lambda: diary_of(sources),
        "  twelve questions": lambda: answered(asked_of(days)),
        "  the dots behind them": lambda: [dots_in(days, one) for one in askings],
        "  one mark": lambda: compare(days, mark, []),
        "  drift": lambda: drift_of(days),
        "written for the store": lambda: list(kept_rows(found)),
        "a bare pass": bare,
    }
    taken = {name: cpu(work, repeat) for name, work in parts.items()}
    for name, seconds in taken.items():
        print(f"{name:24} {seconds * 1000:7.1f} ms")
    print(f"all findings / a bare pass {taken['all findings'] / taken['a bare pass']:.1f}")


if __name__ == "__main__":
    main()
