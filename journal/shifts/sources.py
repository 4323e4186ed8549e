"""Reading what a person's shifts come from: two statements for any window of dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    Date,
    Select,
    Uuid,
    and_,
    bindparam,
    cast,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from journal.model import DayOff, ShiftEnd, SingleShift, WeeklyPattern, WeeklySlot
from journal.model.base import Moment
from journal.shifts.rules import ActualEnd, DatedSlot, RosterSources, Slot, WeeklyRule

# A local date lies up to a day beside the UTC one, and an end may name a shift since moved.
BESIDE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A weekly rule with the id it is kept under."""

    id: UUID
    rule: WeeklyRule


@dataclass(frozen=True, slots=True)
class Single:
    """A shift of one date with the id it is kept under."""

    id: UUID
    slot: DatedSlot


@dataclass(frozen=True, slots=True)
class Dated:
    """What was entered for single dates of a window."""

    singles: tuple[Single, ...]
    days_off: frozenset[date]
    ends: tuple[ActualEnd, ...]


def sources_between(session: Session, account_id: UUID, first: date, last: date) -> RosterSources:
    """Everything that shifts between two local dates, both included, come from."""
    return joined(
        patterns_between(session, account_id, first, last),
        dated_between(session, account_id, first, last),
    )


def joined(patterns: Sequence[Pattern], dated: Dated) -> RosterSources:
    """Put weekly rules and single dates together, without their ids."""
    return RosterSources(
        weekly=tuple(one.rule for one in patterns),
        dated=tuple(one.slot for one in dated.singles),
        days_off=dated.days_off,
        ends=dated.ends,
    )


def patterns_between(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[Pattern, ...]:
    """The weekly rules that hold on some date between two, both included, by their first date."""
    asked = {"account_id": account_id, "first": first, "last": last}
    rows: Sequence[Any] = session.execute(_weekly_statement(), asked).all()
    kept = groupby(rows, key=itemgetter(0, 1, 2, 3))
    return tuple(
        Pattern(
            pattern_id, WeeklyRule(zone, starting, until, tuple(Slot(*row[4:]) for row in slots))
        )
        for (pattern_id, zone, starting, until), slots in kept
    )


@cache
def _weekly_statement() -> Select[UUID, str, date, date | None, int, int, int]:
    """The question for the weekly rules; made once, for building costs more than asking."""
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
            WeeklySlot.weekday,
            WeeklySlot.start_minute,
            WeeklySlot.end_minute,
        )
        .join(WeeklySlot, of_its_slot)
        .where(
            WeeklyPattern.account_id == bindparam("account_id"),
            WeeklyPattern.starting <= bindparam("last"),
            or_(WeeklyPattern.until.is_(None), WeeklyPattern.until >= bindparam("first")),
        )
        .order_by(WeeklyPattern.starting, WeeklyPattern.id, WeeklySlot.weekday, "start_minute")
    )


def dated_between(session: Session, account_id: UUID, first: date, last: date) -> Dated:
    """The single shifts, days off and actual ends of the dates between two, both included."""
    moments = {
        "begin": datetime.combine(first - BESIDE, time(), UTC),
        "end": datetime.combine(last + BESIDE, time(), UTC),
    }
    asked = {"account_id": account_id, "first": first, "last": last, **moments}
    return _dated(session.execute(_dated_statement(), asked).all())


@cache
def _dated_statement() -> CompoundSelect[Any]:
    """The question for all that was entered for single dates, in one statement; made once."""
    owner = bindparam("account_id", type_=Uuid())
    first, last = bindparam("first", type_=Date()), bindparam("last", type_=Date())
    no_moment = cast(null(), Moment())
    singles = select(
        literal("single").label("what"),
        SingleShift.id,
        SingleShift.local_date,
        SingleShift.zone,
        SingleShift.start_minute,
        SingleShift.end_minute,
        SingleShift.replaces_day,
        no_moment.label("starts_at"),
        no_moment.label("ended_at"),
    ).where(SingleShift.account_id == owner, SingleShift.local_date.between(first, last))
    unset = [cast(null(), column.type) for column in singles.selected_columns]
    days_off = select(literal("off"), unset[1], DayOff.local_date, *unset[3:]).where(
        DayOff.account_id == owner, DayOff.local_date.between(first, last)
    )
    ends = select(literal("end"), *unset[1:7], ShiftEnd.shift_starts_at, ShiftEnd.ended_at).where(
        ShiftEnd.account_id == owner,
        ShiftEnd.shift_starts_at.between(bindparam("begin"), bindparam("end")),
    )
    return union_all(singles, days_off, ends)


def _dated(rows: Sequence[Any]) -> Dated:
    """Sort the rows of the three kinds apart."""
    singles = [Single(row[1], DatedSlot(*row[2:7])) for row in rows if row[0] == "single"]
    singles.sort(key=lambda one: (one.slot.local_date, one.slot.start_minute))
    return Dated(
        singles=tuple(singles),
        days_off=frozenset(row[2] for row in rows if row[0] == "off"),
        ends=tuple(ActualEnd(*row[7:9]) for row in rows if row[0] == "end"),
    )
