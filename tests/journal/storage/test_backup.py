"""A copy of the database is whole and private."""

import sqlite3
from pathlib import Path

import pytest

from journal.storage.backup import back_up
from journal.storage.engine import open_database
from journal.storage.upgrade import upgrade


def test_a_copy_opens_and_is_its_owners_alone(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    upgrade(database)
    copy = tmp_path / "backups" / "copy.sqlite3"

    back_up(database, copy)

    tables = sqlite3.connect(copy).execute("SELECT name FROM sqlite_master").fetchall()
    assert ("check_in",) in tables
    assert copy.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        back_up(database, copy)


def test_postgresql_has_its_own_tools(tmp_path: Path) -> None:
    database = open_database("postgresql://localhost/offshift")

    with pytest.raises(ValueError, match="own tools"):
        back_up(database, tmp_path / "copy.sqlite3")
