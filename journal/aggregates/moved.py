"""What several windows say together: causes in their order, and whether one has moved.

Everything here is worked out from published numbers alone. How many contributed is not among
them, so a range is what the rows themselves scatter from window to window, and at most what the
noise for ten people with the rounding would make it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import fmean
from typing import TypeAlias

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

Points: TypeAlias = Mapping[str, int]
"""The published points of one window by row."""

RANKED_OVER = 6
"""Windows that a ranking is the mean of, at most: half a year."""

MOST_POINTS = 10 * POINTS_EACH
"""Points of a row when all that ten people logged lies in it."""

NINE_IN_TEN = 0.95
"""The share below the upper end of a range that holds nine of ten draws."""

NORMAL = 1.645
"""Standard deviations to either side that hold nine of ten draws when their size is known."""


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
    half = range_of_mean(table, [points for _, points in newest])
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
    rows = [(one.window.number, points) for one, points in _with_table(history, table)]
    before = [points for number, points in rows if number < changed.number][-RANKED_OVER:]
    after = [points for number, points in rows if number >= first_after][:RANKED_OVER]
    if first >= changed or (after and not before):
        return NothingBefore()
    if not after or not before:
        return TooEarlyToSay(Window(first_after))
    return _compared(table, value, before, after)


def _compared(
    table: CauseTable, value: str, before: Sequence[Points], after: Sequence[Points]
) -> Moved:
    half = _range(table, [before, after])
    was, became = (_possible(fmean(one[value] for one in part)) for part in (before, after))
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


def range_of_mean(table: CauseTable, windows: Sequence[Points]) -> float:
    """Points to either side of a mean of windows that hold it without noise nine times in ten."""
    return _range(table, [windows])


def _range(table: CauseTable, parts: Sequence[Sequence[Points]]) -> float:
    """The same for a mean of one part, or for the difference of the means of two.

    Student's t over the scatter of all rows within the parts; never more than at ten people,
    where the variance of discrete Laplace noise of scale b is at most 2 b^2 and that of rounding
    to 5 is 25 / 12.
    """
    scale = 10 * float(TABLE_SENSITIVITY / TABLE_EPSILON[table]) / FLOOR
    of_means = sqrt(sum(1 / len(part) for part in parts))
    widest = NORMAL * sqrt(2 * scale**2 + ROUNDED_TO**2 / 12)
    from scipy.special import stdtrit  # noqa: PLC0415 - heavy, and not needed to start

    freedom = sum((len(part) - 1) * len(part[0]) for part in parts)
    if not freedom:
        return widest * of_means
    scatter = sqrt(sum(_squares(part) for part in parts) / freedom + ROUNDED_TO**2 / 12)
    return float(min(widest, stdtrit(freedom, NINE_IN_TEN) * scatter)) * of_means


def _squares(part: Sequence[Points]) -> float:
    """The squared distances of all points of a part from their row's mean."""
    means = {row: fmean(one[row] for one in part) for row in part[0]}
    return sum((one[row] - means[row]) ** 2 for one in part for row in means)


def _with_table(
    history: Sequence[UnitWindow], table: CauseTable
) -> Iterable[tuple[ReleasedWindow, dict[str, int]]]:
    for one in history:
        rows = one.tables.get(table) if isinstance(one, ReleasedWindow) else None
        if isinstance(one, ReleasedWindow) and rows is not None:
            yield one, {row.value: row.points for row in rows}
