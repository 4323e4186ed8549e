import numpy as np
import pytest

from journal.statistics.design import Floats
from journal.statistics.ewma import LIMIT_IN_STANDARD_ERRORS, WEIGHT, Baseline, baseline_of, watch
from journal.statistics.resemblance import correlations


def make_baseline(**given: object) -> Baseline:
    fields = {
        "mean": 3.0,
        "standard_error": 0.1,
        "term_means": np.empty(0),
        "term_slopes": np.empty(0),
        "variance": 0.5,
        "similarity": 0.6,
    }
    return Baseline(**fields | given)


def weights_of(values: int) -> Floats:
    """What each value counts in the latest smoothed one."""
    return WEIGHT * (1 - WEIGHT) ** np.arange(values - 1, -1, -1.0)


def test_the_smoothed_series_is_the_weighted_mean() -> None:
    series = np.array([2.0, 4.0, 1.0, 3.0])

    watched = watch(make_baseline(), series, np.array([0.0, 1, 5, 6]))

    assert watched.smoothed[-1] == pytest.approx(3 + weights_of(4) @ (series - 3))


def test_the_limit_is_that_of_the_weights_over_the_whole_correlation() -> None:
    days = np.array([0.0, 1, 2, 6, 7, 20, 21, 22])
    baseline = make_baseline()

    watched = watch(baseline, np.full(8, 3.0), days)

    matrix = correlations(days, np.array([0.6]))[0]
    for count in range(1, 9):
        weights = weights_of(count)
        spread = 0.5 * weights @ matrix[:count, :count] @ weights + (weights.sum() * 0.1) ** 2
        expected = 3 - LIMIT_IN_STANDARD_ERRORS * np.sqrt(spread)
        assert watched.low_limits[count - 1] == pytest.approx(expected, abs=1e-12)


def test_days_between_two_ratings_change_nothing_but_what_they_share() -> None:
    series = np.array([2.0, 3.0, 4.0])

    near = watch(make_baseline(), series, np.array([0.0, 1, 2]))
    far = watch(make_baseline(), series, np.array([0.0, 30, 90]))

    assert near.smoothed == pytest.approx(far.smoothed)
    assert near.low_limits[-1] < far.low_limits[-1]


def test_nothing_to_watch_is_nothing() -> None:
    watched = watch(make_baseline(), np.empty(0), np.empty(0))

    assert len(watched.smoothed) == len(watched.low_limits) == 0


def test_a_baseline_knows_mean_variance_and_what_working_days_do() -> None:
    random = np.random.default_rng(2)
    days = np.arange(700.0)
    is_workday = (days % 7 < 5).astype(np.float64)[:, None]
    outcome = 3.5 - 0.4 * is_workday[:, 0] + random.normal(0, 0.5, 700)

    baseline = baseline_of(is_workday, outcome, days)

    assert baseline.mean == pytest.approx(outcome.mean(), abs=0.01)
    assert baseline.term_slopes == pytest.approx([-0.4], abs=0.1)
    assert baseline.variance == pytest.approx(0.25, abs=0.03)
    flat = baseline.without_terms(outcome, is_workday)
    assert flat.mean() == pytest.approx(outcome.mean(), abs=0.01)
    assert flat[is_workday[:, 0] == 1].mean() == pytest.approx(
        flat[is_workday[:, 0] == 0].mean(), abs=0.03
    )


def test_a_baseline_without_terms_or_change_has_the_least_variance() -> None:
    days = np.arange(40.0)

    baseline = baseline_of(np.empty((40, 0)), np.full(40, 4.0), days, least_variance=1 / 12)

    assert baseline.mean == 4
    assert baseline.variance == pytest.approx(1 / 12)
    assert 0 < baseline.standard_error < 0.3


@pytest.mark.parametrize(
    "series, days, message",
    [
        ([1.0, 2.0], [1.0], "equally long"),
        ([1.0, np.nan], [1.0, 2.0], "missing"),
        ([1.0, 2.0], [2.0, 2.0], "ascending"),
    ],
)
def test_what_cannot_be_watched_is_refused(
    series: list[float], days: list[float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        watch(make_baseline(), np.array(series), np.array(days))
