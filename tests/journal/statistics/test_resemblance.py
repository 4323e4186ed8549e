from collections.abc import Callable

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.statistics.design import Floats
from journal.statistics.resemblance import SIMILARITIES, correlations, fits_by_similarity

EVERY_SIXTH = range(0, len(SIMILARITIES), 6)


def diary(seed: int, length: int = 60, share: float = 0.7) -> tuple[Floats, Floats, Floats]:
    """Terms (a step and working days), ratings of 1 to 5 with ties, and days with gaps."""
    random = np.random.default_rng(seed)
    days = np.flatnonzero(random.random(length) < share).astype(np.float64)
    terms = np.column_stack([days >= length / 2, days % 7 < 5]).astype(np.float64)
    slow = np.cumsum(random.normal(0, 0.3, length))[days.astype(int)]
    return terms, np.clip(np.round(3 + slow + random.normal(0, 0.6, len(days))), 1, 5), days


def oracle(terms: Floats, outcome: Floats, sigma: Floats) -> sm.regression.linear_model.GLS:
    return sm.GLS(outcome, sm.add_constant(terms, has_constant="add"), sigma=sigma).fit()


def assert_as_statsmodels(terms: Floats, outcome: Floats, days: Floats) -> None:
    fits = fits_by_similarity(terms, outcome, days)

    for place in EVERY_SIXTH:
        fitted = oracle(terms, outcome, correlations(days, SIMILARITIES)[place])
        assert fits.estimates[place] == pytest.approx(fitted.params, abs=1e-8)
        assert fits.covariances[place] == pytest.approx(fitted.cov_params(), abs=1e-8)
        assert fits.residual_variances[place] == pytest.approx(fitted.scale, abs=1e-8)


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_each_fit_is_that_of_statsmodels(seed: int) -> None:
    assert_as_statsmodels(*diary(seed))


def test_each_fit_is_that_of_statsmodels_over_400_days() -> None:
    assert_as_statsmodels(*diary(3, length=400))


def test_each_fit_is_that_of_statsmodels_with_long_gaps() -> None:
    terms, outcome, days = diary(5)

    assert_as_statsmodels(terms, outcome, days + 200 * (days > 20) + 90 * (days > 45))


def test_each_fit_is_that_of_statsmodels_for_an_outcome_that_never_changes() -> None:
    terms, outcome, days = diary(7)

    assert_as_statsmodels(terms, np.full_like(outcome, 4.0), days)


def test_each_fit_is_that_of_statsmodels_for_two_values_only() -> None:
    terms, outcome, days = diary(8)

    assert_as_statsmodels(terms, np.where(outcome > 3, 4.0, 3.0), days)


def test_weights_are_the_restricted_likelihood() -> None:
    terms, outcome, days = diary(11)
    design = sm.add_constant(terms)
    free = len(days) - 3
    expected = []
    for sigma in correlations(days, SIMILARITIES):
        fitted = oracle(terms, outcome, sigma)
        inner = design.T @ np.linalg.solve(sigma, design)
        sizes = np.linalg.slogdet(sigma)[1] + np.linalg.slogdet(inner)[1]
        expected.append(-0.5 * (free * np.log(fitted.scale) + sizes))

    fits = fits_by_similarity(terms, outcome, days)

    shares = np.exp(np.array(expected) - max(expected))
    assert fits.weights == pytest.approx(shares / shares.sum(), abs=1e-8)


def test_effective_days_are_those_of_the_correlations() -> None:
    terms, outcome, days = diary(2)

    fits = fits_by_similarity(terms, outcome, days)

    ones = np.ones(len(days))
    expected = [ones @ np.linalg.solve(one, ones) for one in correlations(days, SIMILARITIES)]
    assert fits.effective_days == pytest.approx(expected)


def test_without_noise_of_single_days_the_correlation_is_a_power_of_the_distance() -> None:
    matrix = correlations(np.array([0.0, 1.0, 4.0]), np.array([0.5]), day_noise=0.0)[0]

    assert matrix[0].tolist() == [1.0, 0.5, 0.0625]


@pytest.mark.parametrize("similarity", [0.0, 0.4, 0.8])
def test_similarity_is_found_again_in_a_long_series(similarity: float) -> None:
    random = np.random.default_rng(4)
    days = np.arange(400.0)
    series = np.linalg.cholesky(correlations(days, np.array([similarity]))[0]) @ random.normal(
        size=400
    )

    fits = fits_by_similarity(np.empty((400, 0)), series, days)

    assert fits.similarity == pytest.approx(similarity, abs=0.12)


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda t, o, d: (t[:-1], o, d[:-1]), "equally long"),
        (lambda t, o, d: (t[:3], o[:3], d[:3]), "more days than terms"),
        (lambda t, o, d: (t, np.where(d == d[4], np.nan, o), d), "missing values"),
        (lambda t, o, d: (t, o, d[::-1]), "ascending"),
        (lambda t, o, d: (t[:, [0, 0]], o, d), "only repeats"),
    ],
)
def test_what_cannot_be_fitted_is_refused(
    change: Callable[..., tuple[Floats, Floats, Floats]], message: str
) -> None:
    given = change(*diary(1))

    with pytest.raises(ValueError, match=message):
        fits_by_similarity(*given)


def test_where_only_rounding_is_left_days_are_taken_as_unlike() -> None:
    terms, outcome, days = diary(9)

    fits = fits_by_similarity(terms, np.full_like(outcome, 4.0), days, least_variance=1 / 12)

    assert fits.similarity == 0
    assert fits.residual_variances[0] == pytest.approx(1 / 12)
