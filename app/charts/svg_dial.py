"""Draws a day of 24 hours as a dial, midnight on top; a sector's area is its count."""

from collections.abc import Iterable
from math import cos, pi, sin, sqrt

from markupsafe import Markup

from app.charts.marks import Axis, Band, Bars, Labels, Panel, Picture
from app.charts.svg_parts import fill, frame, number, text

CENTRE = 180
HOLE = 74
RIM = 150
WORDS = 165
SHIFT_INNER = 62
SHIFT_OUTER = 69
HOURS = 24
SLIT = 0.05
# Between two named hours of the early afternoon, when contact outside a shift is rare.
RING_NAMED_AT = 13.5


def dial(picture: Picture) -> Markup:
    (panel,) = picture.panels
    parts = [
        f'<circle class="grid" cx="{CENTRE}" cy="{CENTRE}" r="{number(radius)}"/>'
        for radius in (HOLE, *(_radius(panel.y, tick.at) for tick in panel.y.ticks))
    ]
    for mark in panel.marks:
        match mark:
            case Band():
                sectors = "".join(_sector(span, (SHIFT_INNER, SHIFT_OUTER)) for span in mark.spans)
                parts.append(f'<path class="{mark.tone}" d="{sectors}"/>')
            case Bars():
                sectors = "".join(_petals(panel, mark))
                parts.append(f'<path {fill(picture, mark.tone)} d="{sectors}"/>')
            case Labels():
                parts.extend(_middle(mark))
    parts.extend(_hours(picture.x))
    parts.extend(_rings(panel.y))
    return frame(picture, parts, view_box=f"0 0 {2 * CENTRE} {2 * CENTRE}")


def _petals(panel: Panel, mark: Bars) -> Iterable[str]:
    for bar in mark.bars:
        around = (bar.x + SLIT, bar.x + bar.width - SLIT)
        yield _sector(around, (_radius(panel.y, bar.foot), _radius(panel.y, bar.top)))


def _radius(y: Axis, value: float) -> float:
    """Grow with the root, so that twice the count is twice the area."""
    return sqrt(HOLE**2 + y.share(value) * (RIM**2 - HOLE**2))


def _sector(around: tuple[float, float], radii: tuple[float, float]) -> str:
    begin, end = around
    inner, outer = radii
    far = int(end - begin > HOURS / 2)
    return (
        f"M{_at(begin, inner)}L{_at(begin, outer)}A{number(outer)} {number(outer)} 0 {far} 1 "
        f"{_at(end, outer)}L{_at(end, inner)}A{number(inner)} {number(inner)} 0 {far} 0 "
        f"{_at(begin, inner)}z"
    )


def _at(hour: float, radius: float) -> str:
    x, y = _spot(hour, radius)
    return f"{number(x)} {number(y)}"


def _spot(hour: float, radius: float) -> tuple[float, float]:
    angle = 2 * pi * hour / HOURS - pi / 2
    return CENTRE + radius * cos(angle), CENTRE + radius * sin(angle)


def _hours(x: Axis) -> Iterable[str]:
    for tick in x.ticks:
        left, top = _spot(tick.at, WORDS)
        yield text("", number(left), number(top + 4), tick.text, "middle")


def _rings(y: Axis) -> Iterable[str]:
    for tick in y.ticks:
        if tick.text:
            left, top = _spot(RING_NAMED_AT, _radius(y, tick.at))
            yield text("", number(left), number(top + 4), tick.text, "middle")


def _middle(mark: Labels) -> Iterable[str]:
    """Set the amount in the hole, and what it counts in small under it."""
    for label in mark.labels:
        classes, lower = ("amount", 6) if label.y else ("", 26)
        yield text(classes, f"{CENTRE}", CENTRE + lower, label.text, "middle")
