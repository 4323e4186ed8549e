"""What is written through the journal's commands is read back the same from PostgreSQL."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.check_ins.commands import record_check_in
from journal.check_ins.queries import check_in_of
from journal.check_ins.rules import Answers, Entry
from journal.storage.engine import Database
from journal.vocabulary import Backed, Locale

pytestmark = pytest.mark.postgres
SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 3, 2, 10, 5, tzinfo=UTC)


@pytest.fixture
def mina_id(postgres_database: Database) -> UUID:
    account_id = uuid4()
    new = NewAccount("mina@example.com", "a quiet evening by the river", Locale.KO, SEOUL)
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        open_account(session, account_id, new, NOW)
    return account_id


def make_entry() -> Entry:
    answers = Answers(mood=2, energy=1, tension=5, backed=Backed.COLLEAGUE, sleep_minutes=400)
    return Entry(id=uuid4(), at=NOW, zone=SEOUL, local_date=date(2026, 3, 2), answers=answers)


def record(database: Database, account_id: UUID, entry: Entry) -> None:
    with database.writer.begin() as connection, Session(connection) as session:
        record_check_in(session, account_id, entry, NOW)


def test_a_check_in_is_read_back(postgres_database: Database, mina_id: UUID) -> None:
    entry = make_entry()

    record(postgres_database, mina_id, entry)
    record(postgres_database, mina_id, entry)

    with postgres_database.reader.connect() as connection, Session(connection) as session:
        kept = check_in_of(session, mina_id, entry.id)
    assert kept.answers == entry.answers
    assert (kept.at, kept.local_date, kept.version) == (NOW, date(2026, 3, 2), 1)
