"""How weekly rules, dated shifts, days off and actual ends become shifts; all durations in UTC."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from journal.errors import Invalid

DAY = timedelta(days=1)
DAY_MINUTES = 24 * 60
EARLIEST = date(1990, 1, 1)
LATEST = date(2100, 12, 31)

# An end belongs to its shift even after the plan was corrected by a few hours.
SAME_SHIFT_WITHIN = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Slot:
    """One stretch on a weekday (0 is Monday), in local minutes; an end <= start is next day's."""

    weekday: int
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True)
class WeeklyRule:
    """A week that repeats in its IANA zone from ``starting`` to ``until``, both included."""

    zone: str
    starting: date
    until: date | None
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class DatedSlot:
    """One shift on one date, in local minutes, beside the weekly rule or instead of it."""

    local_date: date
    zone: str
    start_minute: int
    end_minute: int
    replaces_day: bool


@dataclass(frozen=True, slots=True)
class ActualEnd:
    """When the shift planned to start at ``shift_starts_at`` was really over; both aware."""

    shift_starts_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class RosterSources:
    """Everything that one person's shifts come from."""

    weekly: tuple[WeeklyRule, ...] = ()
    dated: tuple[DatedSlot, ...] = ()
    days_off: frozenset[date] = frozenset()
    ends: tuple[ActualEnd, ...] = ()


@dataclass(frozen=True, slots=True)
class ShiftInterval:
    """One shift in UTC, with the local date and zone it belongs to.

    ``ends_at`` is the actual end where she said it (``is_closed``), the planned one otherwise.
    """

    local_date: date
    zone: str
    starts_at: datetime
    planned_end: datetime
    ends_at: datetime
    is_closed: bool = False

    @property
    def overtime_minutes(self) -> int:
        """Whole minutes worked past the planned end; 0 when it ended on time or early."""
        return max(0, int((self.ends_at - self.planned_end).total_seconds() // 60))


def check_week(rule: WeeklyRule) -> None:
    """Raise ``Invalid`` for a week without a day, with stretches that overlap, or out of range."""
    if not rule.slots:
        raise Invalid("no_days", field="days")
    if not EARLIEST <= rule.starting <= LATEST:
        raise Invalid("date_out_of_range", field="starting")
    if rule.until is not None and not rule.starting <= rule.until <= LATEST:
        raise Invalid("until_before_starting", field="until")
    begins = sorted(slot.weekday * DAY_MINUTES + slot.start_minute for slot in rule.slots)
    lengths = {
        slot.weekday * DAY_MINUTES + slot.start_minute: minutes_of(slot) for slot in rule.slots
    }
    following = [*begins[1:], begins[0] + 7 * DAY_MINUTES]
    if any(begin + lengths[begin] > after for begin, after in zip(begins, following, strict=True)):
        raise Invalid("overlapping", field="second_begin")


def minutes_of(slot: Slot) -> int:
    """The planned minutes of a stretch, 1 to 1440, on a day without a clock change."""
    return (slot.end_minute - slot.start_minute - 1) % DAY_MINUTES + 1


def shift_intervals(sources: RosterSources, first: date, last: date) -> tuple[ShiftInterval, ...]:
    """The shifts whose local date lies between two dates, both included, by their start.

    A day off empties its date. Of two weekly rules that hold on one date, the one that started
    later wins, so a new week replaces only the future.
    """
    dated = [
        single
        for single in sources.dated
        if first <= single.local_date <= last and single.local_date not in sources.days_off
    ]
    closed = sources.days_off | {one.local_date for one in dated if one.replaces_day}
    shifts = [
        shift
        for rule, begin, end in _reigns(sources.weekly, first, last)
        for shift in _weekly(rule, begin, end)
        if shift.local_date not in closed
    ]
    shifts += [
        shift
        for one in dated
        for shift in _planned(one.local_date, ZoneInfo(one.zone), one.start_minute, one.end_minute)
    ]
    # Two sources may state the same stretch; it is worked once.
    unique = {(shift.starts_at, shift.planned_end): shift for shift in shifts}
    return _with_ends([unique[key] for key in sorted(unique)], sources.ends)


def local_moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The UTC moment of a local minute (0-1439).

    A minute that the clock skips moves forward by the gap; of a repeated one it is the first.
    """
    return datetime.combine(day, time(minute // 60, minute % 60), zone).astimezone(UTC)


def _reigns(
    rules: tuple[WeeklyRule, ...], first: date, last: date
) -> Iterator[tuple[WeeklyRule, date, date]]:
    """Cut the window where rules start or stop, and name the rule that holds in each piece."""
    cuts = {first, last + DAY}
    cuts |= {rule.starting for rule in rules}
    cuts |= {rule.until + DAY for rule in rules if rule.until is not None}
    inside = sorted(cut for cut in cuts if first <= cut <= last + DAY)
    for begin, following in pairwise(inside):
        holding = [
            rule
            for rule in rules
            if rule.starting <= begin and (rule.until is None or begin <= rule.until)
        ]
        if holding:
            yield max(holding, key=lambda rule: rule.starting), begin, following - DAY


def _weekly(rule: WeeklyRule, begin: date, end: date) -> Iterator[ShiftInterval]:
    """Lay the slots of a week over the dates from begin to end."""
    zone = ZoneInfo(rule.zone)
    for slot in rule.slots:
        day = begin + timedelta(days=(slot.weekday - begin.weekday()) % 7)
        while day <= end:
            yield from _planned(day, zone, slot.start_minute, slot.end_minute)
            day += timedelta(days=7)


def _planned(
    day: date, zone: ZoneInfo, start_minute: int, end_minute: int
) -> Iterator[ShiftInterval]:
    """Make the shift of one date, or none when the clock change swallows all of it."""
    starts_at = local_moment(day, start_minute, zone)
    is_overnight = end_minute <= start_minute
    planned_end = local_moment(day + DAY if is_overnight else day, end_minute, zone)
    if starts_at < planned_end:
        yield ShiftInterval(day, zone.key, starts_at, planned_end, planned_end)


def _with_ends(
    shifts: list[ShiftInterval], ends: tuple[ActualEnd, ...]
) -> tuple[ShiftInterval, ...]:
    """Give each actual end to the shift it names, or the nearest start if the plan has moved."""
    starts = [shift.starts_at for shift in shifts]
    for end in ends:
        index = _nearest(starts, end.shift_starts_at)
        if index is not None and end.ended_at > starts[index]:
            shifts[index] = replace(shifts[index], ends_at=end.ended_at, is_closed=True)
    return tuple(shifts)


def _nearest(starts: list[datetime], moment: datetime) -> int | None:
    """The index of the start nearest to a moment, None when all are far from it."""
    right = bisect_left(starts, moment)
    around = [index for index in (right - 1, right) if 0 <= index < len(starts)]
    near = [index for index in around if abs(starts[index] - moment) <= SAME_SHIFT_WITHIN]
    return min(near, key=lambda index: abs(starts[index] - moment), default=None)
