"""The days after a baseline as numbers; loads numpy, so it is imported when it computes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from journal.findings.two_stretches import ROUNDING_VARIANCE, RatedDay
from journal.findings.usual import Usual
from journal.statistics.design import Floats, has_both_kinds
from journal.statistics.ewma import baseline_of, watch
from journal.statistics.mean_shift import FEWEST_ON_A_SIDE, mean_shift

LOOKED_BACK = 60
"""Rated days in which a fall that is noticed today is taken to have begun."""


@dataclass(frozen=True, slots=True)
class Course:
    """The usual level, and for each day since: its value, the smoothed one, the lower limit."""

    usual: float
    values: tuple[float, ...]
    smoothed: tuple[float, ...]
    low_limits: tuple[float, ...]

    def beginning_of(self, place: int) -> int:
        """The place of the day on which a fall seen at ``place`` began, by the best mean shift."""
        start = max(0, place + 1 - LOOKED_BACK)
        seen = np.array(self.values[start : place + 1])
        fewest = min(FEWEST_ON_A_SIDE, len(seen))
        return start + mean_shift(seen, fewest=fewest, before=self.usual).place


def course_of(usual: Usual) -> Course:
    """Watch the days since the first weeks, free days brought to the level of working days."""
    first, since = usual.first_weeks, usual.since
    is_workday = _columns(first)
    chosen = is_workday if has_both_kinds(is_workday[:, 0]) else is_workday[:, :0]
    least_variance = ROUNDING_VARIANCE / usual.answers_a_day
    baseline = baseline_of(chosen, _values(first), _dates(first), least_variance=least_variance)
    values = baseline.without_terms(_values(since), _columns(since)[:, : chosen.shape[1]])
    watched = watch(baseline, values, _dates(since))
    return Course(
        baseline.mean,
        tuple(values.tolist()),
        tuple(watched.smoothed.tolist()),
        tuple(watched.low_limits.tolist()),
    )


def _columns(days: Sequence[RatedDay]) -> Floats:
    return np.array([day.is_workday for day in days], dtype=np.float64).reshape(-1, 1)


def _values(days: Sequence[RatedDay]) -> Floats:
    return np.array([day.value for day in days], dtype=np.float64)


def _dates(days: Sequence[RatedDay]) -> Floats:
    return np.array([day.local_date.toordinal() for day in days], dtype=np.float64)
