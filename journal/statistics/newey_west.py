"""The textbook repair for days that resemble each other; for comparison, never for a claim."""

from dataclasses import dataclass

import numpy as np

from journal.statistics.design import Floats


@dataclass(frozen=True, slots=True)
class HacFit:
    """Least-squares estimates, one for each column, with their Newey-West standard errors."""

    estimates: Floats
    standard_errors: Floats


def newey_west(design: Floats, outcome: Floats, lags: int) -> HacFit:
    """Fit by least squares with errors that allow for correlation up to ``lags`` rows apart.

    Newey and West (1987, doi:10.2307/1913610), Bartlett weights, rows over rows less columns as
    in Stata. On skewed minutes it raises two to six times as many false alarms as it says
    (docs/statistics.md), so nothing is told by it.
    """
    rows, columns = design.shape
    if len(outcome) != rows:
        raise ValueError("design and outcome have to be equally long")
    if rows <= columns or np.linalg.matrix_rank(design) < columns:
        raise ValueError("more rows than columns are needed, and none that repeats others")
    if not 0 <= lags < rows:
        raise ValueError("lags have to be fewer than rows")
    bread = np.linalg.inv(design.T @ design)
    estimates = bread @ design.T @ outcome
    scores = design * (outcome - design @ estimates)[:, None]
    meat = scores.T @ scores
    for lag in range(1, lags + 1):
        shared = scores[lag:].T @ scores[:-lag]
        meat += (1 - lag / (lags + 1)) * (shared + shared.T)
    covariance = rows / (rows - columns) * bread @ meat @ bread
    return HacFit(estimates, np.sqrt(np.diag(covariance)))
