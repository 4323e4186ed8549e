import numpy as np
import pytest

from journal.statistics.design import (
    has_both_kinds,
    orthonormal_terms,
    smooth_trend,
    weekday_terms,
    without,
)


@pytest.mark.parametrize("days, waves", [(31, 1), (45, 1), (46, 2), (365, 9)])
def test_one_wave_stands_for_every_begun_45_days(days: int, waves: int) -> None:
    assert len(smooth_trend(np.arange(days, dtype=float), days)) == waves


def test_the_waves_of_a_whole_diary_are_orthogonal() -> None:
    waves = np.column_stack(smooth_trend(np.arange(180.0), 180))

    products = waves.T @ waves
    assert products == pytest.approx(np.diag(np.diag(products)), abs=1e-9)


def test_weekdays_are_told_apart_from_100_pairs_on() -> None:
    assert weekday_terms([0, 1] * 49 + [2]) == []
    assert [term.sum() for term in weekday_terms([0, 1] * 50)] == [50, 0, 0, 0, 0, 0]


def test_a_kind_of_day_needs_three_rows_on_either_side() -> None:
    days = {ones: np.array([1.0] * ones + [0.0] * (10 - ones)) for ones in range(11)}

    assert [ones for ones, term in days.items() if has_both_kinds(term)] == [3, 4, 5, 6, 7]


def test_terms_are_orthonormal_and_begin_with_a_constant() -> None:
    terms = orthonormal_terms([np.arange(30.0), np.arange(30.0) ** 2], 30)

    assert terms.T @ terms == pytest.approx(np.eye(3), abs=1e-12)
    assert np.ptp(terms[:, 0]) == 0


def test_a_term_that_says_nothing_new_is_left_out() -> None:
    line = np.arange(30.0)

    assert orthonormal_terms([line, 3 - 2 * line, np.ones(30)], 30).shape == (30, 2)


def test_ten_degrees_of_freedom_always_stay_free() -> None:
    noise = np.random.default_rng(1).normal(size=(30, 40))

    terms = orthonormal_terms(list(noise.T), 30)

    assert 30 - terms.shape[1] - 1 == 10


def test_what_the_terms_explain_is_taken_out() -> None:
    terms = orthonormal_terms([np.arange(30.0)], 30)

    assert without(terms, 5 + 2 * np.arange(30.0)) == pytest.approx(np.zeros(30), abs=1e-12)
