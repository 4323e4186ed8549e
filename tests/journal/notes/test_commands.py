from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.chain.queries import links_about
from journal.check_ins.commands import remove_check_in
from journal.errors import Conflict, Invalid, NotFound
from journal.importing.undoing import undo_import
from journal.interactions.commands import remove_interaction
from journal.model import EmployerRequest, NoteVersion
from journal.notes.commands import drop_locked, keep_note, remove_note, remove_notes_about
from journal.notes.keys import begin_anew, keep_key
from journal.notes.queries import heads_of, locked_keys_of, note_of, versions_of
from journal.notes.rules import SealedNote
from journal.vocabulary import LinkKind, NoteKind
from tests.journal.importing.diaries import TABLE_A
from tests.journal.importing.kept_diaries import bring
from tests.journal.importing.kept_diaries import kept as brought
from tests.journal.notes.recording import NOW, RECORD, check_in, interaction, kept, request
from tests.journal.notes.sealing import body, note, wrapped


@pytest.fixture(autouse=True)
def keys(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    for account_id in (mina_id, jun_id):
        keep_key(session, account_id, wrapped(), NOW)


def next_of(before: SealedNote, **changed: Any) -> SealedNote:
    following: dict[str, Any] = {"version": before.version + 1, "body": body(), **changed}
    return replace(before, **following)


def count_of(session: Session, account_id: UUID) -> int:
    asked = select(func.count()).where(NoteVersion.account_id == account_id)
    return session.execute(asked).scalar_one()


def test_a_note_is_kept_as_it_was_sealed(session: Session, mina_id: UUID) -> None:
    made = kept(session, mina_id, note())

    head = note_of(session, mina_id, made.id)

    assert (head.kind, head.subject_id, head.generation) == (NoteKind.GOOD_THING, None, 1)
    assert (head.version, head.body, head.created_at, head.changed_at) == (1, made.body, NOW, NOW)


def test_older_versions_stay_beside_the_newest(session: Session, mina_id: UUID) -> None:
    first = kept(session, mina_id, note())
    second = next_of(first)

    keep_note(session, mina_id, second, NOW + timedelta(hours=1))

    assert note_of(session, mina_id, first.id).body == second.body
    found = versions_of(session, mina_id, first.id)
    assert [(one.version, one.body) for one in found] == [(2, second.body), (1, first.body)]
    assert found[0].at == NOW + timedelta(hours=1)


def test_a_replay_changes_nothing(session: Session, mina_id: UUID) -> None:
    made = kept(session, mina_id, note())

    keep_note(session, mina_id, made, NOW)

    assert count_of(session, mina_id) == 1


@pytest.mark.parametrize("version", [1, 3])
def test_only_the_next_version_is_taken(session: Session, mina_id: UUID, version: int) -> None:
    first = kept(session, mina_id, note())

    with pytest.raises(Conflict):
        keep_note(session, mina_id, next_of(first, version=version), NOW)


def test_a_note_begins_with_its_first_version(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Conflict):
        keep_note(session, mina_id, note(version=2), NOW)


def test_a_note_never_becomes_one_about_something_else(session: Session, mina_id: UUID) -> None:
    first = kept(session, mina_id, note(check_in(session, mina_id), NoteKind.CHECK_IN))
    elsewhere: tuple[dict[str, Any], ...] = ({"kind": NoteKind.GOAL}, {"subject_id": uuid4()})

    for other in elsewhere:
        for version in (1, 2):
            with pytest.raises(Conflict):
                keep_note(session, mina_id, replace(first, version=version, **other), NOW)


@pytest.mark.parametrize("kind", RECORD)
def test_a_note_belongs_to_an_entry_of_her_own(
    session: Session, mina_id: UUID, jun_id: UUID, kind: NoteKind
) -> None:
    kept(session, mina_id, note(RECORD[kind](session, mina_id), kind))

    for strange in (RECORD[kind](session, jun_id), uuid4()):
        with pytest.raises(NotFound):
            keep_note(session, mina_id, note(strange, kind), NOW)


def test_the_same_id_of_two_people_are_two_notes(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    hers = kept(session, mina_id, note())
    with pytest.raises(NotFound):
        note_of(session, jun_id, hers.id)
    with pytest.raises(NotFound):
        versions_of(session, jun_id, hers.id)

    his = replace(hers, body=body())
    keep_note(session, jun_id, his, NOW)

    assert note_of(session, mina_id, hers.id).body == hers.body


def test_a_note_is_sealed_with_the_key_of_now(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid, match="generation"):
        keep_note(session, mina_id, note(generation=2), NOW)


def test_a_note_that_was_unlocked_comes_back_under_the_new_key(
    session: Session, mina_id: UUID
) -> None:
    old = kept(session, mina_id, next_of(kept(session, mina_id, note())))
    begin_anew(session, mina_id, wrapped(generation=2), NOW)
    with pytest.raises(Invalid, match="generation"):
        keep_note(session, mina_id, next_of(old), NOW)

    again = kept(session, mina_id, next_of(old, generation=2))

    assert note_of(session, mina_id, old.id).generation == 2
    assert [one.body for one in versions_of(session, mina_id, old.id)] == [again.body]


def test_the_chain_speaks_of_words_about_an_incident(session: Session, mina_id: UUID) -> None:
    about = interaction(session, mina_id)

    made = kept(session, mina_id, note(about, NoteKind.INTERACTION))
    keep_note(session, mina_id, made, NOW)

    kinds = [link.kind for link in links_about(session, mina_id, [about])]
    assert kinds == [LinkKind.WRITTEN, LinkKind.WORDS]

    remove_note(session, mina_id, made.id, NOW)

    kinds = [link.kind for link in links_about(session, mina_id, [about])]
    assert kinds == [LinkKind.WRITTEN]


def test_a_removed_note_is_gone_with_its_versions(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    made = kept(session, mina_id, next_of(kept(session, mina_id, note())))
    with pytest.raises(NotFound):
        remove_note(session, jun_id, made.id, NOW)

    remove_note(session, mina_id, made.id, NOW)

    assert count_of(session, mina_id) == 0
    with pytest.raises(NotFound):
        remove_note(session, mina_id, made.id, NOW)


def test_the_notes_go_with_what_they_are_about(session: Session, mina_id: UUID) -> None:
    evening, hit = check_in(session, mina_id), interaction(session, mina_id)
    kept(session, mina_id, note(evening, NoteKind.CHECK_IN))
    kept(session, mina_id, note(hit, NoteKind.INTERACTION))
    stays = kept(session, mina_id, note())

    remove_check_in(session, mina_id, evening)
    remove_interaction(session, mina_id, hit, NOW)

    assert [head.id for head in heads_of(session, mina_id).heads] == [stays.id]
    assert count_of(session, mina_id) == 1


def test_the_notes_go_with_the_diary_that_is_taken_back(session: Session, mina_id: UUID) -> None:
    request_id = uuid4()
    bring(session, mina_id, TABLE_A.encode(), id=request_id)
    (first, *_) = brought(session, mina_id)
    kept(session, mina_id, note(first.id, NoteKind.CHECK_IN))

    undo_import(session, mina_id, request_id)

    assert (count_of(session, mina_id), brought(session, mina_id)) == (0, [])


def test_the_notes_about_what_was_asked_go_with_the_incident(
    session: Session, mina_id: UUID
) -> None:
    asked = request(session, mina_id)
    kept(session, mina_id, note(asked, NoteKind.REQUEST))
    hit = session.get_one(EmployerRequest, (mina_id, asked)).interaction_id

    remove_notes_about(session, mina_id, [hit])
    remove_notes_about(session, mina_id, [])

    assert count_of(session, mina_id) == 0


def test_notes_stay_locked_for_ninety_days_and_then_go(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    old, his = kept(session, mina_id, note()), kept(session, jun_id, note())
    begin_anew(session, mina_id, wrapped(generation=2), NOW)
    new = kept(session, mina_id, note(generation=2))

    assert drop_locked(session, NOW + timedelta(days=89, hours=23)) == 0
    assert locked_keys_of(session, mina_id)[0].notes == 1
    assert drop_locked(session, NOW + timedelta(days=90)) == 1

    assert [head.id for head in heads_of(session, mina_id).heads] == [new.id] != [old.id]
    assert note_of(session, jun_id, his.id).body == his.body
    assert locked_keys_of(session, mina_id) == ()
