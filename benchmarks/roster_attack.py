"""Whether a lead who knows the duty roster can work out each person's strain from releases.

Agents have random shifts and week-long leaves, and check in after every shift. Half a year is
published through the product. Ridge regression of the releases on who contributed estimates
each person; what counts is how well that correlates with the truth. The control shows weekly
means of all entries, as many tools do.

    .venv/bin/python -m benchmarks.roster_attack [--teams 400] [--size 12] [--json] [--seed 1]
        [--no-judge]
"""

import argparse
import json
import sys
import time

import numpy as np

from benchmarks.attack_games import SIDE_BY_SIDE, WEEKS
from benchmarks.invented_teams import (
    LISTS,
    MEAN,
    PERSON_SD,
    TEAM_SD,
    WEEK_SD,
    Bools,
    Entries,
    Floats,
    Ints,
    answered,
    numbers_of,
    said_strain,
)
from benchmarks.organisations import Layout, Stay
from benchmarks.real_publishing import Bench, memory_folder
from journal.aggregates.rules import CLIP, LEAST_CHECK_INS, ROUNDED_TO

WINDOWS = 6
DAYS = WINDOWS * WEEKS * 7
WORKS, ON_LEAVE = 0.75, 0.08
CONTROL_FLOOR = 8
MOST, CONTROL_LEAST = 0.20, 0.35
BATCH = 50


def teams(count: int, size: int, random: np.random.Generator) -> tuple[Entries, Floats]:
    """Check-ins after every shift, and each person's true mean; the lead is the last."""
    shape = (count, size + 1, DAYS)
    leave = random.random((count, size + 1, DAYS // 7)) < ON_LEAVE
    works = (random.random(shape) < WORKS) & ~leave.repeat(7, axis=2)
    level = random.normal(MEAN, TEAM_SD, (count, 1)) + random.normal(0, PERSON_SD, shape[:2])
    world, person, day = np.nonzero(works)
    strain = level[world, person] + random.normal(0, WEEK_SD, len(day))
    check_ins = {
        "world": world,
        "person": person,
        "week": day // 7,
        "weekday": day % 7,
        "mood": 5 - answered(strain, random),
        "energy": 5 - answered(strain, random),
        "tension": 1 + answered(strain, random),
        "replay": 1 + answered(strain, random),
        "masking": 1 + answered(strain, random),
    }
    none = np.zeros(0, dtype=np.int64)
    names = ("world", "person", "week", "weekday", "intensity", "minutes_before_end", *LISTS)
    whole = {**check_ins, "week": np.zeros_like(world)}
    truth, _ = numbers_of(whole, said_strain(whole), (count, size + 1, WEEKS))
    return Entries(check_ins, dict.fromkeys(names, none)), truth[:, :size, 0]


def released(bench: Bench, entries: Entries, count: int, size: int, seed: int) -> Floats:
    """Publish half a year of these teams; strain by team and window."""
    people = tuple(Stay(person, 0) for person in range(size + 1))
    layout = Layout(WINDOWS, ((0, None, 0),), people, ((size, 0),), SIDE_BY_SIDE)
    with bench.worlds(layout, entries, range(count), np.random.default_rng(seed)) as written:
        written.publish(range(WINDOWS))
        return written.read(range(WINDOWS))[:, 0, :, 0]


def correlation(parts: Floats, shown: Floats, noise: float, truth: Floats) -> float:
    """Estimate each person from what was shown; ``parts`` is by release and person."""
    rows, values = parts[~np.isnan(shown)], shown[~np.isnan(shown)] - MEAN
    if len(values) < 2:
        return 0.0
    ridge = noise / PERSON_SD**2 * np.eye(rows.shape[1])
    guess = np.linalg.solve(rows.T @ rows + ridge, rows.T @ values)
    if guess.std() < 1e-6:
        return 0.0
    return float(np.corrcoef(guess, truth)[0, 1])


def attack(entries: Entries, shown: Floats, truth: Floats) -> tuple[list[float], list[float]]:
    """The correlation for each team, of our releases and of the control's."""
    count, size = truth.shape
    by_window = _many(entries, (count, size + 1, WINDOWS * WEEKS))[:, :size]
    weekly = {**entries.check_ins, "week": WEEKS * entries.check_ins["week"]}
    shape = (count, size + 1, WINDOWS * WEEKS * WEEKS)
    means, by_week = numbers_of(weekly, said_strain(weekly), shape)
    sums = (means * by_week)[:, :size].sum(axis=1)
    scale = (CLIP[1] - CLIP[0]) / size
    drawn = 2 * scale**2 + ROUNDED_TO**2 / 12 + WEEK_SD**2 / (size * WEEKS)
    ours, control = [], []
    for team in range(count):
        counts = by_window[team] >= LEAST_CHECK_INS
        ours.append(correlation(_shares(counts), shown[team], drawn, truth[team]))
        entered = by_week[team, :size]
        enough = (entered > 0).sum(axis=0) >= CONTROL_FLOOR
        mean = np.where(enough, sums[team] / np.maximum(entered.sum(axis=0), 1), np.nan)
        own = WEEK_SD**2 / (size * 5)
        control.append(correlation(_shares(entered), mean, own, truth[team]))
    return ours, control


def _many(entries: Entries, shape: tuple[int, int, int]) -> Ints:
    return numbers_of(entries.check_ins, said_strain(entries.check_ins), shape)[1]


def _shares(counted: Bools | Ints) -> Floats:
    """How much of each release is each person, by release and person."""
    return np.asarray(counted.T / np.maximum(counted.sum(axis=0), 1)[:, None], dtype=np.float64)


def measured(options: argparse.Namespace) -> tuple[list[float], list[float]]:
    """Play all teams, a batch at a time."""
    ours: list[float] = []
    control: list[float] = []
    with memory_folder() as folder:
        bench = Bench(folder / "offshift.sqlite3")
        for first in range(0, options.teams, BATCH):
            count = min(BATCH, options.teams - first)
            random = np.random.default_rng((options.seed, first))
            entries, truth = teams(count, options.size, random)
            shown = released(bench, entries, count, options.size, options.seed + first)
            found = attack(entries, shown, truth)
            ours += found[0]
            control += found[1]
    return ours, control


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--teams", type=int, default=400)
    parser.add_argument("--size", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-judge", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    began = time.monotonic()
    ours, control = measured(options)
    answer = {
        "correlation": round(float(np.mean(ours)), 3),
        "its error": round(float(np.std(ours) / np.sqrt(len(ours))), 3),
        "control": round(float(np.mean(control)), 3),
        "seconds": round(time.monotonic() - began),
    }
    is_good = answer["correlation"] <= MOST and answer["control"] >= CONTROL_LEAST
    if options.json:
        print(json.dumps(answer | {"passes": is_good}))
    else:
        print(f"releases: r = {answer['correlation']:.3f} +- {answer['its error']:.3f} (<= {MOST})")
        print(f"control, weekly means of entries: r = {answer['control']:.3f} (>= {CONTROL_LEAST})")
        print(f"{answer['seconds']} s; {'passes' if is_good else 'DOES NOT PASS'}")
    return 0 if is_good or options.no_judge else 1


if __name__ == "__main__":
    sys.exit(main())
