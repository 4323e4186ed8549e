"""How often the watch on one's own usual tells of a fall that is none, and how soon of a real one.

Energy, mood and tension of 1 to 5 around one state whose neighbouring days resemble each other, a
higher weekend, a quarter of the days missing. Eight weeks to begin with, then a year without any
fall, or a fall of 0.03 points a day to 1.4 or 0.8 spreads.

    .venv/bin/python -m benchmarks.drift_watch [--people 300] [--seed 1] [--json]
"""

import argparse
import json
from datetime import date, timedelta

import numpy as np

from benchmarks.before_after import MISSING, SIMILARITIES, SPREAD, WEEKEND, answers, states
from journal.findings.days import Day
from journal.findings.drift import Drift, drift_of

FALL_A_DAY = 0.03
FALLS = (1.4, 0.8)
MONDAY = date(2026, 3, 2)


def year(
    random: np.random.Generator, similarity: float, *, length: int, fall: float, is_noisy: bool
) -> tuple[list[Day], int]:
    """One person's days, lower from a random day on by up to ``fall`` spreads, and that day."""
    begins = int(random.integers(60, 120))
    lower = np.clip(FALL_A_DAY * (np.arange(length) - begins), 0, fall * SPREAD)
    state = states(random, similarity, length) - lower
    is_free = np.arange(length) % 7 > 4
    state += WEEKEND * is_free
    given = [answers(random, part, is_noisy=is_noisy) for part in (state, state, -state - 0.4)]
    kept = random.random(length) > MISSING
    days = []
    for number in range(length):
        energy, mood, tension = (int(one[number]) if kept[number] else None for one in given)
        days.append(
            Day(
                local_date=MONDAY + timedelta(days=number),
                is_workday=not is_free[number],
                energy=energy,
                mood=mood,
                tension=tension,
            )
        )
    return days, begins


def watched(random: np.random.Generator, similarity: float, people: int) -> dict[str, float]:
    """False notices a watched year, and shares of falls noticed within 60 and 90 days."""
    row: dict[str, float] = {}
    notices, years = 0, 0.0
    for number in range(people):
        days, _ = year(random, similarity, length=421, fall=0.0, is_noisy=number % 2 == 1)
        found = drift_of(days)
        if isinstance(found, Drift):
            notices += len(found.notices)
            years += (days[-1].local_date - found.baseline_days[1]).days / 365
    row["false_a_year"] = round(notices / years, 3)
    for fall in FALLS:
        delays = [delay_of(random, similarity, fall, number) for number in range(people)]
        for limit in (60, 90):
            share = sum(delay is not None and delay <= limit for delay in delays) / people
            row[f"fall_{fall}_in_{limit}"] = round(share, 3)
    return row


def delay_of(
    random: np.random.Generator, similarity: float, fall: float, number: int
) -> int | None:
    days, begins = year(random, similarity, length=240, fall=fall, is_noisy=number % 2 == 1)
    found = drift_of(days)
    if not isinstance(found, Drift):
        return None
    told = [(one.on - MONDAY).days - begins for one in found.notices]
    return min((delay for delay in told if delay >= 0), default=None)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    report = {}
    for similarity in SIMILARITIES:
        random = np.random.default_rng([options.seed, int(100 * similarity)])
        report[str(similarity)] = watched(random, similarity, options.people)
        if not options.json:
            print(similarity, report[str(similarity)], flush=True)
    if options.json:
        print(json.dumps(report))


if __name__ == "__main__":
    main()
