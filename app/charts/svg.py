"""Draws a picture as SVG inside the page: no script, no style attribute, sharp at every width."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from app.charts.marks import Form, Picture, Table
from app.charts.svg_dial import dial
from app.charts.svg_parts import swatch
from app.charts.svg_rows import rows
from app.charts.svg_strips import strips

RENDERERS = {Form.STRIPS: strips, Form.DIAL: dial, Form.ROWS: rows}
# No name and no number holds one.
BETWEEN_CELLS = "\n"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture with its drawing, the key of its tones and the rows of its table, for a page."""

    picture: Picture
    svg: Markup
    key: tuple[tuple[Markup, str], ...]
    rows: Markup


def draw(picture: Picture) -> Markup:
    return RENDERERS[picture.form](picture)


def drawn(picture: Picture) -> Drawn:
    key = tuple((swatch(picture, tone), name) for tone, name in picture.legend)
    return Drawn(picture, draw(picture), key, table_rows(picture.table))


def table_rows(table: Table) -> Markup:
    """Write all rows at once: a long time has a thousand cells, and a template is slow at those."""
    return Markup("".join(map(_row, table.rows)))  # noqa: S704 - every row is escaped in _row()


def _row(cells: tuple[str, ...]) -> str:
    name, *others = str(escape(BETWEEN_CELLS.join(cells))).split(BETWEEN_CELLS)
    return f'<tr><th scope="row">{name}</th><td>{"</td><td>".join(others)}</td></tr>'
