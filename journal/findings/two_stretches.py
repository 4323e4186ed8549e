"""Two stretches of rated days beside each other, working days with working days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal.statistics.step_change import Step

DAYS_NEEDED = 14
"""Comparable days in each stretch; fewer say too little about how alike neighbouring days are."""
ROUNDING_VARIANCE = 1 / 12
"""In squared points: an answer in whole points leaves this much open about a day."""


@dataclass(frozen=True, slots=True)
class RatedDay:
    """A day with a rating on the 1-5 scale, or the mean of several."""

    local_date: date
    is_workday: bool
    value: float


@dataclass(frozen=True, slots=True)
class Stretches:
    """The days that can be compared: of kinds (working or free) that both stretches have."""

    before: tuple[RatedDay, ...]
    after: tuple[RatedDay, ...]

    @property
    def are_long_enough(self) -> bool:
        """Whether each has the days needed."""
        return min(len(self.before), len(self.after)) >= DAYS_NEEDED


def comparable(before: Sequence[RatedDay], after: Sequence[RatedDay]) -> Stretches:
    """Leave out days of a kind that the other stretch has none of: they say nothing about it."""
    of_both = {day.is_workday for day in before} & {day.is_workday for day in after}
    one, other = (
        tuple(day for day in side if day.is_workday in of_both) for side in (before, after)
    )
    return Stretches(one, other)


def step_between(stretches: Stretches, answers_a_day: int = 1) -> "Step":
    """Estimate how much higher the second stretch is, beside the kind of day.

    ``answers_a_day`` is how many answers in whole points a value is the mean of.
    """
    import numpy as np  # noqa: PLC0415 - numpy loads when needed

    from journal.statistics.design import has_both_kinds  # noqa: PLC0415 - as above
    from journal.statistics.step_change import step_change  # noqa: PLC0415 - as above

    days = (*stretches.before, *stretches.after)
    is_after = np.repeat([0.0, 1.0], [len(stretches.before), len(stretches.after)])
    is_workday = np.array([day.is_workday for day in days], dtype=np.float64)
    terms = [is_workday] if has_both_kinds(is_workday) else []
    return step_change(
        is_after,
        np.array(terms).reshape(len(terms), len(days)).T,
        np.array([day.value for day in days], dtype=np.float64),
        np.array([day.local_date.toordinal() for day in days], dtype=np.float64),
        least_variance=ROUNDING_VARIANCE / answers_a_day,
    )
