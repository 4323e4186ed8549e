"""When a session takes place: at the same time on the clock of its zone, date by date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.teams.rules import ANNOUNCED_AHEAD, check_session_time
from journal.vocabulary import Repeats

WEEK = timedelta(days=7)
LAST_OF_A_MONTH = 5
"""Which one of its weekday a date from the 29th on is; it stands for the last one of a month."""

DECEMBER = 12
STEPS = {Repeats.WEEKLY: WEEK, Repeats.FORTNIGHTLY: 2 * WEEK}


@dataclass(frozen=True, slots=True)
class Span:
    """One time a session takes place, from and to in UTC."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The first time of a session (aware), its minutes (1 to 480), and how it comes again.

    ``until`` is the last date it may fall on, None for one that doesn't come again. ``zone`` is an
    IANA name: the time on its clock stays, whatever summer time does.
    """

    starts_at: datetime
    minutes: int
    zone: str
    repeats: Repeats = Repeats.ONCE
    until: date | None = None

    @property
    def first_date(self) -> date:
        """The date of the first time, on the session's own clock."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).date()


def held_dates(rhythm: Rhythm, first: date, last: date) -> tuple[date, ...]:
    """The dates of a session between two dates, both included, on its own clock."""
    begin = rhythm.first_date
    end = min(last, rhythm.until or begin)
    return tuple(day for day in _walk(rhythm, begin, end) if day >= first)


def span_on(rhythm: Rhythm, held_on: date) -> Span:
    """From when to when it takes place on one of its dates.

    A time that the clock skips moves forward by the gap; of one it shows twice it is the first.
    """
    zone = ZoneInfo(rhythm.zone)
    clock = rhythm.starts_at.astimezone(zone).time()
    starts_at = datetime.combine(held_on, clock, zone).astimezone(UTC)
    return Span(starts_at, starts_at + timedelta(minutes=rhythm.minutes))


def check_rhythm(rhythm: Rhythm, now: datetime) -> None:
    """Raise ``Invalid`` for what cannot be: in the past, over a year ahead, an end before it."""
    check_session_time(rhythm.starts_at, rhythm.minutes, now)
    if rhythm.repeats is Repeats.ONCE:
        if rhythm.until is not None:
            raise Invalid("until_not_needed", field="until")
        return
    if rhythm.until is None:
        raise Invalid("until_needed", field="until")
    if rhythm.until < rhythm.first_date:
        raise Invalid("until_before_start", field="until")
    if rhythm.until > (now + ANNOUNCED_AHEAD).astimezone(ZoneInfo(rhythm.zone)).date():
        raise Invalid("too_far_ahead", field="until")


def _walk(rhythm: Rhythm, begin: date, end: date) -> Iterator[date]:
    if rhythm.repeats is Repeats.MONTHLY:
        yield from _months(begin, end)
        return
    day = begin
    while day <= end:
        yield day
        day += STEPS.get(rhythm.repeats, ANNOUNCED_AHEAD * 2)


def _months(begin: date, end: date) -> Iterator[date]:
    year, month = begin.year, begin.month
    day = begin
    while day <= end:
        yield day
        year, month = (year + 1, 1) if month == DECEMBER else (year, month + 1)
        day = _like(begin, year, month)


def _like(begin: date, year: int, month: int) -> date:
    """The date of another month that is the same one of its weekday, or the last one."""
    which = (begin.day - 1) // 7 + 1
    first = date(year, month, 1)
    found = first + timedelta(days=(begin.weekday() - first.weekday()) % 7)
    if which < LAST_OF_A_MONTH:
        return found + (which - 1) * WEEK
    fifth = found + 4 * WEEK
    return fifth if fifth.month == month else fifth - WEEK
