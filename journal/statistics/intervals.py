"""How far an estimate can be trusted: intervals, and what could have been seen."""

from dataclasses import dataclass

from scipy.special import stdtr, stdtrit

LEVEL = 0.95
VISIBLE_IN_STANDARD_ERRORS = 2.8
"""1.96 + 0.84: a true difference this large is told from none four times out of five."""


@dataclass(frozen=True)
class Interval:
    """Two ends, in the unit of the estimate; both belong to it."""

    low: float
    high: float


def t_interval(estimate: float, standard_error: float, degrees_of_freedom: float) -> Interval:
    """Return the 95 % interval of Student's t around an estimate."""
    reach = float(stdtrit(degrees_of_freedom, (1 + LEVEL) / 2)) * standard_error
    return Interval(estimate - reach, estimate + reach)


def smallest_visible(standard_error: float) -> float:
    """Return the true difference that would have shown in four of five diaries like this."""
    return VISIBLE_IN_STANDARD_ERRORS * standard_error


def two_sided_p(estimate: float, standard_error: float, degrees_of_freedom: float) -> float:
    """Return the p of Student's t for no difference at all, in (0, 1].

    Without any error left a difference is certain and none is not: 0 or 1.
    """
    if standard_error <= 0:
        return float(estimate == 0)
    return float(2 * stdtr(degrees_of_freedom, -abs(estimate) / standard_error))
