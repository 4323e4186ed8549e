"""An import is worked out while only reading; it counts if nothing has changed since."""

from typing import cast
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict, Invalid
from journal.importing.commands import import_export
from journal.importing.normal_form import AlreadyImported, ImportRequest, ImportSummary
from journal.importing.preparing import Ready, prepare_import, version_of
from journal.importing.progress import Cancelled
from journal.model import ContactEvent, ImportBatch, Room
from journal.storage.bulk import BulkInsert
from tests.journal.importing import test_several_rooms as several
from tests.journal.importing.exports import make_room
from tests.journal.importing.kept import NOW, bring, make_request, work_weekdays


def prepared(session: Session, account_id: UUID, request: ImportRequest) -> Ready:
    return cast("Ready", prepare_import(session, account_id, request, NOW))


def keep(session: Session, account_id: UUID, request: ImportRequest, ready: Ready) -> ImportSummary:
    done = import_export(session, account_id, request, NOW, ready=ready)
    return cast("ImportSummary", done)


def count(session: Session, table: type) -> int:
    return session.execute(select(func.count()).select_from(table)).scalar_one()


def test_nothing_is_written_while_it_is_worked_out(session: Session, mina_id: UUID) -> None:
    version = version_of(session, mina_id)

    prepared(session, mina_id, make_request(session, mina_id, make_room(30)))

    assert [count(session, table) for table in (Room, ImportBatch, ContactEvent)] == [0, 0, 0]
    assert version_of(session, mina_id) == version


def test_rows_that_are_ready_are_not_made_again(
    session: Session, mina_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = make_request(session, mina_id, make_room(30))
    ready = prepared(session, mina_id, request)
    monkeypatch.setattr(BulkInsert, "bound", None)

    summary = keep(session, mina_id, request, ready)

    assert (summary.added, summary.rooms) == (30, (1,))
    assert count(session, ContactEvent) == 30


def test_a_journal_that_has_changed_since_is_looked_at_anew(
    session: Session, mina_id: UUID
) -> None:
    request = make_request(session, mina_id, make_room(30))
    ready = prepared(session, mina_id, request)
    work_weekdays(session, mina_id)

    keep(session, mina_id, request, ready)

    placed = select(ContactEvent.beside_shift).distinct()
    assert "unknown" not in session.execute(placed).scalars().all()


def test_another_file_of_the_room_that_came_between_adds_no_doubles(
    session: Session, mina_id: UUID
) -> None:
    request = make_request(session, mina_id, make_room(30))
    ready = prepared(session, mina_id, request)
    bring(session, mina_id, make_room(20))

    summary = keep(session, mina_id, request, ready)

    assert (summary.added, summary.duplicates, summary.rooms) == (10, 20, (1,))


def test_a_touch_alone_changes_nothing(session: Session, mina_id: UUID) -> None:
    request = make_request(session, mina_id, make_room(30))
    ready = prepared(session, mina_id, request)
    touch(session, mina_id)

    assert keep(session, mina_id, request, ready).added == 30


def test_several_rooms_are_prepared_and_numbered(session: Session, mina_id: UUID) -> None:
    bring(session, mina_id, make_room(5))
    request = several.make_request(session, mina_id, several.workspace("c1", "c2", "c3"))

    summary = keep(session, mina_id, request, prepared(session, mina_id, request))

    assert (summary.rooms, summary.added) == ((2, 3, 4), 9)


def test_parts_that_share_events_wait_for_each_other(session: Session, mina_id: UUID) -> None:
    request = several.make_request(session, mina_id, several.workspace("c1\tone", "c1x\tother"))

    assert prepare_import(session, mina_id, request, NOW) is None
    done = import_export(session, mina_id, request, NOW)
    assert isinstance(done, ImportSummary)
    assert (done.added, done.messages) == (3, 6)


def test_a_replay_is_known_before_anything_is_worked_out(session: Session, mina_id: UUID) -> None:
    request = make_request(session, mina_id, make_room(30))
    keep(session, mina_id, request, prepared(session, mina_id, request))

    assert prepare_import(session, mina_id, request, NOW) is None
    assert import_export(session, mina_id, request, NOW) == AlreadyImported(request.id)
    other = make_request(session, mina_id, make_room(9), request_id=request.id)
    with pytest.raises(Conflict):
        prepare_import(session, mina_id, other, NOW)


def test_a_refusal_comes_before_anybody_has_to_wait(session: Session, mina_id: UUID) -> None:
    request = several.make_request(session, mina_id, several.workspace("c1", "c2"), {7})

    with pytest.raises(Invalid, match="nothing_picked"):
        prepare_import(session, mina_id, request, NOW)


@pytest.mark.parametrize("times", [1, 2])
def test_it_can_be_called_off_while_it_is_worked_out(
    times: int, session: Session, mina_id: UUID
) -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        told.append((done, total))
        if len(told) == times:
            raise Cancelled

    with pytest.raises(Cancelled):
        prepare_import(session, mina_id, make_request(session, mina_id, make_room(30)), NOW, watch)

    assert told == [(0, 30)] * times


def test_what_one_prepares_no_other_person_gets(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    request = make_request(session, mina_id, make_room(30), request_id=uuid4())
    keep(session, mina_id, request, prepared(session, mina_id, request))

    owners = session.execute(select(ContactEvent.account_id).distinct()).scalars().all()
    assert owners == [mina_id]
    assert version_of(session, jun_id) == 1
