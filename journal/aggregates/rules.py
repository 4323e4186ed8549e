"""What a release may hold: its floor, one clipped number a person, and whose turn it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from zoneinfo import ZoneInfo

from journal.teams.windows import Window, window_at
from journal.vocabulary import Cause, CauseTable, Channel, Figure, InteractionKind, Lateness

FLOOR = 10
"""Fewest contributors of anything that is published. No setting lowers it."""

LEAST_CHECK_INS = 3
"""Fewest check-ins of a window that make a person a contributor."""

CLIP = (25, 75)
"""The middle half of the scale: a person's number is moved to its edge when it lies outside."""

ROUNDED_TO = 5

POINTS_EACH = 12
"""Most points that one person's interactions have in a table, whatever happened to her."""

USUAL_INTENSITY = 3
"""What an interaction weighs whose intensity was not said."""

LATE_MINUTES = 60
"""An interaction is late when it lies in the last hour of its shift, or after it."""

FIGURE_RANGE = 10
"""Points to either side that hold the true mean in more than eight of ten windows at ten people,
and in nine of ten at twelve (measured, benchmarks/README.md)."""

FIGURE_EPSILON = Fraction(1)
# With 1 for each table an attacker who reads everything names the one who joined a team of twelve
# with an advantage of 0.30; with these as well as without any table: 0.23 (benchmarks/README.md).
TABLE_EPSILON: Mapping[CauseTable, Fraction] = {
    CauseTable.CAUSE: Fraction(1, 4),
    CauseTable.KIND: Fraction(1, 8),
    CauseTable.CHANNEL: Fraction(1, 8),
    CauseTable.LATENESS: Fraction(1, 8),
}

FIGURE_SENSITIVITY = CLIP[1] - CLIP[0]
"""By how much one person's number can move the sum."""

TABLE_SENSITIVITY = 2 * POINTS_EACH
"""By how much one person's points, put elsewhere, can move all sums of a table together."""

WINDOWS_A_YEAR = 13
SLOW = 3
"""Each of the slower figures and tables has its turn once in so many windows: 12 weeks."""

TURNS: tuple[tuple[Figure | CauseTable, ...], ...] = (
    (Figure.REPLAY, CauseTable.KIND),
    (Figure.MASKING, CauseTable.CHANNEL),
    (CauseTable.LATENESS,),
)

ROWS: Mapping[CauseTable, type[StrEnum]] = {
    CauseTable.CAUSE: Cause,
    CauseTable.KIND: InteractionKind,
    CauseTable.CHANNEL: Channel,
    CauseTable.LATENESS: Lateness,
}


@dataclass(frozen=True, slots=True)
class WindowAhead:
    """One window to come, with what will be published for it."""

    window: Window
    figures: tuple[Figure, ...]
    tables: tuple[CauseTable, ...]


def figures_of(window: Window) -> tuple[Figure, ...]:
    """The figures of a window: strain always, the others once in 12 weeks."""
    turn = TURNS[window.number % SLOW]
    return (Figure.STRAIN, *(one for one in turn if isinstance(one, Figure)))


def tables_of(window: Window) -> tuple[CauseTable, ...]:
    """The tables of a window: preventable causes always, the others once in 12 weeks."""
    turn = TURNS[window.number % SLOW]
    return (CauseTable.CAUSE, *(one for one in turn if isinstance(one, CauseTable)))


def upcoming(now: datetime, zone: ZoneInfo, count: int) -> tuple[WindowAhead, ...]:
    """The open window and those after it, ``count`` in all."""
    first = window_at(now, zone).number
    ahead = [Window(number) for number in range(first, first + count)]
    return tuple(WindowAhead(one, figures_of(one), tables_of(one)) for one in ahead)


def yearly_epsilon() -> dict[Figure | CauseTable, Fraction]:
    """What each figure and table spends in 13 windows of one person's privacy."""
    spent: dict[Figure | CauseTable, Fraction] = {
        Figure.STRAIN: FIGURE_EPSILON * WINDOWS_A_YEAR,
        CauseTable.CAUSE: TABLE_EPSILON[CauseTable.CAUSE] * WINDOWS_A_YEAR,
    }
    for turn in TURNS:
        for name in turn:
            epsilon = FIGURE_EPSILON if isinstance(name, Figure) else TABLE_EPSILON[name]
            spent[name] = epsilon * WINDOWS_A_YEAR / SLOW
    return spent


def persons_number(total: int, count: int, steps: int) -> int:
    """One person's number: her mean in 0..100, clipped, as whole points above the lower edge.

    ``total`` is the sum of her answers counted from 0, where ``steps`` is the most that one
    answer can be.
    """
    points = round_half_up(Fraction(100 * total, steps * count))
    return min(max(points, CLIP[0]), CLIP[1]) - CLIP[0]


def persons_points(weights: Mapping[str, int]) -> dict[str, int]:
    """One person's points by row, at most 12 in all; what is cut is cut evenly.

    The largest remainders keep the points that rounding down leaves over; between equals the
    row whose name comes first.
    """
    total = sum(weights.values())
    if total <= POINTS_EACH:
        return dict(weights)
    exact = {row: Fraction(weight * POINTS_EACH, total) for row, weight in weights.items()}
    points = {row: int(share) for row, share in exact.items()}
    left_over = sorted(exact, key=lambda row: (points[row] - exact[row], row))
    for row in left_over[: POINTS_EACH - sum(points.values())]:
        points[row] += 1
    return points


def published_figure(noisy_sum: int, contributors: int) -> int:
    """The figure of a group: the noisy mean in 0..100, rounded to 5."""
    mean = CLIP[0] + Fraction(noisy_sum, contributors)
    return min(max(rounded(mean), 0), 100)


def published_points(noisy_sum: int, contributors: int) -> int:
    """The points of a row for every ten people, rounded to 5; below 0 it is only noise."""
    return rounded(Fraction(10 * noisy_sum, contributors))


def rounded(exact: Fraction) -> int:
    """The nearest multiple of 5, a half upwards."""
    return ROUNDED_TO * round_half_up(exact / ROUNDED_TO)


def round_half_up(exact: Fraction) -> int:
    """The nearest whole number, a half upwards."""
    return int((exact + Fraction(1, 2)).__floor__())
