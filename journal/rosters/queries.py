"""The rosters that were brought in, and what is known of the dates they speak for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import Account, RosterImport
from journal.rosters.plan import Plan
from journal.shifts.queries import shifts_between
from journal.vocabulary import RosterSource


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """One brought-in roster as the list shows it; it speaks for its dates, both included."""

    id: UUID
    source: RosterSource
    created_at: datetime
    starting: date
    until: date
    is_whole: bool
    shift_count: int
    bad_count: int
    feed_id: UUID | None


def rosters_of(session: Session, account_id: UUID) -> list[BroughtIn]:
    """A person's brought-in rosters, the newest first."""
    rows = session.execute(
        select(
            RosterImport.id,
            RosterImport.source,
            RosterImport.created_at,
            RosterImport.starting,
            RosterImport.until,
            RosterImport.is_whole,
            RosterImport.shift_count,
            RosterImport.bad_count,
            RosterImport.feed_id,
        )
        .where(RosterImport.account_id == account_id)
        .order_by(RosterImport.created_at.desc(), RosterImport.id)
    )
    return [BroughtIn(row.id, RosterSource(row.source), *row[2:]) for row in rows]


def likely_start(session: Session, account_id: UUID, plan: Plan, today: date) -> date:
    """From which date on a roster most likely counts.

    Where something is known of its past, that was worked and stays; else all of it is news.
    """
    if plan.first >= today or plan.last < today:
        return plan.first
    known = shifts_between(session, account_id, plan.first, today - timedelta(days=1))
    return today if known else plan.first


def hash_key_of(session: Session, account_id: UUID) -> bytes:
    """The key of this person's hashes."""
    return session.execute(select(Account.import_key).where(Account.id == account_id)).scalar_one()
