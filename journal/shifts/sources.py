"""Reading what a person's shifts come from: two statements for any window of dates."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, or_, select
from sqlalchemy.orm import Session

from journal.model import WeeklyPattern, WeeklySlot
from journal.shifts.dated import dated_statement
from journal.shifts.laying import AROUND, LONGEST_BROUGHT_IN
from journal.shifts.rules import (
    ActualEnd,
    DatedSlot,
    Imported,
    RepeatingRule,
    RosterSources,
    ShiftInterval,
    Slot,
)
from journal.vocabulary import DayKind, ShiftKind

# A local date lies up to a day beside the UTC one, and an end may name a shift since moved.
BESIDE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A repeating rule with the id it is kept under."""

    id: UUID
    rule: RepeatingRule


@dataclass(frozen=True, slots=True)
class Single:
    """A shift of one date with the id it is kept under."""

    id: UUID
    slot: DatedSlot


@dataclass(frozen=True, slots=True)
class Dated:
    """What was entered or brought in for the dates of a window."""

    singles: tuple[Single, ...]
    days_off: Mapping[date, DayKind]
    ends: tuple[ActualEnd, ...]
    imported: tuple[Imported, ...]


def sources_between(session: Session, account_id: UUID, first: date, last: date) -> RosterSources:
    """Everything that shifts between two local dates, both included, come from.

    That is somewhat more on both sides, for an actual end may name a shift there.
    """
    return joined(
        patterns_between(session, account_id, first - AROUND, last + AROUND),
        dated_between(session, account_id, first - AROUND, last + AROUND),
    )


def joined(patterns: Sequence[Pattern], dated: Dated) -> RosterSources:
    """Put repeating rules and single dates together, without their ids."""
    return RosterSources(
        repeating=tuple(one.rule for one in patterns),
        dated=tuple(one.slot for one in dated.singles),
        days_off=dated.days_off,
        ends=dated.ends,
        imported=dated.imported,
    )


def patterns_between(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[Pattern, ...]:
    """The repeating rules that hold on some date between two, both included, by first date."""
    asked = {"account_id": account_id, "first": first, "last": last}
    rows: Sequence[Any] = session.execute(_repeating_statement(), asked).all()
    return tuple(
        _pattern(kept, [row[8:] for row in slots])
        for kept, slots in groupby(rows, key=itemgetter(*range(8)))
    )


@cache
def _repeating_statement() -> Select[*tuple[Any, ...]]:
    """The question for the repeating rules; made once, for building costs more than asking."""
    of_its_slot = and_(
        WeeklySlot.account_id == WeeklyPattern.account_id,
        WeeklySlot.pattern_id == WeeklyPattern.id,
    )
    return (
        select(
            WeeklyPattern.id,
            WeeklyPattern.zone,
            WeeklyPattern.starting,
            WeeklyPattern.until,
            WeeklyPattern.cycle_days,
            WeeklyPattern.anchor,
            WeeklyPattern.holidays,
            WeeklyPattern.pattern_name,
            WeeklySlot.weekday,
            WeeklySlot.start_minute,
            WeeklySlot.end_minute,
            WeeklySlot.kind,
        )
        .join(WeeklySlot, of_its_slot)
        .where(
            WeeklyPattern.account_id == bindparam("account_id"),
            WeeklyPattern.starting <= bindparam("last"),
            or_(WeeklyPattern.until.is_(None), WeeklyPattern.until >= bindparam("first")),
        )
        .order_by(WeeklyPattern.starting, WeeklyPattern.id, WeeklySlot.weekday, "start_minute")
    )


def _pattern(kept: Sequence[Any], slots: Sequence[Any]) -> Pattern:
    pattern_id, zone, starting, until, *cycle = kept
    made = tuple(Slot(day, start, end, ShiftKind(kind)) for day, start, end, kind in slots)
    return Pattern(pattern_id, RepeatingRule(zone, starting, until, made, *cycle))


def dated_between(session: Session, account_id: UUID, first: date, last: date) -> Dated:
    """What was said for the dates between two, both included: by hand, by rosters, by ends."""
    asked = {
        "account_id": account_id,
        "first": first,
        "last": last,
        "long_ago": first - LONGEST_BROUGHT_IN,
        "begin": datetime.combine(first - BESIDE, time(), UTC),
        "end": datetime.combine(last + BESIDE, time(), UTC),
    }
    return _dated(session.execute(dated_statement(), asked).all())


def _dated(rows: Sequence[Any]) -> Dated:
    """Sort the rows of the six kinds apart."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.what].append(row)
    singles = [Single(row.id, _slot(row)) for row in found["single_shift"]]
    singles.sort(key=lambda one: (one.slot.local_date, one.slot.start_minute))
    return Dated(
        singles=tuple(singles),
        days_off={row.day: DayKind(row.kind) for row in found["day_off"]},
        ends=tuple(ActualEnd(row.starts_at, row.ended_at) for row in found["shift_end"]),
        imported=tuple(_imported(found)),
    )


def _slot(row: Any) -> DatedSlot:
    minutes = (row.start_minute, row.end_minute)
    return DatedSlot(row.day, row.zone, *minutes, row.flag, ShiftKind(row.kind))


def _imported(found: Mapping[str, Sequence[Any]]) -> list[Imported]:
    """Give each brought-in roster its shifts and free days."""
    shifts: defaultdict[UUID, list[ShiftInterval]] = defaultdict(list)
    for row in found["imported_shift"]:
        end = row.ended_at
        kind = ShiftKind(row.kind)
        shifts[row.id].append(ShiftInterval(row.day, row.zone, row.starts_at, end, end, kind=kind))
    days: defaultdict[UUID, dict[date, DayKind]] = defaultdict(dict)
    for row in found["imported_day"]:
        days[row.id][row.day] = DayKind(row.kind)
    return [
        Imported(
            row.id, row.starts_at, row.day, row.until, row.flag, tuple(shifts[row.id]), days[row.id]
        )
        for row in found["roster_import"]
    ]
