"""What a duty roster does to the people in it, and which duty would have to change.

Four causes that need no word from anybody: all is worked out from the roster, in UTC.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest
from typing import ClassVar, TypeAlias

from journal.causes.duties import KnownDuty
from journal.causes.nights import nights_of
from journal.shifts.roster import QUICK_RETURN_UNDER, Roster, Stretch
from journal.shifts.rules import DAY, ShiftInterval
from journal.vocabulary import RosterCause

WEEKLY_REST = timedelta(hours=35)
"""Directive 2003/88/EC, art. 5: 24 hours without a break, and the 11 of art. 3 beside them."""

SEVEN_DAYS = timedelta(days=7)

NIGHTS_FROM = 4
"""Sleep after a night is short and is not made up for (Garde 2020, 10.5271/sjweh.3885); fifteen
researchers advise at most three nights in a row (Garde 2020, 10.5271/sjweh.3920)."""

SHORT_NOTICE_UNDER = timedelta(hours=72)
"""Our own line: rosters that change at short notice go with bad sleep (Harknett 2020,
10.1016/j.ssmph.2020.100681), but no study says how many hours are enough."""

LOOK_BACK = timedelta(days=35)
"""How much before a stretch of time has to be known to judge what happens in it."""


@dataclass(frozen=True, slots=True)
class QuickReturn:
    """Under 11 hours between two working days; from ``rested_at`` on it would be enough."""

    cause: ClassVar[RosterCause] = RosterCause.QUICK_RETURN
    worker: str
    day: date
    zone: str
    ended_at: datetime
    starts_at: datetime

    @property
    def minutes(self) -> int:
        """Whole minutes of rest."""
        return int((self.starts_at - self.ended_at).total_seconds() // 60)

    @property
    def rested_at(self) -> datetime:
        """The earliest start after 11 hours of rest."""
        return self.ended_at + QUICK_RETURN_UNDER


@dataclass(frozen=True, slots=True)
class ShortWeeklyRest:
    """Seven days from ``since`` on without 35 hours off; the duty of ``day`` is in the way.

    A rest that begins by ``rest_by`` would still lie within the seven days.
    """

    cause: ClassVar[RosterCause] = RosterCause.SHORT_WEEKLY_REST
    worker: str
    day: date
    zone: str
    since: datetime

    @property
    def rest_by(self) -> datetime:
        """The last moment at which 35 hours off could begin."""
        return self.since + SEVEN_DAYS - WEEKLY_REST


@dataclass(frozen=True, slots=True)
class NightsInARow:
    """Four or more nights without one in between; ``day`` is the evening of the fourth."""

    cause: ClassVar[RosterCause] = RosterCause.NIGHTS_IN_A_ROW
    worker: str
    day: date
    zone: str
    first_night: date
    last_night: date

    @property
    def nights(self) -> int:
        """How many follow each other."""
        return (self.last_night - self.first_night).days + 1


@dataclass(frozen=True, slots=True)
class LastMinuteChange:
    """A duty that appeared (``was`` is None), went (``becomes`` is None) or moved at short notice.

    ``was`` and ``becomes`` are start and end.
    """

    cause: ClassVar[RosterCause] = RosterCause.LAST_MINUTE_CHANGE
    worker: str
    day: date
    zone: str
    told_at: datetime
    was: tuple[datetime, datetime] | None
    becomes: tuple[datetime, datetime] | None

    @property
    def first_start(self) -> datetime:
        """The first start that it touches and that was still to come."""
        starts = [hours[0] for hours in (self.was, self.becomes) if hours is not None]
        return min(start for start in starts if start > self.told_at)

    @property
    def minutes(self) -> int:
        """Whole minutes from the change to that start."""
        return int((self.first_start - self.told_at).total_seconds() // 60)

    @property
    def due_by(self) -> datetime:
        """The last moment at which it would not have been at short notice."""
        return self.first_start - SHORT_NOTICE_UNDER


Flagged: TypeAlias = QuickReturn | ShortWeeklyRest | NightsInARow | LastMinuteChange


@dataclass(frozen=True, slots=True)
class Batch:
    """What one file brought in: when, and from which date to which."""

    known_since: datetime
    first_day: date
    last_day: date


def roster_causes(duties: Iterable[KnownDuty], batches: Iterable[Batch]) -> tuple[Flagged, ...]:
    """Every cause in a unit's duties, dropped ones among them, by the day it happens on."""
    found: list[Flagged] = []
    known = tuple(batches)
    for worker, own in _by_worker(duties).items():
        standing = [duty for duty in own if duty.dropped_at is None]
        roster = Roster(tuple(map(_shift, standing)))
        found += _quick_returns(worker, roster)
        found += _short_weeks(worker, roster)
        found += _night_runs(worker, standing)
        found += _late_changes(worker, own, known)
    return tuple(sorted(found, key=lambda one: (one.day, one.worker, one.cause)))


def _by_worker(duties: Iterable[KnownDuty]) -> dict[str, list[KnownDuty]]:
    grouped: defaultdict[str, list[KnownDuty]] = defaultdict(list)
    for duty in sorted(duties, key=lambda duty: (duty.starts_at, duty.ends_at)):
        grouped[duty.worker].append(duty)
    return grouped


def _shift(duty: KnownDuty) -> ShiftInterval:
    return ShiftInterval(
        duty.local_date, duty.zone, duty.starts_at, duty.ends_at, ends_at=duty.ends_at
    )


def _quick_returns(worker: str, roster: Roster) -> Iterator[QuickReturn]:
    """The pause inside a split duty is none: both halves belong to one date."""
    for gap in roster.rest_gaps:
        if gap.is_quick_return:
            after = gap.after
            yield QuickReturn(worker, after.local_date, after.zone, gap.ended_at, gap.starts_at)


def _short_weeks(worker: str, roster: Roster) -> Iterator[ShortWeeklyRest]:
    """Seven days are counted from the first duty after a long rest, and on from there."""
    for run in _runs(roster.stretches):
        since = run[0].starts_at
        while run[-1].ends_at > since + SEVEN_DAYS - WEEKLY_REST:
            latest = since + SEVEN_DAYS - WEEKLY_REST
            last = next(one for one in run if one.ends_at > latest).last
            yield ShortWeeklyRest(worker, last.local_date, last.zone, since)
            since += SEVEN_DAYS


def _runs(stretches: Iterable[Stretch]) -> list[list[Stretch]]:
    """Cut time worked wherever somebody had 35 hours off."""
    runs: list[list[Stretch]] = []
    for stretch in stretches:
        if runs and stretch.starts_at - runs[-1][-1].ends_at < WEEKLY_REST:
            runs[-1].append(stretch)
        else:
            runs.append([stretch])
    return runs


def _night_runs(worker: str, duties: Iterable[KnownDuty]) -> Iterator[NightsInARow]:
    zones = {night: duty.zone for duty in duties for night in nights_of(duty)}
    run: list[date] = []
    for night in [*sorted(zones), date.max]:
        if run and night - run[-1] != DAY:
            if len(run) >= NIGHTS_FROM:
                fourth = run[NIGHTS_FROM - 1]
                yield NightsInARow(worker, fourth, zones[fourth], run[0], run[-1])
            run = []
        run.append(night)


def _late_changes(
    worker: str, duties: Sequence[KnownDuty], batches: tuple[Batch, ...]
) -> Iterator[LastMinuteChange]:
    """Of one date, what one file dropped and what it added are the same duty, moved."""
    changes: defaultdict[tuple[datetime, date], tuple[list[KnownDuty], list[KnownDuty]]]
    changes = defaultdict(lambda: ([], []))
    for duty in _touched(duties):
        changes[duty.known_since, duty.local_date][1].append(duty)
        if duty.dropped_at is not None:
            changes[duty.dropped_at, duty.local_date][0].append(duty)
    for (told_at, day), (gone, come) in changes.items():
        was_known = bool(gone) or any(
            batch.known_since < told_at and batch.first_day <= day <= batch.last_day
            for batch in batches
        )
        for old, new in zip_longest(gone, come):
            touched = [duty for duty in (old, new) if duty is not None]
            coming = [duty.starts_at for duty in touched if duty.starts_at > told_at]
            # A date that no roster spoke for before isn't changed by the first that does.
            if was_known and coming and min(coming) - told_at < SHORT_NOTICE_UNDER:
                yield LastMinuteChange(
                    worker, day, touched[0].zone, told_at, _hours(old), _hours(new)
                )


def _touched(duties: Sequence[KnownDuty]) -> list[KnownDuty]:
    """Leave out the many that only ever stood there, known long before."""
    files = {duty.dropped_at for duty in duties}
    return [
        duty
        for duty in duties
        if duty.dropped_at is not None
        or duty.known_since in files
        or duty.starts_at - duty.known_since < SHORT_NOTICE_UNDER
    ]


def _hours(duty: KnownDuty | None) -> tuple[datetime, datetime] | None:
    return None if duty is None else (duty.starts_at, duty.ends_at)
