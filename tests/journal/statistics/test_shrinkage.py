import numpy as np
import pytest

from journal.statistics.shrinkage import toward_the_mean
from tests.journal.statistics.published import BATTERS_HITS, BATTERS_TIMES_AT_BAT


def test_efron_and_morris_batters_keep_a_fifth_of_their_distance() -> None:
    averages = BATTERS_HITS / BATTERS_TIMES_AT_BAT
    mean = averages.mean()

    shrunk = toward_the_mean(averages, mean * (1 - mean) / BATTERS_TIMES_AT_BAT)

    assert shrunk.factor == pytest.approx(0.2117, abs=5e-5)
    assert shrunk.mean == pytest.approx(0.265, abs=5e-4)
    assert shrunk.estimates[0] == pytest.approx(0.294, abs=5e-4)


def test_estimates_that_differ_less_than_by_chance_become_one() -> None:
    shrunk = toward_the_mean(np.array([0.1, 0.2, 0.3, 0.2]), 1.0)

    assert shrunk.factor == 0
    assert shrunk.estimates.tolist() == [shrunk.mean] * 4


def test_equal_estimates_stay_where_they_are() -> None:
    assert toward_the_mean(np.full(6, 0.4), 0.1).estimates == pytest.approx(np.full(6, 0.4))


@pytest.mark.parametrize(
    "estimates, variance, message",
    [
        ([0.1, 0.2, 0.3], 0.1, "four"),
        ([0.1, 0.2, 0.3, np.nan], 0.1, "missing"),
        ([0.1, 0.2, 0.3, 0.4], 0.0, "above zero"),
    ],
)
def test_what_cannot_be_shrunk_is_refused(
    estimates: list[float], variance: float, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        toward_the_mean(np.array(estimates), variance)
