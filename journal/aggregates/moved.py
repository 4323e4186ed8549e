"""What several windows say together: causes in their order, and whether one has moved.

Everything here is worked out from published numbers alone. The ranges know the noise that was
added at ten people, and the rounding; with more people the truth lies nearer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import fmean

from journal.aggregates.released import ReleasedWindow, UnitWindow
from journal.aggregates.rules import (
    FLOOR,
    POINTS_EACH,
    ROUNDED_TO,
    TABLE_EPSILON,
    TABLE_SENSITIVITY,
)
from journal.teams.windows import Window, window_of
from journal.vocabulary import CauseTable

RANKED_OVER = 6
"""Windows that a ranking is the mean of, at most: half a year."""

MOST_POINTS = 10 * POINTS_EACH
"""Points of a row when all that ten people logged lies in it."""

NINE_IN_TEN = 1.645
"""Standard deviations to either side that hold nine of ten draws of a mean."""


@dataclass(frozen=True, slots=True)
class RankedCause:
    """A row of a table over several windows: mean points for every ten people, with its range.

    ``low`` and ``high`` hold the mean without noise about nine times in ten. All lie from 0 to
    120: less and more there cannot be.
    """

    value: str
    points: float
    low: float
    high: float

    @property
    def stands_out(self) -> bool:
        """Whether it can be told from nothing at all."""
        return self.low > 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """The rows of a table, the largest first, and the windows they are the mean of."""

    windows: tuple[Window, ...]
    rows: tuple[RankedCause, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Mean points before and after something was changed, and the range of their difference."""

    before: float
    after: float
    difference: float
    low: float
    high: float
    windows_before: int
    windows_after: int

    @property
    def is_clear(self) -> bool:
        """Whether the range leaves zero out."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class TooEarlyToSay:
    """Nothing to compare yet; ``first_window`` is the first one that lies wholly after."""

    first_window: Window


@dataclass(frozen=True, slots=True)
class NothingBefore:
    """No window from before the change was published, and none will be: no comparison ever."""


def ranking(history: Sequence[UnitWindow], table: CauseTable) -> Ranking | None:
    """The rows of a table over the newest windows that have it; None when none has."""
    published = [(one.window, points) for one, points in _with_table(history, table)]
    newest = published[-RANKED_OVER:]
    if not newest:
        return None
    half = range_of_mean(table, len(newest))
    means = {value: fmean(points[value] for _, points in newest) for value in newest[-1][1]}
    rows = (
        RankedCause(value, _possible(mean), _possible(mean - half), _possible(mean + half))
        for value, mean in means.items()
    )
    ordered = sorted(rows, key=lambda row: (-row.points, row.value))
    return Ranking(tuple(window for window, _ in newest), tuple(ordered))


def moved(
    history: Sequence[UnitWindow],
    table: CauseTable,
    value: str,
    changed_on: date,
    *,
    first: Window,
) -> Moved | TooEarlyToSay | NothingBefore:
    """Compare a row before and after a date; the window that the date lies in is left out.

    ``first`` is the first window that is published for the unit at all.
    """
    changed = window_of(changed_on)
    first_after = changed.number if changed.first_day == changed_on else changed.number + 1
    points = [(one.window.number, rows[value]) for one, rows in _with_table(history, table)]
    before = [many for number, many in points if number < changed.number][-RANKED_OVER:]
    after = [many for number, many in points if number >= first_after][:RANKED_OVER]
    if first >= changed or (after and not before):
        return NothingBefore()
    if not after or not before:
        return TooEarlyToSay(Window(first_after))
    return _compared(table, before, after)


def _compared(table: CauseTable, before: list[int], after: list[int]) -> Moved:
    half = sqrt(range_of_mean(table, len(before)) ** 2 + range_of_mean(table, len(after)) ** 2)
    was, became = _possible(fmean(before)), _possible(fmean(after))
    difference = became - was
    return Moved(
        before=was,
        after=became,
        difference=difference,
        low=max(difference - half, -MOST_POINTS),
        high=min(difference + half, MOST_POINTS),
        windows_before=len(before),
        windows_after=len(after),
    )


def _possible(points: float) -> float:
    return min(max(points, 0.0), float(MOST_POINTS))


def range_of_mean(table: CauseTable, windows: int) -> float:
    """Points to either side of a mean of windows that hold it without noise nine times in ten.

    Variance of discrete Laplace noise of scale b is at most 2 b^2; of rounding to 5, 25 / 12.
    """
    scale = 10 * float(TABLE_SENSITIVITY / TABLE_EPSILON[table]) / FLOOR
    return NINE_IN_TEN * sqrt((2 * scale**2 + ROUNDED_TO**2 / 12) / windows)


def _with_table(
    history: Sequence[UnitWindow], table: CauseTable
) -> Iterable[tuple[ReleasedWindow, dict[str, int]]]:
    for one in history:
        rows = one.tables.get(table) if isinstance(one, ReleasedWindow) else None
        if isinstance(one, ReleasedWindow) and rows is not None:
            yield one, {row.value: row.points for row in rows}
