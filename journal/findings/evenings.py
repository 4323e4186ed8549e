"""When an evening begins and ends: from the end of one day's work to the start of the next.

Whatever the clock says: after a night shift the "evening" is in daytime. docs/statistics.md
holds the definitions.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise
from zoneinfo import ZoneInfo

from journal.shifts.rules import ShiftInterval

DEFAULT_TURN = timedelta(hours=18)
"""Time of a free day's turn (UTC) for somebody who never had a shift; such days are left out."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time in UTC; it holds its start and not its end."""

    starts_at: datetime
    ends_at: datetime

    def lies_in_one_of(self, stretches: Iterable["Stretch"]) -> bool:
        """Tell whether one of the stretches holds all of this one."""
        return any(
            other.starts_at <= self.starts_at and self.ends_at <= other.ends_at
            for other in stretches
        )


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Join stretches that touch or overlap, sorted by their start."""
    joined: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda one: one.starts_at):
        if joined and stretch.starts_at <= joined[-1].ends_at:
            end = max(joined[-1].ends_at, stretch.ends_at)
            joined[-1] = Stretch(joined[-1].starts_at, end)
        else:
            joined.append(stretch)
    return tuple(joined)


def work_by_date(shifts: Iterable[ShiftInterval]) -> dict[date, Stretch]:
    """Each working date with the start of its first shift and the end of its last, overtime in."""
    work: dict[date, Stretch] = {}
    for shift in shifts:
        day = work.get(shift.local_date, Stretch(shift.starts_at, shift.ends_at))
        work[shift.local_date] = Stretch(
            min(day.starts_at, shift.starts_at), max(day.ends_at, shift.ends_at)
        )
    return work


def clocks_by_date(shifts: Iterable[ShiftInterval]) -> dict[date, ZoneInfo]:
    """The zone of each working date: that of its last shift, wherever she may be by now."""
    in_order = sorted(shifts, key=lambda shift: shift.starts_at)
    return {shift.local_date: ZoneInfo(shift.zone) for shift in in_order}


def evenings(
    dates: Sequence[date],
    work: Mapping[date, Stretch],
    first_check_ins: Mapping[date, datetime],
    clocks: Mapping[date, ZoneInfo],
) -> tuple[Stretch, ...]:
    """The evenings between consecutive dates: one fewer than dates, none before another ends.

    A date with a rating in ``first_check_ins`` turns there at the latest, so that no contact is
    counted after the rating it should explain; a free one without, at the wall clock time at which
    the last working day ended, where that was. ``clocks`` has the zone of every date with work.
    """
    turns = []
    wall = _first_end(dates, work, clocks)
    for day in dates:
        worked = work.get(day)
        if worked is None:
            turn = first_check_ins.get(day, wall.on(day))
            turns.append(Stretch(turn, turn))
        else:
            wall = _Wall.of(day, worked.ends_at, clocks[day])
            begin = min(worked.starts_at, first_check_ins.get(day, worked.starts_at))
            turns.append(Stretch(begin, worked.ends_at))
    return tuple(
        Stretch(today.ends_at, max(today.ends_at, tomorrow.starts_at))
        for today, tomorrow in pairwise(turns)
    )


@dataclass(frozen=True, slots=True)
class _Wall:
    """A time of day on a wall: how far past the midnight that begins a date; may pass 24 hours."""

    after_midnight: timedelta
    zone: tzinfo

    @classmethod
    def of(cls, day: date, moment: datetime, zone: tzinfo) -> "_Wall":
        local = moment.astimezone(zone).replace(tzinfo=None)
        return cls(local - datetime.combine(day, time()), zone)

    def on(self, day: date) -> datetime:
        local = datetime.combine(day, time()) + self.after_midnight
        return local.replace(tzinfo=self.zone).astimezone(UTC)


def _first_end(
    dates: Sequence[date], work: Mapping[date, Stretch], clocks: Mapping[date, ZoneInfo]
) -> _Wall:
    earlier = [day for day in work if day <= dates[0]]
    day = max(earlier, default=min(work, default=None))
    if day is None:
        return _Wall(DEFAULT_TURN, UTC)
    return _Wall.of(day, work[day].ends_at, clocks[day])
