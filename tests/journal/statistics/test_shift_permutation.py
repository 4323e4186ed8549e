import numpy as np
import pytest
from scipy.special import stdtr

from journal.statistics.design import Floats, orthonormal_terms
from journal.statistics.shift_permutation import Shifted, circular_shifts


def a_diary(seed: int, days: int = 60, slope: float = 0.0) -> tuple[Floats, Floats]:
    random = np.random.default_rng(seed)
    series = np.log1p(random.exponential(20, days) * (random.random(days) < 0.6))
    return series, 3 + slope * series + random.normal(size=days)


def p_of(terms: Floats, series: Floats, rows: np.ndarray, outcome: Floats) -> float:
    shifted = circular_shifts(terms, series, rows, outcome)
    assert shifted is not None
    return shifted.p


def one_by_one(terms: Floats, series: Floats, rows: np.ndarray, outcome: Floats) -> float:
    def left(values: Floats) -> Floats:
        return values - terms @ np.linalg.lstsq(terms, values)[0]

    def size(shift: int) -> float:
        return abs(np.corrcoef(left(np.roll(series, shift)[rows]), left(outcome))[0, 1])

    sizes = [size(shift) for shift in range(3, len(series) - 2)]
    return (1 + sum(one >= size(0) for one in sizes)) / (1 + len(sizes))


@pytest.mark.parametrize("seed", range(5))
def test_all_shifts_at_once_are_the_shifts_one_by_one(seed: int) -> None:
    series, outcome = a_diary(seed)
    rows = np.flatnonzero(np.random.default_rng(seed).random(60) < 0.8)
    terms = orthonormal_terms([rows.astype(float)], len(rows))

    p = p_of(terms, series, rows, outcome[rows])

    assert p == pytest.approx(one_by_one(terms, series, rows, outcome[rows]))


def test_a_strong_association_is_rarer_than_all_its_shifts() -> None:
    series, outcome = a_diary(1, slope=-3.0)
    terms = orthonormal_terms([], 60)

    assert p_of(terms, series, np.arange(60), outcome) == 1 / 56


def test_shifts_that_leave_nothing_to_compare_are_not_counted() -> None:
    series = np.zeros(40)
    series[[0, 1, 2]] = 3.0
    rows = np.arange(10)
    outcome = np.array([1.0, 2, 1, 4, 5, 4, 5, 4, 5, 4])

    p = p_of(orthonormal_terms([], 10), series, rows, outcome)

    # 35 shifts; those by 10 to 37 days leave no exposed day among the ten rows.
    assert p * 8 == pytest.approx(round(p * 8))


def test_the_same_diary_gives_the_same_p() -> None:
    series, outcome = a_diary(2)
    terms = orthonormal_terms([], 60)

    assert len({p_of(terms, series, np.arange(60), outcome) for _ in range(3)}) == 1


def test_a_series_that_the_terms_explain_has_no_p() -> None:
    series, outcome = a_diary(3)

    assert circular_shifts(orthonormal_terms([series], 60), series, np.arange(60), outcome) is None
    assert circular_shifts(orthonormal_terms([], 60), series, np.arange(60), np.ones(60)) is None


def test_the_scaled_p_tells_apart_what_counting_cannot() -> None:
    ps = []
    for slope in (-1.0, -3.0):
        series, outcome = a_diary(1, slope=slope)
        shifted = circular_shifts(orthonormal_terms([], 60), series, np.arange(60), outcome)
        assert shifted is not None
        ps.append((shifted.p, shifted.scaled_p))

    (weak, weak_scaled), (strong, strong_scaled) = ps
    assert weak == strong == 1 / 56
    assert strong_scaled < weak_scaled < 1 / 56


def test_the_scaled_p_is_never_surer_than_student() -> None:
    free = 40
    narrow = Shifted(0.5, np.array([0.01, -0.02, 0.015]), free)
    wide = Shifted(0.5, np.array([0.4, -0.4, 0.35]), free)

    student = 2 * stdtr(free, -0.5 * np.sqrt(free / (1 - 0.25)))
    assert narrow.scaled_p == pytest.approx(student, rel=1e-12)
    assert Shifted(0.5, np.array([]), free).scaled_p == pytest.approx(student, rel=1e-12)
    assert wide.scaled_p > 100 * student


def test_a_perfect_fit_is_as_sure_as_it_gets_without_a_warning() -> None:
    assert 0 <= Shifted(1.0, np.array([0.1]), 40).scaled_p < 1e-12
