"""Notes come sealed with the key of here, with their older versions, once."""

import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from journal.chain.queries import chain_of
from journal.errors import Invalid
from journal.model import Note, NoteKey, NoteVersion, Room
from journal.my_data.bring_notes import ComingNote, ComingVersion, bring_notes
from journal.my_data.bring_rows import bring_rows
from journal.my_data.bring_rules import Fate
from journal.vocabulary import LinkKind, NoteKind
from tests.journal.my_data.parcels import NOON, NOW, interaction
from tests.journal.notes.recording import room


def sealed() -> bytes:
    return b"\x01" + secrets.token_bytes(12 + 256 + 16)


def note(kind: NoteKind = NoteKind.GOOD_THING, **more: Any) -> ComingNote:
    versions = (ComingVersion(1, NOON, sealed()), ComingVersion(3, NOON, sealed()))
    values = {"id": uuid4(), "subject_id": None, "created_at": NOON, "versions": versions}
    return ComingNote(kind=kind, **(values | more))


@pytest.fixture
def keyed_id(session: Session, mina_id: UUID) -> UUID:
    wrapped = {"by_passphrase": b"p", "by_recovery": b"r", "created_at": NOON, "changed_at": NOON}
    session.execute(insert(NoteKey).values(account_id=mina_id, generation=1, **wrapped))
    return mina_id


def test_a_note_comes_with_all_its_versions(session: Session, keyed_id: UUID) -> None:
    coming = note()

    assert bring_notes(session, keyed_id, 1, [coming], NOW) == (Fate.ADDED,)

    head = session.execute(select(Note.version, Note.created_at, Note.changed_at)).one()
    bodies = select(NoteVersion.body).order_by(NoteVersion.version)
    assert tuple(head) == (3, NOON, NOON)
    assert list(session.execute(bodies).scalars()) == [one.body for one in coming.versions]


def test_twice_is_once_and_other_versions_are_another_note(
    session: Session, keyed_id: UUID
) -> None:
    coming = note()
    bring_notes(session, keyed_id, 1, [coming], NOW)
    again = note(id=coming.id)
    longer = note(id=coming.id, versions=(*again.versions, ComingVersion(4, NOON, sealed())))

    assert bring_notes(session, keyed_id, 1, [again, longer], NOW) == (Fate.KNOWN, Fate.ANOTHER)


def test_words_about_an_incident_are_bound_anew(session: Session, keyed_id: UUID) -> None:
    hit = interaction()
    bring_rows(session, keyed_id, "interactions", [hit], NOW)

    fates = bring_notes(
        session, keyed_id, 1, [note(NoteKind.INTERACTION, subject_id=hit["id"])], NOW
    )

    newest = chain_of(session, keyed_id)[-1]
    assert fates == (Fate.ADDED,)
    assert (newest.kind, newest.subject_id, newest.at) == (LinkKind.WORDS, hit["id"], NOW)


def test_a_locked_name_that_comes_replaces_a_plain_one(session: Session, keyed_id: UUID) -> None:
    named = room(session, keyed_id)

    fates = bring_notes(session, keyed_id, 1, [note(NoteKind.LABEL, subject_id=named)], NOW)

    assert fates == (Fate.ADDED,)
    assert session.execute(select(Room.label)).scalar_one() is None


@pytest.mark.parametrize(
    "coming",
    [
        note(NoteKind.CHECK_IN, subject_id=uuid4()),
        note(NoteKind.CHECK_IN),
        note(created_at=NOW + timedelta(days=2)),
        note(versions=(ComingVersion(1, NOW + timedelta(days=2), sealed()),)),
        note(versions=(ComingVersion(2, NOON, sealed()), ComingVersion(1, NOON, sealed()))),
        note(versions=(ComingVersion(1, NOON, b"plain words" * 30),)),
    ],
)
def test_what_does_not_fit_is_not_taken(
    session: Session, keyed_id: UUID, coming: ComingNote
) -> None:
    assert bring_notes(session, keyed_id, 1, [coming], NOW) == (Fate.UNFIT,)
    assert session.execute(select(Note.id)).all() == []


def test_another_key_than_hers_of_now_is_refused(session: Session, keyed_id: UUID) -> None:
    with pytest.raises(Invalid):
        bring_notes(session, keyed_id, 2, [note()], NOW)


def test_without_a_key_there_are_no_notes(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid):
        bring_notes(session, mina_id, 1, [note()], NOW)
