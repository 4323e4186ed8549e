"""One scale of a questionnaire over time: a dot for each time, and how exact each is."""

from dataclasses import dataclass
from datetime import date

from app.charts.marks import Axis, Dots, Form, Line, Panel, Picture, Table, Tick, Tone
from app.charts.words import amount, date_words, dates_words
from app.language import gettext as _
from app.language import ngettext

MARGIN = 0.1
"""Room at the left for the numbers of the scale, as a share of the width."""

HEADROOM = 0.06
"""Air over the most and under the least, so that their numbers stand clear."""

AIR_BEFORE, AIR_AFTER = 0.06, 0.02
"""Room before the first and after the last dot, as shares of the time between them."""

AIR_ALONE = 7.0
"""Days to either side of a single dot, which so stands in the middle."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One number of a day; ``band`` is where it would most likely lie, None where not known."""

    day: date
    value: float
    band: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Readings:
    """A scale with its name, its least and most, and its numbers, the oldest first."""

    key: str
    name: str
    ends: tuple[float, float]
    decimals: int
    readings: tuple[Reading, ...]
    note: str


def instrument_picture(shown: Readings) -> Picture:
    return Picture(
        name=f"scale-{shown.key}",
        title=_title(shown),
        alt=_alt(shown),
        form=Form.STRIPS,
        x=_axis(shown),
        panels=(_panel(shown),),
        table=_table(shown),
        note=shown.note,
    )


def _title(shown: Readings) -> str:
    values = [one.value for one in shown.readings]
    last = amount(values[-1], shown.decimals)
    if len(values) == 1:
        return _("%(name)s: %(value)s, once so far.", name=shown.name, value=last)
    return ngettext(
        "%(name)s: %(value)s last time, between %(low)s and %(high)s over %(num)s time.",
        "%(name)s: %(value)s last time, between %(low)s and %(high)s over %(num)s times.",
        len(values),
        name=shown.name,
        value=last,
        low=amount(min(values), shown.decimals),
        high=amount(max(values), shown.decimals),
    )


def _alt(shown: Readings) -> str:
    first, last = dates_words([shown.readings[0].day, shown.readings[-1].day])
    if shown.readings[-1].band is None:
        return _(
            "A dot for each time from %(first)s to %(last)s. The table below says the same.",
            first=first,
            last=last,
        )
    return _(
        "A dot for each time from %(first)s to %(last)s, on an upright line that shows where it "
        "would most likely lie if answered again at once. The table below says the same.",
        first=first,
        last=last,
    )


def _panel(shown: Readings) -> Panel:
    low, high = shown.ends
    air = (high - low) * HEADROOM
    steps = tuple(Tick(at, amount(at, shown.decimals)) for at in (low, (low + high) / 2, high))
    dots = tuple((_number(shown, one.day), one.value) for one in shown.readings)
    lines = tuple(
        ((_number(shown, one.day), one.band[0]), (_number(shown, one.day), one.band[1]))
        for one in shown.readings
        if one.band is not None
    )
    marks = (Line(Tone.PLAIN, "", lines), Dots(Tone.PLAIN, shown.name, dots))
    return Panel("", Axis(low - air, high + air, steps), marks, height=180)


def _axis(shown: Readings) -> Axis:
    # The first and the last, which never stand in each other's way.
    days = tuple(dict.fromkeys((shown.readings[0].day, shown.readings[-1].day)))
    after = _span(shown) * AIR_AFTER or AIR_ALONE
    length = _number(shown, days[-1]) + after
    ticks = tuple(Tick(_number(shown, day), date_words(day)) for day in days)
    return Axis(-MARGIN * length, length, ticks, first_day=days[0])


def _number(shown: Readings, day: date) -> float:
    before = _span(shown) * AIR_BEFORE or AIR_ALONE
    return (day - shown.readings[0].day).days + before


def _span(shown: Readings) -> int:
    return (shown.readings[-1].day - shown.readings[0].day).days


def _table(shown: Readings) -> Table:
    heads = (_("Date"), shown.name, _("Most likely between"))
    dates = dates_words(one.day for one in shown.readings)
    rows = zip(dates, shown.readings, strict=True)
    return Table(
        heads if shown.readings[-1].band else heads[:2],
        tuple((day, *_cells(shown, one)) for day, one in rows),
    )


def _cells(shown: Readings, one: Reading) -> tuple[str, ...]:
    value = amount(one.value, shown.decimals)
    if one.band is None:
        return (value,)
    low, high = (amount(end, shown.decimals) for end in one.band)
    return value, f"{low}\u2013{high}"
