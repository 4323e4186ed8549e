"""Two kinds of contact beside each other, and the one difference between them."""

from dataclasses import dataclass

from app.charts.marks import Axis, Bar, Bars, Form, Line, Panel, Picture, Table, Tick, Tone
from app.charts.words import amount
from app.language import gettext as _

STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
MOST_TICKS = 2
AIR = 1.1
HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One bar with its 95 % interval, in points; its name says what is set against what.

    ``kind`` is what its colour stands for.
    """

    tone: Tone
    kind: str
    name: str
    difference: float
    low: float
    high: float


def sides_picture(sides: tuple[Row, ...], contrast: Row) -> Picture:
    """Draw each side and, under them, the contrast, which the title tells."""
    rows = (*sides, contrast)
    points = _signed(contrast.difference)
    title = _(
        "Side by side: what counts is the difference between them, %(points)s.", points=points
    )
    return Picture(
        name="sides",
        title=title,
        alt=_alt(rows),
        form=Form.STRIPS,
        x=_axis(rows),
        panels=tuple(_panel(row) for row in rows),
        table=_table(rows),
        note=_(
            "The bar is the difference, the line under it where it likely lies. Only the last one,"
            " the difference between the two, is what the answer rests on."
        ),
    )


def _axis(rows: tuple[Row, ...]) -> Axis:
    most = max(abs(end) for row in rows for end in (row.low, row.high, row.difference)) * AIR
    step = next((step for step in STEPS if most / step <= MOST_TICKS + 1), STEPS[-1])
    count = int(most / step)
    ticks = tuple(Tick(at * step, _signed(at * step)) for at in range(-count, count + 1))
    return Axis(-most, most, ticks)


def _panel(row: Row) -> Panel:
    begin, end = sorted((0.0, row.difference))
    bar = Bars(row.tone, row.kind, (Bar(begin, end - begin, 0.4, 1),))
    reach = Line(Tone.PLAIN, row.name, (((row.low, 0.15), (row.high, 0.15)),))
    nothing = Line(Tone.UNKNOWN, _("no difference"), (((0, 0), (0, 1)),))
    aside = _signed(row.difference)
    axis = Axis(0, 1, has_grid=False)
    return Panel(row.name, axis, (nothing, bar, reach), height=HEIGHT, aside=aside)


def _alt(rows: tuple[Row, ...]) -> str:
    said = [
        _(
            "%(name)s: %(difference)s, likely %(low)s to %(high)s.",
            name=row.name,
            difference=_signed(row.difference),
            low=_signed(row.low),
            high=_signed(row.high),
        )
        for row in rows
    ]
    bars = _("Bars to the left of the upright line are lower, to the right higher.")
    return " ".join([bars, *said])


def _table(rows: tuple[Row, ...]) -> Table:
    heads = (_("What is set against what"), _("Points"), _("Likely from"), _("Likely to"))
    return Table(
        heads,
        tuple((row.name, *map(_signed, (row.difference, row.low, row.high))) for row in rows),
    )


def _signed(points: float) -> str:
    written = amount(points, 1)
    return "0" if float(written) == 0 else written.replace("-", "\u2212")
