"""A p value that respects how days hang together: slide one series along the other."""

import numpy as np
import numpy.typing as npt

from journal.statistics.design import Floats, without

SHORTEST_SHIFT = 3
"""Days; a shorter slide leaves neighbouring days, which resemble each other, in place."""
SEPARABLE_SHARE = 1e-6
ROUNDING = 1e-12
SHIFTS_AT_ONCE = 512
"""So that ten years of days take tens of megabytes and not hundreds."""


def circular_shift_p(
    terms: Floats, series: Floats, rows: npt.NDArray[np.intp], outcome: Floats
) -> float:
    """Return the two-sided p of no association, in (0, 1], by all circular shifts of a series.

    ``series`` is the exposure of every day on which it is known, in order; ``rows`` are the
    places in it that have an outcome. Each shift moves the whole series against outcome and
    terms and keeps its own rhythm; the statistic is the partial correlation beside the terms.
    Nothing is drawn at random. The observed order counts as one of the arrangements (Phipson
    and Smyth 2010, doi:10.2202/1544-6115.1585); a shift that leaves nothing to compare does not.
    """
    days = len(series)
    shifts = np.concatenate([[0], np.arange(SHORTEST_SHIFT, days - SHORTEST_SHIFT + 1)])
    outcome_left = without(terms, outcome)
    blocks = np.array_split(shifts, range(SHIFTS_AT_ONCE, len(shifts), SHIFTS_AT_ONCE))
    sizes = np.concatenate(
        [
            _sizes(terms, series[(rows[:, None] - block[None, :]) % days], outcome_left)
            for block in blocks
        ]
    )
    at_least = np.count_nonzero(sizes >= sizes[0] * (1 - ROUNDING))
    return float(at_least) / len(sizes)


def _sizes(terms: Floats, shifted: Floats, outcome_left: Floats) -> Floats:
    """The size of the partial correlation of each column that leaves something to compare."""
    left = without(terms, shifted)
    squares = np.einsum("ij,ij->j", left, left)
    centred = shifted - shifted.mean(axis=0)
    spread = np.einsum("ij,ij->j", centred, centred)
    usable = squares > SEPARABLE_SHARE * np.maximum(spread, SEPARABLE_SHARE)
    sizes: Floats = np.abs(left[:, usable].T @ outcome_left) / np.sqrt(squares[usable])
    return sizes
