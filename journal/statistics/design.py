"""The terms beside the exposure: what else moves a rating from day to day."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from journal.statistics.gates import SPARE_DEGREES_NEEDED

Floats = npt.NDArray[np.float64]

DAYS_PER_COSINE = 45
WEEKDAYS_FROM_PAIRS = 100
FEWEST_ROWS_OF_A_KIND = 3
"""A yes-or-no term with fewer rows on one side would give those rows a leverage near one."""
NEW_DIRECTION = 1e-8


def smooth_trend(days: Floats, days_in_all: int) -> list[Floats]:
    """Return slow waves over the diary, one per begun 45 days; ``days`` counts from 0.

    The cosines are those of the discrete cosine transform: they take up a busy season
    and a slow drift, which a straight line leaves in.
    """
    waves = math.ceil(days_in_all / DAYS_PER_COSINE)
    phase = np.pi * (days + 0.5) / days_in_all
    return [np.cos(wave * phase) for wave in range(1, waves + 1)]


def weekday_terms(weekdays: Sequence[int]) -> list[Floats]:
    """Return one yes-or-no term for each weekday but Monday (0), from 100 pairs on."""
    if len(weekdays) < WEEKDAYS_FROM_PAIRS:
        return []
    days = np.asarray(weekdays)
    return [(days == weekday).astype(np.float64) for weekday in range(1, 7)]


def has_both_kinds(term: Floats) -> bool:
    """Tell whether a yes-or-no term (0 or 1) has at least three rows of each kind."""
    rows_with = int(term.sum())
    return FEWEST_ROWS_OF_A_KIND <= rows_with <= len(term) - FEWEST_ROWS_OF_A_KIND


def orthonormal_terms(candidates: Sequence[Floats], rows: int) -> Floats:
    """Return an orthonormal basis (rows x terms) of a constant and the usable candidates.

    A candidate that adds no new direction is left out, and none is taken up once fewer
    than ten degrees of freedom would stay free beside the exposure's own.
    """
    basis = np.empty((len(candidates) + 1, rows))
    basis[0], taken = rows**-0.5, 1
    for candidate in candidates:
        if rows - taken - 2 < SPARE_DEGREES_NEEDED:
            break
        rest = without(basis[:taken].T, candidate)
        length = float(np.linalg.norm(rest))
        if length > NEW_DIRECTION * max(1.0, float(np.linalg.norm(candidate))):
            basis[taken] = rest / length
            taken += 1
    return basis[:taken].T


def without(basis: Floats, columns: Floats) -> Floats:
    """Take out of columns all that an orthonormal basis explains.

    Done twice, because one pass leaves rounding errors behind when little remains.
    """
    once = columns - basis @ (basis.T @ columns)
    return np.asarray(once - basis @ (basis.T @ once), dtype=np.float64)
