"""What a week's page reads besides check-ins, shifts and contact: the beginning, and sessions."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Integer, Select, cast, func, null, select, true, union_all
from sqlalchemy.orm import Session

from journal.model.base import Moment
from journal.model.check_in import CheckIn
from journal.model.contact import ContactEvent
from journal.model.interaction import Interaction
from journal.model.suggestion import SessionRun


@dataclass(frozen=True, slots=True)
class EasedSession:
    """A session by its beginning (UTC) that ended with less tension (1 to 5) than it began."""

    started_at: datetime
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The day of the very first entry, None without one, and the sessions of a week that eased."""

    first_entry: date | None
    eased: tuple[EasedSession, ...]


def beginnings(session: Session, account_id: UUID, begin: datetime, end: datetime) -> Beginnings:
    """Her first check-in, hard interaction or contact outside a shift; sessions of some days.

    Those begun from one aware moment up to another are asked for, in the same statement.
    """
    asked = [*_first_days(account_id), _eased(account_id, begin, end)]
    rows = session.execute(union_all(*asked)).all()
    days = [row.day for row in rows if row.day is not None]
    eased = sorted((row[1:] for row in rows if row.started_at is not None), key=lambda row: row[0])
    return Beginnings(min(days, default=None), tuple(EasedSession(*row) for row in eased))


def _first_days(account_id: UUID) -> list[Select[*tuple[Any, ...]]]:
    unsaid = (cast(null(), Moment()), cast(null(), Integer()), cast(null(), Integer()))
    named = (unsaid[0].label("started_at"), unsaid[1].label("before"), unsaid[2].label("after"))
    # Said as an equation, because SQLite finds the index by no other words.
    is_outside = ContactEvent.is_outside_shift == true()
    return [
        select(func.min(table.local_date).label("day"), *named).where(
            table.account_id == account_id, *only
        )
        for table, only in ((CheckIn, ()), (Interaction, ()), (ContactEvent, (is_outside,)))
    ]


def _eased(account_id: UUID, begin: datetime, end: datetime) -> Select[*tuple[Any, ...]]:
    said = SessionRun.started_at, SessionRun.tension_before, SessionRun.tension_after
    return select(cast(null(), Date()), *said).where(
        SessionRun.account_id == account_id,
        SessionRun.started_at >= begin,
        SessionRun.started_at < end,
        # None where one of the two was skipped, which is not less.
        SessionRun.tension_after < SessionRun.tension_before,
    )
