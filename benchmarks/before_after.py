"""How often nothing but chance is taken for a change at a mark.

Ratings of 1 to 5 whose neighbouring days resemble each other, a higher weekend, a quarter
missing, nothing changed. The step model of the product stands beside Welch's t test and the
usual least squares with similarity taken from the residuals. `worst` marks the day after the
worst five days.

    .venv/bin/python -m benchmarks.before_after [--people 500] [--seed 1] [--json]
"""

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtr, stdtrit

from journal.findings.two_stretches import ROUNDING_VARIANCE
from journal.statistics.design import Floats
from journal.statistics.resemblance import fits_by_similarity
from journal.statistics.step_change import step_change

SPREAD = 0.8
WEEKEND = 0.25
MISSING = 0.25
REPORTING = 0.35
"""The spread of what is reported round the state itself, in the noisy half of the people."""
SIMILARITIES = (0.3, 0.5, 0.7)
SIDES = (14, 30, 60)


@dataclass(frozen=True)
class Rated:
    """The rated days of one person: numbers, ratings, and which are working days."""

    days: Floats
    ratings: Floats
    is_workday: Floats


def states(random: np.random.Generator, similarity: float, length: int) -> Floats:
    news = random.normal(size=length) * math.sqrt(1 - similarity**2)
    state = [random.normal()]
    for one in news[1:]:
        state.append(similarity * state[-1] + one)
    return SPREAD * np.array(state)


def answers(random: np.random.Generator, state: Floats, *, is_noisy: bool) -> Floats:
    reported = 3.2 + state + (REPORTING * random.normal(size=len(state)) if is_noisy else 0)
    return np.clip(np.round(reported), 1, 5)


def rated(random: np.random.Generator, state: Floats, *, is_noisy: bool) -> Rated:
    """A fresh week day to start with, the weekend put on, a quarter of the days taken away."""
    numbers = np.arange(len(state))
    is_free = (numbers + random.integers(7)) % 7 > 4
    given = answers(random, state + WEEKEND * is_free, is_noisy=is_noisy)
    kept = random.random(len(state)) > MISSING
    return Rated(numbers[kept].astype(float), given[kept], (~is_free[kept]).astype(float))


def product(person: Rated, is_after: Floats) -> tuple[float, float, float]:
    step = step_change(
        is_after,
        person.is_workday[:, None],
        person.ratings,
        person.days,
        least_variance=ROUNDING_VARIANCE,
    )
    ends = step.difference.interval
    return step.difference.estimate, step.p, (ends.high - ends.low) / 2


def welch(person: Rated, is_after: Floats) -> tuple[float, float, float]:
    one, other = (person.ratings[is_after == side] for side in (0.0, 1.0))
    parts = [max(float(side.var(ddof=1)), 1e-9) / len(side) for side in (one, other)]
    degrees = sum(parts) ** 2 / sum(
        part**2 / (len(side) - 1) for part, side in zip(parts, (one, other), strict=True)
    )
    return judged(float(other.mean() - one.mean()), math.sqrt(sum(parts)), degrees)


def usual_gls(person: Rated, is_after: Floats) -> tuple[float, float, float]:
    """Similarity is the correlation of neighbouring residuals, taken as if it were known."""
    terms = np.column_stack([is_after, person.is_workday])
    design = np.column_stack([np.ones(len(is_after)), terms])
    left = person.ratings - design @ np.linalg.lstsq(design, person.ratings, rcond=None)[0]
    beside = np.diff(person.days) == 1
    shared = float(np.mean(left[1:][beside] * left[:-1][beside]) / max(np.mean(left**2), 1e-9))
    known = np.array([min(max(shared, 0.0), 0.95)])
    fits = fits_by_similarity(terms, person.ratings, person.days, similarities=known, day_noise=0.0)
    degrees = max(2.0, float(fits.effective_days[0]) - 3)
    error = math.sqrt(float(fits.covariances[0, 1, 1]))
    return judged(float(fits.estimates[0, 1]), error, degrees)


def judged(estimate: float, error: float, degrees: float) -> tuple[float, float, float]:
    p = float(2 * stdtr(degrees, -abs(estimate) / error))
    return estimate, p, float(stdtrit(degrees, 0.975)) * error


METHODS = {"Welch": welch, "usual GLS": usual_gls, "product": product}


def cell(
    random: np.random.Generator, similarity: float, side: int, people: int
) -> dict[str, dict[str, float]]:
    """Shares of people whose interval leaves out 0 though nothing changed; half interval widths."""
    found = defaultdict(list)
    for number in range(people):
        state = states(random, similarity, 2 * side)
        person = rated(random, state, is_noisy=number % 2 == 1)
        is_after = (person.days >= side).astype(float)
        if min(is_after.sum(), (1 - is_after).sum(), (1 - person.is_workday).sum()) < 3:
            continue
        for name, method in METHODS.items():
            found[name].append(method(person, is_after))
    return {name: summary(of_one) for name, of_one in found.items()}


def worst(
    random: np.random.Generator, similarity: float, people: int
) -> dict[str, dict[str, float]]:
    """The same with the mark on the day after the worst five, days round it left out or not."""
    found = defaultdict(list)
    for number in range(people):
        state = states(random, similarity, 200)
        fives = np.convolve(state, np.ones(5), "valid")[70:120]
        mark = 70 + int(np.argmin(fives)) + 5
        person = rated(random, state, is_noisy=number % 2 == 1)
        for name, before, after in (("kept", 0, -1), ("left out", 7, 3)):
            away = person.days - mark
            used = ((away < -before) & (away >= -before - 60)) | (
                (away > after) & (away <= after + 60)
            )
            part = Rated(person.days[used], person.ratings[used], person.is_workday[used])
            found[name].append(product(part, (part.days >= mark).astype(float)))
    return {name: summary(of_one) for name, of_one in found.items()}


def summary(found: list[tuple[float, float, float]]) -> dict[str, float]:
    estimates, p_values, widths = np.array(found).T
    return {
        "people": len(found),
        "false": round(float(np.mean(p_values < 0.05)), 4),
        "mean": round(float(estimates.mean()), 3),
        "half_width": round(float(widths.mean()), 3),
    }


def rows(options: argparse.Namespace) -> Iterator[tuple[str, object]]:
    for similarity in SIMILARITIES:
        random = np.random.default_rng([options.seed, int(100 * similarity)])
        for side in SIDES:
            yield f"{similarity}, {side} days", cell(random, similarity, side, options.people)
        yield f"{similarity}, after the worst", worst(random, similarity, options.people)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    report = {}
    for name, row in rows(options):
        report[name] = row
        if not options.json:
            print(name, row, flush=True)
    if options.json:
        print(json.dumps(report))


if __name__ == "__main__":
    main()
