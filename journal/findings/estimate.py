"""The one model behind the first finding; loads numpy, so it is imported when it computes."""

import math
from dataclasses import dataclass

import numpy as np

from journal.findings.pairs import Pair, Pairing
from journal.statistics.design import (
    Floats,
    has_both_kinds,
    orthonormal_terms,
    smooth_trend,
    weekday_terms,
)
from journal.statistics.intervals import Interval, smallest_visible, t_interval
from journal.statistics.shift_permutation import SEPARABLE_SHARE, circular_shift_p
from journal.statistics.within_person import slopes_hc3


@dataclass(frozen=True, slots=True)
class Estimate:
    """Points on the 1-5 scale between an evening with the reference minutes and one with none."""

    difference: float
    standard_error: float
    degrees_of_freedom: int
    interval: Interval
    smallest_visible: float
    p: float


def estimate(pairing: Pairing, reference_minutes: int) -> Estimate | None:
    """Fit the model of docs/statistics.md; None when contact cannot be told from the calendar."""
    pairs = pairing.pairs
    rows = np.array([pair.place for pair in pairs], dtype=np.intp)
    series = np.log1p(np.array(pairing.known_minutes))
    after = np.array([pair.after for pair in pairs], dtype=np.float64)
    terms = _terms(pairs, pairing.days)
    slopes = slopes_hc3(terms, series[rows][:, None], after)
    if slopes.shares_left[0] <= SEPARABLE_SHARE:
        return None
    contrast = math.log1p(reference_minutes)
    difference = float(slopes.estimates[0]) * contrast
    standard_error = float(slopes.standard_errors[0]) * contrast
    return Estimate(
        difference,
        standard_error,
        slopes.degrees_of_freedom,
        t_interval(difference, standard_error, slopes.degrees_of_freedom),
        smallest_visible(standard_error),
        circular_shift_p(terms, series, rows, after),
    )


def _terms(pairs: tuple[Pair, ...], days: int) -> Floats:
    before = np.array([pair.before for pair in pairs], dtype=np.float64)
    kinds = [
        np.array([pair.is_workday for pair in pairs], dtype=np.float64),
        np.array([pair.is_workday_next for pair in pairs], dtype=np.float64),
    ]
    waves = smooth_trend(np.array([pair.day for pair in pairs], dtype=np.float64), days)
    weekdays = weekday_terms([pair.weekday for pair in pairs])
    yes_or_no = [term for term in (*kinds, *weekdays) if has_both_kinds(term)]
    return orthonormal_terms([before, *yes_or_no, *waves], len(pairs))
