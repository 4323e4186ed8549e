"""Which nights a duty takes, by the clock it was written for."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from journal.causes.duties import KnownDuty
from journal.shifts.rules import DAY, local_moment

NIGHT_BEGINS, NIGHT_ENDS = 23 * 60, 6 * 60
"""Night time by the clock: seven hours that hold midnight to five (the directive's art. 2)."""

NIGHT_DUTY_FROM = timedelta(hours=3)
"""A duty with this much night time is a night duty (art. 2 says so of a night worker)."""


def nights_of(duty: KnownDuty) -> tuple[date, ...]:
    """The nights, by the date of their evening, that a duty takes three hours or more of."""
    zone = ZoneInfo(duty.zone)
    begin = duty.starts_at.astimezone(zone)
    evening = begin.date() - DAY if begin.hour * 60 < NIGHT_ENDS else begin.date()
    last = duty.ends_at.astimezone(zone).date()
    found = []
    while evening <= last:
        begins, ends = _night(evening, duty.zone)
        if min(ends, duty.ends_at) - max(begins, duty.starts_at) >= NIGHT_DUTY_FROM:
            found.append(evening)
        evening += DAY
    return tuple(found)


@lru_cache(maxsize=1024)
def _night(evening: date, zone: str) -> tuple[datetime, datetime]:
    clock = ZoneInfo(zone)
    begins = local_moment(evening, NIGHT_BEGINS, clock)
    return begins, local_moment(evening + DAY, NIGHT_ENDS, clock)
