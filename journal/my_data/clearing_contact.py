"""Removing the contact of some days, what those days were covered by, and imports left empty."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import and_, delete, insert, select
from sqlalchemy.orm import Session

from journal.exposure.commands import reclassify
from journal.importing.clocks import seconds_of
from journal.importing.keeping import drop_empty_room
from journal.importing.rooms import rules_of_room
from journal.importing.settling import settled, write_settled
from journal.model import (
    CheckIn,
    ContactEvent,
    CoverageInterval,
    ImportBatch,
    ImportRoom,
    Room,
)
from journal.my_data.rules import Span, left_of
from journal.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many rows went, which imports had brought them, and what a device had sent.

    ``sent`` are ids that a device made and could send again, each with no key against doubles.
    """

    rows: int
    imports: frozenset[UUID]
    sent: tuple[tuple[UUID, None], ...]


def clear_contact(session: Session, account_id: UUID, span: Span, limit: int) -> Cleared:
    """Remove contact of a span, the oldest first, and place what lies around it anew.

    The time is not covered any more: silence in it says nothing.
    """
    rows = session.execute(
        select(
            ContactEvent.id,
            ContactEvent.import_id,
            ContactEvent.room_id,
            ContactEvent.source_kind,
            ContactEvent.body_hash,
        )
        .where(
            ContactEvent.account_id == account_id,
            ContactEvent.local_date.between(span.first, span.last),
            ContactEvent.created_at <= span.written_by,
        )
        .order_by(ContactEvent.at)
        .limit(limit)
    ).all()
    session.execute(
        delete(ContactEvent).where(
            ContactEvent.account_id == account_id, ContactEvent.id.in_([row.id for row in rows])
        )
    )
    uncovered = _uncover(session, account_id, span)
    if rows:
        _settle_around(session, account_id, span, {row.room_id for row in rows if row.room_id})
    is_sent = SourceKind.DEVICE.value
    return Cleared(
        len(rows) + len(uncovered),
        frozenset(row.import_id for row in rows if row.import_id) | frozenset(uncovered),
        tuple((row.id, None) for row in rows if row.source_kind == is_sent and row.body_hash),
    )


def drop_empty_imports(session: Session, account_id: UUID, import_ids: Collection[UUID]) -> None:
    """Remove the records of imports of which nothing is left, and rooms that nothing speaks of.

    What a device sends goes on, so its record stays.
    """
    of_these = ImportBatch.account_id == account_id, ImportBatch.id.in_(import_ids)
    in_use = [
        select(table.import_id).where(table.account_id == account_id, table.import_id.is_not(None))
        for table in (ContactEvent, CheckIn, CoverageInterval)
    ]
    goes_on = ImportBatch.source_kind == SourceKind.DEVICE.value
    empty = session.execute(
        select(ImportBatch.id, ImportBatch.room_id).where(
            *of_these, ~goes_on, *(ImportBatch.id.not_in(used) for used in in_use)
        )
    ).all()
    gone = [row.id for row in empty]
    spoken_of = select(ImportRoom.room_id).where(
        ImportRoom.account_id == account_id, ImportRoom.import_id.in_(gone)
    )
    rooms = {*session.execute(spoken_of).scalars(), *(row.room_id for row in empty)} - {None}
    session.execute(
        delete(ImportBatch).where(ImportBatch.account_id == account_id, ImportBatch.id.in_(gone))
    )
    for room_id in rooms:
        drop_empty_room(session, account_id, room_id)


def _uncover(session: Session, account_id: UUID, span: Span) -> list[UUID]:
    """Take a span out of what imports cover, and return which imports covered some of it."""
    of_its_import = and_(
        ImportBatch.account_id == CoverageInterval.account_id,
        ImportBatch.id == CoverageInterval.import_id,
    )
    found = session.execute(
        select(
            CoverageInterval.id,
            CoverageInterval.import_id,
            CoverageInterval.starts_at,
            CoverageInterval.ends_at,
        )
        .join(ImportBatch, of_its_import)
        .where(
            CoverageInterval.account_id == account_id,
            CoverageInterval.starts_at < span.ends_at,
            CoverageInterval.ends_at > span.begins_at,
            ImportBatch.created_at <= span.written_by,
        )
    ).all()
    session.execute(
        delete(CoverageInterval).where(
            CoverageInterval.account_id == account_id,
            CoverageInterval.id.in_([one.id for one in found]),
        )
    )
    for one in found:
        _cover(session, account_id, one.import_id, left_of(one.starts_at, one.ends_at, span))
    return [one.import_id for one in found]


def _cover(
    session: Session,
    account_id: UUID,
    import_id: UUID,
    pieces: Iterable[tuple[datetime, datetime]],
) -> None:
    for begin, end in pieces:
        session.execute(
            insert(CoverageInterval).values(
                account_id=account_id,
                id=uuid4(),
                import_id=import_id,
                starts_at=begin,
                ends_at=end,
            )
        )


def _settle_around(
    session: Session, account_id: UUID, span: Span, room_ids: Collection[UUID]
) -> None:
    """Make anew what contact just before and after a span derives from its neighbours."""
    kept = select(Room.id).where(Room.account_id == account_id, Room.id.in_(room_ids))
    rooms = {
        room_id: rules_of_room(session, account_id, room_id)
        for room_id in session.execute(kept).scalars().all()
    }
    for moment in (span.begins_at, span.ends_at):
        reclassify(session, account_id, moment, moment)
        edge = (seconds_of(moment), seconds_of(moment))
        for room_id, rules in rooms.items():
            found = settled(session, account_id, room_id, rules, around=edge)
            write_settled(session, account_id, found)
