"""A person's rooms as she sees them: what they hold, and what she has said about them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Select, case, func, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model import ContactEvent, Room, RoomAlerts
from journal.vocabulary import Alerts, Initiation, InitiationBasis, Relation, SourceKind


@dataclass(frozen=True, slots=True)
class RoomSeen:
    """One room with counts of all its events; ``alerts`` hold before the first dated change.

    ``said`` is her word about all that came in it, None where the rules decide.
    """

    id: UUID
    number: int
    label: str | None
    source: SourceKind
    relation: Relation
    alerts: Alerts
    said: Initiation | None
    events: int
    outside: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class AlertsChange:
    """From a moment on, whether a room rings."""

    since: datetime
    alerts: Alerts


@dataclass(frozen=True, slots=True)
class RoomDetail:
    """One room from near: when its alerts changed, and how what came in outside shifts came.

    ``ways`` counts events outside shifts; ``said_singly`` those whose way she said one by one.
    """

    room: RoomSeen
    changes: tuple[AlertsChange, ...]
    ways: dict[Initiation, int]
    said_singly: int


def rooms_seen(session: Session, account_id: UUID) -> tuple[RoomSeen, ...]:
    """All rooms of a person by number, with what each of them holds."""
    rows = session.execute(_seen(account_id).order_by(Room.number))
    return tuple(_room(row) for row in rows)


def room_seen(session: Session, account_id: UUID, room_id: UUID) -> RoomDetail:
    """One room from near; raise ``NotFound`` when it is not hers."""
    row = session.execute(_seen(account_id).where(Room.id == room_id)).one_or_none()
    if row is None:
        raise NotFound
    changes = session.execute(
        select(RoomAlerts.since, RoomAlerts.alerts)
        .where(RoomAlerts.account_id == account_id, RoomAlerts.room_id == room_id)
        .order_by(RoomAlerts.since)
    )
    is_said = ContactEvent.initiation_basis == InitiationBasis.USER.value
    counts = session.execute(
        select(
            ContactEvent.initiation,
            _sum(case((ContactEvent.is_outside_shift, 1), else_=0)),
            _sum(case((is_said, 1), else_=0)),
        )
        .where(ContactEvent.account_id == account_id, ContactEvent.room_id == room_id)
        .group_by(ContactEvent.initiation)
    ).all()
    return RoomDetail(
        _room(row),
        tuple(AlertsChange(since, Alerts(alerts)) for since, alerts in changes),
        {Initiation(way): outside for way, outside, _said in counts if outside},
        sum(said for _way, _outside, said in counts),
    )


def _seen(account_id: UUID) -> Select[Any]:
    held = (
        select(
            ContactEvent.room_id,
            func.count().label("events"),
            _sum(case((ContactEvent.is_outside_shift, 1), else_=0)).label("outside"),
            func.min(ContactEvent.at, type_=ContactEvent.at.type).label("first"),
            func.max(ContactEvent.at, type_=ContactEvent.at.type).label("last"),
        )
        .where(ContactEvent.account_id == account_id)
        .group_by(ContactEvent.room_id)
        .subquery()
    )
    return (
        select(
            Room.id,
            Room.number,
            Room.label,
            Room.source_kind,
            Room.relation,
            Room.alerts,
            Room.initiation,
            held.c.events,
            held.c.outside,
            held.c.first,
            held.c.last,
        )
        .outerjoin(held, held.c.room_id == Room.id)
        .where(Room.account_id == account_id)
    )


def _sum(counted: Any) -> Any:
    return func.sum(counted, type_=Integer())


def _room(row: Any) -> RoomSeen:
    return RoomSeen(
        id=row.id,
        number=row.number,
        label=row.label,
        source=SourceKind(row.source_kind),
        relation=Relation(row.relation),
        alerts=Alerts(row.alerts),
        said=None if row.initiation is None else Initiation(row.initiation),
        events=int(row.events or 0),
        outside=int(row.outside or 0),
        first=row.first,
        last=row.last,
    )
