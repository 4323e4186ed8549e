"""What a person's own tools may read of her contact, page by page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from journal.model import ContactEvent, Room
from journal.vocabulary import (
    BesideShift,
    ContactChannel,
    ContactOutcome,
    Direction,
    Initiation,
    InitiationBasis,
    OpenedBy,
    SourceKind,
    Urgency,
)


@dataclass(frozen=True, slots=True)
class ContactSeen:
    """One contact event with all that is known of it; ``room`` is its number, None without one.

    ``at`` is in UTC; ``local_date`` and ``local_minute`` are by the clock of ``zone``.
    """

    id: UUID
    at: datetime
    zone: str
    source: SourceKind
    channel: ContactChannel
    direction: Direction
    opened_by: OpenedBy
    initiation: Initiation
    initiation_basis: InitiationBasis
    urgency: Urgency | None
    outcome: ContactOutcome
    duration_seconds: int | None
    count: int
    room: int | None
    local_date: date
    local_minute: int
    beside_shift: BesideShift
    minutes_after_shift: int | None
    is_outside_shift: bool


_SEEN: tuple[Any, ...] = (
    ContactEvent.id,
    ContactEvent.at,
    ContactEvent.zone,
    ContactEvent.source_kind,
    ContactEvent.channel,
    ContactEvent.direction,
    ContactEvent.opened_by,
    ContactEvent.initiation,
    ContactEvent.initiation_basis,
    ContactEvent.urgency,
    ContactEvent.outcome,
    ContactEvent.duration_seconds,
    ContactEvent.folded_count,
    Room.number,
    ContactEvent.local_date,
    ContactEvent.local_minute,
    ContactEvent.beside_shift,
    ContactEvent.minutes_after_shift,
    ContactEvent.is_outside_shift,
)


def contact_events_page(
    session: Session, account_id: UUID, before: tuple[datetime, UUID] | None, count: int
) -> tuple[ContactSeen, ...]:
    """Up to ``count`` contact events of all sources, older than (moment, id), newest first."""
    of_its_room = (Room.account_id == ContactEvent.account_id) & (Room.id == ContactEvent.room_id)
    wanted = (
        select(*_SEEN)
        .outerjoin(Room, of_its_room)
        .where(ContactEvent.account_id == account_id)
        .order_by(ContactEvent.at.desc(), ContactEvent.id.desc())
        .limit(count)
    )
    if before is not None:
        wanted = wanted.where(tuple_(ContactEvent.at, ContactEvent.id) < before)
    return tuple(_seen(row) for row in session.execute(wanted))


def _seen(row: Any) -> ContactSeen:
    return ContactSeen(
        row.id,
        row.at,
        row.zone,
        SourceKind(row.source_kind),
        ContactChannel(row.channel),
        Direction(row.direction),
        OpenedBy(row.opened_by),
        Initiation(row.initiation),
        InitiationBasis(row.initiation_basis),
        None if row.urgency is None else Urgency(row.urgency),
        ContactOutcome(row.outcome),
        row.duration_seconds,
        row.folded_count,
        row.number,
        row.local_date,
        row.local_minute,
        BesideShift(row.beside_shift),
        row.minutes_after_shift,
        row.is_outside_shift,
    )
