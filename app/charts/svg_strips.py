"""Draws strips over one axis.

Lines and bands are drawn in a box of 1000 units that stretches with the page; bars, cells and
letters stand in per cent of it. So letters keep their size on a phone and on a desk.
"""

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import TypeAlias

from markupsafe import Markup, escape

from app.charts.marks import (
    Axis,
    Band,
    Bars,
    Cell,
    Cells,
    Dots,
    Gap,
    Line,
    Mark,
    Panel,
    Picture,
    Point,
    Ribbon,
    Span,
    Tone,
)
from app.charts.svg_parts import fill, frame, hatch, number, text

Framer: TypeAlias = Callable[[Point, Point, str], str]

WIDE = 1000
NAME_HEIGHT = 20
BASELINE = 13
GAP = 14
FOOT_HEIGHT = 16
# Letters begin, end or centre at their place, whichever keeps them inside the picture.
NEAR_THE_EDGE = 0.08
# From the middle of a letter to the line it stands on.
LOWER = 4
PIXELS = 720
DEPTHS = 4


def strips(picture: Picture) -> Markup:
    parts = [_shared_bands(picture)]
    top = 0
    for panel in picture.panels:
        parts.append(_panel(picture, panel, top))
        top += NAME_HEIGHT * bool(panel.name) + panel.height + GAP
    parts.extend(_foot(tick.text, picture.x.share(tick.at), top) for tick in picture.x.ticks)
    return frame(picture, parts, height=top + FOOT_HEIGHT - BASELINE)


def _shared_bands(picture: Picture) -> str:
    """Write the bands once, one unit high; every strip uses them at its own height."""
    bands = _bands_of(picture)
    paths = (
        f'<path id="{escape(picture.name)}-band-{number}" '
        f'd="{"".join(_span(picture.x, span) for span in band.spans)}"/>'
        for band, number in bands.items()
    )
    return f"<defs>{''.join(paths)}</defs>" if bands else ""


def _bands_of(picture: Picture) -> dict[Band, int]:
    found = (mark for panel in picture.panels for mark in panel.marks if isinstance(mark, Band))
    return {band: number for number, band in enumerate(dict.fromkeys(found))}


def _panel(picture: Picture, panel: Panel, top: int) -> str:
    words = ""
    if panel.name:
        words += text("panel-name", "0", top + BASELINE, panel.name)
    if panel.aside:
        words += text("aside", "100%", top + BASELINE, panel.aside, "end")
    inside = top + NAME_HEIGHT * bool(panel.name)
    box = f'y="{inside}" width="100%" height="{panel.height}" overflow="visible"'
    return (
        f'{words}<svg {box} viewBox="0 0 {WIDE} {panel.height}" preserveAspectRatio="none">'
        f"{''.join(_stretched(picture, panel))}</svg>"
        f"<svg {box}>{''.join(_firm(picture, panel))}{''.join(_steps(panel))}</svg>"
    )


def _stretched(picture: Picture, panel: Panel) -> Iterable[str]:
    x, numbers = picture.x, _bands_of(picture)
    for band in (mark for mark in panel.marks if isinstance(mark, Band)):
        name = f"{escape(picture.name)}-band-{numbers[band]}"
        yield f'<use class="{band.tone}" href="#{name}" transform="scale(1 {panel.height})"/>'
    if panel.y.has_grid:
        begin = number(max(x.share(0), 0) * WIDE) if x.first_day else "0"
        lines = "".join(f"M{begin} {_up(panel, tick.at)}H{WIDE}" for tick in panel.y.ticks)
        yield _stroke("grid", lines)
    yield from (_drawn(x, panel, mark) for mark in panel.marks)


def _drawn(x: Axis, panel: Panel, mark: Mark) -> str:
    place = _placer(x, panel)
    match mark:
        case Ribbon():
            shapes = "".join(_ribbon(run, place) for run in mark.runs)
            return f'<path class="ribbon {mark.tone}" d="{shapes}"/>'
        case Line():
            lines = "".join(f"M{'L'.join(map(place, thinned(run, x)))}" for run in mark.runs)
            return _stroke(f"line {mark.tone}", lines)
        case Dots():
            # A stroke of no length with round ends stays a disc, however the box is stretched.
            dots = "".join(f"M{place(point)}h0" for point in thinned(mark.points, x))
            return _stroke(f"dots {mark.tone}", dots)
        case _:
            return ""


def _placer(x: Axis, panel: Panel) -> Callable[[Point], str]:
    """Make the writer of a point; a picture has hundreds, so the sums are done beforehand."""
    left, wide = x.low, WIDE / (x.high - x.low)
    top, high = panel.y.high, panel.height / (panel.y.high - panel.y.low)
    return lambda point: f"{(point[0] - left) * wide:.4g} {(top - point[1]) * high:.4g}"


def _firm(picture: Picture, panel: Panel) -> Iterable[str]:
    rect = _framer(picture.x, panel)
    for mark in panel.marks:
        if isinstance(mark, Bars):
            rects = "".join(
                rect((bar.x, bar.foot), (bar.x + bar.width, bar.top), "") for bar in mark.bars
            )
            yield f"<g {fill(picture, mark.tone)}>{rects}</g>"
        elif isinstance(mark, Gap):
            spans = "".join(
                rect((begin, panel.y.low), (end, panel.y.high), "") for begin, end in mark.spans
            )
            yield f"<g {hatch(picture)}><title>{escape(mark.name)}</title>{spans}</g>"
        elif isinstance(mark, Cells):
            yield from (_cell(rect, mark.tone, cell) for cell in mark.cells)


def _framer(x: Axis, panel: Panel) -> Framer:
    """Make the writer of a rectangle between two corners, the sums done beforehand too."""
    left, wide = x.low, 100 / (x.high - x.low)
    top, high = panel.y.high, panel.height / (panel.y.high - panel.y.low)

    def rect(one: Point, other: Point, classes: str) -> str:
        upper, lower = sorted(((top - one[1]) * high, (top - other[1]) * high))
        return (
            f'<rect {classes}x="{(one[0] - left) * wide:.4g}%" y="{upper:.4g}" '
            f'width="{(other[0] - one[0]) * wide:.4g}%" height="{lower - upper:.4g}"/>'
        )

    return rect


def _steps(panel: Panel) -> Iterable[str]:
    for tick in panel.y.ticks:
        if tick.text:
            yield text("", "0", number(_height(panel, tick.at) + LOWER), tick.text)


def _cell(rect: Framer, tone: Tone, cell: Cell) -> str:
    """Draw a square whose side and depth both grow with its count; a shift fills its hours."""
    end, below = cell.column + cell.columns, cell.row + 1
    if tone is Tone.SHIFT:
        return rect((cell.column, cell.row), (end, below), f'class="{tone}" ')
    margin = (1 - (0.4 + 0.55 * cell.share**0.5)) / 2
    depth = max(1, ceil(cell.share * DEPTHS))
    corner = (cell.column + margin, cell.row + margin)
    return rect(corner, (end - margin, below - margin), f'class="{tone} depth-{depth}" ')


def _foot(words: str, share: float, top: int) -> str:
    anchor = "middle"
    if share < NEAR_THE_EDGE:
        anchor = ""
    elif share > 1 - NEAR_THE_EDGE:
        anchor = "end"
    return text("", f"{number(share * 100)}%", top, words, anchor)


def thinned(points: Sequence[Point], x: Axis) -> Sequence[Point]:
    """Keep what a screen can show: of each pixel's points the first, lowest, highest and last."""
    if len(points) <= PIXELS:
        return points
    columns: dict[int, list[Point]] = {}
    for point in points:
        columns.setdefault(int(x.share(point[0]) * PIXELS), []).append(point)
    kept: list[Point] = []
    for column in columns.values():
        extremes = (min(column, key=_value), max(column, key=_value))
        kept.extend(sorted({column[0], *extremes, column[-1]}))
    return kept


def _value(point: Point) -> float:
    return point[1]


def _ribbon(run: tuple[tuple[float, float, float], ...], place: Callable[[Point], str]) -> str:
    tops = [place((at, high)) for at, _low, high in run]
    feet = [place((at, low)) for at, low, _high in reversed(run)]
    return f"M{'L'.join(tops + feet)}z"


def _span(x: Axis, span: Span) -> str:
    left, right = (number(x.share(end) * WIDE) for end in span)
    return f"M{left} 0H{right}V1H{left}z"


def _stroke(classes: str, path: str) -> str:
    return f'<path class="{classes}" vector-effect="non-scaling-stroke" d="{path}"/>'


def _height(panel: Panel, value: float) -> float:
    return (1 - panel.y.share(value)) * panel.height


def _up(panel: Panel, value: float) -> str:
    return number(_height(panel, value))
