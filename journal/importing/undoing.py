"""Taking an import back."""

from uuid import UUID

from sqlalchemy import delete, insert, literal, select
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import NotFound
from journal.importing.journal_entries import forget_diary
from journal.importing.keeping import drop_empty_room
from journal.importing.settling import settle, uncover
from journal.model import ContactEvent, Forgotten, ImportBatch, ImportRoom
from journal.vocabulary import EntryKind, SourceKind


def undo_import(session: Session, account_id: UUID, import_id: UUID) -> None:
    """Take an import back with the events it added; raise ``NotFound`` when it is not hers.

    The time it covered is unknown again, also where another file had the same events.
    """
    batch = session.execute(
        select(ImportBatch.room_id).where(
            ImportBatch.account_id == account_id, ImportBatch.id == import_id
        )
    ).first()
    if batch is None:
        raise NotFound
    added_to, spoken_of = (
        select(table.room_id).where(table.account_id == account_id, table.import_id == import_id)
        for table in (ContactEvent, ImportRoom)
    )
    rooms = set(session.execute(added_to.union(spoken_of)).scalars())
    forget_diary(session, account_id, import_id)
    _forget_sent(session, account_id, import_id)
    uncover(session, account_id, import_id)
    session.execute(
        delete(ImportBatch).where(ImportBatch.account_id == account_id, ImportBatch.id == import_id)
    )
    for room_id in sorted({batch.room_id, *rooms} - {None}):
        settle(session, account_id, room_id)
        drop_empty_room(session, account_id, room_id)
    touch(session, account_id)


def _forget_sent(session: Session, account_id: UUID, import_id: UUID) -> None:
    """Note the ids that a device made for what it sent, so that it doesn't bring that again."""
    taken_back = select(
        ContactEvent.account_id, literal(EntryKind.CONTACT.value), ContactEvent.id
    ).where(
        ContactEvent.account_id == account_id,
        ContactEvent.import_id == import_id,
        ContactEvent.source_kind == SourceKind.DEVICE.value,
        # Without an id of the device's the id is made of the minute, which is to be forgotten too.
        ContactEvent.body_hash.is_not(None),
    )
    session.execute(insert(Forgotten).from_select(["account_id", "kind", "id"], taken_back))
