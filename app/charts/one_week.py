"""One week day by day: the strips of looking back, with the seven days named under them."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from app.charts.days import Days, days_picture
from app.charts.marks import Axis, Dots, Nothing, Panel, Picture, Table, Tick, Tone
from app.charts.scales import scale_heads
from app.charts.words import weekday_names
from app.language import gettext as _

NOON = 0.5


def one_week_picture(days: Days) -> Picture | Nothing:
    """Draw seven days that begin with a Monday; what ends after them is cut at their midnight.

    Mood and energy are enough of a small picture; tension is drawn only where neither was answered.
    """
    whole = days_picture(_cut(days))
    if isinstance(whole, Nothing):
        return whole
    has_gaps = bool(days.known and days.known.gaps(days.first, days.last) and days.tallies)
    picture = replace(
        whole,
        name="one-week",
        title=_("Day by day"),
        x=_axis(whole.x),
        note=_("Hatched: nothing known.") if has_gaps else "",
    )
    if all(one.mood is None and one.energy is None for one in days.ratings):
        return picture
    panels = tuple(panel for panel in picture.panels if not _is_of_tension(panel))
    return replace(picture, panels=panels, table=_without_tension(picture.table))


def _cut(days: Days) -> Days:
    midnight = datetime.combine(days.last + timedelta(days=1), time(), days.zone)
    last_minute = midnight - timedelta(minutes=1)
    return replace(
        days,
        ratings=tuple(replace(one, at=min(one.at, last_minute)) for one in days.ratings),
        shifts=tuple(
            replace(one, ends_at=min(one.ends_at, last_minute))
            for one in days.shifts
            if one.starts_at < last_minute
        ),
    )


def _is_of_tension(panel: Panel) -> bool:
    return any(isinstance(mark, Dots) and mark.tone is Tone.TENSION for mark in panel.marks)


def _without_tension(table: Table) -> Table:
    place = table.heads.index(scale_heads()[Tone.TENSION])
    rows = tuple(row[:place] + row[place + 1 :] for row in table.rows)
    return Table(table.heads[:place] + table.heads[place + 1 :], rows)


def _axis(axis: Axis) -> Axis:
    ticks = (Tick(at + NOON, name) for at, name in enumerate(weekday_names()))
    return replace(axis, ticks=tuple(ticks))
