"""The fall of tension that comes by itself, and what each kind adds to it: normal on normal.

A drop is ``level + slope * start + effect of the kind + noise``, the start being the tension before
less 3. Given the line, each effect has a normal belief and a normal posterior of its own, so that
all of it together needs two sums of two (docs/learning.md; analysis of covariance).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from random import Random

from journal.suggestions.catalogue import Kind
from journal.suggestions.learning_priors import Belief

MIDDLE = 3
SLOPE = Belief(0.5, 0.2)
LEVEL = Belief(0.0, 0.4)
NOISE, NOISE_WORTH = 0.85, 20


@dataclass(frozen=True, slots=True)
class Tally:
    """The uses of one kind: mean start, mean drop, and the sums of squares around them."""

    uses: int
    start: float
    drop: float
    start_square: float
    product: float
    drop_square: float

    def mean_after(self) -> float:
        """The mean of the taps after, 1 to 5."""
        return MIDDLE + self.start - self.drop


@dataclass(frozen=True, slots=True)
class Line:
    """The posterior of ``level`` and ``slope``, in points; variances in squared points.

    ``log_evidence`` says how well the beliefs that went in fit, up to what they all share.
    """

    level: float
    slope: float
    level_variance: float
    covariance: float
    slope_variance: float
    log_evidence: float

    def drawn(self, draw: Random, curiosity: float) -> tuple[float, float]:
        """One level and slope; ``curiosity`` (0 to 1) is the share kept of their spread."""
        first, second = draw.gauss(0, curiosity), draw.gauss(0, curiosity)
        spread = self.level_variance**0.5
        shared = self.covariance / spread
        left = (self.slope_variance - shared**2) ** 0.5
        return self.level + spread * first, self.slope + shared * first + left * second


def tally_of(pairs: Sequence[tuple[int, int]]) -> Tally:
    """Sum up the uses of one kind, each with the tension before and after, 1 to 5."""
    starts = [before - MIDDLE for before, _ in pairs]
    drops = [before - after for before, after in pairs]
    start, drop = sum(starts) / len(pairs), sum(drops) / len(pairs)
    return Tally(
        uses=len(pairs),
        start=start,
        drop=drop,
        start_square=sum((one - start) ** 2 for one in starts),
        product=sum((x - start) * (y - drop) for x, y in zip(starts, drops, strict=True)),
        drop_square=sum((one - drop) ** 2 for one in drops),
    )


def noise_of(tallies: Iterable[Tally]) -> float:
    """The variance of one drop around what is expected, in squared points.

    Begun as if 20 uses with a variance of 0.85 had come before.
    """
    all_of_them = list(tallies)
    start_square = sum(one.start_square for one in all_of_them)
    product = sum(one.product for one in all_of_them)
    drop_square = sum(one.drop_square for one in all_of_them)
    weight = NOISE / SLOPE.spread**2
    slope = (SLOPE.mean * weight + product) / (weight + start_square)
    left = drop_square - 2 * slope * product + slope**2 * start_square
    free = sum(one.uses - 1 for one in all_of_them)
    return (NOISE_WORTH * NOISE + left) / (NOISE_WORTH + free)


def line_of(tallies: Mapping[Kind, Tally], beliefs: Mapping[Kind, Belief], noise: float) -> Line:
    """The line that the drops of all kinds lie along; every kind tallied has a belief."""
    level, mixed, slope = LEVEL.spread**-2, 0.0, SLOPE.spread**-2
    to_level, to_slope = 0.0, SLOPE.mean * slope
    fit = 0.0
    for kind, one in tallies.items():
        weight = 1 / (beliefs[kind].spread ** 2 + noise / one.uses)
        beyond = one.drop - beliefs[kind].mean
        level += weight
        mixed += weight * one.start
        slope += weight * one.start**2 + one.start_square / noise
        to_level += weight * beyond
        to_slope += weight * one.start * beyond + one.product / noise
        fit += log(weight) - weight * beyond**2
    whole = level * slope - mixed**2
    at_level = (slope * to_level - mixed * to_slope) / whole
    at_slope = (level * to_slope - mixed * to_level) / whole
    fit += at_level * to_level + at_slope * to_slope - log(whole)
    return Line(at_level, at_slope, slope / whole, -mixed / whole, level / whole, fit / 2)


@dataclass(frozen=True, slots=True)
class Given:
    """A kind's posterior once the line is given: its mean falls by ``share`` of the line's height.

    ``spread`` is in points; ``start`` is where on the line its uses lie.
    """

    mean: float
    share: float
    start: float
    spread: float


@dataclass(frozen=True, slots=True)
class Sampler:
    """Draws what kinds add, in points of tension, from all that is known of a person."""

    line: Line
    given: Mapping[Kind, Given]

    def effects(self, draw: Random, curiosity: float = 1.0) -> dict[Kind, float]:
        """One draw of each kind's effect, along one line drawn for all of them."""
        level, slope = self.line.drawn(draw, curiosity)
        return {
            kind: one.mean
            - one.share * (level + slope * one.start)
            + draw.gauss(0, curiosity) * one.spread
            for kind, one in self.given.items()
        }


def sampler(
    tallies: Mapping[Kind, Tally], beliefs: Mapping[Kind, Belief], kinds: Iterable[Kind]
) -> Sampler:
    """Put together what draws of some kinds need; these and every kind tallied have a belief."""
    noise = noise_of(tallies.values())
    given = {kind: _given(beliefs[kind], tallies.get(kind), noise) for kind in kinds}
    return Sampler(line_of(tallies, beliefs, noise), given)


def _given(belief: Belief, tally: Tally | None, noise: float) -> Given:
    if tally is None:
        return Given(belief.mean, 0.0, 0.0, belief.spread)
    share = 1 / (1 + noise / tally.uses / belief.spread**2)
    mean = belief.mean + share * (tally.drop - belief.mean)
    return Given(mean, share, tally.start, (1 - share) ** 0.5 * belief.spread)
