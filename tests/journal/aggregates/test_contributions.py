"""Sums with noise, and the noise's own cell."""

from fractions import Fraction
from uuid import UUID

import pytest

from journal.aggregates import contributions
from journal.aggregates.contributions import Contributor, Draw, figures, tables
from journal.aggregates.grouping import Group, Someone
from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure

HARBOUR, NORTH = UUID(int=1), UUID(int=2)
DRAW = Draw(b"k" * 32, HARBOUR, Window(3), Group(NORTH, frozenset({NORTH})))


def people(count: int, **weights: int) -> list[Contributor]:
    one = Contributor(
        Someone(NORTH), {Figure.STRAIN: 20, Figure.REPLAY: 30}, {CauseTable.CAUSE: weights}
    )
    return [one] * count


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> list[Fraction]:
    """Take the noise away and note the scales it would have had."""
    scales: list[Fraction] = []

    def nothing(_stream: object, scale: Fraction) -> int:
        scales.append(scale)
        return 0

    monkeypatch.setattr(contributions, "discrete_laplace", nothing)
    return scales


def test_figures_are_means_over_the_clipped_scale(silent: list[Fraction]) -> None:
    said = figures(DRAW, people(12))

    assert {name: answer.said for name, answer in said.items()} == {"strain": 45, "replay": 55}
    assert silent == [50, 50]


def test_tables_are_points_for_every_ten_people(silent: list[Fraction]) -> None:
    said = tables(DRAW, people(12, delay=4, policy=2))

    assert isinstance(said[CauseTable.KIND].said, dict)
    assert set(said[CauseTable.KIND].said.values()) == {0}
    assert said[CauseTable.CAUSE].said == {
        "unclear_notice": 0,
        "missing_help_text": 0,
        "product_fault": 0,
        "policy": 20,
        "delay": 40,
        "staffing": 0,
        "own_slip": 0,
        "none": 0,
    }
    assert silent == [96] * 8 + [192] * 11


def test_one_person_cannot_fill_a_table(silent: list[Fraction]) -> None:
    many = [*people(9, policy=3), *people(1, delay=500)]

    said = tables(DRAW, many)[CauseTable.CAUSE].said

    assert isinstance(said, dict)
    assert said["delay"] == 10
    assert said["policy"] == 25


def test_who_logged_nothing_counts_all_the_same(silent: list[Fraction]) -> None:
    many = [*people(3, policy=12), *people(9)]

    said = tables(DRAW, many)[CauseTable.CAUSE].said

    assert isinstance(said, dict)
    assert said["policy"] == 30


def test_nine_are_not_enough(silent: list[Fraction]) -> None:
    assert figures(DRAW, people(9))[Figure.STRAIN].said is None
    assert tables(DRAW, people(9, delay=4))[CauseTable.CAUSE].said is None
    assert silent == []


def test_noise_is_the_same_for_the_same_sum_only() -> None:
    again = [DRAW.noise("strain", 10, 200, Fraction(50)) for _ in range(2)]
    others = {DRAW.noise("strain", 10, exact, Fraction(50)) for exact in range(200, 230)}

    assert again[0] == again[1]
    assert len(others) > 15


def test_noise_differs_between_cells() -> None:
    names = {DRAW.noise(name, 10, 200, Fraction(50)) for name in "abcdefghijklmnopqrst"}

    assert len(names) > 12
