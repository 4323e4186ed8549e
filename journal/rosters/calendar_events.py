"""What one event of a calendar says of itself, before it is laid out over the dates."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from journal.errors import Invalid
from journal.rosters.calendar_lines import Part, Property
from journal.rosters.calendar_zones import Zones
from journal.rosters.repetition import Rule, rule_of

LONGEST_TITLE = 120
MOST_RULES = 10
LONGEST_EVENT = timedelta(days=62)
DAY = timedelta(days=1)

_DURATION = re.compile(
    r"\+?P(?:([0-9]{1,4})W)?(?:([0-9]{1,4})D)?"
    r"(?:T(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,7})S)?)?"
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Event:
    """One event as written: ``start`` and ``end`` are dates, or aware moments.

    ``replaces`` names the one occurrence of its series that it stands for, and with ``is_future``
    all after it as well. ``more`` and ``periods`` are added occurrences, ``without`` left out ones.
    ``has_unknown_zone`` is whether it names a clock nobody knows, so that the person's was taken.
    """

    number: int
    line: int
    uid: str
    sequence: int
    title: str
    start: date
    end: date
    rules: tuple[Rule, ...] = ()
    more: tuple[date, ...] = ()
    periods: tuple[tuple[datetime, datetime], ...] = ()
    without: tuple[date, ...] = ()
    replaces: date | None = None
    is_future: bool = False
    is_cancelled: bool = False
    has_unknown_zone: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it happens once and nothing is said about others of its series."""
        return not (self.rules or self.more or self.periods or self.replaces)


def event_of(part: Part, number: int, zones: Zones, *, is_cancelled: bool) -> Event:
    """Read one event; raise ``Invalid`` with what is wrong with it, never with what it says."""
    if not part.is_closed:
        raise Invalid("cut_off")
    rules = part.all("RRULE")
    if part.first("EXRULE") or len(rules) > MOST_RULES:
        raise Invalid("bad_rule")
    moments = _Moments(part, zones)
    start = moments.one("DTSTART")
    if start is None:
        raise Invalid("no_start")
    periods, more = moments.added()
    replaced = part.all("RECURRENCE-ID")
    end = _end(part, start, moments.one("DTEND"))
    without = moments.all("EXDATE")
    replaces = moments.one("RECURRENCE-ID")
    return Event(
        number=number,
        line=part.line,
        uid=part.first("UID") or f"\t{number}",
        sequence=_sequence(part.first("SEQUENCE")),
        title=_title(part.first("SUMMARY")),
        start=start,
        end=end,
        rules=tuple(rule_of(one.value) for one in rules if one.value),
        more=more,
        periods=periods,
        without=without,
        replaces=replaces,
        is_future=any(one.is_future for one in replaced),
        is_cancelled=is_cancelled or part.first("STATUS").upper() == "CANCELLED",
        has_unknown_zone=moments.has_unknown_zone,
    )


def dates_named(part: Part) -> int:
    """How many dates an event lists as added or left out, before any of them is read."""
    return sum(
        1 + one.value.count(",") for one in part.properties if one.name in {"RDATE", "EXDATE"}
    )


class _Moments:
    """Reads the dates of an event; those without a zone have that of its start."""

    def __init__(self, part: Part, zones: Zones) -> None:
        self._part = part
        self._zones = zones
        starts = part.all("DTSTART")
        self._zone = starts[0].zone if starts else None
        self.has_unknown_zone = False

    def one(self, name: str) -> date | None:
        found = self._part.all(name)
        return self._moment(found[0], found[0].value) if found else None

    def all(self, name: str) -> tuple[date, ...]:
        return tuple(
            self._moment(one, value.strip())
            for one in self._part.all(name)
            for value in one.value.split(",")
            if value.strip()
        )

    def added(self) -> tuple[tuple[tuple[datetime, datetime], ...], tuple[date, ...]]:
        """The added occurrences that say their own end, and those that do not."""
        periods: list[tuple[datetime, datetime]] = []
        plain: list[date] = []
        for one in self._part.all("RDATE"):
            for value in filter(None, map(str.strip, one.value.split(","))):
                begin, slash, end = value.partition("/")
                moment = self._moment(one, begin)
                if not slash:
                    plain.append(moment)
                    continue
                after = moment + _duration(end) if end[:1] in "+P" else self._moment(one, end)
                if not isinstance(moment, datetime) or not isinstance(after, datetime):
                    raise Invalid("bad_time")
                periods.append((moment, after))
        return tuple(periods), tuple(plain)

    def _moment(self, said: Property, value: str) -> date:
        try:
            if len(value) in {8, 10}:
                return date.fromisoformat(value)
            moment = datetime.fromisoformat(value.upper())
        except ValueError:
            raise Invalid("bad_time") from None
        zones = self._zones
        if moment.tzinfo is not None:
            # Calendars with a clock of their own write moments in UTC and repeat them on theirs.
            moment = moment.astimezone(UTC)
            return moment.astimezone(zones.own) if zones.own else moment
        name = said.zone or self._zone
        zone = zones.named(name) if name else None
        self.has_unknown_zone |= bool(name) and zone is None
        return moment.replace(tzinfo=zone or zones.own or zones.fallback)


def _end(part: Part, start: date, end: date | None) -> date:
    """When an event that starts then is over; of whole days the first date after it."""
    is_timed = isinstance(start, datetime)
    if end is None:
        end = _after(start, part.first("DURATION"))
    if is_timed != isinstance(end, datetime):
        raise Invalid("mixed_times")
    if not is_timed and end == start:
        # Some calendars name the last day instead of the one after it.
        end = start + DAY
    length = end - start
    if length < timedelta(0):
        raise Invalid("ends_before_it_starts")
    if not length:
        raise Invalid("no_length")
    if length > LONGEST_EVENT:
        raise Invalid("too_long")
    return end


def _after(start: date, written: str) -> date:
    if not written:
        return start
    length = _duration(written)
    if not isinstance(start, datetime) and length % DAY:
        raise Invalid("mixed_times")
    return start + length


def _duration(written: str) -> timedelta:
    found = _DURATION.fullmatch(written.upper())
    if written.startswith("-"):
        raise Invalid("ends_before_it_starts")
    if found is None or not any(found.groups()):
        raise Invalid("bad_time")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def _sequence(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0  # noqa: PLR2004 - more digits are no count of changes


def _title(written: str) -> str:
    plain = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], written)
    return " ".join(plain.split())[:LONGEST_TITLE]
