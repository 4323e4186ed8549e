"""How the pages for rosters from outside say what they found and what they could not read."""

from collections.abc import Sequence
from datetime import date, datetime, time

from babel.dates import format_skeleton, get_day_names

from app.language import current_locale, format_day, format_number, format_time, ngettext
from app.language import gettext as _
from app.rosters.refusals import about_event, about_fetch
from app.words import label
from journal.rosters.calendar_file import BadEvent
from journal.rosters.feeds import Feed
from journal.rosters.sheets import Note
from journal.vocabulary import DayKind, RosterSource, ShiftKind

SHOWN_PLACES = 12
HOURS_OF_DAY = 24


def between(begin: int, end: int) -> str:
    """Say from when to when in minutes since midnight; an end <= begin is the next day's."""
    words = {"begin": format_time(_clock(begin)), "end": format_time(_clock(end))}
    if end <= begin:
        return _("%(begin)s until %(end)s the next day", **words)
    return _("%(begin)s to %(end)s", **words)


def kinds(*, of_calendar: bool = False, is_timed: bool = False) -> list[tuple[str, str]]:
    """Return everything that a code or a title can mean, as value and word."""
    nothing = [("none", _("Leave the date as it was"))]
    if of_calendar:
        nothing = [("none", _("Not a shift of mine"))]
    if is_timed:
        nothing = [("none", _("As said above")), ("no", _("Not a shift of mine"))]
    free = (DayKind.OFF, DayKind.LEAVE, DayKind.SICK, DayKind.HOLIDAY)
    return [*nothing, *((kind.value, label(kind)) for kind in (*ShiftKind, *free))]


def weekdays() -> list[tuple[str, str]]:
    """Return the seven days as value and short name, Monday first."""
    names = get_day_names("abbreviated", locale=current_locale().value)
    return [(str(number), names[number]) for number in range(7)]


def month_name(first: date) -> str:
    """Write a month with its year."""
    return format_skeleton("yMMMM", first, locale=current_locale().value)


def source(kind: RosterSource) -> str:
    """Say where a roster came from."""
    return {
        RosterSource.GRID: _("From a grid"),
        RosterSource.LIST: _("From a list"),
        RosterSource.ICS: _("From a calendar file"),
        RosterSource.FEED: _("From a calendar's address"),
    }[kind]


def places(notes: Sequence[Note]) -> list[str]:
    """Name the places that nobody could read, and never what stands there."""
    shown = [_place(one) for one in notes[:SHOWN_PLACES]]
    more = len(notes) - SHOWN_PLACES
    return [*shown, *([ngettext("and %(num)s more", "and %(num)s more", more)] if more > 0 else [])]


def bad_events(bad: Sequence[BadEvent]) -> list[str]:
    """Name the events that could not be read: which one, where, and why."""
    shown = [
        _(
            "Event %(number)s (line %(line)s): %(why)s",
            number=format_number(one.number),
            line=format_number(one.line),
            why=about_event(one.reason),
        )
        for one in bad[:SHOWN_PLACES]
    ]
    more = len(bad) - SHOWN_PLACES
    return [*shown, *([ngettext("and %(num)s more", "and %(num)s more", more)] if more > 0 else [])]


def state(feed: Feed, now: datetime) -> str:
    """Say how long a calendar has been known, or since when it could not be fetched, and why."""
    since = feed.last_fetched_at or feed.created_at
    if feed.last_problem is not None:
        why = about_fetch(feed.last_problem)
        return _("Couldn't be fetched for %(time)s. %(why)s", time=_ago(since, now), why=why)
    if feed.last_fetched_at is None:
        return _("Not fetched yet.")
    return _("Fetched %(time)s ago.", time=_ago(since, now))


def _ago(since: datetime, now: datetime) -> str:
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 60:  # noqa: PLR2004 - minutes of an hour
        return ngettext("%(num)s minute", "%(num)s minutes", minutes)
    hours = minutes // 60
    if hours < 2 * HOURS_OF_DAY:
        return ngettext("%(num)s hour", "%(num)s hours", hours)
    return ngettext("%(num)s day", "%(num)s days", hours // HOURS_OF_DAY)


def _place(note: Note) -> str:
    words = {"line": format_number(note.line), "column": format_number(note.column)}
    if note.day is None:
        return _("Row %(line)s, column %(column)s", **words)
    return _("%(day)s (row %(line)s, column %(column)s)", day=format_day(note.day), **words)


def _clock(minute: int) -> time:
    return time(minute // 60, minute % 60)
