"""The rooms of apps, found again by a keyed hash of what a device calls the app."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from journal.importing.clocks import seconds_of
from journal.importing.normal_form import RoomRules
from journal.model import Room, RoomAlerts
from journal.vocabulary import Alerts, Initiation, Relation, SourceKind

NO_RULES = RoomRules(((0, Alerts.UNKNOWN),))
"""What holds for contact without a room."""

MOST_ROOMS = 500
"""Rooms that a person's devices may open, all together; nobody has that many apps."""


@dataclass(frozen=True, slots=True)
class AppRoom:
    """A room as far as what comes in it depends on it."""

    id: UUID
    rules: RoomRules
    is_private: bool


@dataclass(frozen=True, slots=True)
class AppRooms:
    """The rooms of some apps by their keyed hashes (32 bytes), and how many more there may be."""

    found: dict[bytes, AppRoom]
    free: int
    highest: int


def rooms_of_apps(session: Session, account_id: UUID, heads: Collection[bytes]) -> AppRooms:
    """The rooms of apps that are there."""
    found = _kept(session, account_id, heads) if heads else {}
    if len(found) == len(heads):
        return AppRooms(found, 0, 0)
    is_of_device = Room.source_kind == SourceKind.DEVICE.value
    highest, opened = session.execute(
        select(func.max(Room.number), func.count().filter(is_of_device)).where(
            Room.account_id == account_id
        )
    ).one()
    return AppRooms(found, max(MOST_ROOMS - opened, 0), highest or 0)


def open_rooms(
    session: Session, account_id: UUID, heads: Sequence[bytes], highest: int, now: datetime
) -> dict[bytes, AppRoom]:
    """Open rooms for apps that have none, numbered after the highest."""
    opened = {head: AppRoom(uuid4(), NO_RULES, is_private=False) for head in heads}
    rows = [
        {
            "account_id": account_id,
            "id": opened[head].id,
            "number": number,
            "head_key": head,
            "alerts": Alerts.UNKNOWN.value,
            "relation": Relation.UNKNOWN.value,
            "source_kind": SourceKind.DEVICE.value,
            "created_at": now,
        }
        for number, head in enumerate(heads, highest + 1)
    ]
    if rows:
        session.execute(insert(Room), rows)
    return opened


def _kept(session: Session, account_id: UUID, heads: Collection[bytes]) -> dict[bytes, AppRoom]:
    dated = (RoomAlerts.account_id == Room.account_id) & (RoomAlerts.room_id == Room.id)
    rows = session.execute(
        select(
            Room.head_key,
            Room.id,
            Room.alerts,
            Room.initiation,
            Room.relation,
            RoomAlerts.since,
            RoomAlerts.alerts,
        )
        .outerjoin(RoomAlerts, dated)
        .where(Room.account_id == account_id, Room.head_key.in_(heads))
        .order_by(Room.number.desc(), RoomAlerts.since)
    ).all()
    # Of two rooms with one name, which nobody makes, the one with the lowest number is meant.
    chosen = {bytes(row[0] or b""): row[1] for row in rows}
    found = {}
    for head, room_id in chosen.items():
        of_it = [row for row in rows if row[1] == room_id]
        _head, _id, alerts, said, relation, *_ = of_it[0]
        # An outer join, so that without a dated change there is one row without a date.
        dated_alerts: list[tuple[datetime | None, str | None]] = [(row[5], row[6]) for row in of_it]
        later = [(seconds_of(since), Alerts(on)) for since, on in dated_alerts if since and on]
        rules = RoomRules(((0, Alerts(alerts)), *later), None if said is None else Initiation(said))
        found[head] = AppRoom(room_id, rules, is_private=relation == Relation.PRIVATE.value)
    return found
