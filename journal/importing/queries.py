"""What a person has imported, her rooms, and what one more file would bring."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.importing.clocks import WallClock
from journal.importing.export import ReadingWarning, Timeline
from journal.importing.known import known_keys
from journal.importing.normal_form import Choices, Coverage, FileMarks, ImportRequest
from journal.importing.rooms import Room, room_for, rooms, rows_of_rooms
from journal.importing.rules import (
    Keyed,
    Part,
    coverage_of,
    directions,
    imported_events,
    moments_in_utc,
    parts_of,
    sent_in,
    warnings_of,
)
from journal.model import Account, CoverageInterval, ImportBatch
from journal.model import Room as RoomRow
from journal.vocabulary import Direction, SourceKind

__all__ = ["Import", "Preview", "Room", "import_key_of", "imports_of", "preview_of", "rooms"]


@dataclass(frozen=True, slots=True)
class Import:
    """One import as the list shows it; moments are aware, counts are of its events.

    ``room_id`` and ``room_number`` are None where it filled several rooms or none.
    """

    id: UUID
    source: SourceKind
    room_id: UUID | None
    room_number: int | None
    room_label: str | None
    created_at: datetime
    zone: str
    messages: int
    added: int
    duplicates: int
    starts_at: datetime | None
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would bring, before anything is kept; counts are of messages.

    ``room`` is None for a new one and for several; ``by_day`` and ``by_hour`` are on the clock of
    the chosen zone.
    """

    room: Room | None
    messages: int
    system_lines: int
    new: int
    duplicates: int
    incoming: int
    outgoing: int
    coverage: Coverage
    by_day: tuple[tuple[date, int], ...]
    by_hour: tuple[int, ...]
    warnings: tuple[ReadingWarning, ...]


def import_key_of(session: Session, account_id: UUID) -> bytes:
    """Return the key of this person's hashes."""
    return session.execute(select(Account.import_key).where(Account.id == account_id)).scalar_one()


def imports_of(session: Session, account_id: UUID) -> list[Import]:
    """Return a person's imports, the newest first."""
    covered = (
        select(
            CoverageInterval.import_id,
            func.min(CoverageInterval.starts_at, type_=CoverageInterval.starts_at.type).label("a"),
            func.max(CoverageInterval.ends_at, type_=CoverageInterval.ends_at.type).label("b"),
        )
        .where(CoverageInterval.account_id == account_id)
        .group_by(CoverageInterval.import_id)
        .subquery()
    )
    rows = session.execute(
        select(
            ImportBatch.id,
            ImportBatch.source_kind,
            ImportBatch.room_id,
            RoomRow.number,
            RoomRow.label,
            ImportBatch.created_at,
            ImportBatch.zone,
            ImportBatch.message_count,
            ImportBatch.added_count,
            ImportBatch.duplicate_count,
            covered.c.a,
            covered.c.b,
        )
        .outerjoin(
            RoomRow,
            (RoomRow.id == ImportBatch.room_id) & (RoomRow.account_id == ImportBatch.account_id),
        )
        .outerjoin(covered, covered.c.import_id == ImportBatch.id)
        .where(ImportBatch.account_id == account_id)
        .order_by(ImportBatch.created_at.desc(), ImportBatch.id)
    )
    return [Import(row[0], SourceKind(row[1]), *tuple(row)[2:]) for row in rows]


def preview_of(
    session: Session, account_id: UUID, timeline: Timeline, choices: Choices, marks: FileMarks
) -> Preview:
    """Return what an import would bring; raise ``NotFound`` for a room that is not hers.

    Raise ``Invalid`` when no room is picked.
    """
    request = ImportRequest(UUID(int=0), timeline, choices, marks)
    seconds, _ = moments_in_utc(timeline, choices.zone)
    ways = directions(timeline, choices.owner)
    parts = [(part, sent_in(part, seconds, ways)) for part in parts_of(timeline, choices.picked)]
    looks = _looks(session, account_id, request, parts)
    clock = WallClock(choices.zone)
    local = [clock.place(at) for look in looks for at, _ in look.sent]
    hours = Counter(minute // 60 for _, minute in local)
    sent = Counter(way for look in looks for _, way in look.sent)
    return Preview(
        room=looks[0].room if len(looks) == 1 else None,
        messages=len(local),
        system_lines=timeline.system_lines,
        new=sum(look.new for look in looks),
        duplicates=len(local) - sum(look.new for look in looks),
        incoming=sent[Direction.IN],
        outgoing=sent[Direction.OUT],
        coverage=coverage_of(timeline, seconds, choices.zone),
        by_day=tuple(sorted(Counter(day for day, _ in local).items())),
        by_hour=tuple(hours.get(hour, 0) for hour in range(24)),
        warnings=warnings_of(timeline, choices, marks),
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What one part would bring: its room if there is one, and how many events are new."""

    room: Room | None
    sent: Sequence[tuple[int, Direction]]
    new: int


def _looks(
    session: Session,
    account_id: UUID,
    request: ImportRequest,
    parts: Sequence[tuple[Part, Sequence[tuple[int, Direction]]]],
) -> list[_Look]:
    """What each part would bring, in as many statements for a hundred rooms as for one."""
    key, among = import_key_of(session, account_id), rows_of_rooms(session, account_id)
    choices = request.marks.rooms
    found = [
        room_for(session, account_id, choices[part.room], sent, among=among) for part, sent in parts
    ]
    known = known_keys(session, account_id, request, [room.id for room in found if room])
    looks = []
    for room, (part, sent) in zip(found, parts, strict=True):
        to = Keyed(UUID(int=0) if room is None else room.id, key)
        events = imported_events(request, part, sent, to=to)
        looks.append(_Look(room, sent, sum(event.dedup_key not in known for event in events)))
    return looks
