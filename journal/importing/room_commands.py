"""What a person says about a room: who is in it, when it rings, how things came."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Invalid, NotFound
from journal.importing.settling import settle
from journal.model import Room, RoomAlerts
from journal.shifts.claims import refuse_future
from journal.vocabulary import Alerts, Initiation, Relation

MOST_CHANGES = 60


def drop_label(session: Session, account_id: UUID, room_id: UUID) -> None:
    """Take a name away that is kept in plain words, from before names were locked.

    Raise ``NotFound`` for a room that is not hers.
    """
    _set(session, account_id, room_id, label=None)


def set_relation(session: Session, account_id: UUID, room_id: UUID, relation: Relation) -> None:
    """Say who is mostly in a room; a private one never counts as contact outside the shift.

    Raise ``NotFound`` for a room that is not hers.
    """
    _set(session, account_id, room_id, relation=relation.value)
    settle(session, account_id, room_id)


def set_alerts(session: Session, account_id: UUID, room_id: UUID, alerts: Alerts) -> None:
    """Say whether a room rings, up to the first dated change if there is one.

    Raise ``NotFound`` for a room that is not hers.
    """
    _set(session, account_id, room_id, alerts=alerts.value)
    settle(session, account_id, room_id)


def set_alerts_since(
    session: Session,
    account_id: UUID,
    room_id: UUID,
    change: tuple[datetime, Alerts],
    now: datetime,
) -> None:
    """Say that a room rings, or does not, from an aware moment on; once for each moment.

    Raise ``NotFound`` for a room that is not hers, ``Invalid`` for the future or too many changes.
    """
    since, alerts = change
    refuse_future(since, now)
    _refuse_strangers(session, account_id, room_id)
    touch(session, account_id)
    _drop(session, account_id, room_id, since)
    kept = session.execute(
        select(func.count()).where(
            RoomAlerts.account_id == account_id, RoomAlerts.room_id == room_id
        )
    ).scalar_one()
    if kept >= MOST_CHANGES:
        raise Invalid("too_many_changes", field="since")
    session.execute(
        insert(RoomAlerts).values(
            account_id=account_id, room_id=room_id, since=since, alerts=alerts.value
        )
    )
    settle(session, account_id, room_id)


def remove_alerts_since(session: Session, account_id: UUID, room_id: UUID, since: datetime) -> None:
    """Take back what was said of a room's alerts from a moment on; once gone, nothing happens.

    Raise ``NotFound`` for a room that is not hers.
    """
    _refuse_strangers(session, account_id, room_id)
    touch(session, account_id)
    _drop(session, account_id, room_id, since)
    settle(session, account_id, room_id)


def say_of_room(
    session: Session, account_id: UUID, room_id: UUID, initiation: Initiation | None
) -> None:
    """Say how everything in a room came about, or let the rules decide again.

    What she said about single events stays. Raise ``NotFound`` for a room that is not hers.
    """
    _set(session, account_id, room_id, initiation=None if initiation is None else initiation.value)
    settle(session, account_id, room_id)


def _set(session: Session, account_id: UUID, room_id: UUID, **values: Any) -> None:
    _refuse_strangers(session, account_id, room_id)
    # Raising the version first also makes an import of this person wait on PostgreSQL.
    touch(session, account_id)
    session.execute(
        update(Room).where(Room.account_id == account_id, Room.id == room_id).values(**values)
    )


def _drop(session: Session, account_id: UUID, room_id: UUID, since: datetime) -> None:
    session.execute(
        delete(RoomAlerts).where(
            RoomAlerts.account_id == account_id,
            RoomAlerts.room_id == room_id,
            RoomAlerts.since == since,
        )
    )


def _refuse_strangers(session: Session, account_id: UUID, room_id: UUID) -> None:
    found = session.execute(
        select(Room.id).where(Room.account_id == account_id, Room.id == room_id)
    ).first()
    if found is None:
        raise NotFound
