"""How the pages about a team say days, windows and what was just done."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.language import format_date, format_day, format_moment
from app.language import gettext as _
from journal.teams.windows import Window

LAST_MINUTE = timedelta(minutes=1)


def day(moment: datetime, zone: ZoneInfo) -> str:
    """Return the date of a moment on a clock."""
    return format_date(moment.astimezone(zone).date())


def dates(window: Window) -> str:
    """Return the first and the last day of a window."""
    first, last = format_day(window.first_day), format_day(window.last_day)
    return _("%(first)s to %(last)s", first=first, last=last)


def next_day(window: Window) -> str:
    """Return the day on which the window after it begins."""
    return format_date(Window(window.number + 1).first_day)


def last_moment(window: Window, organisation: ZoneInfo, own: ZoneInfo) -> str:
    """Return the last minute of a window, on her own clock."""
    return format_moment(window.closes_at(organisation) - LAST_MINUTE, own)


def done(code: str) -> str:
    """Return the sentence for what was just done; an empty one for anything else."""
    return {
        "joined": _("You're in the team."),
        "agreed": _("Saved. From the next window on your check-ins may count."),
        "withdrawn": _("Taken back. Nothing of yours comes into a summary that isn't out yet."),
        "out": _("You're out of this window. Nobody is shown that."),
        "in": _("You take part in this window again."),
        "over": _("That window has closed in the meantime. Nothing was changed."),
        "left": _("You've left the team. Your journal is as it was."),
    }.get(code, "")
