"""Whether a lead who knows the duty roster can work out each person's strain from releases.

Agents have random shifts and week-long leaves, and check in after every shift. Half a year is
published through the product. Ridge regression of the releases on who contributed estimates
each person; what counts is how well that correlates with the truth. The control shows weekly
means of all entries, as many tools do.

    .venv/bin/python -m benchmarks.roster_attack [--teams 400] [--size 12] [--json] [--seed 1]
        [--no-judge]
"""

import argparse
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
from benchmarks.real_publishing import Bench, bench, memory_folder
from benchmarks.serving import print_answer
from journal.aggregates.rules import CLIP, LEAST_CHECK_INS, ROUNDED_TO

WINDOWS = 6
DAYS = WINDOWS * WEEKS * 7
WORKS, ON_LEAVE = 0.75, 0.08
CONTROL_FLOOR = 8
MOST, CONTROL_LEAST = 0.20, 0.35
BATCH = 50
OURS, CONTROL = ("who contributed", "who wrote how much"), "control"


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


def released(opened: Bench, entries: Entries, count: int, size: int, seed: int) -> Floats:
    """Publish half a year of these teams; strain by team and window."""
    people = tuple(Stay(person, 0) for person in range(size + 1))
    layout = Layout(WINDOWS, ((0, None, 0),), people, ((size, 0),), SIDE_BY_SIDE)
    with opened.worlds(layout, entries, range(count), np.random.default_rng(seed)) as written:
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


def attack(entries: Entries, shown: Floats, truth: Floats) -> dict[str, list[float]]:
    """The correlation for each team: by who contributed, by who wrote how much, and control."""
    count, size = truth.shape
    people = (count, size + 1, WINDOWS * WEEKS)
    by_window = _many(entries.check_ins, people)[:, :size]
    weekly = {**entries.check_ins, "week": WEEKS * entries.check_ins["week"]}
    means, by_week = numbers_of(
        weekly, said_strain(weekly), (count, size + 1, WINDOWS * WEEKS * WEEKS)
    )
    sums = (means * by_week)[:, :size].sum(axis=1)
    drawn = 2 * ((CLIP[1] - CLIP[0]) / size) ** 2 + ROUNDED_TO**2 / 12
    found: dict[str, list[float]] = {name: [] for name in (*OURS, CONTROL)}
    for team in range(count):
        many, weeks = by_window[team], by_week[team, :size]
        for name, parts in zip(OURS, (many >= LEAST_CHECK_INS, many), strict=True):
            noise = drawn + WEEK_SD**2 / (size * WEEKS)
            found[name].append(correlation(_shares(parts), shown[team], noise, truth[team]))
        enough = (weeks > 0).sum(axis=0) >= CONTROL_FLOOR
        mean = np.where(enough, sums[team] / np.maximum(weeks.sum(axis=0), 1), np.nan)
        noise = WEEK_SD**2 / (size * WORKS * 7)
        found[CONTROL].append(correlation(_shares(weeks), mean, noise, truth[team]))
    return found


def _many(check_ins: dict[str, Ints], shape: tuple[int, int, int]) -> Ints:
    return numbers_of(check_ins, said_strain(check_ins), shape)[1]


def _shares(counted: Bools | Ints) -> Floats:
    """How much of each release is each person, by release and person."""
    return np.asarray(counted.T / np.maximum(counted.sum(axis=0), 1)[:, None], dtype=np.float64)


def measured(options: argparse.Namespace) -> dict[str, list[float]]:
    """Play all teams, a batch at a time."""
    found: dict[str, list[float]] = {name: [] for name in (*OURS, CONTROL)}
    with memory_folder() as folder:
        for first in range(0, options.teams, BATCH):
            count = min(BATCH, options.teams - first)
            random = np.random.default_rng((options.seed, first))
            entries, truth = teams(count, options.size, random)
            shown = released(bench(folder), entries, count, options.size, options.seed + first)
            for name, correlations in attack(entries, shown, truth).items():
                found[name] += correlations
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--teams", type=int, default=400)
    parser.add_argument("--size", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-judge", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    began = time.monotonic()
    found = {name: np.array(one) for name, one in measured(options).items()}
    worst = max(OURS, key=lambda name: abs(found[name].mean()))
    answer = {
        "r of releases": round(float(abs(found[worst].mean())), 3),
        "its error": round(float(found[worst].std() / np.sqrt(options.teams)), 3),
        "estimated from": worst,
        "r of weekly means of entries": round(float(found[CONTROL].mean()), 3),
        "seconds": round(time.monotonic() - began),
    }
    is_good = abs(found[worst].mean()) <= MOST and found[CONTROL].mean() >= CONTROL_LEAST
    print_answer(answer | {"passes": bool(is_good)}, as_json=options.json)
    return 0 if is_good or options.no_judge else 1


if __name__ == "__main__":
    sys.exit(main())
