"""Draws named counts as lying bars, each under its name: long names need no room at the side."""

from markupsafe import Markup

from app.charts.marks import Bar, Bars, Panel, Picture
from app.charts.svg_parts import frame, number, text
from app.charts.words import amount

ROW_HEIGHT = 38
BASELINE = 14
BAR_TOP = 21


def rows(picture: Picture) -> Markup:
    (panel,) = picture.panels
    names = {tick.at: tick.text for tick in picture.x.ticks}
    parts = [
        _row(panel, bar, mark.tone, names[bar.x])
        for mark in panel.marks
        if isinstance(mark, Bars)
        for bar in mark.bars
    ]
    return frame(picture, parts, height=len(names) * ROW_HEIGHT)


def _row(panel: Panel, bar: Bar, tone: str, name: str) -> str:
    top = round(bar.x) * ROW_HEIGHT
    share = number(panel.y.share(bar.top) * 100)
    thick = f'y="{top + BAR_TOP}" height="8" rx="4"'
    return (
        text("row-name", "0", top + BASELINE, name)
        + text("row-count", "100%", top + BASELINE, amount(bar.top), "end")
        + f'<rect class="rail" width="100%" {thick}/>'
        + f'<rect class="{tone}" width="{share}%" {thick}/>'
    )
