"""Where a person's data comes from: each source with the time it covers and what brought it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from journal.exposure.rooms import RoomSeen, rooms_seen
from journal.exposure.stretches import Stretch, joined
from journal.model import ContactEvent, CoverageInterval, ImportBatch, ImportRoom, PersonalToken
from journal.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class ImportSeen:
    """One import as its source shows it; ``rooms`` says how many it covers."""

    id: UUID
    source: SourceKind
    created_at: datetime
    events: int
    added: int
    rooms: int


@dataclass(frozen=True, slots=True)
class RoomSource:
    """A room, the joined time that its imports cover, and these, the newest first."""

    room: RoomSeen
    covered: tuple[Stretch, ...]
    imports: tuple[ImportSeen, ...]


@dataclass(frozen=True, slots=True)
class DeviceSource:
    """A device that sends by itself, the time it was alive, and how much it brought."""

    id: UUID
    name: str
    created_at: datetime
    last_used_at: datetime | None
    last_alive_at: datetime | None
    is_revoked: bool
    covered: tuple[Stretch, ...]
    events: int


@dataclass(frozen=True, slots=True)
class ByHand:
    """What she entered herself: how many contacts, the first and the last."""

    events: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Sources:
    """All of them; ``diaries`` are imports that brought entries and fill no room."""

    rooms: tuple[RoomSource, ...]
    devices: tuple[DeviceSource, ...]
    diaries: tuple[ImportSeen, ...]
    by_hand: ByHand


@dataclass(frozen=True, slots=True)
class _Batches:
    """Imports by id, the rooms of each, and the time each covers."""

    seen: Mapping[UUID, ImportSeen]
    rooms: Mapping[UUID, frozenset[UUID]]
    covered: Mapping[UUID, list[Stretch]]


def sources_of(session: Session, account_id: UUID) -> Sources:
    """Every source of a person's data; an import of several rooms covers each of them."""
    batches = _batches(session, account_id)
    rooms = tuple(_room_source(room, batches) for room in rooms_seen(session, account_id))
    tokens = _devices(session, account_id, batches)
    taken = {record_of(one.id) for one in tokens}
    diaries = [
        seen
        for key, seen in batches.seen.items()
        if not batches.rooms.get(key) and key not in taken
    ]
    return Sources(rooms, tokens, tuple(diaries), _by_hand(session, account_id))


def record_of(token_id: UUID) -> UUID:
    """The id of the import that goes on in which all is kept that a device sends.

    It stands in the addresses of pages, where a token's own id has no business.
    """
    return uuid5(token_id, "what it brings")


def is_imported(session: Session, account_id: UUID, import_id: UUID) -> bool:
    """Whether an import is kept, with all it brought."""
    found = session.execute(
        select(ImportBatch.id).where(
            ImportBatch.account_id == account_id, ImportBatch.id == import_id
        )
    )
    return found.first() is not None


def _room_source(room: RoomSeen, batches: _Batches) -> RoomSource:
    own = [key for key in batches.seen if room.id in batches.rooms.get(key, ())]
    return RoomSource(
        room,
        joined(stretch for key in own for stretch in batches.covered.get(key, ())),
        # What a device goes on sending is no import to take back.
        tuple(
            batches.seen[key] for key in own if batches.seen[key].source is not SourceKind.DEVICE
        ),
    )


def _batches(session: Session, account_id: UUID) -> _Batches:
    rows = session.execute(
        select(
            ImportBatch.id,
            ImportBatch.room_id,
            ImportBatch.source_kind,
            ImportBatch.created_at,
            ImportBatch.message_count,
            ImportBatch.added_count,
            CoverageInterval.starts_at,
            CoverageInterval.ends_at,
        )
        .outerjoin(
            CoverageInterval,
            (CoverageInterval.import_id == ImportBatch.id)
            & (CoverageInterval.account_id == ImportBatch.account_id),
        )
        .where(ImportBatch.account_id == account_id)
        .order_by(ImportBatch.created_at.desc(), ImportBatch.id)
    ).all()
    rooms: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for import_id, room_id in _rooms_covered(session, account_id):
        rooms[import_id].add(room_id)
    covered: defaultdict[UUID, list[Stretch]] = defaultdict(list)
    for row in rows:
        if row.room_id is not None:
            rooms[row.id].add(row.room_id)
        if row.starts_at is not None:
            covered[row.id].append(Stretch(row.starts_at, row.ends_at))
    seen = {row.id: _import(row, len(rooms[row.id])) for row in rows}
    return _Batches(seen, {key: frozenset(ids) for key, ids in rooms.items()}, covered)


def _rooms_covered(session: Session, account_id: UUID) -> Iterable[Any]:
    """The rooms of those imports that have several: what they speak of, and what they added to."""
    several = select(ImportBatch.id).where(
        ImportBatch.account_id == account_id, ImportBatch.room_id.is_(None)
    )
    spoken_of = select(ImportRoom.import_id, ImportRoom.room_id).where(
        ImportRoom.account_id == account_id
    )
    added_to = select(ContactEvent.import_id, ContactEvent.room_id).where(
        ContactEvent.account_id == account_id,
        ContactEvent.import_id.in_(several),
        ContactEvent.room_id.is_not(None),
    )
    return session.execute(union(spoken_of, added_to))


def _import(row: Any, rooms: int) -> ImportSeen:
    return ImportSeen(
        row.id,
        SourceKind(row.source_kind),
        row.created_at,
        row.message_count,
        row.added_count,
        rooms,
    )


def _devices(session: Session, account_id: UUID, batches: _Batches) -> tuple[DeviceSource, ...]:
    sent = session.execute(
        select(ContactEvent.import_id, func.count())
        .where(
            ContactEvent.account_id == account_id,
            ContactEvent.source_kind == SourceKind.DEVICE.value,
        )
        .group_by(ContactEvent.import_id)
    )
    counts = {import_id: count for import_id, count in sent}  # noqa: C416 - a row is no pair to mypy
    rows = session.execute(
        select(
            PersonalToken.id,
            PersonalToken.name,
            PersonalToken.created_at,
            PersonalToken.last_used_at,
            PersonalToken.last_alive_at,
            PersonalToken.revoked_at,
        )
        .where(PersonalToken.account_id == account_id)
        .order_by(PersonalToken.created_at.desc(), PersonalToken.id)
    )
    return tuple(
        DeviceSource(
            *row[:5],
            is_revoked=row.revoked_at is not None,
            covered=joined(batches.covered.get(record_of(row.id), ())),
            events=counts.get(record_of(row.id), 0),
        )
        for row in rows
    )


def _by_hand(session: Session, account_id: UUID) -> ByHand:
    moment = ContactEvent.at.type
    row = session.execute(
        select(
            func.count(),
            func.min(ContactEvent.at, type_=moment),
            func.max(ContactEvent.at, type_=moment),
        ).where(
            ContactEvent.account_id == account_id,
            ContactEvent.source_kind == SourceKind.MANUAL.value,
        )
    ).one()
    return ByHand(*row)
