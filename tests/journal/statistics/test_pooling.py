import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from journal.statistics.design import Floats
from journal.statistics.pooling import random_effects


def people(seed: int, count: int) -> tuple[Floats, Floats]:
    random = np.random.default_rng(seed)
    errors = random.uniform(0.05, 0.4, count)
    return random.normal(-0.2, random.choice([0.0, 0.3]), count) + random.normal(0, errors), errors


@given(st.integers(0, 10_000), st.integers(2, 30))
def test_mean_error_and_spread_are_those_of_statsmodels(seed: int, count: int) -> None:
    estimates, errors = people(seed, count)
    with np.errstate(invalid="ignore"):
        oracle = combine_effects(estimates, errors**2, method_re="dl")
    # It goes on with a variance below zero, where DerSimonian and Laird take none.
    kind = "re" if oracle.tau2 > 0 else "fe"
    plain, hartung_knapp = (
        getattr(oracle, name) for name in (f"sd_eff_w_{kind}", f"sd_eff_w_{kind}_hksj")
    )

    pooled = random_effects(estimates, errors)

    assert pooled.mean == pytest.approx(getattr(oracle, f"mean_effect_{kind}"), abs=1e-8)
    assert pooled.variance_between == pytest.approx(max(0, oracle.tau2), abs=1e-8)
    assert pooled.standard_error == pytest.approx(max(plain, hartung_knapp), abs=1e-8)
    assert pooled.degrees_of_freedom == count - 1


def test_interval_has_students_t_on_people_less_one() -> None:
    pooled = random_effects(np.array([-0.4, -0.2, 0.1, -0.3]), np.full(4, 0.1))

    reach = 3.182446 * pooled.standard_error
    assert pooled.interval.high - pooled.mean == pytest.approx(reach, abs=1e-6)
    assert (pooled.p <= 0.05) is not (pooled.interval.low <= 0 <= pooled.interval.high)


def test_people_who_all_agree_have_no_variance_between() -> None:
    pooled = random_effects(np.full(5, 0.3), np.full(5, 0.2))

    assert pooled.variance_between == 0
    assert pooled.standard_error == pytest.approx(0.2 / np.sqrt(5))


@pytest.mark.parametrize(
    "estimates, errors, message",
    [
        ([0.1, 0.2], [0.1], "has to have its"),
        ([0.1], [0.1], "two people"),
        ([0.1, np.nan], [0.1, 0.1], "missing"),
        ([0.1, 0.2], [0.1, 0.0], "above zero"),
        ([0.1, 0.2], [0.1, np.inf], "above zero"),
    ],
)
def test_what_cannot_be_pooled_is_refused(
    estimates: list[float], errors: list[float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        random_effects(np.array(estimates), np.array(errors))
