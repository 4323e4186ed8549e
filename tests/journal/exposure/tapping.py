"""Mina at work from nine to six in Seoul, and contact for her."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.exposure.commands import Tap, record_contact
from journal.model import Account, ContactEvent
from journal.shifts.rules import RepeatingRule, Slot
from journal.vocabulary import Initiation

SEOUL = ZoneInfo("Asia/Seoul")
MONDAY = date(2026, 11, 2)
BEGIN = datetime(2026, 11, 2, tzinfo=UTC)
LATE = BEGIN + timedelta(hours=14, minutes=40)
NOW = BEGIN + timedelta(days=2)
PUSHED = Tap(at=LATE, zone=SEOUL, initiation=Initiation.PUSHED)
OFFICE = RepeatingRule(
    SEOUL.key, date(2026, 1, 1), None, tuple(Slot(day, 540, 1080) for day in range(5))
)


def tap(session: Session, account_id: UUID, minutes: int = 0) -> UUID:
    contact_id = uuid4()
    at = LATE + timedelta(minutes=minutes)
    record_contact(session, account_id, contact_id, replace(PUSHED, at=at), NOW)
    return contact_id


def import_event(session: Session, account_id: UUID, at: datetime) -> UUID:
    event_id = uuid4()
    session.execute(
        insert(ContactEvent).values(
            account_id=account_id,
            id=event_id,
            source_kind="kakaotalk",
            channel="messenger",
            at=at,
            zone=SEOUL.key,
            precision="minute",
            zone_basis="asked",
            direction="in",
            opened_by="them",
            initiation="unknown",
            initiation_basis="rule",
            dedup_key=event_id.bytes,
            created_at=NOW,
            local_date=MONDAY,
            local_minute=0,
            is_outside_shift=False,
        )
    )
    return event_id


def numbers(session: Session, account_id: UUID) -> list[int | None]:
    """The numbers of the episodes by time, counted from the minute of LATE."""
    rows = session.execute(
        select(ContactEvent.episode)
        .where(ContactEvent.account_id == account_id)
        .order_by(ContactEvent.at)
    )
    return [None if row[0] is None else row[0] - int(LATE.timestamp()) // 60 for row in rows]


def version_of_journal(session: Session, account_id: UUID) -> int:
    return session.execute(
        select(Account.journal_version).where(Account.id == account_id)
    ).scalar_one()
