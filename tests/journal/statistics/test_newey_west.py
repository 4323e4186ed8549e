import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from journal.statistics.newey_west import newey_west


def test_it_prints_what_stata_prints() -> None:
    # newey g_realinv g_realgdp L.realint, lag(4) on the US macro data of statsmodels.
    quarters = sm.datasets.macrodata.load_pandas().data
    growth = 400 * np.diff(np.log(quarters[["realgdp", "realinv"]].to_numpy()), axis=0)
    rates = quarters["realint"].to_numpy()[:-1]
    design = np.column_stack([growth[:, 0], rates, np.ones(len(rates))])

    fit = newey_west(design, growth[:, 1], lags=4)

    printed = (4.3742216647032, -0.61399696947899, -9.4816727746549)
    assert fit.estimates == pytest.approx(printed, rel=1e-9)
    assert fit.standard_errors == pytest.approx(
        (0.33125644884286, 0.29582347593197, 1.1859338087713), rel=1e-9
    )


@given(st.integers(0, 10_000), st.integers(0, 8))
def test_errors_are_those_of_statsmodels(seed: int, lags: int) -> None:
    random = np.random.default_rng(seed)
    design = sm.add_constant(random.normal(size=(40, 2)))
    outcome = np.cumsum(random.normal(size=40))
    oracle = sm.OLS(outcome, design).fit(
        cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True}
    )

    fit = newey_west(design, outcome, lags)

    assert fit.standard_errors == pytest.approx(oracle.bse, abs=1e-8)


@pytest.mark.parametrize(
    "rows, outcomes, lags, message",
    [
        (20, 19, 2, "equally long"),
        (2, 2, 1, "more rows"),
        (20, 20, 20, "fewer than rows"),
        (20, 20, -1, "fewer than rows"),
    ],
)
def test_what_cannot_be_fitted_is_refused(
    rows: int, outcomes: int, lags: int, message: str
) -> None:
    design = np.column_stack([np.ones(rows), np.arange(rows)])

    with pytest.raises(ValueError, match=message):
        newey_west(design, np.ones(outcomes), lags)
