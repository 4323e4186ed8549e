"""Importing, importing again and taking back work the same on PostgreSQL."""

from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.importing.commands import import_export
from journal.importing.normal_form import AlreadyImported, ImportSummary
from journal.importing.preparing import prepare_import
from journal.importing.queries import imports_of
from journal.importing.undoing import undo_import
from journal.storage.engine import Database
from journal.vocabulary import Alerts, Locale
from tests.journal.importing.exports import make_room
from tests.journal.importing.kept import NOW, bring, make_request, work_weekdays

pytestmark = pytest.mark.postgres


@pytest.fixture
def mina_id(postgres_database: Database) -> UUID:
    account_id = uuid4()
    new = NewAccount(
        "mina@example.com", "a quiet evening by the river", Locale.KO, ZoneInfo("Asia/Seoul")
    )
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        open_account(session, account_id, new, NOW)
        work_weekdays(session, account_id)
        session.flush()
    return account_id


def test_an_import_is_kept_once_and_taken_back(postgres_database: Database, mina_id: UUID) -> None:
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        request = make_request(session, mina_id, make_room(20))
        import_export(session, mina_id, request, NOW)
        replay = import_export(session, mina_id, request, NOW)
        more = bring(session, mina_id, make_room(30), alerts=Alerts.OFF)
        before = imports_of(session, mina_id)
        undo_import(session, mina_id, request.id)
        after = imports_of(session, mina_id)

    assert replay == AlreadyImported(request.id)
    assert (more.added, more.duplicates, more.outside_shift) == (10, 20, 15)
    assert (len(before), len(after)) == (2, 1)
    assert after[0].starts_at == before[0].ends_at or after[0].starts_at == before[1].ends_at


def test_an_import_that_was_worked_out_before_is_kept_the_same(
    postgres_database: Database, mina_id: UUID
) -> None:
    with postgres_database.reader.connect() as connection, Session(connection) as session:
        request = make_request(session, mina_id, make_room(20))
        ready = prepare_import(session, mina_id, request, NOW)
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        done = import_export(session, mina_id, request, NOW, ready=ready)

    assert ready is not None
    assert isinstance(done, ImportSummary)
    assert (done.added, done.rooms) == (20, (1,))
