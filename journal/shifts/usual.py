"""The hours in which a person usually works, as far as their shifts tell."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from journal.shifts.rules import ShiftInterval

HOUR = timedelta(hours=1)
HALF = 0.5


def usual_hours(shifts: Iterable[ShiftInterval], zone: ZoneInfo) -> frozenset[tuple[int, int]]:
    """The (weekday, hour) pairs, 0 is Monday, worked in at least half of the weeks with a shift.

    Hours are those of the clock on the wall in ``zone``; one that is only touched counts whole.
    """
    worked: Counter[tuple[int, int]] = Counter()
    weeks = set()
    for shift in shifts:
        weeks.add(shift.local_date.isocalendar()[:2])
        worked.update(_hours(shift.starts_at.astimezone(zone), shift.planned_end.astimezone(zone)))
    return frozenset(hour for hour, times in worked.items() if times >= HALF * len(weeks))


def _hours(begin: datetime, end: datetime) -> Iterable[tuple[int, int]]:
    at = begin.replace(minute=0, second=0, microsecond=0)
    while at < end:
        yield at.weekday(), at.hour
        at += HOUR
