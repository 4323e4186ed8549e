from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from journal.accounts.forgetting import forget, forgotten_ids, forgotten_keys, recall
from journal.vocabulary import EntryKind

KEY = b"k" * 16


def test_a_deleted_entry_is_known_by_its_id_and_its_key(session: Session, mina_id: UUID) -> None:
    gone, other = uuid4(), uuid4()

    forget(session, mina_id, EntryKind.CHECK_IN, gone, KEY)

    assert forgotten_ids(session, mina_id, EntryKind.CHECK_IN, [gone, other]) == {gone}
    assert forgotten_keys(session, mina_id, EntryKind.CHECK_IN) == {KEY}


def test_kinds_and_people_are_told_apart(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    gone = uuid4()

    forget(session, mina_id, EntryKind.CHECK_IN, gone, KEY)

    assert forgotten_ids(session, mina_id, EntryKind.SHIFT, [gone]) == frozenset()
    assert forgotten_ids(session, jun_id, EntryKind.CHECK_IN, [gone]) == frozenset()
    assert forgotten_keys(session, jun_id, EntryKind.CHECK_IN) == frozenset()


def test_an_entry_that_is_hers_again_is_forgotten_no_more(session: Session, mina_id: UUID) -> None:
    gone = uuid4()
    forget(session, mina_id, EntryKind.CHECK_IN, gone, KEY)

    assert recall(session, mina_id, EntryKind.CHECK_IN, gone) == KEY

    assert forgotten_ids(session, mina_id, EntryKind.CHECK_IN, [gone]) == frozenset()
    assert recall(session, mina_id, EntryKind.CHECK_IN, gone) is None


def test_deleting_twice_is_one_deletion_and_may_have_no_key(
    session: Session, mina_id: UUID
) -> None:
    gone = uuid4()
    forget(session, mina_id, EntryKind.CHECK_IN, gone, KEY)

    forget(session, mina_id, EntryKind.CHECK_IN, gone)

    assert forgotten_ids(session, mina_id, EntryKind.CHECK_IN, [gone]) == {gone}
    assert forgotten_keys(session, mina_id, EntryKind.CHECK_IN) == frozenset()
