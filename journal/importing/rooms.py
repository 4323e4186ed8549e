"""A person's rooms and what they hold: found again by keyed hashes or by their own minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.importing.normal_form import RoomChoice
from journal.importing.rules import is_same_room, moment_of, seconds_of
from journal.model import ContactEvent
from journal.model import Room as RoomRow
from journal.vocabulary import Alerts, Direction, Relation

RoomValues = Row[UUID, int, str, str, bytes | None, bytes | None]


@dataclass(frozen=True, slots=True)
class Room:
    """One room, shown by its number; its title is nowhere."""

    id: UUID
    number: int
    alerts: Alerts
    relation: Relation
    has_label: bool


def rooms(session: Session, account_id: UUID) -> list[Room]:
    """Return a person's rooms by number."""
    return [_room(row) for row in _rows(session, account_id)]


def room_for(
    session: Session, account_id: UUID, choice: RoomChoice, seconds: Sequence[int]
) -> Room | None:
    """Return the room a file belongs to, None for a new one; ``seconds`` are its UTC seconds.

    What she picked decides, then the label, then the head, then the minutes it shares with a
    room. Raise ``NotFound`` for a room that is not hers.
    """
    if choice.is_new:
        return None
    rows = _rows(session, account_id)
    if choice.room_id is not None:
        return _picked(rows, choice.room_id)
    if choice.label_key is not None:
        labelled = [row for row in rows if row.label_key == choice.label_key]
        # A room imported before without a label may get its label now.
        rows = labelled or [row for row in rows if row.label_key is None]
        if labelled:
            return _room(labelled[0])
    headed = [row for row in rows if row.head_key == choice.head_key]
    if headed and choice.names_its_room:
        return _room(headed[0])
    return _sharing(session, account_id, rows, seconds)


def known_events(
    session: Session, account_id: UUID, room_id: UUID
) -> dict[bytes, tuple[int, Direction]]:
    """Return minute and direction of what a room holds, by key against doubles."""
    rows = session.execute(
        select(ContactEvent.dedup_key, ContactEvent.at, ContactEvent.direction).where(
            ContactEvent.account_id == account_id, ContactEvent.room_id == room_id
        )
    )
    return {key: (seconds_of(at) // 60, Direction(direction)) for key, at, direction in rows}


def _rows(session: Session, account_id: UUID) -> Sequence[RoomValues]:
    return session.execute(
        select(
            RoomRow.id,
            RoomRow.number,
            RoomRow.alerts,
            RoomRow.relation,
            RoomRow.label_key,
            RoomRow.head_key,
        )
        .where(RoomRow.account_id == account_id)
        .order_by(RoomRow.number)
    ).all()


def _picked(rows: Sequence[RoomValues], room_id: UUID) -> Room:
    for row in rows:
        if row.id == room_id:
            return _room(row)
    raise NotFound


def _sharing(
    session: Session,
    account_id: UUID,
    rows: Sequence[RoomValues],
    seconds: Sequence[int],
) -> Room | None:
    """The first of some rooms that agrees with the file in the stretch that both cover."""
    minutes = {second // 60 for second in seconds}
    held: dict[UUID | None, set[int]] = {row.id: set() for row in rows}
    found = session.execute(
        select(ContactEvent.room_id, ContactEvent.at).where(
            ContactEvent.account_id == account_id,
            ContactEvent.room_id.in_(held),
            ContactEvent.at.between(moment_of(min(seconds)), moment_of(max(seconds))),
        )
    )
    for room_id, at in found:
        held[room_id].add(seconds_of(at) // 60)
    return next((_room(row) for row in rows if is_same_room(minutes, held[row.id])), None)


def _room(row: RoomValues) -> Room:
    return Room(
        row.id, row.number, Alerts(row.alerts), Relation(row.relation), row.label_key is not None
    )
