"""What pictures of contact outside the shift are drawn from: counts made by the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Integer,
    Select,
    SQLColumnExpression,
    bindparam,
    extract,
    func,
    literal_column,
    select,
    true,
)
from sqlalchemy.orm import Session

from journal.model.contact import ContactEvent
from journal.storage.weeks import monday_of
from journal.vocabulary import Initiation

_OUTSIDE = (
    ContactEvent.account_id == bindparam("account_id"),
    # Said as an equation, because SQLite finds the index by no other words.
    ContactEvent.is_outside_shift == true(),
    ContactEvent.local_date.between(bindparam("first"), bindparam("last")),
)
# Folded posts count as often as they came.
_EVENTS = func.sum(ContactEvent.folded_count, type_=Integer())
_WEEKDAY = extract("dow", ContactEvent.local_date)
# Written into the statement: PostgreSQL takes two bound sixties for two different hours.
_HOUR = ContactEvent.local_minute // literal_column("60", Integer)


def _by(*place: SQLColumnExpression[Any]) -> Select[Any]:
    """Count events by place and way; made once, for building costs as much as asking."""
    groups = (*place, ContactEvent.initiation)
    return select(*groups, _EVENTS).where(*_OUTSIDE).group_by(*groups).order_by(*groups)


_BY_DAY = _by(ContactEvent.local_date)
_BY_WEEK = _by(monday_of(ContactEvent.local_date))
_BY_HOUR = _by(_WEEKDAY, _HOUR)


@dataclass(frozen=True, slots=True)
class DayTally:
    """How many contact events came about in one way on a day, or in the week that begins on it."""

    day: date
    initiation: Initiation
    events: int


@dataclass(frozen=True, slots=True)
class HourTally:
    """The same by weekday (0 is Monday) and hour (0-23), by the clock on the person's wall."""

    weekday: int
    hour: int
    initiation: Initiation
    events: int


def tallies_by_day(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[DayTally, ...]:
    """Contact outside the shift of the days from first to last, both included, by day."""
    found = _asked(session, _BY_DAY, account_id, (first, last))
    return tuple(DayTally(day, Initiation(way), int(events)) for day, way, events in found)


def tallies_by_week(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[DayTally, ...]:
    """The same by week, under the week's Monday."""
    found = _asked(session, _BY_WEEK, account_id, (first, last))
    return tuple(DayTally(day, Initiation(way), int(events)) for day, way, events in found)


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


def _asked(
    session: Session, statement: Select[Any], account_id: UUID, window: tuple[date, date]
) -> Sequence[Any]:
    first, last = window
    asked = {"account_id": account_id, "first": first, "last": last}
    return session.execute(statement, asked).all()
