"""A person's rooms and what they hold: found again by keyed hashes or by their own minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.importing.normal_form import RoomChoice
from journal.importing.rules import agree, moment_of, seconds_of
from journal.model import ContactEvent, ImportBatch
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
    session: Session,
    account_id: UUID,
    choice: RoomChoice,
    sent: Sequence[tuple[int, Direction]],
) -> Room | None:
    """Return the room a file belongs to, None for a new one.

    What she picked decides, then the label, then the head. A file without a title belongs to the
    room that holds the same messages; ``sent`` are its UTC seconds and directions.
    Raise ``NotFound`` for a room that is not hers.
    """
    if choice.is_new:
        return None
    rows = _rows(session, account_id)
    if choice.room_id is not None:
        return _picked(rows, choice.room_id)
    if choice.label_key is not None:
        return _first(row for row in rows if row.label_key == choice.label_key)
    headed = _first(row for row in rows if row.head_key == choice.head_key)
    if headed is not None or choice.names_its_room:
        return headed
    return _sharing(session, account_id, rows, [(at // 60, way) for at, way in sent])


def room_of_file(session: Session, account_id: UUID, file_key: bytes) -> Room | None:
    """Return the room that the very same file was imported into, None when it was in none."""
    into = (
        select(ImportBatch.room_id)
        .where(ImportBatch.account_id == account_id, ImportBatch.file_key == file_key)
        .order_by(ImportBatch.created_at)
    )
    room_id = session.execute(into).scalars().first()
    return None if room_id is None else _picked(_rows(session, account_id), room_id)


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
    room = _first(row for row in rows if row.id == room_id)
    if room is None:
        raise NotFound
    return room


def _first(rows: Iterable[RoomValues]) -> Room | None:
    return next((_room(row) for row in rows), None)


def _sharing(
    session: Session,
    account_id: UUID,
    rows: Sequence[RoomValues],
    sent: Sequence[tuple[int, Direction]],
) -> Room | None:
    """The first room that holds the same messages in the stretch that both cover."""
    held: dict[UUID | None, list[tuple[int, Direction]]] = {row.id: [] for row in rows}
    found = session.execute(
        select(ContactEvent.room_id, ContactEvent.at, ContactEvent.direction).where(
            ContactEvent.account_id == account_id,
            ContactEvent.room_id.in_(held),
            ContactEvent.at.between(moment_of(min(sent)[0] * 60), moment_of(max(sent)[0] * 60)),
        )
    )
    for room_id, at, direction in found:
        held[room_id].append((seconds_of(at) // 60, Direction(direction)))
    return _first(row for row in rows if agree(sent, held[row.id]))


def _room(row: RoomValues) -> Room:
    return Room(
        row.id, row.number, Alerts(row.alerts), Relation(row.relation), row.label_key is not None
    )
