"""Whether what an organisation sent reached somebody on duty, outside it, or nobody can say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from journal.causes.duties import KnownDuty
from journal.shifts.roster import Roster
from journal.shifts.rules import DAY, ShiftInterval

LONGEST_PAUSE = timedelta(days=14)
"""A unit without any duty for longer has no roster there, rather than a long holiday."""


class Reach(StrEnum):
    """Whom a message reached."""

    ON_DUTY = "on_duty"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class UnitOnDuty:
    """The standing duties of a unit; ``workers`` are all labels its roster ever knew."""

    duties: tuple[KnownDuty, ...]
    workers: frozenset[str]
    zone: ZoneInfo

    def reached(self, at: datetime, worker: str | None) -> Reach:
        """Whom a message reached at an aware moment; ``worker`` is a label, None: anybody."""
        if not self._is_covered(at):
            return Reach.UNKNOWN
        if worker is not None and worker in self.workers:
            own = self._own.get(worker, Roster(()))
            return Reach.OUTSIDE if own.is_outside(at) else Reach.ON_DUTY
        return Reach.OUTSIDE if self._all.is_outside(at) else Reach.UNKNOWN

    def _is_covered(self, at: datetime) -> bool:
        """Whether a roster speaks for the date: from its first duty to the day after its last."""
        if not self._all.is_outside(at):
            return True
        day = at.astimezone(self.zone).date()
        ended, begins = self._all.previous_end(at), self._all.next_start(at)
        if ended is not None and day <= ended.astimezone(self.zone).date() + DAY:
            return True
        if begins is None:
            return False
        if day == begins.astimezone(self.zone).date():
            return True
        return ended is not None and begins - ended <= LONGEST_PAUSE

    @cached_property
    def _all(self) -> Roster:
        return _roster(self.duties)

    @cached_property
    def _own(self) -> dict[str, Roster]:
        labels = {duty.worker for duty in self.duties}
        return {
            label: _roster(duty for duty in self.duties if duty.worker == label) for label in labels
        }


def _roster(duties: Iterable[KnownDuty]) -> Roster:
    shifts = (
        ShiftInterval(duty.local_date, duty.zone, duty.starts_at, duty.ends_at, duty.ends_at)
        for duty in duties
    )
    return Roster(tuple(sorted(shifts, key=lambda shift: (shift.starts_at, shift.ends_at))))
