"""What a finding can say: the declared questions, the five answers, and what they rest on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.findings.days import LeftOut
from journal.statistics.gates import Lack

MEANINGFUL_POINTS = 0.3
"""Smaller differences on a scale of five steps are called none; a convention, not a measurement."""
HIGHEST_Q = 0.05


class Tier(StrEnum):
    """The five answers a finding can give."""

    TOO_EARLY = "too_early"
    CANNOT_TELL = "cannot_tell"
    NO_MEANINGFUL_DIFFERENCE = "no_meaningful_difference"
    TENTATIVE = "tentative"
    SUPPORTED = "supported"


class Question(StrEnum):
    """The questions declared before anybody's days were seen, under the keys they are kept by."""

    EVENING_ENERGY = "evening.energy"
    EVENING_MOOD = "evening.mood"
    EVENING_TENSION = "evening.tension"
    PUSHED_OR_CHOSEN = "kind.pushed_chosen"
    UNEASY_OR_CHOSEN = "kind.uneasy_chosen"
    LATE_REPLAY = "late.replay"
    LATE_AWAY = "late.away"
    SEVERE_ENERGY = "severe.energy"
    SHORT_REST_ENERGY = "rest.energy"
    MASKING_ENERGY = "masking.energy"
    BACKED_REPLAY = "backed.replay"
    OVERTIME_ENERGY = "overtime.energy"


@dataclass(frozen=True, slots=True, kw_only=True)
class TooEarly:
    """Not enough for a statement: what is missing first, and the plain counts."""

    question: Question
    lack: Lack
    pairs: int
    pairs_with: int
    pairs_without: int
    left_out: tuple[LeftOut, ...]

    @property
    def tier(self) -> Tier:
        """Always the same."""
        return Tier.TOO_EARLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two kinds that a finding sets against each other, with its own 95 % interval."""

    name: str
    difference: float
    low: float
    high: float
    pairs_with: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A difference in points of a scale of five steps, between two kinds of days or evenings.

    ``low`` and ``high`` are the ends of the 95 % interval; ``p`` comes from shifting the days,
    ``q`` from the ``looks`` taken at this person; ``smallest_visible`` is the difference that
    would have shown in four of five diaries like this one. ``pairs`` counts what the numbers rest
    on. ``sides`` is filled where two kinds of contact are set against each other.
    """

    question: Question
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
    pairs: int
    pairs_with: int
    pairs_without: int
    left_out: tuple[LeftOut, ...]
    sides: tuple[Side, ...] = ()


Answer = Finding | TooEarly


@dataclass(frozen=True, slots=True)
class Dots:
    """The pairs behind one finding: date of the day after, exposure, rating before and after.

    Tuples of equal length; the rating before is None where none was needed and none is known.
    """

    dates: tuple[date, ...]
    exposure: tuple[float, ...]
    before: tuple[float | None, ...]
    after: tuple[int, ...]


def tier_of(low: float, high: float, q: float) -> Tier:
    """Grade an interval (points) and a q value: supported needs both to speak."""
    if low > 0 or high < 0:
        return Tier.SUPPORTED if q <= HIGHEST_Q else Tier.TENTATIVE
    if low > -MEANINGFUL_POINTS and high < MEANINGFUL_POINTS:
        return Tier.NO_MEANINGFUL_DIFFERENCE
    return Tier.CANNOT_TELL
