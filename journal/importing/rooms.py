"""A person's rooms and what they hold: found again by keyed hashes or by their own minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.importing.clocks import moment_of, seconds_of
from journal.importing.normal_form import RoomChoice, RoomRules
from journal.importing.rules import agree
from journal.model import ContactEvent, ImportBatch, PickedPartner, RoomAlerts
from journal.model import Room as RoomRow
from journal.vocabulary import Alerts, Direction, Initiation, Relation, SourceKind

RoomValues = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Room:
    """One room, shown by its number and, if she gave one, by her own label."""

    id: UUID
    number: int
    alerts: Alerts
    relation: Relation
    has_label: bool
    source: SourceKind
    label: str | None


def rooms(session: Session, account_id: UUID) -> list[Room]:
    """Return a person's rooms by number."""
    return [_room(row) for row in rows_of_rooms(session, account_id)]


def room_for(
    session: Session,
    account_id: UUID,
    choice: RoomChoice,
    sent: Sequence[tuple[int, Direction]],
    *,
    among: Sequence[RoomValues] | None = None,
) -> Room | None:
    """Return the room a file belongs to, None for a new one.

    What she picked decides, then the label, then the head. A file without a title belongs to the
    room that holds the same messages; ``sent`` are its UTC seconds and directions.
    ``among`` are her rooms where they were read already. Raise ``NotFound`` for a room that is not
    hers.
    """
    if choice.is_new:
        return None
    rows = rows_of_rooms(session, account_id) if among is None else among
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
        .where(
            ImportBatch.account_id == account_id,
            ImportBatch.file_key == file_key,
            ImportBatch.room_id.is_not(None),
        )
        .order_by(ImportBatch.created_at)
    )
    room_id = session.execute(into).scalars().first()
    return None if room_id is None else _picked(rows_of_rooms(session, account_id), room_id)


def rules_of_room(session: Session, account_id: UUID, room_id: UUID) -> tuple[RoomRules, Relation]:
    """What a room says about how its events came, and who is in it.

    Raise ``NotFound`` for a room that is not hers.
    """
    dated = (RoomAlerts.account_id == RoomRow.account_id) & (RoomAlerts.room_id == RoomRow.id)
    rows = session.execute(
        select(
            RoomRow.alerts,
            RoomRow.initiation,
            RoomRow.relation,
            RoomAlerts.since,
            RoomAlerts.alerts,
        )
        .outerjoin(RoomAlerts, dated)
        .where(RoomRow.account_id == account_id, RoomRow.id == room_id)
        .order_by(RoomAlerts.since)
    ).all()
    if not rows:
        raise NotFound
    always, said, relation = rows[0][:3]
    dates: list[tuple[Any, Any]] = [(row[3], row[4]) for row in rows]
    later = [(seconds_of(since), Alerts(alerts)) for since, alerts in dates if since is not None]
    rules = RoomRules(((0, Alerts(always)), *later), None if said is None else Initiation(said))
    return rules, Relation(relation)


def picked_before(session: Session, account_id: UUID, keys: Iterable[bytes]) -> dict[bytes, bool]:
    """Which numbers or conversations of a file she said something of before, and what."""
    rows = session.execute(
        select(PickedPartner.partner_key, PickedPartner.is_work).where(
            PickedPartner.account_id == account_id
        )
    )
    wanted = set(keys)
    return {bytes(key): is_work for key, is_work in rows if bytes(key) in wanted}


def rows_of_rooms(session: Session, account_id: UUID) -> Sequence[RoomValues]:
    """Return all that is known of a person's rooms, by number."""
    return session.execute(
        select(
            RoomRow.id,
            RoomRow.number,
            RoomRow.alerts,
            RoomRow.relation,
            RoomRow.source_kind,
            RoomRow.label,
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
        row.id,
        row.number,
        Alerts(row.alerts),
        Relation(row.relation),
        row.label_key is not None,
        SourceKind(row.source_kind),
        row.label,
    )
