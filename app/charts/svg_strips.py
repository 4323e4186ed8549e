"""Draws strips over one axis.

Lines and bands are drawn in a box of 1000 units that stretches with the page; bars, cells and
letters stand in per cent of it. So letters keep their size on a phone and on a desk.
"""

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from markupsafe import Markup

from app.charts.marks import (
    Axis,
    Band,
    Bar,
    Bars,
    Cell,
    Cells,
    Dots,
    Line,
    Mark,
    Panel,
    Picture,
    Point,
    Ribbon,
    Tone,
)
from app.charts.svg_parts import fill, frame, number, text

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
    parts: list[str] = []
    top = 0
    for panel in picture.panels:
        parts.append(_panel(picture, panel, top))
        top += NAME_HEIGHT * bool(panel.name) + panel.height + GAP
    parts.extend(_foot(tick.text, picture.x.share(tick.at), top) for tick in picture.x.ticks)
    return frame(picture, parts, height=top + FOOT_HEIGHT - BASELINE)


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
        f"{''.join(_stretched(picture.x, panel))}</svg>"
        f"<svg {box}>{''.join(_firm(picture, panel))}{''.join(_steps(panel))}</svg>"
    )


def _stretched(x: Axis, panel: Panel) -> Iterable[str]:
    bands = [mark for mark in panel.marks if isinstance(mark, Band)]
    for band in bands:
        spans = "".join(_span(x, panel, low, high) for low, high in band.spans)
        yield f'<path class="{band.tone}" d="{spans}"/>'
    if panel.y.has_grid:
        begin = number(max(x.share(0), 0) * WIDE) if x.first_day else "0"
        lines = "".join(f"M{begin} {_up(panel, tick.at)}H{WIDE}" for tick in panel.y.ticks)
        yield _stroke("grid", lines)
    yield from (_drawn(x, panel, mark) for mark in panel.marks)


def _drawn(x: Axis, panel: Panel, mark: Mark) -> str:
    def place(point: Point) -> str:
        return f"{_across(x, point[0])} {_up(panel, point[1])}"

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


def _firm(picture: Picture, panel: Panel) -> Iterable[str]:
    for mark in panel.marks:
        if isinstance(mark, Bars):
            rects = "".join(_bar(picture.x, panel, bar) for bar in mark.bars)
            yield f"<g {fill(picture, mark.tone)}>{rects}</g>"
        elif isinstance(mark, Cells):
            yield from (_cell(picture.x, panel, mark.tone, cell) for cell in mark.cells)


def _steps(panel: Panel) -> Iterable[str]:
    for tick in panel.y.ticks:
        if tick.text:
            yield text("", "0", number(_height(panel, tick.at) + LOWER), tick.text)


def _bar(x: Axis, panel: Panel, bar: Bar) -> str:
    return _rect(x, panel, (bar.x, bar.x + bar.width), (bar.foot, bar.top))


def _cell(x: Axis, panel: Panel, tone: Tone, cell: Cell) -> str:
    """Draw a square whose side and depth both grow with its count; a shift fills its whole hour."""
    side = 1.0 if tone is Tone.SHIFT else 0.4 + 0.55 * cell.share**0.5
    margin = (1 - side) / 2
    across = (cell.column + margin, cell.column + 1 - margin)
    classes = (
        tone.value if tone is Tone.SHIFT else f"{tone} depth-{max(1, ceil(cell.share * DEPTHS))}"
    )
    return _rect(x, panel, across, (cell.row + margin, cell.row + 1 - margin), classes)


def _rect(
    x: Axis,
    panel: Panel,
    across: tuple[float, float],
    up: tuple[float, float],
    classes: str = "",
) -> str:
    left, right = (x.share(value) * 100 for value in across)
    top, bottom = sorted(_height(panel, value) for value in up)
    classed = f'class="{classes}" ' if classes else ""
    return (
        f'<rect {classed}x="{number(left)}%" y="{number(top)}" '
        f'width="{number(right - left)}%" height="{number(bottom - top)}"/>'
    )


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


def _span(x: Axis, panel: Panel, low: float, high: float) -> str:
    left, right = _across(x, low), _across(x, high)
    return f"M{left} 0H{right}V{panel.height}H{left}z"


def _stroke(classes: str, path: str) -> str:
    return f'<path class="{classes}" vector-effect="non-scaling-stroke" d="{path}"/>'


def _across(x: Axis, value: float) -> str:
    return number(x.share(value) * WIDE)


def _height(panel: Panel, value: float) -> float:
    return (1 - panel.y.share(value)) * panel.height


def _up(panel: Panel, value: float) -> str:
    return number(_height(panel, value))
