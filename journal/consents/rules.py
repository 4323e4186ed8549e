"""Until when a person can keep out of a window's figures."""

from datetime import datetime
from zoneinfo import ZoneInfo

from journal.errors import NotAllowed, NotFound
from journal.teams.windows import Window, window_at

WINDOWS_AHEAD = 13
"""How far ahead one can keep out: about a year."""


def check_still_open(window: Window, now: datetime, zone: ZoneInfo) -> None:
    """Raise ``NotAllowed`` for a window that has closed in the organisation's zone.

    Raise ``NotFound`` for one that is more than a year ahead.
    """
    ahead = window.number - window_at(now, zone).number
    if ahead < 0:
        raise NotAllowed
    if ahead > WINDOWS_AHEAD:
        raise NotFound
