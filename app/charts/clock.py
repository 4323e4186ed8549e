"""The 24-hour clock of contact outside the shift: pushed against chosen and uneasy."""

from collections import Counter
from dataclasses import dataclass

from app.charts.contact_bars import count_axis, highest, stacked, totals
from app.charts.marks import (
    Axis,
    Band,
    Bars,
    Form,
    Label,
    Labels,
    Nothing,
    Panel,
    Picture,
    Table,
    Tick,
    Tone,
    stretches_of,
)
from app.charts.words import WAYS, amount, hour_words, initiation_names
from app.language import gettext as _
from app.language import ngettext
from journal.exposure.pictures import HourTally
from journal.vocabulary import Initiation

HOURS = range(24)
WEEKDAYS = 7


@dataclass(frozen=True, slots=True)
class Hours:
    """Counts by weekday and hour, and the (weekday, hour) pairs the person usually works.

    ``covered_days`` is how many days sources cover, None where they cover all that is shown.
    """

    tallies: tuple[HourTally, ...]
    usual: frozenset[tuple[int, int]]
    covered_days: int | None = None


def clock_picture(hours: Hours) -> Picture | Nothing:
    if not hours.tallies:
        return Nothing(
            "clock",
            _("Around the clock"),
            _("As soon as contact outside your shift is known, its hours stand here."),
        )
    layers = stacked([(one.hour, one.initiation, one.events) for one in hours.tallies], 1)
    said = _("Each sector is an hour; twice the contact is twice the area.")
    return Picture(
        name="clock",
        title=_title(hours),
        alt=_alt(hours),
        form=Form.DIAL,
        x=Axis(0, 24, tuple(Tick(hour, hour_words(hour)) for hour in range(0, 24, 3))),
        panels=(_panel(hours, layers),),
        table=_table(hours),
        note=f"{said} {covered_note(hours)}".rstrip(),
    )


def covered_note(hours: Hours) -> str:
    """Say over how many days contact was counted; nothing when that is not asked."""
    if hours.covered_days is None:
        return ""
    return ngettext(
        "Sources cover %(num)s day of this time; of the others only what you tapped is known.",
        "Sources cover %(num)s days of this time; of the others only what you tapped is known.",
        hours.covered_days,
    )


def _panel(hours: Hours, layers: tuple[Bars, ...]) -> Panel:
    spans = stretches_of(_worked(hours))
    shift = (Band(Tone.SHIFT, _("your usual shift"), spans),) if spans else ()
    total = amount(sum(one.events for one in hours.tallies))
    middle = Labels((Label(0, 1, total), Label(0, 0, _("contacts"))))
    return Panel(
        _("Contact outside the shift, an hour of the day"),
        count_axis(highest(layers)),
        (*shift, *layers, middle),
        height=240,
    )


def _worked(hours: Hours) -> set[int]:
    """Take an hour for worked that is so on most of the weekdays with any work."""
    times = Counter(hour for _weekday, hour in hours.usual)
    days = len({weekday for weekday, _hour in hours.usual})
    return {hour for hour, worked in times.items() if worked * 2 > days}


def _title(hours: Hours) -> str:
    by_way = totals((0, one.initiation, one.events) for one in hours.tallies)
    total, pushed = sum(by_way.values()), by_way[Initiation.PUSHED]
    hour = hour_words(_busiest(hours))
    if not pushed:
        return ngettext(
            "%(num)s contact outside your shift, around %(hour)s.",
            "%(num)s contacts outside your shift, most of them around %(hour)s.",
            total,
            hour=hour,
        )
    return ngettext(
        "%(num)s contact outside your shift, pushed to you around %(hour)s.",
        "Of %(num)s contacts outside your shift, %(pushed)s were pushed to you; "
        "most came around %(hour)s.",
        total,
        pushed=amount(pushed),
        hour=hour,
    )


def _busiest(hours: Hours) -> int:
    by_hour: Counter[int] = Counter()
    for one in hours.tallies:
        by_hour[one.hour] += one.events
    return max(by_hour, key=lambda hour: (by_hour[hour], -hour))


def _alt(hours: Hours) -> str:
    by_way = totals((0, one.initiation, one.events) for one in hours.tallies)
    names = initiation_names()
    listed = ", ".join(f"{names[way]} {amount(count)}" for way, count in by_way.items() if count)
    return _(
        "A clock of 24 hours with midnight on top: the longer a sector, the more contact came in "
        "that hour (%(listed)s). The inner arc is your usual shift. The table below says the same.",
        listed=listed,
    )


def _table(hours: Hours) -> Table:
    counted: Counter[tuple[int, Initiation]] = Counter()
    for one in hours.tallies:
        counted[one.hour, one.initiation] += one.events
    rows = tuple(
        (hour_words(hour), *(amount(counted[hour, way]) for way in WAYS))
        for hour in HOURS
        if any(counted[hour, way] for way in WAYS)
    )
    return Table((_("Hour of the day"), *initiation_names().values()), rows)
