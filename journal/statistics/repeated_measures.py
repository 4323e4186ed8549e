"""Several people, several days each: what is common within them, as a description."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from journal.statistics.design import Floats
from journal.statistics.intervals import two_sided_p

People = npt.NDArray[Any]
"""For each row whose it is, as any kind of label."""


@dataclass(frozen=True, slots=True)
class WithinCorrelation:
    """A correlation (-1 to 1) of days with days of the same person, with its two-sided p."""

    correlation: float
    degrees_of_freedom: int
    p: float


@dataclass(frozen=True, slots=True)
class MeanLine:
    """The mean over people of each one's own straight line, and its standard errors."""

    level: float
    level_error: float
    slope: float
    slope_error: float
    degrees_of_freedom: int


def repeated_measures_correlation(people: People, one: Floats, other: Floats) -> WithinCorrelation:
    """Correlate two series within people, as if one slope held for all and days stood alone.

    Bland and Altman (1995, doi:10.1136/bmj.310.6977.446). Days do not stand alone, and its p is
    then too small two to six times as often as it says: for comparison, never for a claim.
    """
    _refuse(people, one, other)
    labels, whose = np.unique(people, return_inverse=True)
    left, right = _from_own_mean(whose, one), _from_own_mean(whose, other)
    spread = float((left @ left) * (right @ right))
    if spread <= 0:
        raise ValueError("nothing varies within a person")
    degrees = len(one) - len(labels) - 1
    if degrees < 1:
        raise ValueError("more days than people are needed")
    correlation = float(np.clip(left @ right / np.sqrt(spread), -1.0, 1.0))
    error = float(np.sqrt((1 - correlation**2) / degrees))
    return WithinCorrelation(correlation, degrees, two_sided_p(correlation, error, degrees))


def mean_line(people: People, one: Floats, other: Floats) -> MeanLine:
    """Fit a line to each person (``other`` on ``one``) and take the mean over people.

    The two-stage estimator; with the same days for everybody it is that of a mixed model with
    random level and slope (Laird and Ware 1982, doi:10.2307/2529876).
    """
    _refuse(people, one, other)
    labels, whose = np.unique(people, return_inverse=True)
    if len(labels) < 2:  # noqa: PLR2004 - two people are the fewest that differ
        raise ValueError("a mean over people takes two or more")
    centred = _from_own_mean(whose, one)
    squares = np.bincount(whose, centred**2)
    if not (squares > 0).all():
        raise ValueError("a line takes two different days of each person")
    days = np.bincount(whose)
    slopes = np.bincount(whose, centred * other) / squares
    levels = (np.bincount(whose, other) - slopes * np.bincount(whose, one)) / days
    errors = [float(each.std(ddof=1) / np.sqrt(len(labels))) for each in (levels, slopes)]
    return MeanLine(
        float(levels.mean()), errors[0], float(slopes.mean()), errors[1], len(labels) - 1
    )


def _from_own_mean(whose: npt.NDArray[np.intp], values: Floats) -> Floats:
    means = np.bincount(whose, values) / np.bincount(whose)
    return np.asarray(values - means[whose], dtype=np.float64)


def _refuse(people: People, one: Floats, other: Floats) -> None:
    if not len(people) == len(one) == len(other):
        raise ValueError("people and both series have to be equally long")
    if not (np.isfinite(one).all() and np.isfinite(other).all()):
        raise ValueError("missing values have to be left out")
