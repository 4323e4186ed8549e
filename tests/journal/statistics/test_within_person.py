import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics.design import Floats, orthonormal_terms
from journal.statistics.intervals import t_interval
from journal.statistics.within_person import slopes_hc3

# R's longley data, typed in: employment on the price deflator and population (Longley 1967).
LONGLEY = np.array(
    [
        [83.0, 107.608, 60.323],
        [88.5, 108.632, 61.122],
        [88.2, 109.773, 60.171],
        [89.5, 110.929, 61.187],
        [96.2, 112.075, 63.221],
        [98.1, 113.270, 63.639],
        [99.0, 115.094, 64.989],
        [100.0, 116.219, 63.761],
        [101.2, 117.388, 66.019],
        [104.6, 118.734, 67.857],
        [108.4, 120.445, 68.169],
        [110.8, 121.950, 66.513],
        [112.6, 123.366, 68.655],
        [114.2, 125.368, 69.564],
        [115.7, 127.852, 69.331],
        [116.9, 130.081, 70.551],
    ]
)


def diary(seed: int, rows: int = 60) -> tuple[Floats, Floats, Floats]:
    random = np.random.default_rng(seed)
    others = random.normal(size=(rows, 4))
    exposure = np.log1p(random.exponential(20, rows) * (random.random(rows) < 0.6))
    outcome = 3 - 0.1 * exposure + 0.5 * others[:, 0] + random.normal(size=rows) * (1 + exposure)
    return others, exposure, outcome


@given(st.integers(0, 10_000))
def test_slope_error_and_interval_are_those_of_statsmodels(seed: int) -> None:
    others, exposure, outcome = diary(seed)
    oracle = sm.OLS(outcome, sm.add_constant(np.column_stack([exposure, others])))
    fitted = oracle.fit(cov_type="HC3", use_t=True)

    slopes = slopes_hc3(orthonormal_terms(list(others.T), 60), exposure[:, None], outcome)

    interval = t_interval(slopes.estimates[0], slopes.standard_errors[0], slopes.degrees_of_freedom)
    assert slopes.degrees_of_freedom == fitted.df_resid
    assert slopes.estimates[0] == pytest.approx(fitted.params[1], abs=1e-8)
    assert slopes.standard_errors[0] == pytest.approx(fitted.bse[1], abs=1e-8)
    assert (interval.low, interval.high) == pytest.approx(tuple(fitted.conf_int()[1]), abs=1e-8)


def test_columns_done_at_once_are_those_done_one_by_one() -> None:
    others, exposure, outcome = diary(7)
    terms = orthonormal_terms(list(others.T), 60)
    columns = np.column_stack([exposure, np.roll(exposure, 5), others[:, 0] + exposure])

    together = slopes_hc3(terms, columns, outcome)

    alone = [slopes_hc3(terms, column[:, None], outcome) for column in columns.T]
    assert together.estimates == pytest.approx([one.estimates[0] for one in alone])
    assert together.standard_errors == pytest.approx([one.standard_errors[0] for one in alone])


def test_longley_agrees_with_a_direct_sandwich() -> None:
    deflator, population, employed = LONGLEY.T
    design = np.column_stack([np.ones(16), population, deflator])
    bread = np.linalg.inv(design.T @ design)
    residuals = employed - design @ (bread @ design.T @ employed)
    leverage = np.einsum("ij,jk,ik->i", design, bread, design)
    meat = (design * (residuals / (1 - leverage))[:, None] ** 2).T @ design

    slopes = slopes_hc3(orthonormal_terms([population], 16), deflator[:, None], employed)

    assert slopes.standard_errors[0] == pytest.approx(np.sqrt((bread @ meat @ bread)[2, 2]))


def test_an_exposure_that_another_term_explains_leaves_no_share() -> None:
    others, _, outcome = diary(3)
    terms = orthonormal_terms(list(others.T), 60)

    slopes = slopes_hc3(terms, np.column_stack([1 + 2 * others[:, 1], np.ones(60)]), outcome)

    assert slopes.shares_left == pytest.approx([0, 0], abs=1e-12)
