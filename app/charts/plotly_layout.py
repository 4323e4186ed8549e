"""The room around the traces: axes with the words of the picture, bands of shifts, names."""

from collections.abc import Iterable
from itertools import accumulate
from typing import Any, TypeAlias

from app.charts.marks import Axis, Band, Cells, Form, Gap, Panel, Picture, Tick, Tone
from app.charts.palette import Palette
from app.charts.plotly_traces import place
from journal.vocabulary import Locale

Part: TypeAlias = dict[str, Any]

GAP = 40
ROOM = {"l": 40, "r": 12, "t": 62, "b": 36}
STRETCH = 1.6
ROW_HEIGHT = 34
DATES = {
    Locale.KO: ("%-m월 %-d일 %H시", "%-m월 %-d일", "%Y년 %-m월", "%Y년 %-m월 %-d일 %H:%M"),
    Locale.EN: ("%-d %b %H:00", "%-d %b", "%b %Y", "%-d %b %Y %H:%M"),
}
"""How dates are written: by the hour, the day, the month, and under the finger."""
DAY_MS = 24 * 60 * 60 * 1000


def layout(picture: Picture, palette: Palette, locale: Locale) -> Part:
    is_rows = picture.form is Form.ROWS
    across = _counts(picture.panels[0].y, palette) if is_rows else _across(picture, palette, locale)
    return {
        "template": "none",
        "height": _height(picture),
        "margin": {**ROOM, "l": 130} if is_rows else ROOM,
        "paper_bgcolor": palette.ground,
        "plot_bgcolor": palette.ground,
        "font": {"color": palette.soft, "family": "inherit", "size": 13},
        "hoverlabel": {"bgcolor": palette.ground, "font": {"color": palette.ink}},
        "modebar": {"bgcolor": palette.ground, "color": palette.soft, "activecolor": palette.ink},
        "hovermode": "closest" if is_rows else "x",
        "dragmode": "zoom",
        "showlegend": False,
        "barmode": "overlay",
        "xaxis": across,
        **_upright(picture, palette),
        "shapes": [
            *_bands(picture, palette),
            *_hours(picture, palette),
            *_gaps(picture, palette),
        ],
        "annotations": list(_names(picture, palette)),
    }


def _height(picture: Picture) -> int:
    if picture.form is Form.ROWS:
        return len(picture.x.ticks) * ROW_HEIGHT + ROOM["t"] + ROOM["b"]
    drawn = sum(round(panel.height * STRETCH) for panel in picture.panels)
    return drawn + (len(picture.panels) - 1) * GAP + ROOM["t"] + ROOM["b"]


def _domains(picture: Picture) -> list[tuple[float, float]]:
    """Share the height among the panels from the top down, with a gap for each one's name."""
    heights = [panel.height * STRETCH for panel in picture.panels]
    whole = sum(heights) + GAP * (len(heights) - 1)
    tops = [0.0, *accumulate(height + GAP for height in heights[:-1])]
    return [
        (max(0.0, 1 - (top + height) / whole), 1 - top / whole)
        for top, height in zip(tops, heights, strict=True)
    ]


def _upright(picture: Picture, palette: Palette) -> Part:
    if picture.form is Form.ROWS:
        rows = Axis(len(picture.x.ticks) - 0.5, -0.5, picture.x.ticks, has_grid=False)
        return {"yaxis": {**_counts(rows, palette), "fixedrange": True}}
    return {
        "yaxis" if number == 1 else f"yaxis{number}": {
            **_counts(panel.y, palette),
            "domain": domain,
            "fixedrange": True,
        }
        for number, (panel, domain) in enumerate(
            zip(picture.panels, _domains(picture), strict=True), 1
        )
    }


def _counts(axis: Axis, palette: Palette) -> Part:
    ticks = [tick for tick in axis.ticks if tick.text]
    return {
        "range": [axis.low, axis.high],
        **_named(ticks),
        "showgrid": axis.has_grid,
        "gridcolor": palette.grid,
        "zeroline": False,
    }


def _named(ticks: Iterable[Tick]) -> Part:
    listed = list(ticks)
    return {
        "tickmode": "array",
        "tickvals": [tick.at for tick in listed],
        "ticktext": [tick.text for tick in listed],
    }


def _across(picture: Picture, palette: Palette, locale: Locale) -> Part:
    x = picture.x
    ends = {"range": [place(x, max(x.low, 0) if x.first_day else x.low), place(x, x.high)]}
    plain = {"showgrid": False, "zeroline": False, "anchor": f"y{len(picture.panels)}"}
    if x.first_day is None:
        begin = max(x.low, 0) if _is_grid(picture) else x.low
        return {**plain, **_named(x.ticks), "range": [begin, x.high]}
    by_hour, by_day, by_month, whole = DATES[locale]
    stops = (([None, DAY_MS - 1], by_hour), ([DAY_MS, "M1"], by_day), (["M1", None], by_month))
    return {
        **plain,
        **ends,
        "type": "date",
        "tickmode": "auto",
        "nticks": 6,
        "hoverformat": whole,
        "tickformatstops": [{"dtickrange": span, "value": form} for span, form in stops],
        "linecolor": palette.grid,
    }


def _is_grid(picture: Picture) -> bool:
    return any(isinstance(mark, Cells) for mark in picture.panels[0].marks)


def _bands(picture: Picture, palette: Palette) -> Iterable[Part]:
    """Lay the bands of the first panel behind all of them."""
    for mark in picture.panels[0].marks:
        if isinstance(mark, Band):
            for low, high in mark.spans:
                ends = {"x0": place(picture.x, low), "x1": place(picture.x, high)}
                yield {**_box(palette), **ends, "yref": "paper", "y0": 0, "y1": 1}


def _hours(picture: Picture, palette: Palette) -> Iterable[Part]:
    """Fill the hours of the usual shift behind a grid."""
    for mark in picture.panels[0].marks:
        if isinstance(mark, Cells) and mark.tone is Tone.SHIFT:
            for cell in mark.cells:
                across = {"x0": cell.column, "x1": cell.column + cell.columns}
                yield {**_box(palette), **across, "y0": cell.row, "y1": cell.row + 1}


def _gaps(picture: Picture, palette: Palette) -> Iterable[Part]:
    """Frame what nothing is known of with dots; a shape has no pattern."""
    for number, panel in enumerate(picture.panels, 1):
        for mark in panel.marks:
            for low, high in mark.spans if isinstance(mark, Gap) else ():
                yield {
                    **_box(palette),
                    "x0": place(picture.x, low),
                    "x1": place(picture.x, high),
                    "yref": "y" if number == 1 else f"y{number}",
                    "y0": panel.y.low,
                    "y1": panel.y.high,
                    "fillcolor": palette.grid,
                    "line": {"width": 1, "dash": "dot", "color": palette.soft},
                }


def _box(palette: Palette) -> Part:
    fill = palette.tones[Tone.SHIFT]
    return {"type": "rect", "layer": "below", "fillcolor": fill, "line": {"width": 0}}


def _names(picture: Picture, palette: Palette) -> Iterable[Part]:
    for panel, (_foot, top) in zip(picture.panels, _domains(picture), strict=True):
        if panel.name:
            yield {**_name(panel, palette), "y": top}


def _name(panel: Panel, palette: Palette) -> Part:
    return {
        "text": panel.name,
        "showarrow": False,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "font": {"color": palette.ink, "size": 13},
    }
