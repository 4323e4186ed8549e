"""The one model behind every finding; loads numpy, so it is imported when it computes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from journal.findings.pairs import Pair, Pairing
from journal.statistics.design import (
    FEWEST_ROWS_OF_A_KIND,
    Floats,
    has_both_kinds,
    orthonormal_terms,
    smooth_trend,
    weekday_terms,
)
from journal.statistics.intervals import Interval, smallest_visible, t_interval, two_sided_p
from journal.statistics.shift_permutation import SEPARABLE_SHARE, circular_shifts
from journal.statistics.within_person import slopes_hc3


@dataclass(frozen=True, slots=True)
class Slope:
    """A difference in points, its standard error and 95 % interval."""

    difference: float
    standard_error: float
    degrees_of_freedom: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Estimate:
    """The difference a question asks for, with all that says how far it can be trusted.

    ``sides`` are the two kinds of a contrast, each beside the other; empty elsewhere.
    """

    difference: float
    standard_error: float
    degrees_of_freedom: int
    interval: Interval
    smallest_visible: float
    p: float
    sides: tuple[Slope, ...] = ()


def estimate(pairing: Pairing, contrast: float, *, is_contrast: bool = False) -> Estimate | None:
    """Fit the model of docs/statistics.md; None when the exposure cannot be told from the rest.

    ``contrast`` turns a slope into the difference that is told. With ``is_contrast`` the first two
    exposures are set against each other: the slope on half their difference, beside their sum, is
    the difference of their slopes.
    """
    series = np.array(pairing.series)
    rows = np.array([pair.place for pair in pairing.pairs], dtype=np.intp)
    after = np.array([pair.after for pair in pairing.pairs], dtype=np.float64)
    candidates = _candidates(pairing.pairs, pairing.days)
    if not is_contrast:
        return _fit(_Rows(candidates, series[:, 0], rows, after), contrast, ())
    one, other, *rest = series.T
    beside = [column[rows] for column in rest]
    sides = [
        _slope(_Rows([*candidates, *beside, second[rows]], first, rows, after), contrast)
        for first, second in ((one, other), (other, one))
    ]
    if None in sides:
        return None
    both = [*candidates, *beside, (one + other)[rows]]
    known = tuple(side for side in sides if side is not None)
    return _fit(_Rows(both, (one - other) / 2, rows, after), contrast, known)


@dataclass(frozen=True)
class _Rows:
    """One exposure (of all known days), the rows of it that have an outcome, and the terms."""

    candidates: Sequence[Floats]
    series: Floats
    rows: np.ndarray[tuple[int], np.dtype[np.intp]]
    after: Floats

    @cached_property
    def terms(self) -> Floats:
        return orthonormal_terms(self.candidates, len(self.rows))


def _slope(fit: _Rows, contrast: float) -> Slope | None:
    slopes = slopes_hc3(fit.terms, fit.series[fit.rows][:, None], fit.after)
    if slopes.shares_left[0] <= SEPARABLE_SHARE:
        return None
    difference = float(slopes.estimates[0]) * contrast
    standard_error = float(slopes.standard_errors[0]) * contrast
    free = slopes.degrees_of_freedom
    return Slope(difference, standard_error, free, t_interval(difference, standard_error, free))


def _fit(fit: _Rows, contrast: float, sides: tuple[Slope, ...]) -> Estimate | None:
    slope = _slope(fit, contrast)
    shifted = circular_shifts(fit.terms, fit.series, fit.rows, fit.after)
    if slope is None or shifted is None:
        return None
    by_interval = two_sided_p(slope.difference, slope.standard_error, slope.degrees_of_freedom)
    return Estimate(
        slope.difference,
        slope.standard_error,
        slope.degrees_of_freedom,
        slope.interval,
        smallest_visible(slope.standard_error),
        # Both ways of asking have to agree; each alone is a little too sure of short diaries.
        max(by_interval, shifted.scaled_p),
        sides,
    )


def _candidates(pairs: tuple[Pair, ...], days: int) -> list[Floats]:
    kinds = [
        np.array([pair.is_workday for pair in pairs], dtype=np.float64),
        np.array([pair.is_workday_next for pair in pairs], dtype=np.float64),
    ]
    since = [pair.day - pairs[0].day for pair in pairs]
    waves = smooth_trend(np.array(since, dtype=np.float64), days)
    weekdays = weekday_terms([pair.weekday for pair in pairs])
    yes_or_no = [term for term in (*kinds, *weekdays) if has_both_kinds(term)]
    return [*_before(pairs), *yes_or_no, *waves]


def _before(pairs: Sequence[Pair]) -> list[Floats]:
    """How it was before: the same answer, how else she felt, and a stand-in where it is missing.

    A missing answer counts as her mean, with a term of its own for all that are missing, so that
    only their mean and not their number can move anything.
    """
    is_missing = np.array([pair.before is None for pair in pairs])
    terms = [
        _centred([pair.before for pair in pairs]),
        _centred([pair.others for pair in pairs]),
    ]
    if np.count_nonzero(is_missing) >= FEWEST_ROWS_OF_A_KIND:
        terms += [is_missing.astype(np.float64), _centred([pair.earlier for pair in pairs])]
    return terms


def _centred(answers: Sequence[float | None]) -> Floats:
    given = [answer for answer in answers if answer is not None]
    mean = sum(given) / len(given) if given else 0.0
    return np.array([0.0 if answer is None else answer - mean for answer in answers])
