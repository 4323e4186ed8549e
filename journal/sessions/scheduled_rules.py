"""How a session lies beside the shifts, what a place in the order means, when to remind."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from journal.shifts.roster import Roster
from journal.teams.rhythm import Span
from journal.vocabulary import PlaceKind

NEAR_A_SHIFT = timedelta(hours=2)
"""A session this near before or after a shift costs no way of its own."""

KNOWN_AROUND = timedelta(days=14)
"""With no shift this near on either side nothing is known of her shifts then."""

REMINDED_AHEAD = timedelta(hours=1)
REMINDED_AFTER_SHIFT = timedelta(hours=1)
SAME_DAY = timedelta(hours=8)
"""A session that begins longer after a shift than this has nothing to do with it."""

ALARM_AHEAD = timedelta(minutes=10)

SMALLEST_COUNT = 10
COUNTED_IN_STEPS_OF = 5


class Fit(StrEnum):
    """Where a session lies beside her shifts."""

    IN_SHIFT = "in_shift"
    PARTLY_IN_SHIFT = "partly_in_shift"
    AFTER_SHIFT = "after_shift"
    BEFORE_SHIFT = "before_shift"
    DAY_OFF = "day_off"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fitting:
    """Where it lies, how many minutes after or before the shift (0 elsewhere), and if it fits."""

    fit: Fit
    minutes: int
    is_good: bool


class Standing(StrEnum):
    """What a person has at one date; whoever moved up had been on the waiting list."""

    NONE = "none"
    HELD = "held"
    WAITING = "waiting"
    MOVED_UP = "moved_up"

    @property
    def is_held(self) -> bool:
        """Whether a place is hers."""
        return self in {Standing.HELD, Standing.MOVED_UP}


def fitting(span: Span, roster: Roster, zone: ZoneInfo, *, can_leave_desk: bool) -> Fitting:
    """How a session lies beside a roster; ``zone`` is the clock that her days are on.

    In her shift it fits unless she said that she can't leave the desk, outside it up to two hours
    from one. A day off is hers: nothing on it fits by itself.
    """
    for stretch in roster.stretches:
        if stretch.starts_at <= span.starts_at and span.ends_at <= stretch.ends_at:
            return Fitting(Fit.IN_SHIFT, 0, is_good=can_leave_desk)
        if stretch.starts_at < span.ends_at and span.starts_at < stretch.ends_at:
            return Fitting(Fit.PARTLY_IN_SHIFT, 0, is_good=False)
    before, after = roster.previous_end(span.starts_at), roster.next_start(span.ends_at)
    since = span.starts_at - before if before else timedelta.max
    until = after - span.ends_at if after else timedelta.max
    if min(since, until) > KNOWN_AROUND:
        return Fitting(Fit.UNKNOWN, 0, is_good=True)
    day = span.starts_at.astimezone(zone).date()
    is_near = min(since, until) <= NEAR_A_SHIFT
    if not is_near and all(shift.local_date != day for shift in roster.shifts):
        return Fitting(Fit.DAY_OFF, 0, is_good=False)
    if since <= until:
        return Fitting(Fit.AFTER_SHIFT, _minutes(since), is_good=is_near)
    return Fitting(Fit.BEFORE_SHIFT, _minutes(until), is_good=is_near)


def has_place(rank: int, capacity: int | None) -> bool:
    """Whether the one who asked as number ``rank`` (from 1) of those still there has a place."""
    return capacity is None or rank <= capacity


def standing_of(rank: int | None, capacity: int | None, told: PlaceKind | None) -> Standing:
    """What she has now, by her number in the order and by what she was told when she asked."""
    if rank is None:
        return Standing.NONE
    if not has_place(rank, capacity):
        return Standing.WAITING
    return Standing.MOVED_UP if told is PlaceKind.WAITING else Standing.HELD


def counted(heads: int) -> int | None:
    """A head count that may be told: in steps of five from ten on; None: fewer than ten.

    A step hides whether one person came or stayed away, unless just as many came as end a step.
    """
    if heads < SMALLEST_COUNT:
        return None
    return heads - heads % COUNTED_IN_STEPS_OF


def is_time_to_remind(now: datetime, starts_at: datetime, roster: Roster) -> bool:
    """Whether now is the hour before a session, or the hour up to one hour after the shift.

    Always inside a shift or at most an hour after it, and so never on a day off; a session that
    belongs to no shift of its day is never reminded of.
    """
    before = [stretch for stretch in roster.stretches if stretch.starts_at <= starts_at]
    if not before or starts_at - before[-1].ends_at > SAME_DAY:
        return False
    until = min(starts_at, before[-1].ends_at + REMINDED_AFTER_SHIFT)
    return max(until - REMINDED_AHEAD, before[-1].starts_at) <= now < until


def may_ring(starts_at: datetime, roster: Roster) -> bool:
    """Whether an alarm ten minutes before a session would ring inside a shift."""
    return not roster.is_outside(starts_at - ALARM_AHEAD)


def _minutes(gap: timedelta) -> int:
    return int(gap.total_seconds() // 60)
