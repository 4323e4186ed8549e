"""How a roster's causes are said: why they matter, what happened, what would have to change."""

from datetime import datetime
from typing import TypeAlias, assert_never
from zoneinfo import ZoneInfo

from app.charts.words import day_words
from app.language import format_moment, format_time, ngettext
from app.language import gettext as _
from journal.causes.roster_causes import (
    Flagged,
    LastMinuteChange,
    NightsInARow,
    QuickReturn,
    ShortWeeklyRest,
)
from journal.vocabulary import RosterCause

Hours: TypeAlias = tuple[datetime, datetime]


def why(cause: RosterCause) -> str:
    """Return in a sentence or two why a cause matters."""
    return {
        RosterCause.QUICK_RETURN: _(
            "After under 11 hours of rest people slept about an hour less, and were hurt at work"
            " more often on that day and the next."
        ),
        RosterCause.SHORT_WEEKLY_REST: _(
            "European law gives 35 hours without work in every seven days: a whole day, and the"
            " night beside it."
        ),
        RosterCause.NIGHTS_IN_A_ROW: _(
            "Sleep after a night duty is short and isn't made up for in between, so it adds up."
            " Researchers advise three nights in a row at most."
        ),
        RosterCause.LAST_MINUTE_CHANGE: _(
            "Where hours change at short notice, people sleep worse. 72 hours is our own line: no"
            " study says how much notice is enough."
        ),
    }[cause]


def how(cause: RosterCause) -> str:
    """Return how a cause is counted, and where that comes from."""
    return {
        RosterCause.QUICK_RETURN: _(
            "From the end of one working day to the start of the next, in real hours, also when"
            " clocks change; the pause inside a split duty doesn't count. Directive 2003/88/EC,"
            " art. 3. Injuries: 69,200 people, doi 10.5271/sjweh.3770. Sleep: doi"
            " 10.5271/sjweh.4175."
        ),
        RosterCause.SHORT_WEEKLY_REST: _(
            "Seven days are counted from the first duty after a long rest; it counts on the duty"
            " that stands in the way. Directive 2003/88/EC, art. 5 with art. 3; Court of Justice,"
            " C-306/16."
        ),
        RosterCause.NIGHTS_IN_A_ROW: _(
            "Four or more. A night duty has at least three hours between 23:00 and 6:00, as in"
            " Directive 2003/88/EC, art. 2. It counts once, on the fourth evening. Sleep: doi"
            " 10.5271/sjweh.3885. Advice of fifteen researchers: doi 10.5271/sjweh.3920."
        ),
        RosterCause.LAST_MINUTE_CHANGE: _(
            "A duty that came, moved or went less than 72 hours before its start, the old or the"
            " new one, measured from when it was brought in here. A date that no roster spoke for"
            " before doesn't count. Sleep: 16,000 people, doi 10.1016/j.ssmph.2020.100681."
        ),
    }[cause]


def said(found: Flagged) -> str:
    """Return what happened to somebody."""
    zone = ZoneInfo(found.zone)
    match found:
        case QuickReturn():
            return _(
                "Out %(out)s, back in %(back)s: %(time)s between.",
                out=format_moment(found.ended_at, zone),
                back=format_moment(found.starts_at, zone),
                time=length_of(found.minutes),
            )
        case ShortWeeklyRest():
            return _(
                "No 35 hours off in the seven days from %(since)s on.",
                since=format_moment(found.since, zone),
            )
        case NightsInARow():
            return _(
                "%(nights)s nights in a row, %(first)s to %(last)s.",
                nights=found.nights,
                first=day_words(found.first_night),
                last=day_words(found.last_night),
            )
        case LastMinuteChange():
            return _changed(found, zone)
        case _:
            assert_never(found)


def better(found: Flagged) -> str:
    """Return which change in the roster would spare it."""
    zone = ZoneInfo(found.zone)
    match found:
        case QuickReturn():
            rested = format_moment(found.rested_at, zone)
            return _("A start at %(time)s or later gives 11 hours.", time=rested)
        case ShortWeeklyRest():
            begun = format_moment(found.rest_by, zone)
            return _("A rest that begins by %(time)s would still lie in them.", time=begun)
        case NightsInARow():
            night = day_words(found.day)
            return _("With the night of %(day)s off, the first three stand alone.", day=night)
        case LastMinuteChange():
            due = format_moment(found.due_by, zone)
            return _("Said by %(time)s, it would have been 72 hours ahead.", time=due)
        case _:
            assert_never(found)


def length_of(minutes: int) -> str:
    """Return a length of time in hours and minutes."""
    whole, left = divmod(minutes, 60)
    if left == 0:
        return ngettext("%(num)s hour", "%(num)s hours", whole)
    return _("%(hours)s h %(minutes)s min", hours=whole, minutes=left)


def _changed(found: LastMinuteChange, zone: ZoneInfo) -> str:
    ahead = length_of(found.minutes)
    was, becomes = _hours(found.was, zone), _hours(found.becomes, zone)
    if not was:
        return _("New: %(hours)s. Said %(time)s ahead.", hours=becomes, time=ahead)
    if not becomes:
        return _("Taken out: %(hours)s. Said %(time)s ahead.", hours=was, time=ahead)
    return _(
        "Moved from %(old)s to %(new)s. Said %(time)s ahead.", old=was, new=becomes, time=ahead
    )


def _hours(hours: Hours | None, zone: ZoneInfo) -> str:
    if hours is None:
        return ""
    starts_at, ends_at = hours
    return f"{format_moment(starts_at, zone)}–{format_time(ends_at.astimezone(zone))}"  # noqa: RUF001 - an en dash joins two times
