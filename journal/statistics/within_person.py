"""One person's own days: least squares with standard errors that allow for uneven noise."""

from dataclasses import dataclass

import numpy as np

from journal.statistics.design import Floats, without

FULL_LEVERAGE = 1e-9


@dataclass(frozen=True)
class Slopes:
    """Slopes of one outcome on several exposures, each fitted on its own beside the same terms."""

    estimates: Floats
    standard_errors: Floats
    degrees_of_freedom: int
    shares_left: Floats
    """The part of each exposure's variation that the other terms leave over, 0 to 1."""


def slopes_hc3(terms: Floats, exposures: Floats, outcome: Floats) -> Slopes:
    """Fit outcome on each column of exposures beside orthonormal terms, with HC3 errors.

    HC3 is MacKinnon and White, J. Econometrics 29 (1985) 305-325,
    doi:10.1016/0304-4076(85)90158-7; the single slope comes from the residuals of the other
    terms (Frisch and Waugh 1933, Lovell 1963), so all columns are done at once.
    """
    rows, other_terms = terms.shape
    left = without(terms, exposures)
    squares = np.einsum("ij,ij->j", left, left)
    centred = exposures - exposures.mean(axis=0)
    spread = np.einsum("ij,ij->j", centred, centred)
    outcome_left = without(terms, outcome)
    with np.errstate(divide="ignore", invalid="ignore"):
        estimates = (left.T @ outcome_left) / squares
        residuals = outcome_left[:, None] - left * estimates
        leverage = np.einsum("ij,ij->i", terms, terms)[:, None] + left**2 / squares
        stretched = residuals / np.maximum(1 - leverage, FULL_LEVERAGE)
        errors = np.sqrt(np.einsum("ij,ij->j", left**2, stretched**2)) / squares
        shares = np.where(spread > 0, squares / spread, 0.0)
    return Slopes(estimates, errors, rows - other_terms - 1, shares)
