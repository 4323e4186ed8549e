"""What was erased is not left in the write-ahead log."""

from pathlib import Path

import pytest
from sqlalchemy import text

from journal.storage import engine
from journal.storage.engine import Database, open_database
from journal.storage.folding import fold_log


def make_rows(database: Database) -> None:
    with database.writer.begin() as connection:
        connection.execute(text("CREATE TABLE entry (words TEXT)"))
        connection.execute(text("INSERT INTO entry VALUES ('what nobody is to find again')"))


def test_the_log_is_emptied(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'kept.sqlite3'}")
    make_rows(database)
    log = tmp_path / "kept.sqlite3-wal"
    assert log.stat().st_size > 0

    assert fold_log(database)

    assert log.stat().st_size == 0
    database.writer.dispose()


def test_a_reader_in_the_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 10)
    database = open_database(f"sqlite:///{tmp_path / 'kept.sqlite3'}")
    make_rows(database)

    with database.reader.connect() as reader:
        reader.execute(text("SELECT * FROM entry")).all()
        with database.writer.begin() as writer:
            writer.execute(text("DELETE FROM entry"))
        assert not fold_log(database)

    assert fold_log(database)
    database.writer.dispose()


def test_without_a_log_there_is_nothing_to_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "needs_safe_mode", lambda _: True)
    database = open_database(f"sqlite:///{tmp_path / 'kept.sqlite3'}")
    make_rows(database)

    assert fold_log(database)

    database.writer.dispose()
