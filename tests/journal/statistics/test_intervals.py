import pytest

from journal.statistics.intervals import smallest_visible, t_interval


def test_ten_degrees_of_freedom_reach_the_tabled_2228_standard_errors() -> None:
    interval = t_interval(1.0, 0.5, 10)

    assert interval.low == pytest.approx(1 - 2.228139 * 0.5, abs=1e-6)
    assert interval.high == pytest.approx(1 + 2.228139 * 0.5, abs=1e-6)


def test_the_smallest_visible_difference_is_2_8_standard_errors() -> None:
    assert smallest_visible(0.25) == pytest.approx(0.7)
