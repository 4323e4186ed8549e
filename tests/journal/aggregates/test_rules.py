from datetime import UTC, datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.aggregates.rules import (
    POINTS_EACH,
    figures_of,
    persons_number,
    persons_points,
    published_figure,
    published_points,
    tables_of,
    upcoming,
    yearly_epsilon,
)
from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure
from tests.conftest import SEOUL

WEIGHTS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(1, 90), min_size=1)


@pytest.mark.parametrize(
    "total, count, points",
    [(0, 3, 0), (18, 3, 0), (36, 3, 25), (54, 3, 50), (72, 3, 50), (35, 3, 24), (37, 3, 26)],
)
def test_a_persons_mean_is_clipped_to_the_middle_half(total: int, count: int, points: int) -> None:
    assert persons_number(total, count, 24) == points


def test_few_points_stay_as_they_are() -> None:
    assert persons_points({"delay": 8, "policy": 4}) == {"delay": 8, "policy": 4}


def test_many_points_are_cut_evenly() -> None:
    assert persons_points({"delay": 60, "policy": 30, "none": 30}) == {
        "delay": 6,
        "policy": 3,
        "none": 3,
    }


def test_what_rounding_leaves_over_goes_to_the_largest_remainder() -> None:
    assert persons_points({"a": 10, "b": 10, "c": 9}) == {"a": 4, "b": 4, "c": 4}
    assert persons_points({"b": 7, "a": 7, "c": 7, "d": 7, "e": 7}) == {
        "a": 3,
        "b": 3,
        "c": 2,
        "d": 2,
        "e": 2,
    }


@given(WEIGHTS)
def test_nobody_has_more_than_twelve_points(weights: dict[str, int]) -> None:
    points = persons_points(weights)

    assert sum(points.values()) == min(POINTS_EACH, sum(weights.values()))
    assert all(0 <= points[row] <= weight for row, weight in weights.items())


@pytest.mark.parametrize(
    "noisy, people, figure",
    [(200, 10, 45), (224, 10, 45), (225, 10, 50), (-900, 10, 0), (2000, 10, 100), (213, 12, 45)],
)
def test_a_figure_is_rounded_to_fives_within_the_scale(
    noisy: int, people: int, figure: int
) -> None:
    assert published_figure(noisy, people) == figure


def test_points_are_for_every_ten_people() -> None:
    assert published_points(48, 12) == 40
    assert published_points(-7, 12) == -5


def test_each_slow_part_has_its_turn_once_in_three_windows() -> None:
    seen = [*figures_of(Window(6)), *figures_of(Window(7)), *figures_of(Window(8))]
    shown = [*tables_of(Window(6)), *tables_of(Window(7)), *tables_of(Window(8))]

    assert sorted(seen) == ["masking", "replay", "strain", "strain", "strain"]
    assert sorted(shown) == ["cause", "cause", "cause", "channel", "kind", "lateness"]


def test_the_headline_spends_thirteen_a_year() -> None:
    spent = yearly_epsilon()

    assert spent[Figure.STRAIN] == 13
    assert spent[Figure.REPLAY] == spent[Figure.MASKING] == Fraction(13, 3)
    assert set(spent) == {*Figure, *CauseTable}


def test_windows_ahead_begin_with_the_open_one() -> None:
    ahead = upcoming(datetime(2026, 3, 1, 15, tzinfo=UTC), SEOUL, 3)

    assert [one.window.number for one in ahead] == [2, 3, 4]
    assert Figure.STRAIN in ahead[0].figures
    assert CauseTable.CAUSE in ahead[2].tables
