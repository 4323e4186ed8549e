"""When did it change: the one place in a series where two means fit best."""

from dataclasses import dataclass

import numpy as np

from journal.statistics.design import Floats

FEWEST_ON_A_SIDE = 7


@dataclass(frozen=True, slots=True)
class MeanShift:
    """``place`` counts from 0 and is the first value of the new level; both levels are means."""

    place: int
    before: float
    after: float


def mean_shift(
    series: Floats, *, fewest: int = FEWEST_ON_A_SIDE, before: float | None = None
) -> MeanShift:
    """Find the single shift that leaves the least squares, trying every place in between.

    The criterion is the likelihood of Hinkley (1970, doi:10.1093/biomet/57.1.1). A level that is
    known ``before`` is not estimated again, and then the new one may begin with the first value.
    Among equals the earliest place is taken. It says where, not whether.
    """
    values = len(series)
    if fewest < 1 or values < fewest * (1 if before is not None else 2):
        raise ValueError("too few values for a shift")
    if not np.isfinite(series).all():
        raise ValueError("missing values have to be left out")
    places = np.arange(0 if before is not None else fewest, values - fewest + 1)
    level = float(series.mean()) if before is None else before
    sums = np.concatenate([[0.0], np.cumsum(series - level)])
    gained = (sums[-1] - sums[places]) ** 2 / (values - places)
    if before is None:
        gained = gained + sums[places] ** 2 / places
    # Rounding must not choose between places that fit equally well.
    best = int(places[np.argmax(gained >= gained.max() * (1 - 1e-12))])
    known = float(series[:best].mean()) if before is None else before
    return MeanShift(best, known, float(series[best:].mean()))
