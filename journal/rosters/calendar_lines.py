"""Finds the events in a calendar file, line by line, whatever shape the file is in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from journal.errors import Invalid
from journal.files.text import LARGEST_FILE_BYTES, text_of

MOST_EVENTS = 20_000
MOST_LINES = 400_000
"""A file of the largest size has no more, for a line of a calendar has fifty letters."""
MOST_LINES_OF_EVENT = 2_000
"""Exceptions are one line each in some calendars; everything beyond is not looked at."""
_DEEPEST = 20
_BEGINNING_BYTES = 4096

_NAME = re.compile(r"[A-Za-z0-9-]+")
_FOLD = re.compile(r"\r?\n[ \t]")
_PROPERTY = re.compile(r"([A-Za-z0-9-]+)((?:;[^\":;]*(?:\"[^\"]*\"[^\":;]*)*)*):(.*)", re.DOTALL)
_DATE_VALUE = re.compile(r":(?:[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})")
_ZONE = re.compile(r";TZID=\"?([^\";]*)\"?", re.IGNORECASE)
_RANGE = re.compile(r";RANGE=\"?THISANDFUTURE", re.IGNORECASE)
# The value of these begins with a date; some calendars do not quote a colon in a zone's name.
_DATES = frozenset({"DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID"})
_OF_EVENTS = _DATES | {"DURATION", "RRULE", "EXRULE", "UID", "STATUS", "SEQUENCE", "SUMMARY"}
_OF_ZONES = frozenset(
    {"TZID", "X-LIC-LOCATION", "DTSTART", "TZOFFSETTO", "TZOFFSETFROM", "RRULE", "RDATE"}
)
_OF_CALENDARS = frozenset({"X-WR-TIMEZONE", "METHOD", "CALSCALE"})
_WANTED = _OF_EVENTS | _OF_ZONES | _OF_CALENDARS
# Which parts are kept in which: alarms and the like are gone through, and nothing more.
_KEPT = {
    "VCALENDAR": frozenset({"VEVENT", "VTIMEZONE"}),
    "VTIMEZONE": frozenset({"STANDARD", "DAYLIGHT"}),
}


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a calendar; ``zone`` is the name it gives, ``is_future`` its RANGE."""

    name: str
    value: str
    zone: str | None = None
    is_future: bool = False


@dataclass(slots=True)
class Part:
    """A calendar, an event, or a definition of a zone, with what was said in it."""

    kind: str
    line: int
    properties: list[Property] = field(default_factory=list)
    parts: "list[Part]" = field(default_factory=list)
    is_closed: bool = False

    def first(self, name: str) -> str:
        """What it says under a name, an empty text when it says nothing."""
        return next((one.value.strip() for one in self.properties if one.name == name), "")

    def all(self, name: str) -> list[Property]:
        """Every line of a name."""
        return [one for one in self.properties if one.name == name]


def looks_like_calendar(content: bytes) -> bool:
    """Whether the bytes begin like a calendar file, in whatever encoding."""
    return b"BEGIN:VCALENDAR" in content[:_BEGINNING_BYTES].replace(b"\x00", b"").upper()


def calendars_in(content: bytes) -> list[Part]:
    """The calendars of a file with their events and zones; mostly there is one.

    Refusals: those of ``text_of`` but for single damaged bytes, ``not_a_calendar``,
    ``too_many_events`` and ``too_many_lines`` with the line, ``other_calendar`` for years that
    are not Gregorian.
    """
    if len(content) > LARGEST_FILE_BYTES:
        raise Invalid("too_large")
    scan = _Scan()
    for number, (line, text) in enumerate(_lines(content), start=1):
        if number > MOST_LINES:
            raise Invalid("too_many_lines", line=line)
        scan.take(line, text)
    if not scan.calendars:
        raise Invalid("not_a_calendar")
    for calendar in scan.calendars:
        if calendar.first("CALSCALE").upper() not in {"", "GREGORIAN"}:
            raise Invalid("other_calendar", line=calendar.line)
    return scan.calendars


def _lines(content: bytes) -> Iterator[tuple[int, str]]:
    """The lines of a file put together again where they were folded, with their first numbers.

    Folds may lie inside a letter of several bytes, so they are undone before anything is decoded.
    """
    is_wide = b"\x00" in content or content.startswith((b"\xff\xfe", b"\xfe\xff"))
    raw = text_of(content) if is_wide else content.decode("latin-1")
    raw = raw if "\n" in raw else raw.replace("\r", "\n")
    marked = _FOLD.sub("\x01", raw.replace("\x01", ""))
    whole = marked.replace("\x01", "")
    text = whole if is_wide else _decoded(whole.encode("latin-1"))
    line = 1
    for folded, plain in zip(_cut(marked), _cut(text), strict=False):
        yield line, plain.rstrip("\r ")
        line += 1 + folded.count("\x01")


def _cut(text: str) -> Iterator[str]:
    """The lines of a text one at a time: a list of ten million takes a gigabyte."""
    begin = 0
    while (end := text.find("\n", begin)) >= 0:
        yield text[begin:end]
        begin = end + 1
    yield text[begin:]


def _decoded(content: bytes) -> str:
    try:
        return text_of(content)
    except Invalid as invalid:
        if invalid.reason != "damaged_text":
            raise
        # What counts is written in plain letters; a damaged title is still a title.
        return content.decode("utf-8", errors="replace")


class _Scan:
    """Sorts lines into calendars, events and zones; parts that are neither are passed over."""

    def __init__(self) -> None:
        self.calendars: list[Part] = []
        self._open: list[Part] = []
        self._events = 0

    def take(self, line: int, text: str) -> None:
        named = _NAME.match(text)
        name = named[0].upper() if named else ""
        if name == "BEGIN":
            self._begin(_kind(text), line)
        elif name == "END":
            self._end(_kind(text))
        elif name in _WANTED and self._open:
            part = self._open[-1]
            found = _property(name, text)
            if found is not None and len(part.properties) < MOST_LINES_OF_EVENT:
                part.properties.append(found)

    def _begin(self, kind: str, line: int) -> None:
        part = Part(kind, line)
        if kind == "VCALENDAR" or (kind == "VEVENT" and not self.calendars):
            self._open = []
            self.calendars.append(part if kind == "VCALENDAR" else Part("VCALENDAR", line))
        if kind == "VEVENT":
            self._events += 1
            if self._events > MOST_EVENTS:
                raise Invalid("too_many_events", line=line)
            # An event whose end was forgotten ends where the next begins.
            self._open = [self.calendars[-1]]
        if self._open and kind in _KEPT.get(self._open[-1].kind, ()):
            self._open[-1].parts.append(part)
        if len(self._open) < _DEEPEST:
            self._open.append(part)

    def _end(self, kind: str) -> None:
        while self._open and any(one.kind == kind for one in self._open):
            part = self._open.pop()
            if part.kind == kind:
                part.is_closed = True
                return


def _kind(text: str) -> str:
    return text.partition(":")[2].strip().upper()


def _property(name: str, text: str) -> Property | None:
    if name in _DATES:
        written = _DATE_VALUE.search(text)
        place = written.start() if written else text.rfind(":")
        said, value = text[:place], text[place + 1 :]
        zone = _ZONE.search(said)
        return Property(name, value.strip(), zone[1] if zone else None, bool(_RANGE.search(said)))
    found = _PROPERTY.fullmatch(text)
    return Property(name, found[3]) if found else None
