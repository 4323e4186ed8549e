import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from journal.statistics.design import Floats
from journal.statistics.mean_shift import mean_shift
from tests.journal.statistics.published import NILE, NILE_BEGINS


def test_the_nile_fell_in_1899() -> None:
    shift = mean_shift(NILE)

    assert NILE_BEGINS + shift.place == 1899
    assert shift.before == pytest.approx(1097.75, abs=0.005)
    assert shift.after == pytest.approx(849.97, abs=0.005)


@given(arrays(np.float64, st.integers(6, 40), elements=st.integers(1, 5).map(float)))
def test_no_other_place_leaves_fewer_squares(series: Floats) -> None:
    def squares(place: int) -> float:
        return float(sum(np.sum((half - half.mean()) ** 2) for half in np.split(series, [place])))

    shift = mean_shift(series, fewest=2)

    least = min(squares(place) for place in range(2, len(series) - 1))
    assert squares(shift.place) == pytest.approx(least, abs=1e-9)


def test_a_known_level_before_lets_the_new_one_begin_at_once() -> None:
    shift = mean_shift(np.array([1.0, 1.2, 0.9, 1.1]), fewest=2, before=3.0)

    assert (shift.place, shift.before) == (0, 3.0)
    assert shift.after == pytest.approx(1.05)


def test_a_known_level_before_is_used_as_it_is() -> None:
    shift = mean_shift(np.array([3.0, 3.1, 2.9, 3.0, 2.0, 2.1, 1.9]), fewest=2, before=3.0)

    assert shift.place == 4


def test_among_equals_the_earliest_place_is_taken() -> None:
    assert mean_shift(np.full(20, 3.0)).place == 7


@pytest.mark.parametrize(
    "series, fewest, before",
    [
        (np.ones(13), 7, None),
        (np.ones(6), 7, 3.0),
        (np.ones(9), 0, None),
        (np.array([1.0, np.nan, 2.0, 3.0]), 1, None),
    ],
)
def test_too_few_or_missing_values_are_refused(
    series: Floats, fewest: int, before: float | None
) -> None:
    with pytest.raises(ValueError, match=r"too few|missing"):
        mean_shift(series, fewest=fewest, before=before)
