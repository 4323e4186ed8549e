"""What may be said about a person's evenings and the days after, and how firmly."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from journal.findings.pairs import EveningDay, LeftOut, Outcome, Pairing, pair_up
from journal.statistics.family import q_values
from journal.statistics.gates import Counts, Lack, counts_of, lack_of

if TYPE_CHECKING:
    from journal.findings.estimate import Estimate

METHOD_VERSION = "evening-1"
"""Raised with every change that could alter a number; older stored findings are then renewed."""

REFERENCE_MINUTES = 30
MEANINGFUL_POINTS = 0.3
HIGHEST_Q = 0.05


class Tier(StrEnum):
    """The five answers a finding can give."""

    TOO_EARLY = "too_early"
    CANNOT_TELL = "cannot_tell"
    NO_MEANINGFUL_DIFFERENCE = "no_meaningful_difference"
    TENTATIVE = "tentative"
    SUPPORTED = "supported"


@dataclass(frozen=True, slots=True, kw_only=True)
class TooEarly:
    """Not enough for a statement: what is missing first, and the plain counts."""

    outcome: Outcome
    lack: Lack
    evenings: int
    evenings_with: int
    evenings_without: int
    left_out: tuple[LeftOut, ...]

    @property
    def tier(self) -> Tier:
        """Always the same."""
        return Tier.TOO_EARLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The difference on the next day, in points of the 1-5 scale, for 30 minutes against none.

    ``low`` and ``high`` are the ends of the 95 % interval; ``p`` comes from shifting the days,
    ``q`` from the ``looks`` taken at this person; ``smallest_visible`` is the difference that
    would have shown in four of five diaries like this one.
    """

    outcome: Outcome
    tier: Tier
    difference: float
    standard_error: float
    degrees_of_freedom: int
    low: float
    high: float
    p: float
    q: float
    looks: int
    smallest_visible: float
    evenings: int
    evenings_with: int
    evenings_without: int
    left_out: tuple[LeftOut, ...]


Answer = Finding | TooEarly


def findings_in(days: Sequence[EveningDay]) -> tuple[Answer, ...]:
    """Answer the primary question for energy and for mood, in that order.

    ``days`` are consecutive local dates. Same days, same answer, to the last digit.
    """
    pairings = {outcome: pair_up(days, outcome) for outcome in Outcome}
    looks = {outcome: _look_at(pairing) for outcome, pairing in pairings.items()}
    taken = {outcome: look for outcome, look in looks.items() if not isinstance(look, Lack)}
    q_of = dict(zip(taken, q_values([look.p for look in taken.values()]), strict=True))
    return tuple(
        _too_early(outcome, pairings[outcome], look)
        if isinstance(look, Lack)
        else _finding(outcome, pairings[outcome], look, q_of[outcome], len(taken))
        for outcome, look in looks.items()
    )


def tier_of(low: float, high: float, q: float) -> Tier:
    """Grade an interval (points) and a q value: supported needs both to speak."""
    if low > 0 or high < 0:
        return Tier.SUPPORTED if q <= HIGHEST_Q else Tier.TENTATIVE
    if low > -MEANINGFUL_POINTS and high < MEANINGFUL_POINTS:
        return Tier.NO_MEANINGFUL_DIFFERENCE
    return Tier.CANNOT_TELL


def _look_at(pairing: Pairing) -> "Estimate | Lack":
    lack = lack_of(_counts(pairing), [pair.after for pair in pairing.pairs])
    if lack is not None:
        return lack
    from journal.findings.estimate import estimate  # noqa: PLC0415 - numpy loads when needed

    return estimate(pairing, REFERENCE_MINUTES) or Lack.SEPARATION


def _counts(pairing: Pairing) -> Counts:
    return counts_of([pair.minutes for pair in pairing.pairs])


def _too_early(outcome: Outcome, pairing: Pairing, lack: Lack) -> TooEarly:
    counts = _counts(pairing)
    return TooEarly(
        outcome=outcome,
        lack=lack,
        evenings=counts.pairs,
        evenings_with=counts.with_exposure,
        evenings_without=counts.without_exposure,
        left_out=pairing.left_out,
    )


def _finding(outcome: Outcome, pairing: Pairing, look: "Estimate", q: float, looks: int) -> Finding:
    counts = _counts(pairing)
    return Finding(
        outcome=outcome,
        tier=tier_of(look.interval.low, look.interval.high, q),
        difference=look.difference,
        standard_error=look.standard_error,
        degrees_of_freedom=look.degrees_of_freedom,
        low=look.interval.low,
        high=look.interval.high,
        p=look.p,
        q=q,
        looks=looks,
        smallest_visible=look.smallest_visible,
        evenings=counts.pairs,
        evenings_with=counts.with_exposure,
        evenings_without=counts.without_exposure,
        left_out=pairing.left_out,
    )
