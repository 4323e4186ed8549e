from collections import Counter
from fractions import Fraction
from math import exp

import pytest
from scipy.special import chdtrc

from journal.aggregates.noise import Stream, discrete_laplace

KEY = b"k" * 32
DRAWS = 100_000


def test_the_same_key_and_cell_give_the_same_draw() -> None:
    draws = [discrete_laplace(Stream(KEY, b"a"), Fraction(50)) for _ in range(3)]

    assert len(set(draws)) == 1


def test_another_key_or_cell_gives_other_draws() -> None:
    cells = [str(number).encode() for number in range(40)]
    by_key = [
        [discrete_laplace(Stream(key, cell), Fraction(50)) for cell in cells]
        for key in (KEY, b"l" * 32)
    ]

    assert len(set(by_key[0])) > 20
    assert by_key[0] != by_key[1]


@pytest.mark.parametrize("scale", [Fraction(50), Fraction(24), Fraction(5, 2)])
def test_draws_follow_the_exact_distribution(scale: Fraction) -> None:
    stream = Stream(KEY, f"chi-square {scale}".encode())

    counted = Counter(discrete_laplace(stream, scale) for _ in range(DRAWS))

    assert chi_square_p(counted, float(scale)) > 0.01


def test_the_chi_square_sees_a_wrong_scale() -> None:
    stream = Stream(KEY, b"wrong")

    counted = Counter(discrete_laplace(stream, Fraction(50)) for _ in range(DRAWS))

    assert chi_square_p(counted, 54.0) < 0.001


def test_numbers_below_a_bound_are_all_as_likely() -> None:
    stream = Stream(KEY, b"uniform")

    counted = Counter(stream.below(6) for _ in range(60_000))

    assert set(counted) == set(range(6))
    squares = sum((many - 10_000) ** 2 / 10_000 for many in counted.values())
    assert chdtrc(5, squares) > 0.01


def chi_square_p(counted: Counter[int], scale: float) -> float:
    """How likely counts at least this far from the exact probabilities are."""
    ratio = exp(-1 / scale)
    at_zero = (1 - ratio) / (1 + ratio)
    # Beyond it a number is expected fewer than five times, which the test is not made for.
    edge = int(4 * scale)
    expected = {number: DRAWS * at_zero * ratio ** abs(number) for number in range(-edge, edge + 1)}
    outside = DRAWS - sum(expected.values())
    seen_outside = DRAWS - sum(counted[number] for number in expected)
    squares = sum((counted[number] - many) ** 2 / many for number, many in expected.items())
    squares += (seen_outside - outside) ** 2 / outside
    return float(chdtrc(len(expected), squares))
