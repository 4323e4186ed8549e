import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics.repeated_measures import mean_line, repeated_measures_correlation
from tests.journal.statistics.published import BLAND_PACO2, BLAND_PEOPLE, BLAND_PH, SLEEPSTUDY

SLEEPERS = np.repeat(np.arange(18), 10)
NIGHTS = np.tile(np.arange(10.0), 18)


def test_bland_and_altman_1995_is_reproduced() -> None:
    found = repeated_measures_correlation(BLAND_PEOPLE, BLAND_PH, BLAND_PACO2)

    assert found.correlation == pytest.approx(-0.5068, abs=5e-5)
    assert found.degrees_of_freedom == 38
    assert found.p == pytest.approx(0.000847, abs=5e-7)


def test_the_sleepstudy_has_the_line_that_lme4_prints() -> None:
    line = mean_line(SLEEPERS, NIGHTS, SLEEPSTUDY.ravel())

    assert (line.level, line.slope) == pytest.approx((251.405, 10.467), abs=5e-4)
    assert (line.level_error, line.slope_error) == pytest.approx((6.825, 1.546), abs=5e-4)
    assert line.degrees_of_freedom == 17


@given(st.integers(0, 10_000))
def test_the_correlation_is_that_of_statsmodels_beside_a_level_a_person(seed: int) -> None:
    random = np.random.default_rng(seed)
    people = np.sort(random.choice(["jun", "mina", "sora"], 40))
    one, other = random.normal(size=(2, 40))
    levels = (people[:, None] == np.unique(people)).astype(np.float64)
    fitted = sm.OLS(other, np.column_stack([levels, one])).fit()

    found = repeated_measures_correlation(people, one, other)

    degrees = fitted.df_resid
    expected = fitted.tvalues[-1] / np.sqrt(fitted.tvalues[-1] ** 2 + degrees)
    assert found.correlation == pytest.approx(expected, abs=1e-8)
    assert found.p == pytest.approx(fitted.pvalues[-1], abs=1e-8)


@given(st.integers(0, 10_000))
def test_the_mean_line_is_the_mean_of_those_of_statsmodels(seed: int) -> None:
    random = np.random.default_rng(seed)
    people = np.repeat([3, 1, 2], [5, 9, 4])
    one, other = random.normal(size=(2, 18))
    fitted = [
        sm.OLS(other[people == who], sm.add_constant(one[people == who])).fit().params
        for who in (1, 2, 3)
    ]

    line = mean_line(people, one, other)

    assert (line.level, line.slope) == pytest.approx(tuple(np.mean(fitted, axis=0)), abs=1e-8)


def test_a_perfect_relation_is_certain() -> None:
    people = np.array([1, 1, 1, 2, 2, 2])
    days = np.array([1.0, 2, 3, 1, 2, 3])

    found = repeated_measures_correlation(people, days, -2 * days + people)

    assert (found.correlation, found.p) == (-1.0, 0.0)


@pytest.mark.parametrize(
    "people, one, other, message",
    [
        ([1, 1], [1.0, 2.0, 3.0], [1.0, 2.0, 3.0], "equally long"),
        ([1, 1, 1], [1.0, np.nan, 2.0], [1.0, 2.0, 3.0], "missing"),
        ([1, 1, 2, 2], [1.0, 1.0, 2.0, 2.0], [1.0, 2.0, 3.0, 5.0], "nothing varies"),
        ([1, 1, 2], [1.0, 2.0, 3.0], [1.0, 3.0, 2.0], "more days"),
    ],
)
def test_what_cannot_be_correlated_is_refused(
    people: list[int], one: list[float], other: list[float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        repeated_measures_correlation(np.array(people), np.array(one), np.array(other))


@pytest.mark.parametrize("people", [[1, 1, 1, 1], [1, 1, 1, 2]])
def test_a_mean_line_takes_two_people_with_two_days_each(people: list[int]) -> None:
    with pytest.raises(ValueError, match="two"):
        mean_line(np.array(people), np.arange(4.0), np.arange(4.0))
