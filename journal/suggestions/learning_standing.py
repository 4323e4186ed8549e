"""What may be said about a kind from a person's own ratings: more, best, or no difference yet.

Here every kind is expected to add the same, so that a claim comes from her ratings alone; how far
her kinds lie apart is itself unknown, and not at all is one answer (docs/learning.md).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, exp
from random import Random
from statistics import fmean

from journal.suggestions.catalogue import Kind
from journal.suggestions.learning_line import MIDDLE, Tally, sampler
from journal.suggestions.learning_priors import Belief

USES_NEEDED = 8
SURE = 0.80
SPREADS = {0.01: 0.25, 0.15: 0.25, 0.3: 0.3, 0.5: 0.2}
"""How far kinds may lie apart in points, each with its belief; 0.01 stands for not at all."""
APART = 0.02
AS_GOOD = 0.15
ALIKE = 0.10
WRONG_AT_MOST = 0.03
"""Saying "best" is wrong where another adds 0.15 points more, or all lie within 0.1 points."""
DRAWS = 2000
TAIL = 0.025


class Say(StrEnum):
    """What the ratings of a kind allow to say."""

    TOO_FEW = "too_few"
    NOTHING_BESIDE = "nothing_beside"
    NO_DIFFERENCE = "no_difference"
    LESS = "less"
    MORE = "more"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Standing:
    """One kind beside her others begun equally tense, in points of tension, above 0 if lower after.

    ``low`` to ``high`` holds 95 of 100; ``is_best`` is the share of draws in which it is ahead of
    every other kind she has rated, ``is_wrong`` that in which calling it best would be wrong.
    """

    kind: Kind
    uses: int
    mean_before: float
    mean_after: float
    more: float
    low: float
    high: float
    is_best: float
    is_wrong: float
    say: Say


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One draw of all effects: their sum over every use, and the largest and smallest of them."""

    effects: Mapping[Kind, float]
    of_all: float
    ahead: Kind | None
    most: float
    least: float

    def makes_wrong(self, kind: Kind) -> bool:
        return self.most - self.effects[kind] > AS_GOOD or self.most - self.least <= ALIKE


def standings(tallies: Mapping[Kind, Tally], draw: Random) -> tuple[Standing, ...]:
    """Every kind that was rated, most uses first; the same for the same draw."""
    drawn = [_drawn(effects, tallies) for effects in _draws(tallies, draw)]
    rated = sum(one.uses for one in tallies.values())
    found = [_standing(kind, one, rated - one.uses, drawn) for kind, one in tallies.items()]
    return tuple(sorted(found, key=lambda one: (-one.uses, one.kind)))


def _draws(tallies: Mapping[Kind, Tally], draw: Random) -> Iterator[dict[Kind, float]]:
    worlds = [
        (share, sampler(tallies, dict.fromkeys(tallies, Belief(0, spread)), tallies))
        for spread, share in SPREADS.items()
    ]
    best = max(world.line.log_evidence for _, world in worlds)
    weights = [share * exp(world.line.log_evidence - best) for share, world in worlds]
    for weight, (_, world) in zip(weights, worlds, strict=True):
        for _ in range(ceil(DRAWS * weight / sum(weights))):
            yield world.effects(draw)


def _drawn(effects: Mapping[Kind, float], tallies: Mapping[Kind, Tally]) -> _Drawn:
    ordered = sorted(effects, key=lambda kind: -effects[kind])
    most, second = effects[ordered[0]], effects[ordered[min(1, len(ordered) - 1)]]
    return _Drawn(
        effects=effects,
        of_all=sum(effects[kind] * one.uses for kind, one in tallies.items()),
        ahead=ordered[0] if most - second > APART else None,
        most=most,
        least=effects[ordered[-1]],
    )


def _standing(kind: Kind, one: Tally, others: int, drawn: Sequence[_Drawn]) -> Standing:
    beside = sorted(
        each.effects[kind] - (each.of_all - one.uses * each.effects[kind]) / max(1, others)
        for each in drawn
    )
    reach = beside[int(TAIL * len(beside))], beside[int((1 - TAIL) * len(beside))]
    is_best = sum(each.ahead is kind for each in drawn) / len(drawn)
    is_wrong = sum(each.makes_wrong(kind) for each in drawn) / len(drawn)
    return Standing(
        kind=kind,
        uses=one.uses,
        mean_before=MIDDLE + one.start,
        mean_after=one.mean_after(),
        more=fmean(beside),
        low=reach[0],
        high=reach[1],
        is_best=is_best,
        is_wrong=is_wrong,
        say=_say(one.uses, others, reach, is_best=is_best >= SURE and is_wrong <= WRONG_AT_MOST),
    )


def _say(uses: int, others: int, reach: tuple[float, float], *, is_best: bool) -> Say:
    if uses < USES_NEEDED:
        return Say.TOO_FEW
    if others < USES_NEEDED:
        return Say.NOTHING_BESIDE
    if is_best:
        return Say.BEST
    if reach[0] > APART:
        return Say.MORE
    if reach[1] < -APART:
        return Say.LESS
    return Say.NO_DIFFERENCE
