"""What a month of shifts comes to: days, hours, nights, quick returns; and parts of the day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from journal.shifts.roster import RestGap, Roster
from journal.shifts.rules import DAY, DAY_MINUTES, ShiftInterval, local_moment

NIGHT_BEGINS, NIGHT_ENDS = 23 * 60, 6 * 60
"""Night time by the clock: seven hours that hold midnight to five (2003/88/EC, art. 2)."""

NIGHT_WORK_FROM = timedelta(hours=3)
"""Work with this much night time is night work (art. 2 says so of a night worker)."""


EVENING_FROM = 12 * 60
"""Work that begins at noon or later, and is no night work, is an evening's."""


class PartOfDay(StrEnum):
    """Which part of a day some hours of work take."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class MonthTotals:
    """Sums over some dates; a split day is one day worked, hours that overlap count once."""

    days_worked: int
    minutes: int
    nights: int
    quick_returns: int
    on_call_minutes: int


def totals_of(
    shifts: Sequence[ShiftInterval],
    on_call: Sequence[ShiftInterval],
    rests: Iterable[RestGap | None],
) -> MonthTotals:
    """Sum up work and time on call, both sorted by start, and the rests before."""
    return MonthTotals(
        days_worked=len({shift.local_date for shift in shifts}),
        minutes=_minutes_of(shifts),
        nights=len({shift.local_date for shift in shifts if is_night_work(shift)}),
        quick_returns=sum(1 for rest in rests if rest is not None and rest.is_quick_return),
        on_call_minutes=_minutes_of(on_call),
    )


def part_of_day(start_minute: int, end_minute: int) -> PartOfDay:
    """What some hours by the clock are called; an end <= start is the next day's."""
    length = (end_minute - start_minute - 1) % DAY_MINUTES + 1
    if length == DAY_MINUTES:
        return PartOfDay.WHOLE
    nights = ((NIGHT_BEGINS - DAY_MINUTES, NIGHT_ENDS), (NIGHT_BEGINS, NIGHT_ENDS + DAY_MINUTES))
    shared = [min(end, start_minute + length) - max(begin, start_minute) for begin, end in nights]
    if timedelta(minutes=max(shared)) >= NIGHT_WORK_FROM:
        return PartOfDay.NIGHT
    return PartOfDay.EVENING if start_minute >= EVENING_FROM else PartOfDay.DAY


def is_night_work(shift: ShiftInterval) -> bool:
    """Whether a shift as planned takes three hours or more of one night."""
    zone = ZoneInfo(shift.zone)
    evening = shift.starts_at.astimezone(zone).date() - DAY
    while (begins := local_moment(evening, NIGHT_BEGINS, zone)) < shift.planned_end:
        ends = local_moment(evening + DAY, NIGHT_ENDS, zone)
        if _shared(begins, ends, shift) >= NIGHT_WORK_FROM:
            return True
        evening += DAY
    return False


def _shared(begins: datetime, ends: datetime, shift: ShiftInterval) -> timedelta:
    return min(ends, shift.planned_end) - max(begins, shift.starts_at)


def _minutes_of(shifts: Sequence[ShiftInterval]) -> int:
    stretches = Roster(tuple(shifts)).stretches
    worked = sum((one.ends_at - one.starts_at for one in stretches), timedelta())
    return int(worked.total_seconds() // 60)
