"""From what each contributor gave to what a group's release says: sums, noise, rounding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

from journal.aggregates.bodies import Answer
from journal.aggregates.grouping import Group, Someone
from journal.aggregates.noise import Stream, discrete_laplace
from journal.aggregates.rules import (
    FIGURE_EPSILON,
    FIGURE_SENSITIVITY,
    FLOOR,
    ROWS,
    TABLE_EPSILON,
    TABLE_SENSITIVITY,
    figures_of,
    persons_points,
    published_figure,
    published_points,
    tables_of,
)
from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure


@dataclass(frozen=True, slots=True)
class Contributor:
    """One person's share of a window: a number for each figure, weights by row for each table.

    ``numbers`` are clipped whole points, 0 to 50; a figure she has too few answers for is
    missing. ``weights`` are sums of intensities before they are cut to her points.
    """

    someone: Someone
    numbers: Mapping[Figure, int]
    weights: Mapping[CauseTable, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draw:
    """Where noise comes from: a key for one organisation's window, and the cell's own name."""

    key: bytes
    organisation_id: UUID
    window: Window
    group: Group

    def noise(self, name: str, people: int, exact_sum: int, scale: Fraction) -> int:
        """Noise for one sum; the same sum in the same place always gets the same noise.

        People and sum are part of the name: would ever two different sums of one cell be
        published, their noises would not cancel each other out.
        """
        cell = (
            f"offshift/noise/1|{self.organisation_id}|{self.group.naming_unit}"
            f"|{self.window.number}|{name}|{people}|{exact_sum}"
        )
        return discrete_laplace(Stream(self.key, cell.encode()), scale)


def figures(draw: Draw, people: Sequence[Contributor]) -> dict[Figure, Answer]:
    """The figures whose turn it is, of a group's own people; not enough below the floor."""
    return {
        figure: _figure(
            draw, figure, [one.numbers[figure] for one in people if figure in one.numbers]
        )
        for figure in figures_of(draw.window)
    }


def tables(draw: Draw, people: Sequence[Contributor]) -> dict[CauseTable, Answer]:
    """The tables whose turn it is, of a group's own people; not enough below the floor.

    A contributor without interactions has no points and counts all the same: whether a table is
    there must not tell whether one person logged something.
    """
    return {
        table: _table(draw, table, [one.weights.get(table, {}) for one in people])
        for table in tables_of(draw.window)
    }


def _figure(draw: Draw, figure: Figure, numbers: list[int]) -> Answer:
    if len(numbers) < FLOOR:
        return Answer(None, 0)
    scale = Fraction(FIGURE_SENSITIVITY) / FIGURE_EPSILON
    noise = draw.noise(figure.value, len(numbers), sum(numbers), scale)
    said = published_figure(sum(numbers) + noise, len(numbers))
    return Answer(said, int(1000 * FIGURE_EPSILON))


def _table(draw: Draw, table: CauseTable, weights: list[Mapping[str, int]]) -> Answer:
    if len(weights) < FLOOR:
        return Answer(None, 0)
    scale = Fraction(TABLE_SENSITIVITY) / TABLE_EPSILON[table]
    points = [persons_points(one) for one in weights]
    sums = {row.value: sum(one.get(row.value, 0) for one in points) for row in ROWS[table]}
    said = {
        row: published_points(
            exact + draw.noise(f"{table.value}/{row}", len(points), exact, scale), len(points)
        )
        for row, exact in sums.items()
    }
    return Answer(said, int(1000 * TABLE_EPSILON[table]))
