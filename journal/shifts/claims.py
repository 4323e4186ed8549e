"""Which day an entry belongs to: that of the shift it comes in, or not long after."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.shifts.rules import ShiftInterval

HOURS_AFTER = timedelta(hours=8)
"""How long after its end a shift still claims what is written down."""

NIGHT_ENDS_AT_HOUR = 4
"""Without a shift near, the small hours before this one belong to the day before."""

AHEAD_OF_OUR_CLOCK = timedelta(minutes=5)
"""How far a device's clock may run ahead of ours before an entry counts as of the future."""


def day_of(at: datetime, zone: ZoneInfo, claimed_by: ShiftInterval | None) -> date:
    """The day an entry belongs to: that of the shift that claims it.

    At 01:30 after an evening shift, or at 07:30 after a night, that is the shift's own date. With
    no shift near, the local calendar decides, where the hours before 04:00 end the day before.
    """
    if claimed_by is not None:
        return claimed_by.local_date
    local = at.astimezone(zone)
    return local.date() - timedelta(days=int(local.hour < NIGHT_ENDS_AT_HOUR))


def may_be_day_of(day: date, at: datetime, zone: ZoneInfo) -> bool:
    """Whether an entry of this moment can stand under this day: its own date or the one before."""
    local = at.astimezone(zone).date()
    return day in {local, local - timedelta(days=1)}


def refuse_future(at: datetime, now: datetime) -> None:
    """Raise ``Invalid`` for an entry of the future; any moment gone by may be written down."""
    if at > now + AHEAD_OF_OUR_CLOCK:
        raise Invalid("in_the_future", field="time")
