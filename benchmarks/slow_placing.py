"""A slow, obvious answer to where a moment lies; written from the words, not from the code."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from journal.shifts.rules import ShiftInterval
from journal.vocabulary import BesideShift, ShiftKind

MONTH = timedelta(days=31)
EIGHT_HOURS = timedelta(hours=8)

Shifts = Sequence[ShiftInterval]


def slow_minutes(shifts: Shifts, at: datetime) -> int | None:
    """Whole minutes since work ended, by looking at every shift."""
    work = [one for one in shifts if one.kind is ShiftKind.WORK]
    if _runs(work, at):
        return None
    over = [at - one.ends_at for one in work if timedelta(0) <= at - one.ends_at <= MONTH]
    return None if not over else int(min(over) / timedelta(minutes=1))


def slow_place(shifts: Shifts, at: datetime) -> BesideShift:
    """Where a moment lies, by looking at every shift for every question."""
    work = [one for one in shifts if one.kind is ShiftKind.WORK]
    if _runs(work, at):
        return BesideShift.INSIDE
    if _runs([one for one in shifts if one.kind is ShiftKind.ON_CALL], at):
        return BesideShift.ON_CALL
    over = [one for one in work if one.ends_at <= at]
    if all(at - one.ends_at > MONTH for one in over):
        over = []
    coming = [one for one in work if one.starts_at > at]
    if all(one.starts_at - at > MONTH for one in coming):
        coming = []
    return _between_work(over, coming, at) if over or coming else BesideShift.UNKNOWN


def _between_work(over: Shifts, coming: Shifts, at: datetime) -> BesideShift:
    if over and coming and _is_one_day(over, coming):
        return BesideShift.BETWEEN
    if any(at - one.ends_at <= EIGHT_HOURS for one in over):
        return BesideShift.AFTER
    zone = ZoneInfo((_begun_last(over) if over else _begins_next(coming)).zone)
    today = at.astimezone(zone).date()
    if any(one.starts_at.astimezone(zone).date() == today for one in coming):
        return BesideShift.BEFORE
    if any(one.starts_at.astimezone(zone).date() == today for one in over):
        return BesideShift.AFTER
    return BesideShift.DAY_OFF


def _runs(shifts: Shifts, at: datetime) -> bool:
    return any(one.starts_at <= at < one.ends_at for one in shifts)


def _is_one_day(over: Shifts, coming: Shifts) -> bool:
    """Whether the work that ended last and that which begins next are of one date."""
    latest = max(one.ends_at for one in over)
    ended = next(one for one in over if one.ends_at == latest)
    return ended.local_date == _begins_next(coming).local_date


def _begun_last(over: Shifts) -> ShiftInterval:
    return max(over, key=lambda one: (one.starts_at, one.planned_end))


def _begins_next(coming: Shifts) -> ShiftInterval:
    return min(coming, key=lambda one: (one.starts_at, one.planned_end))
