"""What pictures of contact outside the shift are drawn from: counts made by the database."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, SQLColumnExpression, extract, func, select
from sqlalchemy import literal_column as fixed
from sqlalchemy.orm import Session

from journal.model.contact import ContactEvent
from journal.storage.weeks import monday_of
from journal.vocabulary import Initiation

DAY = timedelta(days=1)
# Written into the statement: PostgreSQL takes two bound sixties for two different hours.
MINUTES_AN_HOUR = fixed("60", Integer)


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
    return _by(session, account_id, ContactEvent.local_date, (first, last))


def tallies_by_week(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[DayTally, ...]:
    """The same by week, under the week's Monday."""
    return _by(session, account_id, monday_of(ContactEvent.local_date), (first, last))


def tallies_by_hour(
    session: Session, account_id: UUID, first: date, last: date
) -> tuple[HourTally, ...]:
    """Contact outside the shift from first to last, both included, by weekday and hour."""
    # Both databases number the weekdays from Sunday; six days on it is Monday that is 0.
    weekday = extract("dow", ContactEvent.local_date)
    hour = ContactEvent.local_minute // MINUTES_AN_HOUR
    found = session.execute(
        select(weekday, hour, ContactEvent.initiation, _events())
        .where(*_outside(account_id, first, last))
        .group_by(weekday, hour, ContactEvent.initiation)
        .order_by(weekday, hour, ContactEvent.initiation)
    )
    return tuple(
        HourTally((int(day) + 6) % 7, int(at), Initiation(initiation), int(events))
        for day, at, initiation, events in found
    )


def _by(
    session: Session, account_id: UUID, day: SQLColumnExpression[date], window: tuple[date, date]
) -> tuple[DayTally, ...]:
    found = session.execute(
        select(day, ContactEvent.initiation, _events())
        .where(*_outside(account_id, *window))
        .group_by(day, ContactEvent.initiation)
        .order_by(day, ContactEvent.initiation)
    )
    return tuple(
        DayTally(at, Initiation(initiation), int(events)) for at, initiation, events in found
    )


def _events() -> ColumnElement[int]:
    """Folded posts count as often as they came."""
    return func.sum(ContactEvent.folded_count, type_=Integer())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _outside(account_id: UUID, first: date, last: date) -> tuple[SQLColumnExpression[bool], ...]:
    return (
        ContactEvent.account_id == account_id,
        ContactEvent.is_outside_shift,
        ContactEvent.local_date.between(first, last),
        # The index knows moments; no place on earth is a whole day away from them.
        ContactEvent.at.between(_midnight(first - DAY), _midnight(last + 2 * DAY)),
    )
