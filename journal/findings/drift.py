"""Lower than one's own usual: a watch on how the days go, against the person's own first weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal.findings.days import DAY, Day
from journal.findings.two_stretches import comparable, step_between
from journal.findings.usual import BASELINE_DAYS, RATED_NEEDED, NotYetUsual, Usual, usual_of

if TYPE_CHECKING:
    from journal.findings.watching import Course

METHOD_VERSION = "drift-1"
"""Raised with every change that could alter a number."""

FALSE_PER_YEAR = 0.5
"""Notices a year to somebody whose days only vary as ever, about one in two years: what was
measured for days that resemble their neighbours a good deal (docs/statistics.md)."""

SILENT_AFTER = 28 * DAY
RATED_AGAIN = 10
LAST_WEEKS = 56 * DAY
BACK_WITHIN = 0.5
"""Of the way from the usual to the limit: nearer than that, the days count as usual again."""


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


def drift_of(days: Sequence[Day]) -> Drift | DriftTooEarly:
    """Watch a diary day by day against its own first stable weeks. Same days, same answer."""
    usual = usual_of(days)
    if isinstance(usual, NotYetUsual):
        return DriftTooEarly(
            rated_days=usual.rated_days,
            needed=RATED_NEEDED,
            days=usual.days,
            days_needed=BASELINE_DAYS,
        )
    from journal.findings.watching import course_of  # noqa: PLC0415 - numpy loads when needed

    course = course_of(usual)
    dates = [day.local_date for day in usual.since]
    notices, is_lower = _notices(course, dates)
    last = _last_weeks(usual, course.usual)
    return Drift(
        notices=notices,
        is_lower_now=is_lower,
        since=notices[-1].since if is_lower else None,
        baseline=course.usual,
        baseline_days=(usual.first_weeks[0].local_date, usual.first_weeks[-1].local_date),
        last_weeks=None if last is None else last.mean,
        last=last,
        band=tuple(map(BandPoint, dates, course.smoothed, course.low_limits)),
    )


def _notices(course: "Course", dates: Sequence[date]) -> tuple[tuple[Notice, ...], bool]:
    """All notices in order, and whether the last one still holds.

    One notice is given for one fall: the next comes only after the days were as usual again, and
    four weeks after the one before at the earliest. Four weeks without a rating end it, and
    then ten rated days come before another.
    """
    notices: list[Notice] = []
    is_lower, begun = False, 0
    for place, on in enumerate(dates):
        smoothed, limit = course.smoothed[place], course.low_limits[place]
        if place and on > dates[place - 1] + SILENT_AFTER:
            # Nobody knows whether it held, and the days before must not speak for those after.
            is_lower, begun = False, place + RATED_AGAIN
        if smoothed >= course.usual - BACK_WITHIN * (course.usual - limit):
            is_lower = False
        is_silent = place < begun or (bool(notices) and on < notices[-1].on + SILENT_AFTER)
        if smoothed < limit and not is_lower and not is_silent:
            notices.append(Notice(on, dates[course.beginning_of(place)]))
            is_lower = True
    return tuple(notices), is_lower


def _last_weeks(usual: Usual, level: float) -> LastWeeks | None:
    if not usual.since:
        return None
    latest = usual.since[-1].local_date
    days = [day for day in usual.since if day.local_date > latest - LAST_WEEKS]
    both = comparable(usual.first_weeks, days)
    if not both.are_long_enough:
        return None
    step = step_between(both, usual.answers_a_day)
    difference = step.difference
    return LastWeeks(
        first=days[0].local_date,
        last=latest,
        rated_days=len(both.after),
        mean=level + difference.estimate,
        difference=difference.estimate,
        low=difference.interval.low,
        high=difference.interval.high,
    )
