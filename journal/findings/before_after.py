"""Before and after a day that the person marked: the two stretches beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from journal.findings.answers import Tier, tier_of
from journal.findings.days import DAY, Day
from journal.findings.two_stretches import (
    DAYS_NEEDED,
    RatedDay,
    Stretches,
    comparable,
    step_between,
)
from journal.statistics.family import q_values

if TYPE_CHECKING:
    from journal.statistics.step_change import Step

METHOD_VERSION = "change-1"
"""Raised with every change that could alter a number."""

OUTCOMES = ("energy", "mood", "tension")
REACH = 60 * DAY
"""How far a side goes beyond the days left out."""
LEFT_OUT_BEFORE = 7 * DAY
LEFT_OUT_AFTER = 3 * DAY
"""People change something when it is worst, and worst days are followed by better ones anyway:
with the days round the mark left out, that turn is in neither side (docs/statistics.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How much higher one rating was after the mark than before, in points of the 1-5 scale.

    ``low`` and ``high`` are the ends of the 95 % interval; ``q`` comes from the ``looks`` taken at
    this mark. The model allows for working and free days and for days that resemble their
    neighbours, not for a trend; the two means are its levels at the mix of days of both sides, so
    that the difference lies between them. ``similarity`` is what neighbouring days have in common,
    0 to 1.
    """

    outcome: str
    tier: Tier
    difference: float
    standard_error: float
    degrees_of_freedom: float
    low: float
    high: float
    p: float
    q: float
    looks: int
    smallest_visible: float
    days_before: int
    days_after: int
    mean_before: float
    before_low: float
    before_high: float
    mean_after: float
    after_low: float
    after_high: float
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftTooEarly:
    """Not enough comparable days on one side, or on both."""

    outcome: str
    days_before: int
    days_after: int
    needed: int

    @property
    def tier(self) -> Tier:
        """Always the same."""
        return Tier.TOO_EARLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Evenings of one side on which contact is known, and what came in on them on average."""

    evenings: int
    episodes_per_evening: float
    pushed_minutes_per_evening: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """All that is said about one mark.

    ``first`` and ``last`` are the ends of what was looked at, ``washout`` the first and the last
    day left out between them; ``overlapping`` are other marks in that time, which may have done
    their part. Counts of evenings are plain counts without a claim, None where nothing is known.
    """

    mark: date
    outcomes: tuple[Shift | ShiftTooEarly, ...]
    overlapping: tuple[date, ...]
    first: date
    last: date
    washout: tuple[date, date]
    evenings_before: Counted | None
    evenings_after: Counted | None


def compare(days: Sequence[Day], mark: date, other_marks: Sequence[date]) -> BeforeAfter:
    """Compare up to 60 days before with up to 60 days after; energy, mood, tension in that order.

    ``other_marks`` are the person's other marks, without this one. Same days, same answer.
    """
    washout = mark - LEFT_OUT_BEFORE, mark + LEFT_OUT_AFTER
    earliest, latest = washout[0] - REACH, washout[1] + REACH
    seen = [day for day in days if earliest <= day.local_date <= latest]
    before = [day for day in seen if day.local_date < washout[0]]
    after = [day for day in seen if day.local_date > washout[1]]
    first = min([day.local_date for day in before], default=earliest)
    last = max([day.local_date for day in after], default=latest)
    return BeforeAfter(
        mark=mark,
        outcomes=_outcomes(before, after),
        overlapping=tuple(sorted({one for one in other_marks if first <= one <= last})),
        first=first,
        last=last,
        washout=washout,
        evenings_before=_counted(before),
        evenings_after=_counted(after),
    )


def _outcomes(before: Sequence[Day], after: Sequence[Day]) -> tuple[Shift | ShiftTooEarly, ...]:
    stretches = {
        outcome: comparable(_rated(before, outcome), _rated(after, outcome)) for outcome in OUTCOMES
    }
    steps = {
        outcome: step_between(both) for outcome, both in stretches.items() if both.are_long_enough
    }
    q_of = dict(zip(steps, q_values([step.p for step in steps.values()]), strict=True))
    return tuple(
        _shift(outcome, both, steps[outcome], q_of[outcome], len(steps))
        if outcome in steps
        else _too_early(outcome, both)
        for outcome, both in stretches.items()
    )


def _rated(days: Sequence[Day], outcome: str) -> list[RatedDay]:
    answers = [(day, getattr(day, outcome)) for day in days]
    return [
        RatedDay(day.local_date, day.is_workday, given)
        for day, given in answers
        if given is not None
    ]


def _shift(outcome: str, both: Stretches, step: "Step", q: float, looks: int) -> Shift:
    difference, before, after = step.difference, step.before, step.after
    return Shift(
        outcome=outcome,
        tier=tier_of(difference.interval.low, difference.interval.high, q),
        difference=difference.estimate,
        standard_error=difference.standard_error,
        degrees_of_freedom=step.degrees_of_freedom,
        low=difference.interval.low,
        high=difference.interval.high,
        p=step.p,
        q=q,
        looks=looks,
        smallest_visible=step.smallest_visible,
        days_before=len(both.before),
        days_after=len(both.after),
        mean_before=before.estimate,
        before_low=before.interval.low,
        before_high=before.interval.high,
        mean_after=after.estimate,
        after_low=after.interval.low,
        after_high=after.interval.high,
        similarity=step.similarity,
    )


def _too_early(outcome: str, both: Stretches) -> ShiftTooEarly:
    return ShiftTooEarly(
        outcome=outcome,
        days_before=len(both.before),
        days_after=len(both.after),
        needed=DAYS_NEEDED,
    )


def _counted(days: Sequence[Day]) -> Counted | None:
    known = [
        (day.pushed_episodes, day.pushed)
        for day in days
        if day.pushed_episodes is not None and day.pushed is not None
    ]
    if not known:
        return None
    episodes, minutes = (sum(column) / len(known) for column in zip(*known, strict=True))
    return Counted(
        evenings=len(known), episodes_per_evening=episodes, pushed_minutes_per_evening=minutes
    )
