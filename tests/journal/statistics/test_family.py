import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from journal.statistics.family import q_values

# Benjamini and Hochberg (1995), section 4.2: 15 hypotheses on thrombolytic treatment.
PUBLISHED = (
    0.0001,
    0.0004,
    0.0019,
    0.0095,
    0.0201,
    0.0278,
    0.0298,
    0.0344,
    0.0459,
    0.3240,
    0.4262,
    0.5719,
    0.6528,
    0.7590,
    1.0000,
)


def test_the_published_example_rejects_its_four() -> None:
    found = q_values(PUBLISHED)

    assert [q <= 0.05 for q in found] == [True] * 4 + [False] * 11


@given(st.lists(st.floats(min_value=1e-6, max_value=1), min_size=1, max_size=12))
def test_q_values_agree_with_statsmodels(p_values: list[float]) -> None:
    found = q_values(p_values)

    expected = multipletests(p_values, method="fdr_bh")[1]
    assert found == pytest.approx(list(expected), abs=1e-12)
    assert all(q >= p for q, p in zip(found, p_values, strict=True))


def test_a_single_look_keeps_its_p_value() -> None:
    assert q_values([0.03]) == (0.03,)


def test_the_largest_of_eleven_keeps_its_p_value_to_the_last_digit() -> None:
    assert max(q_values([0.5] * 10 + [0.9820362980222195])) == 0.9820362980222195


def test_no_look_gives_no_q_value() -> None:
    assert q_values([]) == ()
