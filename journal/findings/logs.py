"""What a date holds beside its evening: hard interactions, overtime, and the rest before it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from journal.findings.questions import SEVERE_FROM
from journal.shifts.roster import Roster
from journal.shifts.rules import ShiftInterval

LATE_FROM_MINUTES = 60
"""An interaction is late from the last hour before the planned end of its shift on."""
LOG_REACH = timedelta(days=14)
"""A day without an entry counts as one without hard interactions only so near to another entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """The part of a hard interaction that counts here; ``intensity`` runs from 1 to 5.

    ``minutes_before_end`` run to the planned end of its shift, negative after it, None without
    one; ``is_backed`` is None where she did not say who backed her.
    """

    local_date: date
    at: datetime
    intensity: int | None = None
    minutes_before_end: int | None = None
    is_backed: bool | None = None

    @property
    def is_late(self) -> bool:
        """Whether it came in the last hour of its shift or after it."""
        return self.minutes_before_end is not None and self.minutes_before_end <= LATE_FROM_MINUTES

    @property
    def is_severe(self) -> bool:
        """Whether its intensity is 4 or 5."""
        return self.intensity is not None and self.intensity >= SEVERE_FROM


class Log:
    """Hard interactions by date, and when such a log was kept at all."""

    def __init__(self, interactions: Iterable[Logged]) -> None:
        """Sort them once; any order will do."""
        self._by_date: dict[date, list[Logged]] = defaultdict(list)
        for one in sorted(interactions, key=attrgetter("at")):
            self._by_date[one.local_date].append(one)
        self._dates = sorted(self._by_date)

    def of(self, day: date, *, was_here: bool) -> Sequence[Logged] | None:
        """What was logged on a date; None where no entry may just as well mean no log.

        ``was_here`` says that she checked in that day.
        """
        if day in self._by_date:
            return self._by_date[day]
        return () if was_here and self._is_kept_around(day) else None

    def _is_kept_around(self, day: date) -> bool:
        near = bisect_left(self._dates, day - LOG_REACH)
        return near < len(self._dates) and self._dates[near] <= day + LOG_REACH


def hardest_severe(hits: Iterable[Logged]) -> Logged | None:
    """The severe interaction of the highest intensity, the last of equals; None without one."""
    return max(
        (one for one in hits if one.is_severe),
        key=lambda one: (one.intensity, one.at),
        default=None,
    )


@dataclass(frozen=True, slots=True)
class Work:
    """A working date: free hours before its first shift, minutes past the planned end of its last.

    ``rest_hours`` is None before the first shift there is; ``overtime_minutes`` is None where she
    did not say when she got out.
    """

    rest_hours: float | None
    overtime_minutes: float | None


def work_of_dates(
    shifts: Iterable[ShiftInterval], on_call: Iterable[ShiftInterval] = ()
) -> dict[date, Work]:
    """Each working date with the rest before it and its overtime; time on call is no rest."""
    by_start = attrgetter("starts_at")
    worked = tuple(sorted(shifts, key=by_start))
    roster = Roster(worked, tuple(sorted(on_call, key=by_start)))
    rests = {gap.after.local_date: gap.free_minutes / 60 for gap in roster.rest_gaps}
    lasts = {shift.local_date: shift for shift in worked}
    return {
        day: Work(rests.get(day), float(last.overtime_minutes) if last.is_closed else None)
        for day, last in lasts.items()
    }
