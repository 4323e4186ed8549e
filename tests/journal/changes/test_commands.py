from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.changes.commands import change_mark, mark_change, remove_mark
from journal.changes.queries import change_of, changes_of
from journal.changes.rules import Mark, stored_key
from journal.errors import Conflict, Invalid, NotFound
from journal.findings.commands import compute_findings
from journal.model import Account, StoredFinding
from journal.vocabulary import ChangeKind

TODAY = date(2026, 3, 5)
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
DELETED = Mark(UUID(int=1), ChangeKind.APP_DELETED, date(2026, 1, 29))


def version_of_journal(session: Session, account_id: UUID) -> int:
    asked = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(asked).scalar_one()


def make_mark(session: Session, account_id: UUID, mark: Mark = DELETED) -> None:
    mark_change(session, account_id, mark, TODAY, NOW)


def test_a_mark_is_kept_as_it_was_made(session: Session, mina_id: UUID) -> None:
    make_mark(session, mina_id)

    kept = change_of(session, mina_id, DELETED.id)
    assert (kept.kind, kept.on_date, kept.version) == (DELETED.kind, DELETED.on_date, 1)


def test_marks_come_by_date(session: Session, mina_id: UUID) -> None:
    earlier = Mark(uuid4(), ChangeKind.NEW_LEAD, date(2025, 12, 1))
    make_mark(session, mina_id)
    make_mark(session, mina_id, earlier)

    assert [one.id for one in changes_of(session, mina_id)] == [earlier.id, DELETED.id]


def test_a_mark_raises_the_version_of_the_journal_once(session: Session, mina_id: UUID) -> None:
    before = version_of_journal(session, mina_id)
    make_mark(session, mina_id)

    make_mark(session, mina_id)

    assert version_of_journal(session, mina_id) == before + 1
    assert len(changes_of(session, mina_id)) == 1


def test_one_id_cannot_stand_for_two_marks(session: Session, mina_id: UUID) -> None:
    make_mark(session, mina_id)

    with pytest.raises(Conflict):
        make_mark(session, mina_id, replace(DELETED, kind=ChangeKind.NEW_LEAD))

    assert change_of(session, mina_id, DELETED.id).kind is ChangeKind.APP_DELETED


def test_a_mark_that_cannot_be_is_not_kept(session: Session, mina_id: UUID) -> None:
    make_mark(session, mina_id)

    with pytest.raises(Invalid, match="marked_already"):
        make_mark(session, mina_id, replace(DELETED, id=uuid4()))
    with pytest.raises(Invalid, match="in_the_future"):
        make_mark(session, mina_id, Mark(uuid4(), ChangeKind.OTHER, TODAY + timedelta(days=1)))

    assert len(changes_of(session, mina_id)) == 1


def test_two_people_may_mark_the_same(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    make_mark(session, mina_id)
    make_mark(session, jun_id)

    assert len(changes_of(session, mina_id)) == len(changes_of(session, jun_id)) == 1


def test_an_edit_takes_the_place_of_what_was_said(session: Session, mina_id: UUID) -> None:
    make_mark(session, mina_id)
    before = version_of_journal(session, mina_id)

    change_mark(session, mina_id, replace(DELETED, on_date=date(2026, 1, 28)), 1, TODAY)

    kept = change_of(session, mina_id, DELETED.id)
    assert (kept.on_date, kept.version) == (date(2026, 1, 28), 2)
    assert version_of_journal(session, mina_id) == before + 1


def test_a_replayed_edit_is_taken_once(session: Session, mina_id: UUID) -> None:
    make_mark(session, mina_id)
    edited = replace(DELETED, kind=ChangeKind.ALERTS_OFF)
    change_mark(session, mina_id, edited, 1, TODAY)

    change_mark(session, mina_id, edited, 1, TODAY)

    assert change_of(session, mina_id, DELETED.id).version == 2


def test_a_second_device_cannot_overwrite_silently(session: Session, mina_id: UUID) -> None:
    make_mark(session, mina_id)
    change_mark(session, mina_id, replace(DELETED, kind=ChangeKind.ALERTS_OFF), 1, TODAY)

    with pytest.raises(Conflict):
        change_mark(session, mina_id, replace(DELETED, kind=ChangeKind.OTHER), 1, TODAY)

    assert change_of(session, mina_id, DELETED.id).kind is ChangeKind.ALERTS_OFF


def test_an_edit_may_not_become_a_double(session: Session, mina_id: UUID) -> None:
    other = Mark(uuid4(), ChangeKind.NEW_LEAD, DELETED.on_date)
    make_mark(session, mina_id)
    make_mark(session, mina_id, other)

    with pytest.raises(Invalid, match="marked_already"):
        change_mark(session, mina_id, replace(DELETED, id=other.id), 1, TODAY)

    assert change_of(session, mina_id, other.id).kind is ChangeKind.NEW_LEAD


def test_somebody_elses_mark_cannot_be_read_changed_or_removed(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    make_mark(session, mina_id)

    with pytest.raises(NotFound):
        change_of(session, jun_id, DELETED.id)
    with pytest.raises(NotFound):
        change_mark(session, jun_id, DELETED, 1, TODAY)
    with pytest.raises(NotFound):
        remove_mark(session, jun_id, DELETED.id)

    assert change_of(session, mina_id, DELETED.id).version == 1


def test_removing_gives_the_mark_back_to_undo_it(session: Session, mina_id: UUID) -> None:
    make_mark(session, mina_id)
    before = version_of_journal(session, mina_id)

    removed = remove_mark(session, mina_id, DELETED.id)

    assert (removed.kind, removed.on_date) == (DELETED.kind, DELETED.on_date)
    assert changes_of(session, mina_id) == ()
    assert version_of_journal(session, mina_id) == before + 1


def test_what_was_found_about_a_mark_goes_with_it(session: Session, mina_id: UUID) -> None:
    make_mark(session, mina_id)
    compute_findings(session, mina_id, NOW)
    key = StoredFinding.key == stored_key(DELETED.id)
    assert session.execute(select(StoredFinding.key).where(key)).all() != []

    remove_mark(session, mina_id, DELETED.id)

    assert session.execute(select(StoredFinding.key).where(key)).all() == []
