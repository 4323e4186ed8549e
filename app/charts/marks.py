"""What a picture is made of: frozen marks in units of the field; no mark knows who draws it.

A date axis counts days since midnight of its first day, by the clock on the person's wall.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Span: TypeAlias = tuple[float, float]


class Tone(StrEnum):
    """What a mark means; each renderer gives it a colour and a pattern of its own."""

    MOOD = "mood"
    ENERGY = "energy"
    TENSION = "tension"
    PUSHED = "pushed"
    CHOSEN = "chosen"
    UNEASY = "uneasy"
    UNKNOWN = "unknown"
    SHIFT = "shift-band"
    PLAIN = "plain"


class Form(StrEnum):
    """How panels are laid out: strips over one axis, a 24-hour dial, or rows with their name."""

    STRIPS = "strips"
    DIAL = "dial"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A range with ticks; ``first_day`` makes it a date axis, without grid it only names."""

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    first_day: date | None = None
    has_grid: bool = True

    def share(self, value: float) -> float:
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Line:
    """Runs of points; between two runs there is a gap, because nothing is known there."""

    tone: Tone
    name: str
    runs: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class Dots:
    tone: Tone
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Ribbon:
    """From the lowest to the highest of each time: points of (x, low, high)."""

    tone: Tone
    name: str
    runs: tuple[tuple[tuple[float, float, float], ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: where it begins and how wide it is along x, its foot and its top."""

    x: float
    width: float
    foot: float
    top: float


@dataclass(frozen=True, slots=True)
class Bars:
    tone: Tone
    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One square of a grid, or several in a row; its share (0 to 1) is shown by size and depth."""

    column: int
    row: int
    count: int
    share: float
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Cells:
    tone: Tone
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Upright stretches over the whole height, such as the hours of a shift."""

    tone: Tone
    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Upright stretches of which nothing is known; without them it would look like none."""

    name: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Labels:
    labels: tuple[Label, ...]


Mark: TypeAlias = Line | Dots | Ribbon | Bars | Cells | Band | Gap | Labels


@dataclass(frozen=True, slots=True)
class Panel:
    """One strip, dial or list of rows: its name, its upright axis, an aside at the right."""

    name: str
    y: Axis
    marks: tuple[Mark, ...]
    height: int = 64
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The same as the picture, in words and numbers; the first cell of a row names it."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: the title is its answer in a sentence, ``alt`` says what there is to see."""

    name: str
    title: str
    alt: str
    form: Form
    x: Axis
    panels: tuple[Panel, ...]
    table: Table
    note: str = ""

    @property
    def legend(self) -> tuple[tuple[Tone, str], ...]:
        """The tones that need a name beside the picture, each once, in the order drawn."""
        named = (
            (mark.tone, mark.name)
            for panel in self.panels
            for mark in panel.marks
            if isinstance(mark, Bars | Band | Cells) and mark.name
        )
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class Nothing:
    """Not a picture yet: ``text`` says what will be here, and when."""

    name: str
    heading: str
    text: str


def stretches_of(hours: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Put hours that follow each other together: from the first to the end of the last."""
    found: list[tuple[int, int]] = []
    for hour in sorted(hours):
        if found and found[-1][1] == hour:
            found[-1] = (found[-1][0], hour + 1)
        else:
            found.append((hour, hour + 1))
    return tuple(found)


def runs_of(points: Iterable[Point], longest_gap: float) -> tuple[tuple[Point, ...], ...]:
    """Cut points in their order along x wherever more than the longest gap lies between two."""
    runs: list[list[Point]] = []
    for point in points:
        if runs and point[0] - runs[-1][-1][0] <= longest_gap:
            runs[-1].append(point)
        else:
            runs.append([point])
    return tuple(tuple(run) for run in runs)
