"""Before and after: one step in a series of days that resemble their neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from journal.statistics.design import Floats
from journal.statistics.intervals import Interval, smallest_visible, t_interval, two_sided_p
from journal.statistics.resemblance import (
    LEAST_VARIANCE,
    Fits,
    fits_by_similarity,
    refuse_unequal,
)

FEWEST_DEGREES = 2.0


@dataclass(frozen=True, slots=True)
class Known:
    """An estimate with its standard error and 95 % interval, all in the unit of the outcome."""

    estimate: float
    standard_error: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Step:
    """The difference after minus before, and the two levels it lies between.

    ``similarity`` is what two neighbouring days have in common (0 to 1); ``degrees_of_freedom``
    are the effective days less the estimated terms. ``p`` is two-sided.
    """

    difference: Known
    before: Known
    after: Known
    degrees_of_freedom: float
    smallest_visible: float
    p: float
    similarity: float


def step_change(
    is_after: Floats,
    terms: Floats,
    outcome: Floats,
    days: Floats,
    *,
    least_variance: float = LEAST_VARIANCE,
) -> Step:
    """Estimate a step from ``is_after`` 0 to 1 by generalised least squares, similarity unknown.

    Each similarity of neighbouring days has its own fit (Aitken 1935,
    doi:10.1017/S0370164600014346); the answer is their mean by weight, and its variance holds both
    the fits' own and how far they lie apart (the law of total variance), so that not knowing the
    similarity widens the interval. Student's t has the
    effective number of days less the terms (compare Bayley and Hammersley 1946,
    doi:10.2307/2983560). ``terms`` has one column for each thing else that moves the outcome; both
    levels are those with the terms at their mean.
    """
    refuse_unequal(is_after, terms, outcome, days)
    centred = terms - terms.mean(axis=0)
    fits = fits_by_similarity(
        np.column_stack([is_after, centred]), outcome, days, least_variance=least_variance
    )
    left = fits.at_similarity(fits.effective_days) - fits.estimates.shape[1]
    degrees = max(FEWEST_DEGREES, left)
    difference = known(fits, [0, 1], degrees)
    return Step(
        difference,
        known(fits, [1, 0], degrees),
        known(fits, [1, 1], degrees),
        degrees,
        smallest_visible(difference.standard_error),
        two_sided_p(difference.estimate, difference.standard_error, degrees),
        fits.similarity,
    )


def known(fits: Fits, combination: Sequence[float], degrees_of_freedom: float) -> Known:
    """Sum up fits: the mean by weight of a combination of their first estimates."""
    parts = np.asarray(combination, dtype=np.float64)
    first = len(parts)
    estimates = fits.estimates[:, :first] @ parts
    variances = np.einsum("i,sij,j->s", parts, fits.covariances[:, :first, :first], parts)
    estimate = float(fits.weights @ estimates)
    standard_error = float(np.sqrt(fits.weights @ (variances + (estimates - estimate) ** 2)))
    return Known(estimate, standard_error, t_interval(estimate, standard_error, degrees_of_freedom))
