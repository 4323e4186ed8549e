"""Taking an import back."""

from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import NotFound
from journal.importing.journal_entries import forget_diary
from journal.importing.keeping import drop_empty_room
from journal.importing.settling import settle, uncover
from journal.model import ContactEvent, ImportBatch


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
    filled = set(
        session.execute(
            select(ContactEvent.room_id)
            .where(ContactEvent.account_id == account_id, ContactEvent.import_id == import_id)
            .distinct()
        ).scalars()
    )
    forget_diary(session, account_id, import_id)
    uncover(session, account_id, import_id)
    session.execute(
        delete(ImportBatch).where(ImportBatch.account_id == account_id, ImportBatch.id == import_id)
    )
    for room_id in sorted({batch.room_id, *filled} - {None}):
        settle(session, account_id, room_id)
        drop_empty_room(session, account_id, room_id)
    touch(session, account_id)
