"""Many small estimates at once: each is drawn toward the mean of all."""

from dataclasses import dataclass

import numpy as np

from journal.statistics.design import Floats

FEWEST_TO_SHRINK = 4


@dataclass(frozen=True, slots=True)
class Shrunk:
    """``factor`` (0 to 1) is how much of its distance from the mean each estimate keeps."""

    mean: float
    factor: float
    estimates: Floats


def toward_the_mean(estimates: Floats, variance: float) -> Shrunk:
    """Shrink estimates that have one known sampling variance (squared units) in common.

    Efron and Morris (1975, doi:10.1080/01621459.1975.10479864), the positive part of the
    estimator of James and Stein with the mean as its point of rest.
    """
    if len(estimates) < FEWEST_TO_SHRINK:
        raise ValueError("shrinking takes four estimates or more")
    if not np.isfinite(estimates).all():
        raise ValueError("missing estimates have to be left out")
    if not variance > 0:
        raise ValueError("the variance has to be above zero")
    mean = float(estimates.mean())
    scatter = float(np.sum((estimates - mean) ** 2))
    drawn = (len(estimates) - 3) * variance
    factor = 1 - drawn / scatter if scatter > drawn else 0.0
    return Shrunk(mean, factor, mean + factor * (estimates - mean))
