"""Whatever revision a database is at, every row in it is still there after the upgrade."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Column, Connection, MetaData, Table, inspect, select

from journal.storage.engine import Database, open_database
from journal.storage.upgrade import newest_revision, revision_of, run_to, upgrade
from tests.architecture.test_migrations_present import migrations

REVISIONS = [name[:4] for name in migrations()]
# One id for everything, so that each row finds the row it belongs to.
MINA = uuid4().hex
PLAIN: dict[type, Any] = {
    str: "x",
    bytes: b"k" * 32,
    bool: False,
    date: date(2026, 3, 2),
    datetime: datetime(2026, 3, 2, 9, 0, tzinfo=UTC).replace(tzinfo=None),
    object: {},
}
CHECK = re.compile(r"(\w+) (?:IN \('(\w+)'|BETWEEN (-?\d+))")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'offshift.sqlite3'}")


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_row_outlives_the_upgrade(revision: str, database: Database, tmp_path: Path) -> None:
    with database.writer.begin() as connection:
        run_to(connection, revision)
        before = fill(connection)

    upgrade(database, tmp_path / "backups")

    with database.reader.connect() as connection:
        after = {table.name: rows_of(connection, table) for table in tables_of(connection)}
    assert revision_of(database) == newest_revision()
    assert len(before) >= 3
    assert [name for name, rows in before.items() if not carries(rows, after.get(name, []))] == []


def test_a_lost_row_and_a_changed_value_are_seen() -> None:
    assert carries([{"a": 1}], [{"a": 1, "b": None}])
    assert not carries([{"a": 1}], [])
    assert not carries([{"a": 1}], [{"a": 2}])


def tables_of(connection: Connection) -> list[Table]:
    there = MetaData()
    there.reflect(connection)
    return [table for table in there.sorted_tables if table.name != "alembic_version"]


def rows_of(connection: Connection, table: Table) -> list[dict[str, Any]]:
    return [dict(row) for row in connection.execute(select(table)).mappings()]


def fill(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Put one row into every table there is at this revision, and return them all."""
    for table in tables_of(connection):
        checks = inspect(connection).get_check_constraints(table.name)
        allowed = dict(bound for check in checks for bound in bounds(str(check["sqltext"])))
        row = {column.name: allowed.get(column.name, plain(column)) for column in table.columns}
        connection.execute(table.insert().values(row))
    return {table.name: rows_of(connection, table) for table in tables_of(connection)}


def bounds(condition: str) -> list[tuple[str, str | int]]:
    """The first value that a check of one column lets pass."""
    return [(column, word or int(number)) for column, word, number in CHECK.findall(condition)]


def plain(column: Column[Any]) -> Any:
    """Some value of the column's type; an id is Mina's."""
    is_id = getattr(column.type, "length", None) == 32 and column.type.python_type is str
    if is_id or column.type.python_type is int:
        return MINA if is_id else 1
    return PLAIN[column.type.python_type]


def carries(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> bool:
    """Whether every row is still there with every value it had."""
    return all(any(row.items() <= other.items() for other in after) for row in before)
