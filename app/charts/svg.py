"""Draws a picture as SVG inside the page: no script, no style attribute, sharp at every width.

Marks along x are drawn in a box of 1000 units that stretches with the page, text and bars in
per cent of it: so letters keep their size on a phone and on a desk.
"""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from app.charts.marks import (
    Axis,
    Band,
    Bar,
    Bars,
    Cells,
    Dots,
    Form,
    Labels,
    Line,
    Panel,
    Picture,
    Point,
    Ribbon,
)
from app.charts.svg_dial import dial
from app.charts.svg_parts import frame, number, swatch_fill, text

__all__ = ["draw"]

WIDE = 1000
NAME_HEIGHT = 20
GAP = 12
FOOT_HEIGHT = 20
ROW_HEIGHT = 38
PIXELS = 720


def draw(picture: Picture) -> Markup:
    body = {Form.STRIPS: _strips, Form.DIAL: dial, Form.ROWS: _rows}[picture.form]
    return body(picture)


def _strips(picture: Picture) -> Markup:
    parts: list[str] = []
    top = 0
    for panel in picture.panels:
        parts.append(_panel(picture, panel, top))
        top += NAME_HEIGHT * bool(panel.name) + panel.height + GAP
    parts.append(_foot(picture.x, top + 2))
    return frame(picture, parts, height=top + FOOT_HEIGHT)


def _panel(picture: Picture, panel: Panel, top: int) -> str:
    named = text("panel-name", "0", top + 13, panel.name) if panel.name else ""
    aside = text("aside", "100%", top + 13, panel.aside, "end") if panel.aside else ""
    inside = top + NAME_HEIGHT * bool(panel.name)
    stretched = "".join(_stretched(picture.x, panel))
    return (
        f'{named}{aside}<svg y="{inside}" width="100%" height="{panel.height}" '
        f'viewBox="0 0 {WIDE} {panel.height}" preserveAspectRatio="none" overflow="visible">'
        f'{stretched}</svg><svg y="{inside}" width="100%" height="{panel.height}" '
        f'overflow="visible">{"".join(_firm(picture, panel))}</svg>'
    )


def _stretched(x: Axis, panel: Panel) -> Iterable[str]:
    """Yield what may stretch: bands, grid, ribbons, lines; dots keep round by their stroke."""
    place = _placer(x, panel)
    for mark in panel.marks:
        match mark:
            case Band():
                spans = "".join(
                    f"M{_across(x, low)} 0H{_across(x, high)}V{panel.height}H{_across(x, low)}z"
                    for low, high in mark.spans
                )
                yield f'<path class="{mark.tone}" d="{spans}"/>'
            case Ribbon():
                shapes = "".join(_ribbon(run, place) for run in mark.runs)
                yield f'<path class="ribbon {mark.tone}" d="{shapes}"/>'
            case Line():
                lines = "".join(f"M{'L'.join(map(place, thinned(run, x)))}" for run in mark.runs)
                yield _stroke(f"line {mark.tone}", lines)
            case Dots():
                dots = "".join(f"M{place(point)}h0" for point in thinned(mark.points, x))
                yield _stroke(f"dots {mark.tone}", dots)
    if panel.y.has_grid:
        lines = "".join(f"M0 {_up(panel, tick.at)}H{WIDE}" for tick in panel.y.ticks)
        yield _stroke("grid", lines)


def _firm(picture: Picture, panel: Panel) -> Iterable[str]:
    """Yield what must not stretch: bars and cells with their patterns, and every letter."""
    for mark in panel.marks:
        match mark:
            case Bars():
                rects = "".join(
                    _rect(picture.x, panel, (bar.x, bar.x + bar.width), (bar.foot, bar.top))
                    for bar in mark.bars
                )
                yield f"<g {swatch_fill(picture.name, mark.tone)}>{rects}</g>"
            case Cells():
                yield "".join(_cells(picture.x, panel, mark))
            case Labels():
                yield "".join(
                    text(
                        "mark", f"{_percent(picture.x, label.x)}%", _up(panel, label.y), label.text
                    )
                    for label in mark.labels
                )
    lift = -3 if panel.y.has_grid else 4
    for tick in panel.y.ticks:
        yield text("axis", "0", number(float(_up(panel, tick.at)) + lift), tick.text)


def _cells(x: Axis, panel: Panel, mark: Cells) -> Iterable[str]:
    """Yield squares whose side and depth both grow with the count."""
    for cell in mark.cells:
        side = 0.36 + 0.6 * cell.share**0.5
        margin = (1 - side) / 2
        rect = _rect(
            x,
            panel,
            (cell.column + margin, cell.column + 1 - margin),
            (cell.row + margin, cell.row + 1 - margin),
        )
        yield f'<g class="{mark.tone} depth-{1 + round(cell.share * 3)}">{rect}</g>'


def _rect(x: Axis, panel: Panel, across: tuple[float, float], up: tuple[float, float]) -> str:
    left, right = (_percent(x, value) for value in across)
    low, high = (float(_up(panel, value)) for value in up)
    top, bottom = sorted((low, high))
    return (
        f'<rect x="{number(left)}%" y="{number(top)}" width="{number(right - left)}%" '
        f'height="{number(bottom - top)}"/>'
    )


def _foot(x: Axis, top: int) -> str:
    return "".join(_foot_tick(x.share(tick.at), top + 12, tick.text) for tick in x.ticks)


def _foot_tick(share: float, y: int, words: str) -> str:
    if share < 0.08:  # noqa: PLR2004
        return text("axis", f"{number(share * 100)}%", y, words)
    if share > 0.92:  # noqa: PLR2004
        return text("axis", f"{number(share * 100)}%", y, words, "end")
    return text("axis", f"{number(share * 100)}%", y, words, "middle")


def _rows(picture: Picture) -> Markup:
    (panel,) = picture.panels
    names = {tick.at: tick.text for tick in picture.x.ticks}
    parts = [
        _row(panel, bar, str(mark.tone), names[bar.x])
        for mark in panel.marks
        if isinstance(mark, Bars)
        for bar in mark.bars
    ]
    return frame(picture, parts, height=len(names) * ROW_HEIGHT)


def _row(panel: Panel, bar: Bar, tone: str, name: str) -> str:
    top = round(bar.x) * ROW_HEIGHT
    share = number(panel.y.share(bar.top) * 100)
    thick = f'y="{top + 21}" height="8" rx="4"'
    return (
        text("row-name", "0", top + 14, name)
        + text("row-count", "100%", top + 14, number(bar.top), "end")
        + f'<rect class="rail" width="100%" {thick}/><rect class="{tone}" width="{share}%" {thick}/>'
    )


def thinned(points: Iterable[Point], x: Axis) -> list[Point]:
    """Keep what a screen can show: of each pixel's points the first, lowest, highest and last."""
    columns: dict[int, list[Point]] = {}
    for point in points:
        columns.setdefault(int(x.share(point[0]) * PIXELS), []).append(point)
    kept: list[Point] = []
    for column in columns.values():
        extremes = (min(column, key=_height), max(column, key=_height))
        kept.extend(sorted({column[0], *extremes, column[-1]}))
    return kept


def _height(point: Point) -> float:
    return point[1]


def _ribbon(run: tuple[tuple[float, float, float], ...], place: Callable[[Point], str]) -> str:
    tops = [place((at, high)) for at, _low, high in run]
    feet = [place((at, low)) for at, low, _high in reversed(run)]
    return f"M{'L'.join(tops + feet)}z"


def _placer(x: Axis, panel: Panel) -> Callable[[Point], str]:
    return lambda point: f"{_across(x, point[0])} {_up(panel, point[1])}"


def _stroke(classes: str, path: str) -> str:
    return f'<path class="{classes}" vector-effect="non-scaling-stroke" d="{path}"/>'


def _across(x: Axis, value: float) -> str:
    return number(x.share(value) * WIDE)


def _percent(x: Axis, value: float) -> float:
    return x.share(value) * 100


def _up(panel: Panel, value: float) -> str:
    return number((1 - panel.y.share(value)) * panel.height)
