"""What she deleted of a diary does not come back with it, unless she takes that back."""

from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from journal.accounts.forgetting import forgotten_ids
from journal.check_ins.commands import record_check_in, remove_check_in
from journal.check_ins.queries import LoggedCheckIn, check_in_of
from journal.check_ins.rules import Answers, Entry
from journal.importing.journal_entries import keep_diary, preview_diary
from journal.importing.undoing import undo_import
from journal.vocabulary import EntryKind
from tests.journal.importing.diaries import TABLE_A, backup
from tests.journal.importing.kept_diaries import NOW, SEOUL, bring, kept, make_diary


def take_back(session: Session, account_id: UUID, gone: LoggedCheckIn) -> None:
    """Keep a deleted entry again, as the page does that offers to."""
    entry = Entry(
        id=gone.id, at=gone.at, zone=gone.zone, local_date=gone.local_date, answers=gone.answers
    )
    record_check_in(session, account_id, entry, NOW)


def test_a_deleted_entry_stays_away(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, TABLE_A.encode())
    gone = kept(session, mina_id)[0]
    remove_check_in(session, mina_id, gone.id)

    again = bring(session, mina_id, backup())

    assert (again.entries, again.added, again.duplicates, again.deleted) == (4, 0, 3, 1)
    assert len(kept(session, mina_id)) == 3


def test_the_preview_says_that_it_stays_away(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, backup())
    remove_check_in(session, mina_id, kept(session, mina_id)[0].id)

    seen = preview_diary(session, mina_id, make_diary(session, mina_id, backup()), NOW)

    assert (seen.entries, seen.new, seen.duplicates, seen.deleted) == (4, 0, 3, 1)


def test_what_one_deleted_another_may_bring_in(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    bring(session, mina_id, backup())
    remove_check_in(session, mina_id, kept(session, mina_id)[0].id)

    assert bring(session, jun_id, backup()).added == 4


def test_a_deletion_that_is_taken_back_leaves_no_double(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, backup())
    gone = remove_check_in(session, mina_id, kept(session, mina_id)[0].id)
    take_back(session, mina_id, gone)

    again = bring(session, mina_id, backup())

    assert (again.added, again.duplicates, again.deleted) == (0, 4, 0)
    assert check_in_of(session, mina_id, gone.id).answers == gone.answers


def test_one_of_her_own_is_taken_back_as_it_was(session: Session, mina_id: UUID) -> None:
    own = Entry(id=uuid4(), at=NOW, zone=SEOUL, local_date=NOW.date(), answers=Answers(mood=2))
    record_check_in(session, mina_id, own, NOW)
    take_back(session, mina_id, remove_check_in(session, mina_id, own.id))

    assert [(row.mood, row.dedup_key) for row in kept(session, mina_id)] == [(2, None)]
    assert forgotten_ids(session, mina_id, EntryKind.CHECK_IN, [own.id]) == frozenset()


def test_an_import_that_is_undone_comes_back_whole(session: Session, mina_id: UUID) -> None:
    request = make_diary(session, mina_id, backup())
    keep_diary(session, mina_id, request, NOW)
    undo_import(session, mina_id, request.id)

    assert bring(session, mina_id, backup()).added == 4


def test_what_she_deleted_stays_deleted_when_the_rest_is_undone(
    session: Session, mina_id: UUID
) -> None:
    request = make_diary(session, mina_id, backup())
    keep_diary(session, mina_id, request, NOW)
    remove_check_in(session, mina_id, kept(session, mina_id)[0].id)
    undo_import(session, mina_id, request.id)

    assert bring(session, mina_id, backup()).added == 3
