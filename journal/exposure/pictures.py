"""What pictures of contact outside the shift are drawn from: counts made by the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import (
    CompoundSelect,
    Date,
    Integer,
    Select,
    SQLColumnExpression,
    String,
    bindparam,
    cast,
    extract,
    func,
    literal_column,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import Session

from journal.exposure.coverage import covered_time
from journal.exposure.stretches import Stretch, joined, whole_days
from journal.model.base import Moment
from journal.model.contact import ContactEvent
from journal.storage.weeks import monday_of
from journal.vocabulary import Initiation

_OUTSIDE = (
    ContactEvent.account_id == bindparam("account_id"),
    # Said as an equation, because SQLite finds the index by no other words.
    ContactEvent.is_outside_shift == true(),
    ContactEvent.local_date.between(bindparam("first"), bindparam("last")),
)
# However often a notification was posted anew, or how many legs a call had: it came once.
_EVENTS = func.count()
_WEEKDAY = extract("dow", ContactEvent.local_date)
# Written into the statement: PostgreSQL takes two bound sixties for two different hours.
_HOUR = ContactEvent.local_minute // literal_column("60", Integer)


def _by(*place: SQLColumnExpression[Any]) -> Select[Any]:
    """Count events by place and way; made once, for building costs as much as asking."""
    groups: tuple[SQLColumnExpression[Any], ...] = (*place, ContactEvent.initiation)
    return select(*groups, _EVENTS).where(*_OUTSIDE).group_by(*groups).order_by(*groups)


def _over(place: SQLColumnExpression[Any]) -> CompoundSelect[Any]:
    """Ask for counts by a date and, in the same breath, for the time that sources cover."""
    groups: tuple[Any, ...] = (place.label("day"), ContactEvent.initiation)
    nothing = (cast(null(), Moment()).label("starts_at"), cast(null(), Moment()).label("ends_at"))
    counts = select(*groups, _EVENTS.label("events"), *nothing).where(*_OUTSIDE).group_by(*groups)
    unsaid = (cast(null(), Date()), cast(null(), String()), cast(null(), Integer()))
    return union_all(counts, covered_time(*unsaid))


_BY_DAY = _over(ContactEvent.local_date)
_BY_WEEK = _over(monday_of(ContactEvent.local_date))
_BY_HOUR = _by(_WEEKDAY, _HOUR)


@dataclass(frozen=True, slots=True)
class DayTally:
    """How many contact events came about in one way on a day, or in the week that begins on it."""

    day: date
    initiation: Initiation
    events: int


@dataclass(frozen=True, slots=True)
class OverTime:
    """Contact by day or by week, and the joined time in which it would be known."""

    tallies: tuple[DayTally, ...]
    covered: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class HourTally:
    """The same by weekday (0 is Monday) and hour (0-23), by the clock on the person's wall."""

    weekday: int
    hour: int
    initiation: Initiation
    events: int


def contact_by_day(
    session: Session, account_id: UUID, first: date, last: date, zone: ZoneInfo
) -> OverTime:
    """Contact outside the shift of the days from first to last, both included, by day."""
    return _over_time(session, account_id, _BY_DAY, (first, last), zone)


def contact_by_week(
    session: Session, account_id: UUID, first: date, last: date, zone: ZoneInfo
) -> OverTime:
    """The same by week, under the week's Monday."""
    return _over_time(session, account_id, _BY_WEEK, (first, last), zone)


def tallies_by_hour(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[HourTally, ...]:
    """Contact outside the shift from first to last, both included, by weekday and hour."""
    found = _asked(session, _BY_HOUR, account_id, (first, last))
    # Both databases number the weekdays from Sunday; six days on it is Monday that is 0.
    return tuple(
        HourTally((int(day) + 6) % 7, int(hour), Initiation(way), int(events))
        for day, hour, way, events in found
    )


def _over_time(
    session: Session,
    account_id: UUID,
    statement: CompoundSelect[Any],
    days: tuple[date, date],
    zone: ZoneInfo,
) -> OverTime:
    window = whole_days(*days, zone)
    asked = {"account_id": account_id, "first": days[0], "last": days[1]}
    ends = {"window_begins": window.starts_at, "window_ends": window.ends_at}
    rows = session.execute(statement, asked | ends).all()
    found = sorted(row[:3] for row in rows if row.starts_at is None)
    return OverTime(
        tuple(DayTally(day, Initiation(way), int(events)) for day, way, events in found),
        joined(Stretch(row.starts_at, row.ends_at) for row in rows if row.starts_at is not None),
    )


def _asked(
    session: Session, statement: Select[Any], account_id: UUID, window: tuple[date, date]
) -> Sequence[Any]:
    first, last = window
    asked = {"account_id": account_id, "first": first, "last": last}
    return session.execute(statement, asked).all()
