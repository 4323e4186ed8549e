"""Draws a picture as SVG inside the page: no script, no style attribute, sharp at every width."""

from dataclasses import dataclass

from markupsafe import Markup

from app.charts.marks import Form, Picture
from app.charts.svg_dial import dial
from app.charts.svg_parts import swatch
from app.charts.svg_rows import rows
from app.charts.svg_strips import strips

RENDERERS = {Form.STRIPS: strips, Form.DIAL: dial, Form.ROWS: rows}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with its drawing and the key of its tones, ready for a page."""

    picture: Picture
    svg: Markup
    key: tuple[tuple[Markup, str], ...]


def draw(picture: Picture) -> Markup:
    return RENDERERS[picture.form](picture)


def drawn(picture: Picture) -> Drawn:
    key = tuple((swatch(picture, tone), name) for tone, name in picture.legend)
    return Drawn(picture, draw(picture), key)
