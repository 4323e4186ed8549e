"""Two attackers that learn from worlds whose truth is known, and how much they gain.

Advantage is the share of right alarms less the share of false ones: 0 when nothing is learned,
1 when everything is. Worlds are dealt into five parts; each part is attacked with what was
learned from the others, of which one part chose settings and threshold. An attacker has as many
chances as there are kinds of it; the best one counts.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Scores = list[Floats]
"""What an attacker thinks of each world, once for every setting it could have."""

PARTS = 5
RIDGES = (3.0, 30.0, 300.0)
ROUNDS = (10, 30, 80, 160)
STEP = 0.1
CUTS = 8


@dataclass(frozen=True)
class Advantage:
    """What an attacker gained, with its standard error."""

    attacker: str
    value: float
    error: float


def worst_advantage(features: Floats, truth: Bools, seed: tuple[int, ...]) -> Advantage:
    """The advantage of whichever attacker has more of it."""
    return max(advantages(features, truth, seed), key=lambda one: one.value)


def advantages(features: Floats, truth: Bools, seed: tuple[int, ...]) -> tuple[Advantage, ...]:
    """The advantage of each attacker; ``features`` is by world, nothing in it is missing."""
    varied = features[:, features.std(axis=0) > 1e-12]
    if not varied.shape[1]:
        return (Advantage("any", 0.0, 0.0),)
    part = _dealt(truth, np.random.default_rng(seed))
    return tuple(_attacked(name, learn, varied, truth, part) for name, learn in KINDS.items())


def _dealt(truth: Bools, random: np.random.Generator) -> npt.NDArray[np.int64]:
    """The part that each world is in, with as many of either truth in each."""
    part = np.zeros(len(truth), dtype=np.int64)
    for those in (truth, ~truth):
        part[those] = random.permutation(int(those.sum())) % PARTS
    return part


def _attacked(
    name: str,
    learn: Callable[[Floats, Bools, Floats], Scores],
    features: Floats,
    truth: Bools,
    part: npt.NDArray[np.int64],
) -> Advantage:
    gains, variances = [], []
    for tested in range(PARTS):
        choosing, testing = part == (tested + 1) % PARTS, part == tested
        learning = ~(choosing | testing)
        centre, spread = features[learning].mean(axis=0), features[learning].std(axis=0) + 1e-9
        scaled = np.clip((features - centre) / spread, -8, 8)
        scores = learn(scaled[learning], truth[learning], scaled)
        chosen = min(scores, key=lambda one: _loss(one[choosing], truth[choosing]))
        threshold = _best_threshold(chosen[choosing], truth[choosing])
        right = chosen[testing & truth] >= threshold
        false = chosen[testing & ~truth] >= threshold
        gains.append(right.mean() - false.mean())
        variances.append(right.var() / len(right) + false.var() / len(false))
    return Advantage(name, float(np.mean(gains)), float(np.sqrt(np.sum(variances)) / PARTS))


def _best_threshold(scores: Floats, truth: Bools) -> float:
    order = np.argsort(-scores)
    gain = np.cumsum(truth[order]) / truth.sum() - np.cumsum(~truth[order]) / (~truth).sum()
    return float(scores[order[int(np.argmax(gain))]])


def _loss(scores: Floats, truth: Bools) -> float:
    return float(np.logaddexp(0, np.where(truth, -scores, scores)).mean())


def _logistic(known: Floats, truth: Bools, all_worlds: Floats) -> Scores:
    """Logistic regression, once for each strength of its ridge."""
    return [_with_one(all_worlds) @ _weights(known, truth, ridge) for ridge in RIDGES]


def _weights(known: Floats, truth: Bools, ridge: float) -> Floats:
    columns = _with_one(known)
    penalty = ridge * np.eye(columns.shape[1])
    penalty[0, 0] = 1e-6
    weights = np.zeros(columns.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(columns @ weights, -30, 30)))
        slope = columns.T @ (chance - truth) + penalty @ weights
        bend = columns.T @ (columns * (chance * (1 - chance))[:, None]) + penalty
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _with_one(columns: Floats) -> Floats:
    return np.column_stack([np.ones(len(columns)), columns])


def _boosted(known: Floats, truth: Bools, all_worlds: Floats) -> Scores:
    """Boosted stumps: each round asks whether one feature lies above one cut."""
    cuts = np.quantile(known, np.linspace(0, 1, CUTS + 2)[1:-1], axis=0)
    above = (known[:, :, None] > cuts.T[None]).reshape(len(known), -1).astype(np.float64)
    everywhere = (all_worlds[:, :, None] > cuts.T[None]).reshape(len(all_worlds), -1)
    score, total = np.zeros(len(known)), np.zeros(len(all_worlds))
    found = []
    for done in range(1, ROUNDS[-1] + 1):
        chance = 1 / (1 + np.exp(-score))
        cut, low, high = _best_stump(above, truth - chance, chance * (1 - chance))
        score += STEP * np.where(above[:, cut] > 0, high, low)
        total += STEP * np.where(everywhere[:, cut], high, low)
        if done in ROUNDS:
            found.append(total.copy())
    return found


def _best_stump(above: Floats, pull: Floats, weight: Floats) -> tuple[int, float, float]:
    pull_above, weight_above = pull @ above, weight @ above
    pull_below, weight_below = pull.sum() - pull_above, weight.sum() - weight_above
    high, low = pull_above / (weight_above + 5), pull_below / (weight_below + 5)
    cut = int(np.argmax(pull_above * high + pull_below * low))
    return cut, float(low[cut]), float(high[cut])


KINDS: dict[str, Callable[[Floats, Bools, Floats], Scores]] = {
    "logistic regression": _logistic,
    "boosted stumps": _boosted,
}
