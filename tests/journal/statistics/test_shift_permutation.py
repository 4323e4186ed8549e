import numpy as np
import pytest

from journal.statistics import shift_permutation
from journal.statistics.design import Floats, orthonormal_terms
from journal.statistics.shift_permutation import circular_shift_p


def a_diary(seed: int, days: int = 60, slope: float = 0.0) -> tuple[Floats, Floats]:
    random = np.random.default_rng(seed)
    series = np.log1p(random.exponential(20, days) * (random.random(days) < 0.6))
    return series, 3 + slope * series + random.normal(size=days)


def one_by_one(terms: Floats, series: Floats, rows: np.ndarray, outcome: Floats) -> float:
    def left(values: Floats) -> Floats:
        return values - terms @ np.linalg.lstsq(terms, values)[0]

    def size(shift: int) -> float:
        return abs(np.corrcoef(left(np.roll(series, shift)[rows]), left(outcome))[0, 1])

    sizes = [size(shift) for shift in range(3, len(series) - 2)]
    return (1 + sum(one >= size(0) for one in sizes)) / (1 + len(sizes))


def test_a_long_diary_is_shifted_in_blocks_with_the_same_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    series, outcome = a_diary(4)
    whole = circular_shift_p(orthonormal_terms([], 60), series, np.arange(60), outcome)

    monkeypatch.setattr(shift_permutation, "SHIFTS_AT_ONCE", 7)

    assert circular_shift_p(orthonormal_terms([], 60), series, np.arange(60), outcome) == whole


@pytest.mark.parametrize("seed", range(5))
def test_all_shifts_at_once_are_the_shifts_one_by_one(seed: int) -> None:
    series, outcome = a_diary(seed)
    rows = np.flatnonzero(np.random.default_rng(seed).random(60) < 0.8)
    terms = orthonormal_terms([rows.astype(float)], len(rows))

    p = circular_shift_p(terms, series, rows, outcome[rows])

    assert p == pytest.approx(one_by_one(terms, series, rows, outcome[rows]))


def test_a_strong_association_is_rarer_than_all_its_shifts() -> None:
    series, outcome = a_diary(1, slope=-3.0)
    terms = orthonormal_terms([], 60)

    assert circular_shift_p(terms, series, np.arange(60), outcome) == 1 / 56


def test_shifts_that_leave_nothing_to_compare_are_not_counted() -> None:
    series = np.zeros(40)
    series[[0, 1, 2]] = 3.0
    rows = np.arange(10)
    outcome = np.array([1.0, 2, 1, 4, 5, 4, 5, 4, 5, 4])

    p = circular_shift_p(orthonormal_terms([], 10), series, rows, outcome)

    # 35 shifts; those by 10 to 37 days leave no exposed day among the ten rows.
    assert p * 8 == pytest.approx(round(p * 8))


def test_the_same_diary_gives_the_same_p() -> None:
    series, outcome = a_diary(2)
    terms = orthonormal_terms([], 60)

    assert len({circular_shift_p(terms, series, np.arange(60), outcome) for _ in range(3)}) == 1
