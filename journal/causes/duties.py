"""Duties of a roster, and what a newer file changes in the one that is known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, order=True)
class PlannedDuty:
    """One duty as a file says it: both moments in UTC, the date by the organisation's clock."""

    starts_at: datetime
    ends_at: datetime
    worker: str
    local_date: date


@dataclass(frozen=True, slots=True)
class RosterFile:
    """What a file says from its first date to its last; a date without duties is free."""

    duties: tuple[PlannedDuty, ...]
    first_day: date
    last_day: date

    @property
    def workers(self) -> int:
        """How many workers have a duty in it."""
        return len({duty.worker for duty in self.duties})


@dataclass(frozen=True, slots=True)
class KnownDuty:
    """One duty as it is kept; ``dropped_at`` is None while it stands, all moments are in UTC."""

    worker: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    known_since: datetime
    dropped_at: datetime | None = None

    @property
    def local_date(self) -> date:
        """The date it starts on, by the clock it was written for."""
        return self.starts_at.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True, slots=True)
class RosterChange:
    """What a file adds and drops; ``kept`` of its duties differ from ones that have begun."""

    added: tuple[PlannedDuty, ...]
    dropped: tuple[KnownDuty, ...]
    kept: int


def change_by(file: RosterFile, standing: Iterable[KnownDuty], now: datetime) -> RosterChange:
    """What a file changes in the standing duties of its unit.

    It speaks for what is still to come between its dates: what it no longer says is dropped.
    What has begun stays as it was; a past day is filled in only where nothing was known.
    """
    known = {_key(duty): duty for duty in standing}
    said = {_key(duty) for duty in file.duties}
    begun: defaultdict[str, list[KnownDuty]] = defaultdict(list)
    dropped = []
    for key, duty in known.items():
        if duty.starts_at <= now:
            begun[duty.worker].append(duty)
        elif key not in said and file.first_day <= duty.local_date <= file.last_day:
            dropped.append(duty)
    fresh = [duty for duty in file.duties if _key(duty) not in known]
    added = tuple(duty for duty in fresh if not _is_settled(duty, begun[duty.worker], now))
    return RosterChange(added, tuple(dropped), len(fresh) - len(added))


def _key(duty: PlannedDuty | KnownDuty) -> tuple[str, datetime, datetime]:
    return duty.worker, duty.starts_at, duty.ends_at


def _is_settled(duty: PlannedDuty, begun: list[KnownDuty], now: datetime) -> bool:
    """Whether a duty runs into one that has begun, or lies on a past day that is known."""
    is_past = duty.starts_at <= now
    return any(
        (one.starts_at < duty.ends_at and duty.starts_at < one.ends_at)
        or (is_past and one.local_date == duty.local_date)
        for one in begun
    )
