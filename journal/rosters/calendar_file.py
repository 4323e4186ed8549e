"""Reads calendar files (ICS): what happens when, event by event, within bounds.

An event that cannot be read is named by its number, its line and the reason; the others count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.rosters.calendar_events import Event, dates_named, event_of
from journal.rosters.calendar_lines import Part, calendars_in
from journal.rosters.calendar_zones import Zones, zones_of
from journal.rosters.recurrence import DAY, Budget

PARSER_VERSION = 1
MOST_OCCURRENCES = 12_000
MOST_DAYS_WALKED = 200_000
MOST_DAYS_NAMED = 100_000
"""Dates that all events of a file may list as added or left out."""
# What the library raises for a series that contradicts itself.
_BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One thing that happens: from ``first`` to ``last`` as whole days, or at two UTC moments.

    ``title`` is its place among the titles, which are never kept.
    """

    first: date
    last: date
    starts_at: datetime | None
    ends_at: datetime | None
    title: int

    @property
    def is_all_day(self) -> bool:
        """Whether only dates are known, and hours have to be asked."""
        return self.starts_at is None


@dataclass(frozen=True, slots=True, order=True)
class BadEvent:
    """An event that was left out: its number in the file and its line, both from 1, and why."""

    number: int
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What a calendar holds within a window; the titles stay in memory.

    ``unknown_zones`` counts events whose clock nobody knows; they are read on the person's.
    """

    titles: tuple[str, ...]
    occurrences: tuple[Occurrence, ...]
    bad: tuple[BadEvent, ...]
    event_count: int
    unknown_zones: int


def read_calendar(content: bytes, zone: ZoneInfo, window: tuple[date, date]) -> CalendarFile:
    """Everything that happens on dates of a window, both included, on the clock of ``zone``.

    Times without a zone are read on that clock too, unless the calendar names its own. Raises
    ``Invalid``: what ``calendars_in`` raises, and ``no_events``.
    """
    reading, clocks = _Reading(zone, window), Budget(MOST_DAYS_WALKED)
    for calendar in calendars_in(content):
        reading.take(calendar, zones_of(calendar, zone, clocks))
    if not reading.count:
        raise Invalid("no_events")
    reading.lay_out()
    return CalendarFile(
        tuple(reading.titles),
        tuple(sorted(set(reading.found), key=lambda one: (one.first, one.last, str(one)))),
        tuple(sorted(reading.bad)),
        reading.count,
        reading.unknown_zones,
    )


@dataclass(slots=True)
class _Reading:
    """The events read so far, by the series they belong to."""

    zone: ZoneInfo
    window: tuple[date, date]
    count: int = 0
    unknown_zones: int = 0
    series: dict[str, list[Event]] = field(default_factory=dict)
    titles: dict[str, int] = field(default_factory=dict)
    found: list[Occurrence] = field(default_factory=list)
    bad: list[BadEvent] = field(default_factory=list)
    named: Budget = field(default_factory=lambda: Budget(MOST_DAYS_NAMED))

    def take(self, calendar: Part, zones: Zones) -> None:
        """Read the events of one calendar."""
        is_cancelled = calendar.first("METHOD").upper() == "CANCEL"
        read: dict[str, list[Event]] = {}
        for part in calendar.parts:
            if part.kind != "VEVENT":
                continue
            self.count += 1
            try:
                self.named.take(dates_named(part))
                event = event_of(part, self.count, zones, is_cancelled=is_cancelled)
            except Invalid as invalid:
                self.bad.append(BadEvent(self.count, part.line, invalid.reason))
            except OverflowError:
                self.bad.append(BadEvent(self.count, part.line, "bad_time"))
            else:
                self.unknown_zones += event.has_unknown_zone
                read.setdefault(event.uid, []).append(event)
        for uid, events in read.items():
            share_an_id = _share_an_id(events)
            for event in events:
                key = f"{uid}\t{event.number}" if share_an_id else uid
                self.series.setdefault(key, []).append(event)

    def lay_out(self) -> None:
        """Lay all series over the window; those that happen once come first."""
        budget = Budget(MOST_DAYS_WALKED)
        for events in sorted(self.series.values(), key=lambda events: not _is_single(events)):
            try:
                self._keep(events, budget)
            except Invalid as invalid:
                self.bad.append(BadEvent(events[0].number, events[0].line, invalid.reason))
            except _BROKEN:
                self.bad.append(BadEvent(events[0].number, events[0].line, "contradicts_itself"))

    def _keep(self, events: list[Event], budget: Budget) -> None:
        if _is_single(events):
            (event,) = events
            laid = [(event.start, event.end, event.title)] if not event.is_cancelled else []
        else:
            # The libraries for calendars are loaded with the first series that needs them.
            from journal.rosters.calendar_series import laid_out  # noqa: PLC0415 - see above

            laid = laid_out(events, self.window, budget, MOST_OCCURRENCES - len(self.found))
        placed = [one for start, end, title in laid for one in self._placed(start, end, title)]
        if len(self.found) + len(placed) > MOST_OCCURRENCES:
            raise Invalid("too_many_occurrences")
        self.found += placed

    def _placed(self, start: date, end: date, title: str) -> Iterator[Occurrence]:
        """Give an occurrence its dates on the person's clock, if the window holds the first."""
        first, last = self.window
        if isinstance(start, datetime) and isinstance(end, datetime):
            begins, ends = start.astimezone(UTC), end.astimezone(UTC)
            day = begins.astimezone(self.zone).date()
            if first <= day <= last:
                yield Occurrence(day, day, begins, ends, self._place(title))
        elif first <= start <= last:
            yield Occurrence(start, max(start, end - DAY), None, None, self._place(title))

    def _place(self, title: str) -> int:
        return self.titles.setdefault(title, len(self.titles))


def _is_single(events: Sequence[Event]) -> bool:
    return len(events) == 1 and events[0].is_single


def _share_an_id(events: Sequence[Event]) -> bool:
    """Whether events of one calendar have an id in common without being one series.

    Some roster tools write the worker's number there.
    """
    return len({event.start for event in events}) == len(events) > 1 and all(
        event.is_single and event.sequence == events[0].sequence for event in events
    )
