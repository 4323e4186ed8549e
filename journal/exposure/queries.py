"""A person's contact outside the shift: one, of a day, the latest, counted by day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, select, tuple_
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model import ContactEvent
from journal.vocabulary import (
    BesideShift,
    ContactChannel,
    Direction,
    Initiation,
    SourceKind,
    Urgency,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact event as its owner sees it; ``at`` is in UTC, the local clock in ``zone``."""

    id: UUID
    at: datetime
    zone: str
    source_kind: SourceKind
    channel: ContactChannel
    direction: Direction
    initiation: Initiation
    urgency: Urgency | None
    free_not_to_look: bool | None
    local_date: date
    local_minute: int
    is_outside_shift: bool
    beside_shift: BesideShift
    minutes_after_shift: int | None
    version: int

    @property
    def is_own(self) -> bool:
        """Whether she entered it by hand; the rest goes with its import."""
        return self.source_kind is SourceKind.MANUAL


@dataclass(frozen=True, slots=True)
class ContactDay:
    """One local date with contact outside the shift: how much was tapped, how much imported."""

    local_date: date
    manual: int
    imported: int


COLUMNS: tuple[Any, ...] = (
    ContactEvent.id,
    ContactEvent.at,
    ContactEvent.zone,
    ContactEvent.source_kind,
    ContactEvent.channel,
    ContactEvent.direction,
    ContactEvent.initiation,
    ContactEvent.urgency,
    ContactEvent.free_not_to_look,
    ContactEvent.local_date,
    ContactEvent.local_minute,
    ContactEvent.is_outside_shift,
    ContactEvent.beside_shift,
    ContactEvent.minutes_after_shift,
    ContactEvent.version,
)


def contact_of(session: Session, account_id: UUID, contact_id: UUID) -> Contact:
    """One contact event; raise ``NotFound`` if there is none of this person."""
    found = _contacts(session, _of(account_id).where(ContactEvent.id == contact_id))
    if not found:
        raise NotFound
    return found[0]


def contact_of_day(session: Session, account_id: UUID, day: date) -> tuple[Contact, ...]:
    """All contact of a local date, inside shifts too, the earliest first."""
    wanted = _of(account_id).where(ContactEvent.local_date == day)
    return _contacts(session, wanted.order_by(ContactEvent.at, ContactEvent.id))


def recent_contact(session: Session, account_id: UUID, limit: int) -> tuple[Contact, ...]:
    """The latest contact entered by hand, the newest first."""
    wanted = _of(account_id).where(ContactEvent.source_kind == SourceKind.MANUAL.value)
    newest = wanted.order_by(ContactEvent.at.desc(), ContactEvent.id).limit(limit)
    return _contacts(session, newest)


def contact_page(
    session: Session, account_id: UUID, before: tuple[datetime, UUID] | None, count: int
) -> tuple[Contact, ...]:
    """Up to ``count`` contacts entered by hand, older than (moment, id), newest first."""
    wanted = _of(account_id).where(ContactEvent.source_kind == SourceKind.MANUAL.value)
    if before is not None:
        wanted = wanted.where(tuple_(ContactEvent.at, ContactEvent.id) < before)
    newest = wanted.order_by(ContactEvent.at.desc(), ContactEvent.id.desc()).limit(count)
    return _contacts(session, newest)


def recent_contact_days(session: Session, account_id: UUID, limit: int) -> tuple[ContactDay, ...]:
    """The latest local dates with contact outside the shift, the newest first."""
    is_manual = ContactEvent.source_kind == SourceKind.MANUAL.value
    rows = session.execute(
        select(
            ContactEvent.local_date,
            func.sum(case((is_manual, 1), else_=0)),
            func.sum(case((is_manual, 0), else_=1)),
        )
        .where(ContactEvent.account_id == account_id, ContactEvent.is_outside_shift)
        .group_by(ContactEvent.local_date)
        .order_by(ContactEvent.local_date.desc())
        .limit(limit)
    )
    return tuple(ContactDay(*row) for row in rows)


def _of(account_id: UUID) -> Select[Any]:
    return select(*COLUMNS).where(ContactEvent.account_id == account_id)


def _contacts(session: Session, wanted: Select[Any]) -> tuple[Contact, ...]:
    return tuple(_contact(row) for row in session.execute(wanted))


def _contact(row: Any) -> Contact:
    return Contact(
        id=row.id,
        at=row.at,
        zone=row.zone,
        source_kind=SourceKind(row.source_kind),
        channel=ContactChannel(row.channel),
        direction=Direction(row.direction),
        initiation=Initiation(row.initiation),
        urgency=None if row.urgency is None else Urgency(row.urgency),
        free_not_to_look=row.free_not_to_look,
        local_date=row.local_date,
        local_minute=row.local_minute,
        is_outside_shift=row.is_outside_shift,
        beside_shift=BesideShift(row.beside_shift),
        minutes_after_shift=row.minutes_after_shift,
        version=row.version,
    )
