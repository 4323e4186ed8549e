"""The log as days, newest first: entries of every kind in one order, and the empty days between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import groupby, islice
from uuid import UUID
from zoneinfo import ZoneInfo

from app.language import format_time
from app.language import gettext as _
from app.words import label
from journal.check_ins.queries import LoggedCheckIn
from journal.errors import NotFound
from journal.interactions.queries import LoggedInteraction

PAGE = 50
DAYS_SHOWN_EMPTY = 6
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of any kind; ``endpoint`` and ``key`` lead to its page."""

    at: datetime
    id: UUID
    local_date: date
    endpoint: str
    key: str
    title: str
    aside: str

    @property
    def order(self) -> tuple[datetime, UUID]:
        """Where the line stands among all others."""
        return (self.at, self.id)


@dataclass(frozen=True, slots=True)
class LoggedDay:
    """One day of the log; one without entries is simply lighter."""

    local_date: date
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LogPage:
    """Up to fifty entries by day, and where older ones begin; empty when there are none."""

    days: tuple[LoggedDay, ...]
    older: str


def log_page(
    check_ins: Iterable[LoggedCheckIn], interactions: Iterable[LoggedInteraction]
) -> LogPage:
    """Bring both kinds, each newest first and one more than a page, into one page."""
    newest = merge(
        map(_check_in, check_ins),
        map(_interaction, interactions),
        key=lambda line: line.order,
        reverse=True,
    )
    lines = list(islice(newest, PAGE + 1))
    shown = lines[:PAGE]
    older = _place(shown[-1]) if len(lines) > PAGE else ""
    return LogPage(tuple(_days(shown)), older)


def place_from(text: str) -> tuple[datetime, UUID] | None:
    """Read where a page begins; raise ``NotFound`` for what is no place in the log."""
    if not text:
        return None
    at, _separator, entry_id = text.partition("~")
    try:
        place = (datetime.fromisoformat(at), UUID(entry_id))
    except ValueError as wrong:
        raise NotFound from wrong
    if place[0].tzinfo is None:
        raise NotFound
    return place


def _place(line: Line) -> str:
    return f"{line.at.isoformat()}~{line.id}"


def _days(lines: Iterable[Line]) -> Iterator[LoggedDay]:
    previous: date | None = None
    for day, of_day in groupby(lines, key=lambda line: line.local_date):
        between = (previous - day).days - 1 if previous else 0
        if previous and between <= DAYS_SHOWN_EMPTY:
            yield from (LoggedDay(previous - DAY * back, ()) for back in range(1, between + 1))
        yield LoggedDay(day, tuple(of_day))
        previous = day


def _check_in(logged: LoggedCheckIn) -> Line:
    return Line(
        logged.at,
        logged.id,
        logged.local_date,
        endpoint="check_ins.show",
        key="check_in_id",
        title=_("Check-in"),
        aside=_at(logged.at, logged.zone),
    )


def _interaction(logged: LoggedInteraction) -> Line:
    return Line(
        logged.at,
        logged.id,
        logged.local_date,
        endpoint="interactions.show",
        key="interaction_id",
        title=label(logged.hit.kind),
        aside=_at(logged.at, logged.zone),
    )


def _at(at: datetime, zone: ZoneInfo) -> str:
    return format_time(at.astimezone(zone))
