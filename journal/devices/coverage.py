"""The time for which a person's devices tell silence from not knowing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.devices.tokens import Device
from journal.importing.sources import record_of
from journal.model import Account, CoverageInterval, ImportBatch, PersonalToken
from journal.vocabulary import SourceKind, ZoneBasis

HEARD_WITHIN = timedelta(hours=26)
"""A device that was heard a day ago, give or take, has been listening in between."""

EXACTLY = timedelta(minutes=1)
"""How exactly it is kept when a device was last heard."""

LAYOUT = "api"


@dataclass(frozen=True, slots=True)
class Covered:
    """The stretch of time that a device covers now: its beginning, and whether it has grown."""

    since: datetime
    has_grown: bool


def note_alive(session: Session, account_id: UUID, device: Device, now: datetime) -> datetime:
    """Keep that a device is there; return since when it has been without a break."""
    # Two requests of this person wait for each other on PostgreSQL; SQLite's writer is alone.
    session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )
    open_batch(session, account_id, device, now)
    covered = cover(session, account_id, device.token_id, now)
    if covered.has_grown:
        # Only then: findings are made anew for it.
        touch(session, account_id)
    return covered.since


def cover(session: Session, account_id: UUID, token_id: UUID, now: datetime) -> Covered:
    """Let a device's time reach until now if it was heard within 26 hours, or begin now.

    The record of what it brings has to be open.
    """
    heard = session.execute(
        select(PersonalToken.last_alive_at, CoverageInterval.id, CoverageInterval.starts_at)
        .outerjoin(
            CoverageInterval,
            (CoverageInterval.account_id == PersonalToken.account_id)
            & (CoverageInterval.import_id == record_of(token_id))
            & (CoverageInterval.ends_at == PersonalToken.last_alive_at),
        )
        .where(PersonalToken.account_id == account_id, PersonalToken.id == token_id)
        .order_by(CoverageInterval.starts_at)
    ).first()
    if heard is None or heard.id is None or now - heard.last_alive_at > HEARD_WITHIN:
        return _begin(session, account_id, token_id, now)
    has_grown = now - heard.last_alive_at >= EXACTLY
    if has_grown:
        session.execute(
            update(CoverageInterval)
            .where(CoverageInterval.account_id == account_id, CoverageInterval.id == heard.id)
            .values(ends_at=now)
        )
        _note_heard(session, account_id, token_id, now)
    return Covered(heard.starts_at, has_grown)


def open_batch(session: Session, account_id: UUID, device: Device, now: datetime) -> None:
    """Open the record of what a device brings, if it isn't there."""
    record = record_of(device.token_id)
    kept = session.execute(
        select(ImportBatch.id).where(ImportBatch.account_id == account_id, ImportBatch.id == record)
    ).first()
    if kept is not None:
        return
    nothing = sha256(record.bytes).digest()
    session.execute(
        insert(ImportBatch).values(
            account_id=account_id,
            id=record,
            room_id=None,
            source_kind=SourceKind.DEVICE.value,
            layout=LAYOUT,
            parser_version=1,
            file_key=nothing,
            zone=device.zone.key,
            zone_basis=ZoneBasis.ACCOUNT.value,
            message_count=0,
            system_count=0,
            added_count=0,
            duplicate_count=0,
            body_hash=nothing,
            created_at=now,
        )
    )


def _begin(session: Session, account_id: UUID, token_id: UUID, now: datetime) -> Covered:
    session.execute(
        insert(CoverageInterval).values(
            account_id=account_id,
            id=uuid4(),
            import_id=record_of(token_id),
            starts_at=now,
            ends_at=now,
        )
    )
    _note_heard(session, account_id, token_id, now)
    return Covered(now, has_grown=True)


def _note_heard(session: Session, account_id: UUID, token_id: UUID, now: datetime) -> None:
    session.execute(
        update(PersonalToken)
        .where(PersonalToken.account_id == account_id, PersonalToken.id == token_id)
        .values(last_alive_at=now)
    )
