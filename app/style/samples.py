"""Invented pictures for the style page."""

from app.charts.marks import (
    Axis,
    Band,
    Bar,
    Bars,
    Dots,
    Form,
    Line,
    Panel,
    Picture,
    Ribbon,
    Table,
    Tick,
    Tone,
)
from app.language import gettext as _
from app.words import label
from journal.vocabulary import Initiation

DAYS = Axis(0, 28, (Tick(0, "3.1"), Tick(14, "3.15"), Tick(28, "3.29")))
SCALE = Axis(1, 5, (Tick(1, "1"), Tick(3, "3"), Tick(5, "5")))
NO_TABLE = Table(("",), ())


def evenings() -> Picture:
    """Make four weeks of mood, energy and tension with shifts behind them."""
    title = _("On days after messages at night, energy was lower.")
    shifts = Band(Tone.SHIFT, "", ((1, 5), (8, 12), (15, 19), (22, 26)))
    swing = tuple((day, 2.5 + day % 5 / 3, 3.5 + day % 5 / 3) for day in range(0, 29, 2))
    panels = (
        Panel(_("Mood"), SCALE, (shifts, Ribbon(Tone.MOOD, "", (swing,)), _line(Tone.MOOD, 5))),
        Panel(_("Energy"), SCALE, (shifts, _line(Tone.ENERGY, 4), _dots(Tone.ENERGY))),
        Panel(_("Tension"), SCALE, (shifts, _line(Tone.TENSION, 3), _dots(Tone.TENSION))),
    )
    return Picture("evenings", title, title, Form.STRIPS, DAYS, panels, NO_TABLE)


def clock() -> Picture:
    """Make a day of contact, apart by how it came."""
    title = _("Most of it came between ten and midnight.")
    hours = Axis(0, 24, tuple(Tick(hour, str(hour)) for hour in (0, 6, 12, 18)))
    return Picture(
        "clock", title, title, Form.DIAL, hours, (Panel("", Axis(0, 8), _stack()),), NO_TABLE
    )


def _line(tone: Tone, rhythm: int) -> Line:
    return Line(tone, "", (tuple((day, 2 + day % rhythm * 0.6) for day in range(0, 29, 2)),))


def _dots(tone: Tone) -> Dots:
    return Dots(tone, "", tuple((day, 1 + day % 4) for day in range(1, 29, 3)))


def _stack() -> tuple[Bars | Band, ...]:
    bars = tuple(
        Bars(
            Tone(kind.value),
            label(kind),
            tuple(Bar(hour, 1, at * 2, at * 2 + 2 - (hour % 2)) for hour in range(18, 24)),
        )
        for at, kind in enumerate(Initiation)
    )
    return (Band(Tone.SHIFT, "", ((9, 18),)), *bars)
