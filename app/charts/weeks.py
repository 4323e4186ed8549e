"""Mood, energy and tension of a long time: weekly means between the lowest and the highest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import fmean

from app.charts.contact_bars import contact_panel, stacked
from app.charts.known import Known, gap_note
from app.charts.marks import (
    Axis,
    Dots,
    Form,
    Line,
    Nothing,
    Panel,
    Picture,
    Ribbon,
    Table,
    Tick,
    Tone,
    runs_of,
)
from app.charts.scales import SCALES, answer, scale_heads, scale_panel
from app.charts.words import WAYS, amount, date_words, dates_words, initiation_names, month_words
from app.language import gettext as _
from journal.check_ins.pictures import Spread, WeekOfRatings
from journal.exposure.pictures import DayTally

MARGIN = 0.05
MOST_TICKS = 4
BAR_WIDTH = 5.6


@dataclass(frozen=True, slots=True)
class Weeks:
    """All weeks from the first Monday on; tallies stand under their week's Monday."""

    first: date
    last: date
    ratings: tuple[WeekOfRatings, ...]
    tallies: tuple[DayTally, ...]
    known: Known | None = None


def weeks_picture(weeks: Weeks) -> Picture | Nothing:
    if not weeks.ratings and not weeks.tallies:
        return Nothing("weeks", _("Week by week"), _("Every check-in draws a dot here."))
    spreads = {scale: tuple(_spreads(weeks, scale)) for scale in SCALES}
    means = {
        scale: fmean(spread.mean for _at, spread in own) for scale, own in spreads.items() if own
    }
    strips = [_strip(scale, spreads[scale], means[scale]) for scale in means]
    layers = stacked(
        [(_number(weeks, one.day), one.initiation, one.events) for one in weeks.tallies], BAR_WIDTH
    )
    if layers:
        gaps = weeks.known.gaps(weeks.first, weeks.last) if weeks.known else ()
        strips.append(contact_panel(_("Contact outside the shift, a week"), layers, gaps))
    return Picture(
        name="weeks",
        title=answer(means, len({tally.day for tally in weeks.tallies}), is_weekly=True),
        alt=_alt(weeks),
        form=Form.STRIPS,
        x=_axis(weeks),
        panels=tuple(strips),
        table=_table(weeks),
        note=_note(weeks, has_contact=bool(layers)),
    )


def _note(weeks: Weeks, *, has_contact: bool) -> str:
    said = _("The pale ribbon runs from a week's lowest answer to its highest.")
    return (
        f"{said} {gap_note(weeks.known, weeks.first, weeks.last, has_contact=has_contact)}".strip()
    )


def _spreads(weeks: Weeks, scale: Tone) -> Iterable[tuple[float, Spread]]:
    for week in weeks.ratings:
        spread: Spread | None = getattr(week, scale.value)
        if spread is not None:
            yield _number(weeks, week.monday) + 3.5, spread


def _strip(scale: Tone, spreads: tuple[tuple[float, Spread], ...], mean: float) -> Panel:
    name = scale_heads()[scale]
    runs = runs_of([(at, spread.mean) for at, spread in spreads], longest_gap=7)
    around = {at: (spread.low, spread.high) for at, spread in spreads}
    ribbon = tuple(tuple((at, *around[at]) for at, _mean in run) for run in runs)
    # A week between two gaps has no line; only its dot shows it.
    alone = tuple(run[0] for run in runs if len(run) == 1)
    marks = (Ribbon(scale, name, ribbon), Line(scale, name, runs), Dots(scale, name, alone))
    return scale_panel(scale, marks, mean)


def _axis(weeks: Weeks) -> Axis:
    length = _number(weeks, weeks.last) + 7
    months = [
        date(year, month, 1)
        for year in range(weeks.first.year, weeks.last.year + 1)
        for month in range(1, 13)
        if weeks.first <= date(year, month, 1) <= weeks.last
    ]
    chosen = months[:: ceil(len(months) / MOST_TICKS)] if months else []
    ticks = tuple(Tick(_number(weeks, month), month_words(month)) for month in chosen)
    return Axis(-MARGIN * length, length, ticks, first_day=weeks.first)


def _number(weeks: Weeks, day: date) -> int:
    return (day - weeks.first).days


def _alt(weeks: Weeks) -> str:
    return _(
        "Strips over the weeks from %(first)s to %(last)s: a line through the mean of each week, "
        "a ribbon from its lowest to its highest answer, bars for contact outside the shift. "
        "The table below says the same.",
        first=date_words(weeks.first),
        last=date_words(weeks.last),
    )


def _table(weeks: Weeks) -> Table:
    by_week = {week.monday: week for week in weeks.ratings}
    counted = {(tally.day, tally.initiation): tally.events for tally in weeks.tallies}
    mondays = sorted(by_week.keys() | {tally.day for tally in weeks.tallies})
    unknown = None if weeks.known is None else _unknown_words(weeks.known, weeks)
    rows = (
        (
            name,
            *(_mean_words(by_week.get(monday), scale) for scale in SCALES),
            *(amount(counted[monday, way]) if (monday, way) in counted else "" for way in WAYS),
            *(() if unknown is None else (unknown.get(monday, ""),)),
        )
        for monday, name in zip(mondays, dates_words(mondays), strict=True)
    )
    heads = (
        _("Week from"),
        *scale_heads().values(),
        *initiation_names().values(),
        *(() if unknown is None else (_("Days unknown"),)),
    )
    return Table(heads, tuple(rows))


def _unknown_words(known: Known, weeks: Weeks) -> dict[date, str]:
    """Say of how many days of each week contact is not known."""
    days = known.unknown_days(weeks.first, weeks.last)
    counts = Counter(day - timedelta(day.weekday()) for day in days)
    return {monday: amount(count) for monday, count in counts.items()}


def _mean_words(week: WeekOfRatings | None, scale: Tone) -> str:
    spread: Spread | None = getattr(week, scale.value) if week else None
    return amount(spread.mean, 1) if spread else ""
