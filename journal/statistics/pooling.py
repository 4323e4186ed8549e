"""Several people's own estimates together: a mean, and how much people differ."""

from dataclasses import dataclass

import numpy as np

from journal.statistics.design import Floats
from journal.statistics.intervals import Interval, t_interval, two_sided_p

FEWEST_TO_POOL = 2


@dataclass(frozen=True, slots=True)
class Pooled:
    """The mean over people in the unit of their estimates, two-sided p and 95 % interval.

    ``variance_between`` is how far people's true values lie apart, in squared units.
    """

    mean: float
    standard_error: float
    degrees_of_freedom: int
    interval: Interval
    p: float
    variance_between: float


def random_effects(estimates: Floats, standard_errors: Floats) -> Pooled:
    """Pool one estimate and its standard error a person, as people who differ among themselves.

    DerSimonian and Laird (1986, doi:10.1016/0197-2456(86)90046-2) for the variance between
    people; the standard error is theirs or Hartung and Knapp's (2001, doi:10.1002/sim.791), if
    that is larger, with Student's t on one degree of freedom less than people.
    """
    _refuse(estimates, standard_errors)
    people = len(estimates)
    weights = standard_errors**-2
    fixed = float(weights @ estimates / weights.sum())
    beyond = float(weights @ (estimates - fixed) ** 2) - (people - 1)
    between = max(0.0, beyond / float(weights.sum() - weights @ weights / weights.sum()))
    weights = 1 / (standard_errors**2 + between)
    mean = float(weights @ estimates / weights.sum())
    scatter = float(weights @ (estimates - mean) ** 2) / (people - 1)
    standard_error = float(np.sqrt(max(1.0, scatter) / weights.sum()))
    return Pooled(
        mean,
        standard_error,
        people - 1,
        t_interval(mean, standard_error, people - 1),
        two_sided_p(mean, standard_error, people - 1),
        between,
    )


def _refuse(estimates: Floats, standard_errors: Floats) -> None:
    if len(estimates) != len(standard_errors):
        raise ValueError("every estimate has to have its standard error")
    if len(estimates) < FEWEST_TO_POOL:
        raise ValueError("pooling takes two people or more")
    if not np.isfinite(estimates).all():
        raise ValueError("missing estimates have to be left out")
    if not (np.isfinite(standard_errors) & (standard_errors > 0)).all():
        raise ValueError("standard errors have to be above zero")
