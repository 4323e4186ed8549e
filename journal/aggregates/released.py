"""What was published for a unit and a window, as values."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One row of a table: points for every ten people, in fives; below 0 it is only noise."""

    value: str
    points: int


@dataclass(frozen=True, slots=True)
class ReleasedWindow:
    """What was published for a unit and a window.

    ``units`` are those it speaks for together, under ``naming_unit``. A figure is 0 to 100 in
    fives; None: not enough; one whose turn it was not is missing. Rows come with the largest
    first. ``spent`` holds epsilon in thousandths by name.
    """

    window: Window
    published_at: datetime
    naming_unit: UUID
    units: frozenset[UUID]
    figures: Mapping[Figure, int | None]
    tables: Mapping[CauseTable, tuple[CauseRow, ...] | None]
    spent: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class WithheldWindow:
    """A window for which there was not enough, whatever the cause."""

    window: Window
    published_at: datetime


UnitWindow: TypeAlias = ReleasedWindow | WithheldWindow


def unit_window(window: Window, published_at: datetime, body: str | None) -> UnitWindow:
    """Read the body that was published for a unit; None: nothing speaks for it."""
    if body is None:
        return WithheldWindow(window, published_at)
    said: dict[str, Any] = json.loads(body)
    return ReleasedWindow(
        window=window,
        published_at=published_at,
        naming_unit=UUID(said["naming_unit"]),
        units=frozenset(UUID(unit) for unit in said["units"]),
        figures={Figure(name): value for name, value in said["figures"].items()},
        tables={CauseTable(name): _rows(points) for name, points in said["tables"].items()},
        spent=said["epsilon_thousandths"],
    )


def _rows(points: dict[str, int] | None) -> tuple[CauseRow, ...] | None:
    if points is None:
        return None
    rows = (CauseRow(value, many) for value, many in points.items())
    return tuple(sorted(rows, key=lambda row: (-row.points, row.value)))
