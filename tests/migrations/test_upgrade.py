"""Migrations carry what is there, all or nothing, and end at the shape of the models."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, FromClause, column, insert, select, table, text

from journal.model import Account, Base, SingleShift
from journal.storage import upgrade as storage
from journal.storage.engine import Database, open_database
from journal.storage.upgrade import NewerSchema, newest_revision, revision_of, run_to, upgrade
from journal.storage.widening import widen

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINA = uuid4()
ACCOUNT = {
    "id": MINA,
    "email": "mina@example.com",
    "password_hash": "x",
    "locale": "ko",
    "zone": "Asia/Seoul",
    "import_key": b"k" * 32,
    "journal_version": 1,
    "created_at": NOW,
}
SHIFT = {
    "account_id": MINA,
    "id": uuid4(),
    "local_date": NOW.date(),
    "zone": "Asia/Seoul",
    "start_minute": 540,
    "end_minute": 1080,
    "replaces_day": False,
    "created_at": NOW,
}


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'a.sqlite3'}")


def fill_first(database: Database) -> None:
    """Put a person and a shift into the first schema there was."""
    with database.writer.begin() as connection:
        run_to(connection, "0001")
        put(connection, Account.__table__, ACCOUNT)
        put(connection, SingleShift.__table__, SHIFT)


def put(connection: Connection, present: FromClause, row: dict[str, Any]) -> None:
    """Put a row into a table as it was, which has not all columns of today."""
    then = table(present.description, *(column(name, present.c[name].type) for name in row))
    connection.execute(insert(then).values(**row))


def test_the_newest_schema_is_that_of_the_models(database: Database) -> None:
    upgrade(database)

    with database.reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_an_upgrade_carries_what_is_there(database: Database, tmp_path: Path) -> None:
    fill_first(database)

    upgrade(database, tmp_path / "backups")

    with database.reader.connect() as connection:
        kept = connection.execute(select(SingleShift.__table__)).one()._asdict()
        assert kept == SHIFT | {"kind": "work"}
        assert connection.execute(select(Account.email)).scalar_one() == "mina@example.com"
    assert revision_of(database) == newest_revision()


def test_a_copy_is_made_before_an_upgrade(database: Database, tmp_path: Path) -> None:
    fill_first(database)

    upgrade(database, tmp_path / "backups")

    (copy,) = (tmp_path / "backups").iterdir()
    assert revision_of(open_database(f"sqlite:///{copy}")) == "0001"


def test_an_upgrade_that_fails_changes_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_first(database)

    def break_off(connection: object, revision: str) -> None:
        run_to(connection, revision)  # type: ignore[arg-type]
        raise RuntimeError(revision)

    monkeypatch.setattr(storage, "run_to", break_off)
    with pytest.raises(RuntimeError):
        upgrade(database)

    assert revision_of(database) == "0001"


def test_upgrading_twice_does_nothing_more(database: Database) -> None:
    assert upgrade(database) == upgrade(database) == newest_revision()


def test_a_newer_schema_is_left_alone(database: Database) -> None:
    upgrade(database)
    with database.writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NewerSchema):
        upgrade(database)


def test_the_database_is_its_owners_alone(database: Database, tmp_path: Path) -> None:
    upgrade(database)

    assert (tmp_path / "a.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_check_lets_more_pass_after_it_was_widened(database: Database) -> None:
    upgrade(database)

    with database.reader.connect() as connection:
        checks = {
            name: str(connection.execute(SCHEMA_OF, {"name": name}).scalar_one())
            for name in ("contact_event", "import_batch", "weekly_slot")
        }
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    assert "'telegram'" in checks["contact_event"]
    assert "'telegram'" in checks["import_batch"]
    assert "BETWEEN 0 AND 365" in checks["weekly_slot"]


SCHEMA_OF = text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :name")


def test_a_check_that_is_not_as_stated_is_not_widened(database: Database) -> None:
    upgrade(database)

    with database.writer.begin() as connection:
        context = MigrationContext.configure(connection)
        with Operations.context(context), pytest.raises(ValueError, match="as stated"):
            widen("room", "ck_room_number", "number > 0", "number > -1")
