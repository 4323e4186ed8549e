import pytest

from journal.statistics.intervals import smallest_visible, t_interval, two_sided_p


def test_ten_degrees_of_freedom_reach_the_tabled_2228_standard_errors() -> None:
    interval = t_interval(1.0, 0.5, 10)

    assert interval.low == pytest.approx(1 - 2.228139 * 0.5, abs=1e-6)
    assert interval.high == pytest.approx(1 + 2.228139 * 0.5, abs=1e-6)


def test_the_smallest_visible_difference_is_2_8_standard_errors() -> None:
    assert smallest_visible(0.25) == pytest.approx(0.7)


def test_the_p_of_an_interval_that_ends_at_zero_is_five_percent() -> None:
    reach = t_interval(0.0, 0.5, 10).high

    assert two_sided_p(reach, 0.5, 10) == pytest.approx(0.05)
    assert two_sided_p(-reach, 0.5, 10) == pytest.approx(0.05)


def test_without_error_a_difference_is_certain() -> None:
    assert two_sided_p(0.1, 0.0, 10) == 0
    assert two_sided_p(0.0, 0.0, 10) == 1
