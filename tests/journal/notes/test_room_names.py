"""A room's name is a note about it: the only name it has, and gone when the room is."""

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.importing.undoing import undo_import
from journal.model import ImportBatch, Note, Room
from journal.notes.keys import keep_key
from journal.vocabulary import NoteKind
from tests.journal.importing.exports import make_room
from tests.journal.importing.kept import bring
from tests.journal.notes.recording import NOW, kept, room
from tests.journal.notes.sealing import note, wrapped


@pytest.fixture(autouse=True)
def key(session: Session, mina_id: UUID) -> None:
    keep_key(session, mina_id, wrapped(), NOW)


def test_a_locked_name_is_the_only_one_of_its_room(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    named, other = room(session, mina_id), room(session, mina_id)
    room(session, jun_id)

    kept(session, mina_id, note(named, NoteKind.LABEL))

    plain = session.execute(select(Room.id).where(Room.label.is_not(None))).scalars().all()
    assert named not in plain
    assert other in plain
    assert len(plain) == 2


def test_a_name_goes_with_its_room(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(3))
    import_id = session.execute(select(ImportBatch.id)).scalar_one()
    only = session.execute(select(Room.id)).scalar_one()
    kept(session, mina_id, note(only, NoteKind.LABEL))

    undo_import(session, mina_id, import_id)

    assert session.execute(select(Note.id)).all() == []
