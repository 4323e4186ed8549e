"""Finds the clock that a calendar means by a name: the world's, Windows's, or one of its own."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from journal.errors import Invalid
from journal.rosters.calendar_lines import Part
from journal.rosters.recurrence import Budget, starts_of
from journal.rosters.repetition import rule_of

_OFFSET = re.compile(
    r"(?:UTC|GMT|^)\s*([+-])\s*([0-9]{1,2}):?([0-5][0-9])?(?![0-9])", re.IGNORECASE
)
_WRITTEN_OFFSET = re.compile(r"([+-])([0-9]{2})([0-9]{2})(?:[0-9]{2})?")
_WIDEST = timedelta(hours=18)
_DEFINED = (date(1990, 1, 1), date(2060, 12, 31))
"""The years for which a calendar's own definition of a zone is worked out."""
_MOST_DEFINITIONS = 200
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Zones:
    """The clocks of one calendar; ``fallback`` is the person's own, for times without any."""

    defined: Mapping[str, tzinfo]
    fallback: ZoneInfo
    own: tzinfo | None
    """What the calendar as a whole says (X-WR-TIMEZONE)."""

    def named(self, name: str) -> tzinfo | None:
        """The clock of a name; None when nobody knows it."""
        if len(name) > _LONGEST_NAME:
            return None
        return known_zone(name) or self.defined.get(name.strip()) or offset_zone(name)


class DefinedZone(tzinfo):
    """A clock that a calendar defines itself: from each local moment on, an offset."""

    def __init__(self, onsets: Sequence[tuple[datetime, timedelta]], before: timedelta) -> None:
        self._begins = [moment for moment, _offset in onsets]
        self._offsets = [before, *(offset for _moment, offset in onsets)]

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """The offset on the clock of a local moment."""
        if moment is None:
            return self._offsets[-1]
        return self._offsets[bisect_right(self._begins, moment.replace(tzinfo=None))]

    def dst(self, _moment: datetime | None) -> timedelta:
        """Not known apart from the offset."""
        return timedelta(0)

    def tzname(self, _moment: datetime | None) -> str:
        """A name that is none, so that nobody takes it for a known clock."""
        return "defined"


def zones_of(calendar: Part, fallback: ZoneInfo, budget: Budget) -> Zones:
    """The clocks that a calendar names or defines, as far as the budget of its file goes."""
    defined: dict[str, tzinfo] = {}
    for part in [one for one in calendar.parts if one.kind == "VTIMEZONE"][:_MOST_DEFINITIONS]:
        name = part.first("TZID")
        if name not in defined and known_zone(name) is None:
            zone = known_zone(part.first("X-LIC-LOCATION")) or _defined(part, budget)
            if zone is not None:
                defined.setdefault(name, zone)
    named = calendar.first("X-WR-TIMEZONE")
    zones = Zones(defined, fallback, None)
    return replace(zones, own=zones.named(named) if named else None)


@cache
def _names() -> frozenset[str]:
    return frozenset(available_timezones())


def known_zone(name: str) -> tzinfo | None:
    """The clock of a name that is known everywhere, also behind a maker's prefix; or None."""
    tidy = name.strip().strip("\"'/ ")
    if not tidy or len(tidy) > _LONGEST_NAME:
        return None
    parts = tidy.split("/")
    for start in range(min(len(parts), 6)):
        place = "/".join(parts[start:]).replace(" ", "_")
        if place in _names():
            return ZoneInfo(place)
    return _windows_zone(tidy)


def _windows_zone(name: str) -> ZoneInfo | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - only for calendars

    place = WINDOWS_TO_OLSON.get(name)
    return ZoneInfo(place) if place in _names() else None


def offset_zone(name: str) -> tzinfo | None:
    """The clock of a name such as UTC+11 or (GMT+09:00) with anything behind it."""
    found = _OFFSET.search(name)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if offset > _WIDEST:
        return None
    return timezone(offset if found[1] == "+" else -offset)


def _defined(part: Part, budget: Budget) -> DefinedZone | None:
    """The clock that a definition describes; None when it cannot be read."""
    onsets: list[tuple[datetime, timedelta]] = []
    before = timedelta(0)
    for sub in part.parts[:_MOST_DEFINITIONS]:
        offset = _offset(sub.first("TZOFFSETTO"))
        if offset is None:
            return None
        before = offset if sub.kind == "STANDARD" else before
        try:
            onsets += [(moment, offset) for moment in _onsets(sub, budget)]
        except Invalid:
            return None
    return DefinedZone(sorted(onsets), before) if onsets else None


def _onsets(sub: Part, budget: Budget) -> list[datetime]:
    """The local moments from which one half of a definition holds; ``Invalid`` if unreadable."""
    said = sub.all("RDATE")
    budget.take(1 + sum(1 + one.value.count(",") for one in said))
    try:
        start = datetime.fromisoformat(sub.first("DTSTART")).replace(tzinfo=None)
        named = [value for one in said for value in one.value.split(",")]
        onsets = [start, *(datetime.fromisoformat(one).replace(tzinfo=None) for one in named)]
    except ValueError:
        raise Invalid("bad_time") from None
    if sub.first("RRULE"):
        walked = starts_of(rule_of(sub.first("RRULE")), start, _DEFINED, budget)
        onsets += [one for one in walked if isinstance(one, datetime)]
    return onsets


def _offset(written: str) -> timedelta | None:
    found = _WRITTEN_OFFSET.fullmatch(written)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    if offset > _WIDEST:
        return None
    return offset if found[1] == "+" else -offset
