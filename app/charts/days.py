"""Mood, energy and tension day by day, with the shifts behind and contact outside them below."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

from app.charts.contact_bars import contact_panel, stacked
from app.charts.known import Known, gap_note
from app.charts.marks import (
    Axis,
    Band,
    Dots,
    Form,
    Line,
    Nothing,
    Panel,
    Picture,
    Point,
    Table,
    Tick,
    Tone,
    runs_of,
)
from app.charts.scales import SCALES, answer, scale_heads, scale_panel
from app.charts.words import WAYS, amount, day_words, days_words, initiation_names
from app.language import gettext as _
from journal.check_ins.queries import Rating
from journal.exposure.pictures import DayTally
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import Initiation

DAY = timedelta(days=1)
# Room at the left for the numbers of the scale, as a share of the window.
MARGIN = 0.05
NEXT_DAY = 1.6
BAR_WIDTH = 0.76


@dataclass(frozen=True, slots=True)
class Days:
    """A window of days, both ends included, and what is known about them."""

    first: date
    last: date
    zone: ZoneInfo
    ratings: tuple[Rating, ...]
    tallies: tuple[DayTally, ...]
    shifts: tuple[ShiftInterval, ...]
    known: Known | None = None


def days_picture(days: Days) -> Picture | Nothing:
    if not days.ratings and not days.tallies:
        return Nothing("days", _("Day by day"), _("Every check-in draws a dot here."))
    points = {scale: tuple(_points(days, scale)) for scale in SCALES}
    means = {scale: fmean(y for _x, y in own) for scale, own in points.items() if own}
    bands = _shift_bands(days)
    strips = [_strip(scale, points[scale], means[scale], bands) for scale in means]
    layers = stacked(
        [(_number(days, one.day) + 0.12, one.initiation, one.events) for one in days.tallies],
        BAR_WIDTH,
    )
    if layers:
        gaps = days.known.gaps(days.first, days.last) if days.known else ()
        strips.append(contact_panel(_("Contact outside the shift, a day"), layers, (*bands, *gaps)))
    return Picture(
        name="days",
        title=answer(means, len({tally.day for tally in days.tallies}), is_weekly=False),
        alt=_alt(days),
        form=Form.STRIPS,
        x=_axis(days),
        panels=tuple(strips),
        table=_table(days),
        note=_note(days, has_contact=bool(layers)),
    )


def _note(days: Days, *, has_contact: bool) -> str:
    said = _("A day without an entry is left empty: nothing is known about it.")
    return f"{said} {gap_note(days.known, days.first, days.last, has_contact=has_contact)}".strip()


def _points(days: Days, scale: Tone) -> Iterable[Point]:
    for rating in days.ratings:
        value: int | None = getattr(rating, scale.value)
        if value is not None:
            yield _offset(days, rating.at.astimezone(days.zone)), value


def _strip(scale: Tone, points: tuple[Point, ...], mean: float, bands: tuple[Band, ...]) -> Panel:
    name = scale_heads()[scale]
    marks = (Line(scale, name, runs_of(points, NEXT_DAY)), Dots(scale, name, points))
    return scale_panel(scale, (*bands, *marks), mean)


def _shift_bands(days: Days) -> tuple[Band, ...]:
    spans = tuple(
        (
            max(_offset(days, shift.starts_at.astimezone(days.zone)), 0),
            _offset(days, shift.ends_at.astimezone(days.zone)),
        )
        for shift in days.shifts
        if shift.ends_at.astimezone(days.zone).date() >= days.first
    )
    return (Band(Tone.SHIFT, _("your shifts"), spans),) if spans else ()


def _axis(days: Days) -> Axis:
    length = _number(days, days.last) + 1
    step = 7 * max(1, round(length / 28))
    first_monday = (7 - days.first.weekday()) % 7
    ticks = tuple(
        Tick(at, day_words(days.first + at * DAY)) for at in range(first_monday, length, step)
    )
    return Axis(-MARGIN * length, length, ticks, first_day=days.first)


def _number(days: Days, day: date) -> int:
    return (day - days.first).days


def _offset(days: Days, local: datetime) -> float:
    """Count days by the clock on the wall: noon is half of a day, even of one with 23 hours."""
    minutes = local.hour * 60 + local.minute
    return _number(days, local.date()) + minutes / (24 * 60)


def _alt(days: Days) -> str:
    return _(
        "Strips over the days from %(first)s to %(last)s: one dot for each of %(count)s check-ins, "
        "joined where days follow each other; shaded where you worked; bars for contact outside "
        "the shift. The table below says the same.",
        first=day_words(days.first),
        last=day_words(days.last),
        count=amount(len(days.ratings)),
    )


def _table(days: Days) -> Table:
    """One row for each day with anything in it; several answers of a day stand side by side."""
    said: dict[date, dict[Tone, list[str]]] = defaultdict(lambda: defaultdict(list))
    for rating in days.ratings:
        for scale in SCALES:
            value: int | None = getattr(rating, scale.value)
            if value is not None:
                said[rating.local_date][scale].append(str(value))
    counted: dict[date, dict[Initiation, str]] = defaultdict(dict)
    for tally in days.tallies:
        counted[tally.day][tally.initiation] = amount(tally.events)
    days_known = sorted(said.keys() | counted.keys())
    known = days.known.words(days.first, days.last) if days.known else None
    rows = (
        (
            name,
            *(", ".join(said[day][scale]) for scale in SCALES),
            *(counted[day].get(initiation, "") for initiation in WAYS),
            *(() if known is None else (known.get(day, ""),)),
        )
        for day, name in zip(days_known, days_words(days_known), strict=True)
    )
    heads = (
        _("Date"),
        *scale_heads().values(),
        *initiation_names().values(),
        *(() if known is None else (_("Contact would be known"),)),
    )
    return Table(heads, tuple(rows))
