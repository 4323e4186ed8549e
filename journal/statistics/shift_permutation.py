"""A p value that respects how days hang together: slide one series along the other."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import stdtr

from journal.statistics.design import Floats, without

SHORTEST_SHIFT = 3
"""Days; a shorter slide leaves neighbouring days, which resemble each other, in place."""
SEPARABLE_SHARE = 1e-6
ROUNDING = 1e-9
EXPLAINED = 1e-20
"""Of an outcome's square, rounding; a constant one leaves no more."""
MOST_CERTAIN = 1 - 1e-12


@dataclass(frozen=True)
class Shifted:
    """The partial correlation (-1 to 1) of a series as it lies, and under each circular shift."""

    observed: float
    others: Floats
    degrees_of_freedom: int

    @property
    def p(self) -> float:
        """The two-sided p of no association, in (0, 1], counted over all arrangements.

        The observed order counts as one of them (Phipson and Smyth 2010,
        doi:10.2202/1544-6115.1585), so it is never below one in the number of days.
        """
        limit = abs(self.observed) * (1 - ROUNDING) - ROUNDING
        at_least = 1 + np.count_nonzero(np.abs(self.others) >= limit)
        return float(at_least) / (1 + len(self.others))

    @property
    def scaled_p(self) -> float:
        """The two-sided p of Student's t, its scale taken from the shifts where they are wider.

        Counting arrangements cannot tell p values below one in the number of days apart, and a
        family of a dozen looks needs those. So the shifts give the scale, and t gives the tail: a
        partial correlation is a t value, and the root mean square of it over all shifts says how
        far it strays without any association in days that hang together like these.
        """
        strays = max(1.0, self._strays())
        return float(2 * stdtr(self.degrees_of_freedom, -abs(self._t(self.observed)) / strays))

    def _strays(self) -> float:
        if len(self.others) == 0:
            return 1.0
        return float(np.sqrt(np.mean(self._t(self.others) ** 2)))

    def _t(self, correlation: float | Floats) -> Floats:
        size = np.clip(correlation, -MOST_CERTAIN, MOST_CERTAIN)
        return np.asarray(size * np.sqrt(self.degrees_of_freedom / (1 - size**2)))


def circular_shifts(
    terms: Floats, series: Floats, rows: npt.NDArray[np.intp], outcome: Floats
) -> Shifted | None:
    """Correlate a series with an outcome beside orthonormal terms, under all circular shifts.

    ``series`` is the exposure of every day on which it is known, in order; ``rows`` are the
    places in it that have an outcome. Each shift moves the whole series against outcome and
    terms and keeps its own rhythm. Nothing is drawn at random. None when the terms explain the
    series; a shift that leaves nothing to compare is not among the others.

    All shifts are done at once: the products of a shifted series with any column are a circular
    correlation, which the Fourier transform gives exactly but for rounding.
    """
    days = len(series)
    outcome_left = without(terms, outcome)
    spread_of_outcome = float(outcome_left @ outcome_left)
    columns = np.zeros((terms.shape[1] + 2, days))
    columns[:-2, rows] = terms.T
    columns[-2, rows] = outcome_left
    columns[-1, rows] = 1.0
    centred = series - series.mean()
    moved = np.conj(np.fft.rfft(centred))
    products = np.fft.irfft(np.fft.rfft(columns[:-1], axis=1) * moved, days, axis=1)
    whole = np.fft.irfft(np.fft.rfft(columns[-1]) * np.conj(np.fft.rfft(centred**2)), days)
    squares = whole - np.einsum("ij,ij->j", products[:-1], products[:-1])
    usable = squares > SEPARABLE_SHARE * np.maximum(whole, SEPARABLE_SHARE)
    if not usable[0] or spread_of_outcome <= EXPLAINED * float(outcome @ outcome):
        return None
    usable[1:SHORTEST_SHIFT] = usable[days - SHORTEST_SHIFT + 1 :] = False
    sizes = products[-1][usable] / np.sqrt(squares[usable] * spread_of_outcome)
    free = len(rows) - terms.shape[1] - 1
    return Shifted(float(sizes[0]), sizes[1:], free)
