from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.check_ins.commands import change_check_in, record_check_in
from journal.check_ins.queries import check_in_of
from journal.check_ins.rules import Answers, Entry
from journal.importing.commands import import_export
from journal.importing.journal_entries import forget_diary, keep_diary
from journal.importing.undoing import undo_import
from journal.model import Account, ImportBatch
from tests.journal.importing.diaries import FIRST, backup, entry
from tests.journal.importing.exports import make_room
from tests.journal.importing.kept import make_request as make_export_request
from tests.journal.importing.kept_diaries import NOW, SEOUL, bring, kept, labels, make_diary

TWO = datetime.fromtimestamp(FIRST, UTC) - timedelta(hours=9)


def test_undoing_takes_back_what_was_added(session: Session, mina_id: UUID) -> None:
    own = Entry(
        id=uuid4(), at=TWO, zone=SEOUL, local_date=date(2024, 3, 4), answers=Answers(mood=2)
    )
    record_check_in(session, mina_id, own, NOW)
    request = make_diary(session, mina_id, backup(), keep=["work"])
    keep_diary(session, mina_id, request, NOW)

    undo_import(session, mina_id, request.id)

    assert [row.id for row in kept(session, mina_id)] == [own.id]
    assert labels(session, mina_id) == set()
    assert session.get(ImportBatch, (mina_id, request.id)) is None


def test_an_entry_she_changed_is_hers_and_stays(session: Session, mina_id: UUID) -> None:
    request = make_diary(session, mina_id, backup(), keep=["work", "late tea"])
    keep_diary(session, mina_id, request, NOW)
    first = check_in_of(session, mina_id, kept(session, mina_id)[0].id)
    changed = Entry(
        id=first.id,
        at=first.at,
        zone=first.zone,
        local_date=first.local_date,
        answers=Answers(mood=1, energy=2),
    )
    change_check_in(session, mina_id, changed, 1, NOW)

    forget_diary(session, mina_id, request.id)
    session.expire_all()

    (left,) = kept(session, mina_id)
    assert (left.mood, left.energy, left.import_id) == (1, 2, None)
    assert labels(session, mina_id) == {"work"}
    assert bring(session, mina_id, backup()).added == 3


def test_other_imports_lose_nothing(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    request = make_diary(session, mina_id, backup())
    keep_diary(session, mina_id, request, NOW)
    other = make_export_request(session, mina_id, make_room())
    import_export(session, mina_id, other, NOW)

    forget_diary(session, mina_id, other.id)
    forget_diary(session, jun_id, request.id)

    assert len(kept(session, mina_id)) == 4


def test_a_person_may_hang_a_tag_on_what_others_brought(session: Session, mina_id: UUID) -> None:
    first = make_diary(session, mina_id, backup(dayEntries=[entry(0)]), keep=["work"])
    keep_diary(session, mina_id, first, NOW)
    bring(session, mina_id, backup(), keep=["work"])

    forget_diary(session, mina_id, first.id)

    assert labels(session, mina_id) == {"work"}


def test_every_import_changes_the_journal(session: Session, mina_id: UUID) -> None:
    version = select(Account.journal_version).where(Account.id == mina_id)
    session.execute(update(Account).where(Account.id == mina_id).values(journal_version=7))
    request = make_diary(session, mina_id, backup())

    keep_diary(session, mina_id, request, NOW)
    forget_diary(session, mina_id, request.id)

    assert session.execute(version).scalar_one() == 9
