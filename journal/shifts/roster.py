"""Looking moments up in a person's shifts: inside or outside, how long after, how short a rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from journal.shifts.claims import HOURS_AFTER
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import ShiftKind

QUICK_RETURN_UNDER = timedelta(hours=11)
"""Directive 2003/88/EC, art. 3; injuries rise below it (Nielsen 2019, 10.5271/sjweh.3770)."""


NEAR = timedelta(days=31)
"""A shift further back than this is not the shift before anything."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time worked without a break between shifts: touching and overlapping shifts are one."""

    starts_at: datetime
    ends_at: datetime
    first: ShiftInterval
    last: ShiftInterval


@dataclass(frozen=True, slots=True)
class RestGap:
    """The time from leaving one working day to starting the next; both moments in UTC."""

    ended_at: datetime
    starts_at: datetime
    before: ShiftInterval
    after: ShiftInterval
    on_call_minutes: int = 0

    @property
    def minutes(self) -> int:
        """Whole minutes of rest, those on call among them."""
        return int((self.starts_at - self.ended_at).total_seconds() // 60)

    @property
    def free_minutes(self) -> int:
        """Whole minutes of rest without those on call, which are not free time."""
        return self.minutes - self.on_call_minutes

    @property
    def is_quick_return(self) -> bool:
        """Whether the rest without the time on call is under 11 hours."""
        free = self.starts_at - self.ended_at - timedelta(minutes=self.on_call_minutes)
        return free < QUICK_RETURN_UNDER


def work_of(shifts: Iterable[ShiftInterval]) -> tuple[ShiftInterval, ...]:
    """Those of some stretches that are work."""
    return tuple(one for one in shifts if one.kind is ShiftKind.WORK)


def roster_of(shifts: Sequence[ShiftInterval]) -> "Roster":
    """Make a roster of stretches of both kinds, sorted by start."""
    on_call = tuple(one for one in shifts if one.kind is ShiftKind.ON_CALL)
    return Roster(work_of(shifts) if on_call else tuple(shifts), on_call)


@dataclass(frozen=True)
class Roster:
    """A person's shifts of some window, sorted by start, with fast lookups by UTC moment.

    A shift holds its first moment and not its last: at 18:00 sharp one is out. ``shifts`` are work
    alone, and so is all that is looked up, but for what is named on call.
    """

    shifts: tuple[ShiftInterval, ...]
    on_call: tuple[ShiftInterval, ...] = ()

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The shifts with those that touch or overlap made one, by their start."""
        return _merged(self.shifts)

    @cached_property
    def on_call_stretches(self) -> tuple[Stretch, ...]:
        """The time on call in the same way; work may run in it."""
        return _merged(self.on_call)

    @cached_property
    def _begins(self) -> list[datetime]:
        return [stretch.starts_at for stretch in self.stretches]

    @cached_property
    def _ends(self) -> list[datetime]:
        return [stretch.ends_at for stretch in self.stretches]

    def is_outside(self, moment: datetime) -> bool:
        """Whether no shift was running at an aware moment."""
        index = bisect_right(self._begins, moment) - 1
        return index < 0 or moment >= self._ends[index]

    def shift_at(self, moment: datetime) -> ShiftInterval | None:
        """The shift running at a moment, the one begun last if there are several."""
        if self.is_outside(moment):
            return None
        index = bisect_right(self.shifts, moment, key=_start_of) - 1
        while self.shifts[index].ends_at <= moment:
            index -= 1
        return self.shifts[index]

    def begun_before(self, moment: datetime) -> ShiftInterval | None:
        """The shift begun last at or before a moment, running or over."""
        index = bisect_right(self.shifts, moment, key=_start_of) - 1
        return self.shifts[index] if index >= 0 else None

    def next_shift(self, moment: datetime) -> ShiftInterval | None:
        """The first shift that starts at or after a moment."""
        index = bisect_left(self.shifts, moment, key=_start_of)
        return self.shifts[index] if index < len(self.shifts) else None

    def next_start(self, moment: datetime) -> datetime | None:
        """When work starts next, at or after a moment."""
        index = bisect_left(self._begins, moment)
        return self._begins[index] if index < len(self._begins) else None

    def previous_end(self, moment: datetime) -> datetime | None:
        """When work ended last, at or before a moment."""
        index = bisect_right(self._ends, moment) - 1
        return self._ends[index] if index >= 0 else None

    def claiming(self, moment: datetime) -> ShiftInterval | None:
        """The shift begun last, if it runs or ended at most eight hours before the moment."""
        shift = self.begun_before(moment)
        return shift if shift and moment <= shift.ends_at + HOURS_AFTER else None

    def minutes_before_end(self, moment: datetime) -> int | None:
        """Whole minutes to the planned end of the shift that claims a moment, negative after it.

        None when no shift claims it; seconds are dropped, as on the clock on the wall.
        """
        shift = self.claiming(moment)
        if shift is None:
            return None
        return _whole_minutes(shift.planned_end, moment.replace(second=0, microsecond=0))

    @cached_property
    def rest_gaps(self) -> tuple[RestGap, ...]:
        """The rests between working days; the pause inside a split shift is not one."""
        return tuple(
            RestGap(
                before.ends_at,
                after.starts_at,
                before.last,
                after.first,
                self._on_call_minutes(before.ends_at, after.starts_at),
            )
            for before, after in pairwise(self.stretches)
            if before.last.local_date != after.first.local_date
        )

    def _on_call_minutes(self, begin: datetime, end: datetime) -> int:
        """Whole minutes on call between two moments."""
        waited = timedelta()
        index = bisect_right(self.on_call_stretches, begin, key=_end_of)
        for stretch in self.on_call_stretches[index:]:
            if stretch.starts_at >= end:
                break
            waited += min(stretch.ends_at, end) - max(stretch.starts_at, begin)
        return int(waited.total_seconds() // 60)

    def rest_gap_at(self, moment: datetime) -> RestGap | None:
        """The rest that a moment lies in; None inside a shift and at the ends of the window."""
        index = bisect_right(self.rest_gaps, moment, key=_rest_start) - 1
        if index < 0 or moment >= self.rest_gaps[index].starts_at:
            return None
        return self.rest_gaps[index]


_start_of: Callable[[ShiftInterval], datetime] = attrgetter("starts_at")
_end_of: Callable[[Stretch], datetime] = attrgetter("ends_at")
_rest_start: Callable[[RestGap], datetime] = attrgetter("ended_at")


def _merged(shifts: Iterable[ShiftInterval]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for shift in shifts:
        if merged and shift.starts_at <= merged[-1].ends_at:
            open_one = merged[-1]
            is_longer = shift.ends_at > open_one.ends_at
            merged[-1] = Stretch(
                open_one.starts_at,
                max(open_one.ends_at, shift.ends_at),
                open_one.first,
                shift if is_longer else open_one.last,
            )
        else:
            merged.append(Stretch(shift.starts_at, shift.ends_at, shift, shift))
    return tuple(merged)


def _whole_minutes(later: datetime, earlier: datetime) -> int:
    """Whole minutes from one moment to another, rounded down."""
    return int((later - earlier).total_seconds() // 60)
