"""Lower than one's own usual: a watch on how the days go, against the person's own first weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal.findings.days import Day

if TYPE_CHECKING:
    from journal.findings.usual import Usual

METHOD_VERSION = "drift-1"
"""Raised with every change that could alter a number."""

FALSE_PER_YEAR = 0.4
"""Notices a year to somebody whose days only vary as ever: the most that was measured for days
that resemble their neighbours (docs/statistics.md). About two in five years."""


@dataclass(frozen=True, slots=True)
class Notice:
    """That the days are lower than usual: told on one day, and since about when."""

    on: date
    since: date


@dataclass(frozen=True, slots=True)
class BandPoint:
    """One rated day: the smoothed days up to it and the limit of what is usual, 1 to 5."""

    date: date
    smoothed: float
    low_limit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWeeks:
    """The latest eight weeks beside the usual ones; ``low`` and ``high`` hold the difference."""

    first: date
    last: date
    rated_days: int
    mean: float
    difference: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How the days go beside the person's own usual, on the scale from 1 to 5.

    What is watched is the mean of energy, mood and 6 less tension, as far as they were answered.
    ``is_lower_now`` lasts from a notice until the smoothed days are back within half the limit;
    ``since`` is then where it began, else None. ``last_weeks`` is the mean of the latest eight
    weeks, None where they are too few; ``last`` says how sure it is.
    """

    notices: tuple[Notice, ...]
    is_lower_now: bool
    since: date | None
    baseline: float
    baseline_days: tuple[date, date]
    last_weeks: float | None
    last: LastWeeks | None
    band: tuple[BandPoint, ...]
    false_per_year: float = FALSE_PER_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftTooEarly:
    """Not enough to say what is usual: rated days so far, and calendar days from the first."""

    rated_days: int
    needed: int
    days: int
    days_needed: int
