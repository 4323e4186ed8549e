"""The log as days, newest first: entries of every kind, and the empty days between."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from heapq import merge
from itertools import groupby, islice
from uuid import UUID
from zoneinfo import ZoneInfo

from app.language import format_moment, format_time
from app.language import gettext as _
from app.words import label
from journal.check_ins.queries import LoggedCheckIn
from journal.errors import NotFound
from journal.exposure.queries import Contact
from journal.interactions.queries import LoggedInteraction

PAGE = 50
DAYS_SHOWN_EMPTY = 6
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of any kind; ``endpoint`` with the id as ``key`` leads to its page."""

    at: datetime
    id: UUID
    local_date: date
    zone: ZoneInfo
    title: str
    endpoint: str
    key: str

    @property
    def order(self) -> tuple[datetime, UUID]:
        """Where the line stands among all others."""
        return (self.at, self.id)

    @property
    def clock(self) -> str:
        """The time on the wall when it was; with its day where a shift went on past midnight."""
        local = self.at.astimezone(self.zone)
        if local.date() == self.local_date:
            return format_time(local)
        return format_moment(self.at, self.zone)


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
    check_ins: Iterable[LoggedCheckIn],
    interactions: Iterable[LoggedInteraction],
    contacts: Iterable[Contact],
) -> LogPage:
    """Bring all kinds, each newest first and one more than a page, into one page."""
    newest = merge(
        map(_check_in, check_ins),
        map(_interaction, interactions),
        map(_contact, contacts),
        key=lambda line: line.order,
        reverse=True,
    )
    lines = list(islice(newest, PAGE + 1))
    shown = lines[:PAGE]
    older = f"{shown[-1].at.isoformat()}~{shown[-1].id}" if len(lines) > PAGE else ""
    return LogPage(tuple(_days(shown)), older)


def place_from(text: str) -> tuple[datetime, UUID] | None:
    """Read where a page begins; raise ``NotFound`` for what is no place in the log."""
    if not text:
        return None
    at, _separator, entry_id = text.partition("~")
    try:
        moment, entry = datetime.fromisoformat(at), UUID(entry_id)
        if moment.tzinfo is None:
            raise NotFound
        return moment.astimezone(UTC), entry
    except (ValueError, OverflowError) as wrong:
        raise NotFound from wrong


def _days(lines: Iterable[Line]) -> Iterator[LoggedDay]:
    # By day first: after midnight an entry may count for yesterday's shift, the next one may not.
    by_day = sorted(lines, key=lambda line: (line.local_date, line.order), reverse=True)
    previous: date | None = None
    for day, of_day in groupby(by_day, key=lambda line: line.local_date):
        if previous is not None:
            yield from _empty_days(previous, day)
        yield LoggedDay(day, tuple(of_day))
        previous = day


def _empty_days(later: date, earlier: date) -> Iterator[LoggedDay]:
    between = (later - earlier).days - 1
    if between <= DAYS_SHOWN_EMPTY:
        yield from (LoggedDay(later - DAY * back, ()) for back in range(1, between + 1))


def _check_in(one: LoggedCheckIn) -> Line:
    where = ("check_ins.show", "check_in_id")
    return Line(one.at, one.id, one.local_date, one.zone, _("Check-in"), *where)


def _interaction(one: LoggedInteraction) -> Line:
    where = ("interactions.show", "interaction_id")
    return Line(one.at, one.id, one.local_date, one.zone, label(one.hit.kind), *where)


def _contact(one: Contact) -> Line:
    where = ("contact.show", "contact_id")
    title = label(one.initiation)
    return Line(one.at, one.id, one.local_date, ZoneInfo(one.zone), title, *where)
