"""When a session is and how often, in words."""

from zoneinfo import ZoneInfo

from app.language import format_date, format_moment, format_time
from app.language import gettext as _
from app.session_words import repeat_words
from journal.teams.session_line import SessionDate, SessionLine


def when(one: SessionDate, zone: ZoneInfo) -> str:
    """Return day and time of a date on a clock, from and to."""
    begin = format_moment(one.span.starts_at, zone)
    return _(
        "%(begin)s to %(end)s", begin=begin, end=format_time(one.span.ends_at.astimezone(zone))
    )


def how_often(line: SessionLine) -> str:
    """Return how often a session comes, and until when."""
    often = repeat_words()[line.rhythm.repeats.value]
    if line.rhythm.until is None:
        return often
    return _("%(often)s until %(day)s", often=often, day=format_date(line.rhythm.until))
