"""What becomes of a date when it changes places with another."""

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.shifts.rules import DAY_MINUTES, DatedSlot, ShiftInterval
from journal.vocabulary import DayKind

MINUTE = timedelta(minutes=1)


def moved_to(day: date, shifts: Sequence[ShiftInterval]) -> tuple[DatedSlot, ...]:
    """The same hours by the clock on another date, in place of all that was planned for it."""
    return tuple(_moved(shift, day) for shift in shifts)


def kind_of_swapped(kind: DayKind | None) -> DayKind:
    """Why a date is free that took the place of a free one: leave and sickness go with her."""
    return kind if kind in {DayKind.LEAVE, DayKind.SICK} else DayKind.SWAPPED


def _moved(shift: ShiftInterval, day: date) -> DatedSlot:
    zone = ZoneInfo(shift.zone)
    begin = shift.starts_at.astimezone(zone).replace(tzinfo=None)
    end = shift.planned_end.astimezone(zone).replace(tzinfo=None)
    minutes = (end - begin) // MINUTE
    if begin.date() != shift.local_date or not 0 < minutes <= DAY_MINUTES:
        raise Invalid("cannot_be_swapped", field="second")
    start = begin.hour * 60 + begin.minute
    return DatedSlot(
        day, shift.zone, start, (start + minutes) % DAY_MINUTES, replaces_day=True, kind=shift.kind
    )
