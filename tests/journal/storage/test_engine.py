"""The database is opened the way that loses nothing."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError, StatementError

from journal.model import DayOff, FailedSignIn
from journal.storage import engine as storage
from journal.storage.engine import Database, needs_safe_mode, open_database
from journal.storage.upgrade import upgrade


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'a.sqlite3'}")


@pytest.mark.parametrize(
    "setting, value",
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("busy_timeout", 30_000),
    ],
)
def test_every_connection_is_set_to_lose_nothing(
    database: Database, setting: str, value: object
) -> None:
    with database.reader.connect() as connection:
        assert connection.execute(text(f"PRAGMA {setting}")).scalar_one() == value


@pytest.mark.parametrize(
    "version, is_unsafe",
    [("3.40.1", True), ("3.51.2", True), ("3.51.3", False), ("3.53.4", False), ("4.0.0", False)],
)
def test_an_old_sqlite_gets_the_safe_mode(version: str, *, is_unsafe: bool) -> None:
    assert needs_safe_mode(version) is is_unsafe


def test_the_safe_mode_uses_no_write_ahead_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "needs_safe_mode", lambda _: True)

    database = open_database(f"sqlite:///{tmp_path / 'old.sqlite3'}")

    assert database.is_safe_mode
    with database.reader.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "delete"


def test_pythons_own_sqlite_serves_where_no_newer_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    real = storage.importlib.import_module

    def without_newer(name: str) -> object:
        if name.startswith("pysqlite3"):
            raise ModuleNotFoundError(name)
        return real(name)

    monkeypatch.setattr(storage.importlib, "import_module", without_newer)

    assert storage.sqlite_driver().__name__ == "sqlite3"


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(ValueError, match="SQLite or PostgreSQL"):
        open_database("mysql://localhost/offshift")


def test_postgresql_is_read_by_psycopg_and_read_only() -> None:
    database = open_database("postgresql://localhost/offshift")

    assert database.kind == "postgresql"
    assert database.writer.url.drivername == "postgresql+psycopg"
    assert database.reader.get_execution_options()["postgresql_readonly"] is True


def test_a_naive_moment_is_refused_and_an_aware_one_comes_back_in_utc(database: Database) -> None:
    upgrade(database)
    moment = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    row = {"id": uuid4(), "bucket": b"b" * 16}

    with database.writer.begin() as connection:
        connection.execute(insert(FailedSignIn).values(**row, at=moment))

    with database.reader.connect() as connection:
        assert connection.execute(FailedSignIn.__table__.select()).one().at == moment
    naive = moment.replace(tzinfo=None)
    with database.writer.begin() as connection, pytest.raises(StatementError, match="naive"):
        connection.execute(insert(FailedSignIn).values(**row, at=naive))


def test_a_row_of_nobody_is_refused(database: Database) -> None:
    upgrade(database)
    nobodys = {"account_id": uuid4(), "local_date": datetime.now(UTC).date()}

    with database.writer.begin() as connection, pytest.raises(IntegrityError):
        connection.execute(insert(DayOff).values(**nobodys, created_at=datetime.now(UTC)))
