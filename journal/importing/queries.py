"""What a person has imported, her rooms, and what one more file would bring."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.importing.export import ReadingWarning, Timeline
from journal.importing.normal_form import Choices, Coverage, RoomChoice
from journal.importing.rooms import Room, known_events, room_for, rooms
from journal.importing.rules import (
    coverage_of,
    imported_events,
    moment_of,
    sent_of,
    utc_seconds,
    warnings_of,
)
from journal.model import Account, CoverageInterval, ImportBatch
from journal.model import Room as RoomRow

__all__ = ["Import", "Preview", "Room", "import_key_of", "imports_of", "preview_of", "rooms"]


@dataclass(frozen=True, slots=True)
class Import:
    """One import as the list shows it; moments are aware, counts are of its messages."""

    id: UUID
    room_number: int
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

    ``by_day`` and ``by_hour`` are on the clock of the chosen zone.
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
            RoomRow.number,
            ImportBatch.created_at,
            ImportBatch.zone,
            ImportBatch.message_count,
            ImportBatch.added_count,
            ImportBatch.duplicate_count,
            covered.c.a,
            covered.c.b,
        )
        .join(
            RoomRow,
            (RoomRow.id == ImportBatch.room_id) & (RoomRow.account_id == ImportBatch.account_id),
        )
        .outerjoin(covered, covered.c.import_id == ImportBatch.id)
        .where(ImportBatch.account_id == account_id)
        .order_by(ImportBatch.created_at.desc(), ImportBatch.id)
    )
    return [Import(*row) for row in rows]


def preview_of(
    session: Session, account_id: UUID, timeline: Timeline, choices: Choices, choice: RoomChoice
) -> Preview:
    """Return what an import would bring; raise ``NotFound`` for a room that is not hers."""
    seconds, _ = utc_seconds(timeline.moments, choices.zone)
    room = room_for(session, account_id, choice, sent_of(timeline, choices))
    new = len(seconds)
    if room is not None:
        events = imported_events(timeline, choices, import_key_of(session, account_id), room.id)
        known = known_events(session, account_id, room.id)
        new = sum(event.dedup_key not in known for event in events)
    local = [moment_of(0) + timedelta(seconds=moment) for moment in timeline.moments]
    hours = Counter(moment.hour for moment in local)
    outgoing = sum(index == choices.owner for index in timeline.sender_indices)
    return Preview(
        room=room,
        messages=len(seconds),
        system_lines=timeline.system_lines,
        new=new,
        duplicates=len(seconds) - new,
        incoming=0 if choices.owner is None else len(seconds) - outgoing,
        outgoing=outgoing,
        coverage=coverage_of(timeline, choices.zone),
        by_day=tuple(sorted(Counter(moment.date() for moment in local).items())),
        by_hour=tuple(hours.get(hour, 0) for hour in range(24)),
        warnings=warnings_of(timeline, choices, choice),
    )
