from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from journal.errors import Invalid
from journal.notes import queries
from journal.notes.commands import keep_note
from journal.notes.keys import keep_key
from journal.notes.queries import heads_of, versions_of
from journal.vocabulary import NoteKind
from tests.journal.notes.recording import NOW, check_in, kept
from tests.journal.notes.sealing import body, note, wrapped


@pytest.fixture(autouse=True)
def keys(session: Session, mina_id: UUID) -> None:
    keep_key(session, mina_id, wrapped(), NOW)


def test_a_page_of_notes_leads_to_the_next(session: Session, mina_id: UUID) -> None:
    ids = []
    for hours in range(5):
        ids.append((made := note()).id)
        keep_note(session, mina_id, made, NOW + timedelta(hours=hours))

    first = heads_of(session, mina_id, limit=3)
    second = heads_of(session, mina_id, before=first.before, limit=3)

    assert [head.id for head in first.heads + second.heads] == ids[::-1]
    assert second.before is None


def test_notes_of_one_moment_are_each_on_one_page(session: Session, mina_id: UUID) -> None:
    ids = {kept(session, mina_id, note()).id for _ in range(4)}

    first = heads_of(session, mina_id, limit=2)
    second = heads_of(session, mina_id, before=first.before, limit=2)

    assert {head.id for head in first.heads + second.heads} == ids


def test_notes_are_found_by_kind_and_by_entry(session: Session, mina_id: UUID) -> None:
    evening, other = check_in(session, mina_id), check_in(session, mina_id)
    of_evening = kept(session, mina_id, note(evening, NoteKind.CHECK_IN))
    of_other = kept(session, mina_id, note(other, NoteKind.CHECK_IN))
    kept(session, mina_id, note())

    by_kind = heads_of(session, mina_id, kinds=[NoteKind.CHECK_IN]).heads
    by_entry = heads_of(session, mina_id, subject_ids=[evening]).heads

    assert {head.id for head in by_kind} == {of_evening.id, of_other.id}
    assert [head.id for head in by_entry] == [of_evening.id]
    assert heads_of(session, mina_id, subject_ids=[]).heads == ()


def test_a_disk_is_not_filled_with_notes(
    session: Session, mina_id: UUID, jun_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_VERSIONS", 2)
    keep_key(session, jun_id, wrapped(), NOW)
    kept(session, jun_id, note())
    first = kept(session, mina_id, note())
    kept(session, mina_id, replace(first, version=2, body=body()))

    for more in (note(), replace(first, version=3, body=body())):
        with pytest.raises(Invalid, match="too_many"):
            keep_note(session, mina_id, more, NOW)

    assert len(versions_of(session, mina_id, first.id)) == 2
