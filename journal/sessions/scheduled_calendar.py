"""Writes sessions as a calendar file (RFC 5545): for a calendar on her own phone.

Imported when one is asked for: the library is not small.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar

from journal.sessions.scheduled_rules import ALARM_AHEAD
from journal.teams.session_line import SessionDate, SessionLine


@dataclass(frozen=True, slots=True)
class Entry:
    """One date of a session; ``rings`` puts an alarm ten minutes before it."""

    line: SessionLine
    date: SessionDate
    rings: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """What the calendar is called; ``discreet`` is the title of every entry, empty: its own.

    A phone shows the title when it rings, so whoever is reminded gets a title that says nothing.
    """

    calendar: str
    discreet: str = ""


def calendar_file(entries: Iterable[Entry], naming: Naming, now: datetime) -> bytes:
    """The file, in UTF-8 with folded lines: one event a date, each always under the same UID."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Offshift//sessions//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", naming.calendar)
    for entry in entries:
        calendar.add_component(_event(entry, naming, now))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def uid_of(session_id: UUID, one: SessionDate) -> str:
    """What names one date of a session in every calendar it was ever written to."""
    return f"{session_id}-{one.held_on:%Y%m%d}@offshift"


def _event(entry: Entry, naming: Naming, now: datetime) -> icalendar.Event:
    line, one = entry.line, entry.date
    zone = ZoneInfo(line.rhythm.zone)
    event = icalendar.Event()
    event.add("uid", uid_of(line.id, one))
    event.add("dtstamp", now)
    event.add("dtstart", one.span.starts_at.astimezone(zone))
    event.add("dtend", one.span.ends_at.astimezone(zone))
    event.add("summary", naming.discreet or line.title)
    if naming.discreet:
        event.add("description", "\n".join(part for part in (line.title, line.link) if part))
    if line.place:
        event.add("location", line.place)
    if line.link:
        event.add("url", line.link)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    event.add("sequence", int(one.is_cancelled))
    if entry.rings and not one.is_cancelled:
        event.add_component(_alarm(naming))
    return event


def _alarm(naming: Naming) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -ALARM_AHEAD)
    alarm.add("description", naming.discreet or naming.calendar)
    return alarm
