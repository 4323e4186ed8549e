"""Marks as Plotly's traces: plain values in its words, checked by the package that draws them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any, TypeAlias

from app.charts.marks import (
    Axis,
    Bars,
    Cells,
    Dots,
    Form,
    Line,
    Mark,
    Picture,
    Point,
    Ribbon,
    Tone,
)
from app.charts.palette import WEAVES, Palette
from app.charts.words import amount

Trace: TypeAlias = dict[str, Any]

HOURS, WEEKDAYS = 24, 7
DAY_MS = 24 * 60 * 60 * 1000


def traces(picture: Picture, palette: Palette) -> list[Trace]:
    return [
        {**trace, "xaxis": "x", "yaxis": "y" if number == 1 else f"y{number}"}
        for number, panel in enumerate(picture.panels, 1)
        for mark in panel.marks
        if (trace := _trace(picture, mark, palette))
    ]


def place(x: Axis, at: float) -> float | str:
    """Put a place into Plotly's words: on a date axis the moment on the person's wall."""
    if x.first_day is None:
        return at
    moment = datetime.combine(x.first_day, time()) + timedelta(minutes=round(at * 24 * 60))
    return moment.isoformat(timespec="minutes")


def _trace(picture: Picture, mark: Mark, palette: Palette) -> Trace | None:
    x = picture.x
    match mark:
        case Bars():
            is_rows = picture.form is Form.ROWS
            return _lying(mark, palette) if is_rows else _standing(x, mark, palette)
        case Line():
            line = {"color": palette.tones[mark.tone], "width": 1.5}
            return {**_scatter(x, mark.name, mark.runs), "mode": "lines", "line": line}
        case Dots():
            dots = {"color": palette.tones[mark.tone], "size": 7}
            return {**_scatter(x, mark.name, [mark.points]), "mode": "markers", "marker": dots}
        case Ribbon():
            return _ribbon(x, mark, palette)
        case Cells() if mark.tone is not Tone.SHIFT:
            return _heat(mark, palette)
        case _:
            return None


def _scatter(x: Axis, name: str, runs: Iterable[Sequence[Point]]) -> Trace:
    """Write runs one after the other with nothing between: Plotly leaves a gap there."""
    across: list[float | str | None] = []
    up: list[float | None] = []
    for run in runs:
        across += [*(place(x, at) for at, _height in run), None]
        up += [*(height for _at, height in run), None]
    return {"type": "scatter", "name": name, "x": across[:-1], "y": up[:-1]}


def _ribbon(x: Axis, mark: Ribbon, palette: Palette) -> Trace:
    outlines = [
        [(at, high) for at, _low, high in run] + [(at, low) for at, low, _high in reversed(run)]
        for run in mark.runs
    ]
    return {
        **_scatter(x, mark.name, outlines),
        "mode": "lines",
        "line": {"width": 0, "color": palette.tones[mark.tone]},
        "fill": "toself",
        "opacity": 0.35,
        "hoverinfo": "skip",
    }


def _standing(x: Axis, mark: Bars, palette: Palette) -> Trace:
    unit = 1 if x.first_day is None else DAY_MS
    return {
        "type": "bar",
        "name": mark.name,
        "x": [place(x, bar.x) for bar in mark.bars],
        "y": [bar.top - bar.foot for bar in mark.bars],
        "base": [bar.foot for bar in mark.bars],
        "width": [bar.width * unit for bar in mark.bars],
        "offset": 0,
        "marker": _woven(mark, palette),
        "hovertemplate": "%{y}<extra>%{fullData.name}</extra>",
    }


def _lying(mark: Bars, palette: Palette) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "name": mark.name,
        "y": [bar.x for bar in mark.bars],
        "x": [bar.top for bar in mark.bars],
        "width": 0.6,
        "text": [amount(bar.top) for bar in mark.bars],
        "textposition": "auto",
        "marker": _woven(mark, palette),
        "hovertemplate": "%{x}<extra></extra>",
    }


def _woven(mark: Bars, palette: Palette) -> Trace:
    pattern = {
        "shape": WEAVES.get(mark.tone, ""),
        "fillmode": "overlay",
        "fgcolor": palette.ground,
        "size": 6,
    }
    return {"color": palette.tones[mark.tone], "pattern": pattern, "line": {"width": 0}}


def _heat(mark: Cells, palette: Palette) -> Trace:
    """Draw the whole grid, each square in its depth; the ground shows where nothing came."""
    counts = {(cell.row, cell.column): cell.count for cell in mark.cells}
    return {
        "type": "heatmap",
        "name": mark.name,
        "x": [column + 0.5 for column in range(HOURS)],
        "y": [row + 0.5 for row in range(WEEKDAYS)],
        "z": [[counts.get((row, column)) for column in range(HOURS)] for row in range(WEEKDAYS)],
        "zmin": 0,
        "colorscale": [[0, palette.grid], [1, palette.tones[mark.tone]]],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
        "hovertemplate": "%{z}<extra></extra>",
    }
