"""Invented calendars, with only what matters said."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from journal.rosters.calendar_file import CalendarFile, Occurrence, read_calendar

SEOUL = ZoneInfo("Asia/Seoul")
WINDOW = (date(2026, 1, 1), date(2026, 12, 31))

BERLIN = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


def make_event(*lines: str, title: str = "D", start: str = "20260302T070000Z") -> str:
    """Make an event that starts then; lines that begin with DTSTART or DTEND replace its own."""
    said = list(lines)
    if not any(line.startswith("DTSTART") for line in said):
        said.insert(0, f"DTSTART:{start}")
    if not any(line.startswith(("DTEND", "DURATION")) for line in said):
        said.insert(1, "DURATION:PT8H")
    return "\n".join(["BEGIN:VEVENT", f"SUMMARY:{title}", *said, "END:VEVENT"])


def make_calendar(*parts: str) -> str:
    """Make a calendar; parts are its own lines, zones and events."""
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""])


def read(*parts: str, zone: ZoneInfo = SEOUL) -> CalendarFile:
    """Read a calendar of these parts."""
    return read_calendar(make_calendar(*parts).encode(), zone, WINDOW)


def starts(calendar: CalendarFile) -> list[str]:
    """When the timed occurrences start, in UTC."""
    return [
        f"{one.starts_at.astimezone(UTC):%m-%d %H:%M}"
        for one in calendar.occurrences
        if one.starts_at
    ]


def reasons(calendar: CalendarFile) -> list[tuple[int, str]]:
    """Which events were left out, and why."""
    return [(one.number, one.reason) for one in calendar.bad]


def whole_days(calendar: CalendarFile) -> list[tuple[str, str]]:
    """The first and last dates of the occurrences without hours."""
    return [
        (f"{one.first:%m-%d}", f"{one.last:%m-%d}")
        for one in calendar.occurrences
        if one.is_all_day
    ]


def hours_of(one: Occurrence) -> float:
    """How long a timed occurrence is."""
    assert isinstance(one.starts_at, datetime)
    assert isinstance(one.ends_at, datetime)
    return (one.ends_at - one.starts_at).total_seconds() / 3600
