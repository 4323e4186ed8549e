"""What would be kept of a roster: shifts in UTC, free days, and what nobody could read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.rosters.sheets import Note
from journal.shifts.rules import EARLIEST, LATEST, local_moment
from journal.vocabulary import DayKind, RosterSource, ShiftKind

DAY = timedelta(days=1)
MOST_SHIFTS = 5_000


@dataclass(frozen=True, slots=True, order=True)
class PlannedShift:
    """One stretch that would be kept, with the local date it belongs to; moments in UTC."""

    local_date: date
    starts_at: datetime
    ends_at: datetime
    kind: ShiftKind


@dataclass(frozen=True, slots=True)
class Plan:
    """What one roster would bring to the dates from ``first`` to ``last``.

    ``left`` are dates that stay as they were; ``unclear`` places that nobody could read.
    """

    source: RosterSource
    zone: ZoneInfo
    first: date
    last: date
    shifts: tuple[PlannedShift, ...]
    days: Mapping[date, DayKind]
    left: tuple[date, ...] = ()
    unclear: tuple[Note, ...] = ()
    bad_count: int = 0

    @property
    def is_all_on_call(self) -> bool:
        """Whether it says only when she is on call, and nothing of her work."""
        return bool(self.shifts) and all(one.kind is ShiftKind.ON_CALL for one in self.shifts)


def from_date(plan: Plan, first: date) -> Plan:
    """The same from a date on; raise ``Invalid`` ``nothing_left`` when it ends before."""
    if first <= plan.first:
        return plan
    if first > plan.last:
        raise Invalid("nothing_left", field="first")
    return replace(
        plan,
        first=first,
        shifts=tuple(one for one in plan.shifts if one.local_date >= first),
        days={day: kind for day, kind in plan.days.items() if day >= first},
        left=tuple(day for day in plan.left if day >= first),
    )


def stretch_of(
    day: date, begin: int, end: int, *, zone: ZoneInfo, kind: ShiftKind
) -> Iterator[PlannedShift]:
    """The stretch of one date; none where the change of the clock swallows it."""
    starts_at = local_moment(day, begin, zone)
    ends_at = local_moment(day + DAY if end <= begin else day, end, zone)
    if starts_at < ends_at:
        yield PlannedShift(day, starts_at, ends_at, kind)


def pieces_of(
    starts_at: datetime, ends_at: datetime, zone: ZoneInfo, kind: ShiftKind
) -> Iterator[PlannedShift]:
    """One stretch, or one a date where it is longer than a day."""
    day = starts_at.astimezone(zone).date()
    if ends_at - starts_at <= DAY:
        yield PlannedShift(day, starts_at, ends_at, kind)
        return
    while starts_at < ends_at:
        midnight = datetime.combine(day + DAY, time(), zone).astimezone(ends_at.tzinfo)
        until = min(ends_at, midnight)
        yield PlannedShift(day, starts_at, until, kind)
        starts_at, day = until, day + DAY


def checked(plan: Plan) -> Plan:
    """The plan itself; raise ``Invalid`` ``too_many_shifts`` or ``date_out_of_range``."""
    if len(plan.shifts) > MOST_SHIFTS:
        raise Invalid("too_many_shifts", field="first")
    if plan.first < EARLIEST or plan.last > LATEST:
        raise Invalid("date_out_of_range", field="first")
    return plan
