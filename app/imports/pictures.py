"""The counts of a preview as bars: by day or month, and by hour of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.language import format_day, format_number
from app.language import gettext as _
from journal.importing.queries import Preview

WIDTH, HEIGHT = 340.0, 96.0
MOST_DAYS = 62
HOURS_BETWEEN_TICKS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in units of the picture, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A word under the picture; ``anchor`` is the side of it that stands at x."""

    x: float
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Table:
    """The same in rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A picture, what it says, and the table under it."""

    title: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    table: Table
    width: float = WIDTH
    height: float = HEIGHT


def by_hour(preview: Preview) -> Bars:
    """Draw the day from midnight to midnight on the file's own clock."""
    counts = preview.by_hour
    names = [f"{hour:02d}:00" for hour in range(len(counts))]
    ticks = [(hour, names[hour]) for hour in range(0, len(counts), HOURS_BETWEEN_TICKS)]
    title = _("By hour: most around %(hour)s", hour=names[counts.index(max(counts))])
    return _bars(title, _("Hour"), names, counts, ticks)


def by_day(preview: Preview) -> Bars:
    """Draw each day with contact, or each month when the days are many."""
    if len(preview.by_day) <= MOST_DAYS:
        names = [format_day(day) for day, _count in preview.by_day]
        counts = [count for _day, count in preview.by_day]
        title = _("By day: %(days)s days with contact", days=format_number(len(counts)))
        return _bars(title, _("Day"), names, counts, _ends(names))
    months = [
        (month, sum(count for _day, count in days))
        for month, days in groupby(preview.by_day, lambda entry: _month(entry[0]))
    ]
    names = [month for month, _count in months]
    title = _("By month: %(months)s months with contact", months=format_number(len(months)))
    return _bars(title, _("Month"), names, [count for _month, count in months], _ends(names))


def _month(day: date) -> str:
    return f"{day.year}-{day.month:02d}"


def _ends(names: Sequence[str]) -> list[tuple[int, str]]:
    return [(0, names[0])] + ([(len(names), names[-1])] if len(names) > 1 else [])


def _bars(
    title: str,
    what: str,
    names: Sequence[str],
    counts: Sequence[int],
    ticks: Sequence[tuple[int, str]],
) -> Bars:
    step, fullest = WIDTH / len(counts), max(counts)
    rows = zip(names, counts, strict=True)
    return Bars(
        title,
        tuple(
            _bar(number * step, step, HEIGHT * count / fullest)
            for number, count in enumerate(counts)
            if count
        ),
        tuple(
            Tick(round(at * step, 1), text, "end" if at == len(counts) else "start")
            for at, text in ticks
        ),
        Table(
            (what, _("How many")),
            tuple((name, format_number(count)) for name, count in rows if count),
        ),
    )


def _bar(x: float, step: float, height: float) -> Bar:
    # The fewest still have to be seen.
    seen = max(height, 1.5)
    return Bar(round(x, 2), round(HEIGHT - seen, 2), round(min(step * 0.8, 24), 2), round(seen, 2))
