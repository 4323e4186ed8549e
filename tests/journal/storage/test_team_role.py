"""The pages of a team are kept from every person's row by the database itself."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Table, delete, insert, select, update
from sqlalchemy.exc import DatabaseError

from journal.model import Base
from journal.storage.engine import Database
from journal.storage.team_role import INSERTABLE, READABLE, UPDATABLE

TABLES = {table.name: table for table in Base.metadata.sorted_tables}
PERSONAL = sorted(TABLES.keys() - READABLE)


@pytest.fixture
def database(shared_database: Database) -> Iterator[Database]:
    yield shared_database
    shared_database.team_writer.dispose()


@pytest.mark.parametrize("name", PERSONAL)
def test_a_table_with_a_persons_rows_is_refused(database: Database, name: str) -> None:
    with database.team_reader.connect() as connection, pytest.raises(DatabaseError):
        connection.execute(select(TABLES[name]))


@pytest.mark.parametrize("name", sorted(READABLE))
def test_releases_and_the_organisations_own_data_are_read(database: Database, name: str) -> None:
    with database.team_reader.connect() as connection:
        assert connection.execute(select(TABLES[name])).all() == []


def test_what_hangs_on_an_account_is_not_readable() -> None:
    owned = {table.name for table in TABLES.values() if "account_id" in table.c}

    assert len(owned) > 15
    assert owned & READABLE == set()


@pytest.mark.parametrize("name", sorted(TABLES))
def test_only_acts_are_written(database: Database, name: str) -> None:
    table = TABLES[name]

    assert is_refused(database, insert(table).values(null_row(table))) == (name not in INSERTABLE)
    changed = update(table).values(null_row(table))
    assert is_refused(database, changed) == (name not in UPDATABLE)
    assert is_refused(database, delete(table))


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT mood FROM release, check_in",
        "SELECT (SELECT count(*) FROM account)",
        "WITH a AS (SELECT * FROM membership) SELECT * FROM a",
        "SELECT * FROM sqlite_master",
        "ATTACH DATABASE ':memory:' AS other",
        "PRAGMA table_info(check_in)",
        "DROP TABLE release",
        "CREATE TABLE stolen (mood INTEGER)",
    ],
)
def test_no_way_round_is_open(database: Database, statement: str) -> None:
    with database.team_writer.connect() as connection, pytest.raises(DatabaseError):
        connection.exec_driver_sql(statement).fetchall()


def null_row(table: Table) -> dict[str, None]:
    return dict.fromkeys((column.name for column in table.columns), None)


def is_refused(database: Database, statement: object) -> bool:
    """Whether the authorizer said no; a refusal by the table's own rules is no such answer."""
    with database.team_writer.connect() as connection:
        try:
            connection.execute(statement)
        except DatabaseError as refusal:
            return "not authorized" in str(refusal) or "prohibited" in str(refusal)
        return False
