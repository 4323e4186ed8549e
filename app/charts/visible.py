"""How small a difference could be seen, now and with more days of the same kind."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from app.charts.marks import Axis, Dots, Form, Line, Panel, Picture, Table, Tick, Tone
from app.charts.words import amount, date_words
from app.language import gettext as _
from app.language import ngettext

MORE = 20
STEPS = (0, 10, 20, 40, 60, 90, 120)
HEIGHTS, MOST_HEIGHTS = (0.2, 0.5, 1.0, 2.0), 4
AIR = 1.2
CURVE = 24


@dataclass(frozen=True, slots=True)
class Seen:
    """What could be seen with the days there are; ``first`` to ``last`` are their dates.

    ``is_of_evenings`` says what is counted; ``meaningful`` is the difference that matters least.
    """

    smallest: float
    count: int
    first: date
    last: date
    is_of_evenings: bool
    meaningful: float

    def with_more(self, more: int) -> float:
        """The smallest difference after so many more days like those so far."""
        return self.smallest * sqrt(self.count / (self.count + more))

    def by(self, more: int) -> date:
        """When there would be so many more, at the pace so far."""
        pace = ((self.last - self.first).days + 1) / self.count
        return self.last + timedelta(days=round(pace * more))


def visible_words(seen: Seen) -> str:
    """Say in a sentence what would show after some more days."""
    points = amount(seen.with_more(MORE), 1)
    if seen.is_of_evenings:
        return ngettext(
            "With %(num)s more evening, a difference of %(points)s would probably show.",
            "With %(num)s more evenings, a difference of %(points)s would probably show.",
            MORE,
            points=points,
        )
    return ngettext(
        "With %(num)s more day, a difference of %(points)s would probably show.",
        "With %(num)s more days, a difference of %(points)s would probably show.",
        MORE,
        points=points,
    )


def visible_picture(seen: Seen) -> Picture:
    """Draw what can be seen against how many days there are; the line falls ever slower."""
    most = STEPS[-1]
    curve = tuple((more, seen.with_more(more)) for more in range(0, most + 1, most // CURVE))
    top = max(seen.smallest, seen.meaningful) * AIR
    marks = (
        Line(Tone.UNKNOWN, _("small"), (((0, seen.meaningful), (most, seen.meaningful)),)),
        Line(Tone.PLAIN, _("smallest difference that would show"), (curve,)),
        Dots(Tone.PLAIN, "", ((0, seen.smallest), (MORE, seen.with_more(MORE)))),
    )
    heights = tuple(Tick(at, amount(at, 1)) for at in _heights(top))
    name = _("Smallest difference that would show, in points")
    return Picture(
        name="visible",
        title=visible_words(seen),
        alt=_alt(seen),
        form=Form.STRIPS,
        x=Axis(-0.09 * most, most * 1.02, tuple(Tick(at, _more(at)) for at in (0, MORE, 60, most))),
        panels=(Panel(name, Axis(0, top, heights), marks, height=120),),
        table=_table(seen),
        note=_(
            "The dashed line is a difference of %(points)s; smaller ones count as none.",
            points=amount(seen.meaningful, 1),
        ),
    )


def _heights(top: float) -> tuple[float, ...]:
    step = next((step for step in HEIGHTS if top / step <= MOST_HEIGHTS), HEIGHTS[-1])
    # A number at the very top would stand in the name of the panel.
    return tuple(step * number for number in range(1, int(top * 0.9 / step) + 1))


def _more(more: int) -> str:
    return _("now") if not more else f"+{amount(more)}"


def _alt(seen: Seen) -> str:
    return _(
        "A line that falls ever slower: %(now)s now, %(soon)s with %(more)s more, %(late)s with"
        " %(most)s more. The table below says the same.",
        now=amount(seen.smallest, 1),
        soon=amount(seen.with_more(MORE), 1),
        more=amount(MORE),
        late=amount(seen.with_more(STEPS[-1]), 1),
        most=amount(STEPS[-1]),
    )


def _table(seen: Seen) -> Table:
    counted = _("Evenings") if seen.is_of_evenings else _("Days compared")
    heads = (counted, _("Would show from"), _("At the pace so far"))
    rows = (
        (amount(seen.count + more), amount(seen.with_more(more), 2), date_words(seen.by(more)))
        for more in STEPS
    )
    return Table(heads, tuple(rows))
