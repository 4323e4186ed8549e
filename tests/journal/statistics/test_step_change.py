import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import stdtr, stdtrit

from journal.statistics.design import Floats
from journal.statistics.resemblance import SIMILARITIES, correlations, fits_by_similarity
from journal.statistics.step_change import Step, step_change


def diary(seed: int, step: float = 0.0) -> tuple[Floats, Floats, Floats, Floats]:
    random = np.random.default_rng(seed)
    days = np.flatnonzero(random.random(80) < 0.7).astype(np.float64)
    is_after = (days >= 40).astype(np.float64)
    terms = (days % 7 < 5).astype(np.float64)[:, None]
    rated = np.round(3 + step * is_after - 0.3 * terms[:, 0] + random.normal(0, 0.7, len(days)))
    return is_after, terms, np.clip(rated, 1, 5), days


def stepped(given: tuple[Floats, Floats, Floats, Floats]) -> Step:
    is_after, terms, outcome, days = given
    return step_change(is_after, terms, outcome, days)


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_the_step_is_the_weighted_mean_of_what_statsmodels_fits(seed: int) -> None:
    is_after, terms, outcome, days = diary(seed)
    design = sm.add_constant(np.column_stack([is_after, terms]))
    fitted = [
        sm.GLS(outcome, design, sigma=sigma).fit() for sigma in correlations(days, SIMILARITIES)
    ]
    weights = fits_by_similarity(design[:, 1:], outcome, days).weights

    step = stepped((is_after, terms, outcome, days))

    steps = np.array([one.params[1] for one in fitted])
    mean = weights @ steps
    spread = weights @ (np.array([one.bse[1] for one in fitted]) ** 2 + (steps - mean) ** 2)
    assert step.difference.estimate == pytest.approx(mean, abs=1e-8)
    assert step.difference.standard_error == pytest.approx(np.sqrt(spread), abs=1e-8)


def test_interval_and_p_are_students_t_on_the_effective_days() -> None:
    step = stepped(diary(3, step=0.5))

    found, degrees = step.difference, step.degrees_of_freedom
    reach = stdtrit(degrees, 0.975) * found.standard_error
    assert 10 < degrees < 80
    assert found.interval.high - found.estimate == pytest.approx(reach)
    ratio = found.estimate / found.standard_error
    assert step.p == pytest.approx(2 * stdtr(degrees, -abs(ratio)))
    assert step.smallest_visible == pytest.approx(2.8 * found.standard_error)


def test_the_difference_lies_between_the_two_levels() -> None:
    step = stepped(diary(4, step=1.0))

    assert step.after.estimate - step.before.estimate == pytest.approx(step.difference.estimate)
    assert step.before.interval.low < step.before.estimate < step.before.interval.high
    assert step.difference.interval.low > 0


def test_levels_of_unlike_days_are_plain_means() -> None:
    days = np.arange(0.0, 4000.0, 100.0)
    outcome = np.tile([2.0, 4.0], 20)
    is_after = (days >= 2000).astype(np.float64)

    step = step_change(is_after, np.empty((40, 0)), outcome + is_after, days)

    assert step.before.estimate == pytest.approx(3.0, abs=0.02)
    assert step.after.estimate == pytest.approx(4.0, abs=0.02)


def test_a_series_that_never_changes_has_no_step_and_no_warning() -> None:
    is_after, terms, outcome, days = diary(1)

    step = step_change(is_after, terms, np.full_like(outcome, 2.0), days)

    assert step.difference.estimate == 0
    assert step.p == 1
    assert step.difference.standard_error < 1e-5


def test_an_assumed_least_variance_keeps_the_interval_open() -> None:
    is_after, terms, outcome, days = diary(1)

    step = step_change(is_after, terms, outcome * 0 + is_after, days, least_variance=1 / 12)

    assert step.difference.interval.high - step.difference.interval.low > 0.2


def test_days_that_resemble_their_neighbours_widen_the_interval() -> None:
    is_after, terms, _, days = diary(5)
    random = np.random.default_rng(5)
    noise = random.normal(size=80)
    slow = [noise[0]]
    for one in noise[1:]:
        slow.append(0.8 * slow[-1] + 0.6 * one)

    alike = step_change(is_after, terms, np.array(slow)[days.astype(int)], days)
    unlike = step_change(is_after, terms, noise[days.astype(int)], days)

    assert alike.difference.standard_error > 1.3 * unlike.difference.standard_error
    assert alike.similarity > 0.5 > unlike.similarity
    assert alike.degrees_of_freedom < unlike.degrees_of_freedom


def test_a_handful_of_days_keeps_two_degrees_of_freedom() -> None:
    days = np.arange(6.0)
    outcome = np.array([1.0, 1.5, 2.2, 3.1, 3.9, 4.8])

    step = step_change(np.array([0.0, 0, 0, 1, 1, 1]), np.empty((6, 0)), outcome, days)

    assert step.degrees_of_freedom == 2


def test_no_days_at_all_are_refused() -> None:
    nothing = np.empty(0)

    with pytest.raises(ValueError, match="no days"):
        step_change(nothing, np.empty((0, 1)), nothing, nothing)
