"""Watching one series: the exponentially weighted mean of what strays from its own baseline."""

from dataclasses import dataclass

import numpy as np

from journal.statistics.design import Floats
from journal.statistics.resemblance import (
    DAY_NOISE,
    LEAST_VARIANCE,
    fits_by_similarity,
    refuse_unequal,
)

WEIGHT = 0.1
"""Of the newest day; the last ten rated days or so make up two thirds of the mean."""
LIMIT_IN_STANDARD_ERRORS = 2.7


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is usual: the mean with its standard error, and how days stray from it.

    ``term_slopes`` take out what other terms do, measured from ``term_means``; ``similarity`` is
    what neighbouring days have in common (0 to 1), ``variance`` that of single days.
    """

    mean: float
    standard_error: float
    term_means: Floats
    term_slopes: Floats
    variance: float
    similarity: float

    def without_terms(self, outcome: Floats, terms: Floats) -> Floats:
        """Take out of an outcome what the terms do, so that the mean of the baseline stays."""
        return np.asarray(outcome - (terms - self.term_means) @ self.term_slopes, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Watched:
    """For each day in order: the smoothed series and the lower limit, in the unit of the series."""

    smoothed: Floats
    low_limits: Floats


def baseline_of(
    terms: Floats, outcome: Floats, days: Floats, *, least_variance: float = LEAST_VARIANCE
) -> Baseline:
    """Estimate what is usual from days in ascending order, gaps allowed."""
    refuse_unequal(terms, outcome, days)
    means = terms.mean(axis=0)
    fits = fits_by_similarity(terms - means, outcome, days, least_variance=least_variance)
    return Baseline(
        float(fits.weights @ fits.estimates[:, 0]),
        fits.at_similarity(np.sqrt(fits.covariances[:, 0, 0])),
        means,
        fits.weights @ fits.estimates[:, 1:],
        float(fits.weights @ fits.residual_variances),
        fits.similarity,
    )


def watch(baseline: Baseline, series: Floats, days: Floats) -> Watched:
    """Smooth a series that follows a baseline and give each day its lower limit.

    The mean starts at the baseline (Roberts 1959, doi:10.1080/00401706.1959.10489860). A day
    without a value changes nothing; the distance between two days says how much they repeat each
    other. The limit is that of days that resemble their neighbours (VanBrackle and Reynolds 1997,
    doi:10.1080/03610919708813421), wider by what is not known about the baseline's mean.
    """
    _refuse(series, days)
    smoothed, spreads = np.empty(len(series)), np.empty(len(series))
    mean = newest = spread = shared = 0.0
    for place, gap in enumerate(np.diff(days, prepend=days[:1])):
        kept = (1 - WEIGHT) * shared * baseline.similarity**gap
        spread = (1 - WEIGHT) ** 2 * spread + WEIGHT**2 + 2 * WEIGHT * kept
        shared = kept + WEIGHT * (1 - DAY_NOISE)
        newest = (1 - WEIGHT) * newest + WEIGHT
        mean = (1 - WEIGHT) * mean + WEIGHT * (series[place] - baseline.mean)
        smoothed[place] = mean
        spreads[place] = baseline.variance * spread + (newest * baseline.standard_error) ** 2
    return Watched(
        baseline.mean + smoothed, baseline.mean - LIMIT_IN_STANDARD_ERRORS * np.sqrt(spreads)
    )


def _refuse(series: Floats, days: Floats) -> None:
    if len(series) != len(days):
        raise ValueError("series and days have to be equally long")
    if not np.isfinite(series).all():
        raise ValueError("missing values have to be left out")
    if not (np.diff(days) > 0).all():
        raise ValueError("days have to be in ascending order, each once")
