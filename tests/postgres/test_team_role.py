"""On PostgreSQL the pages of a team have a role that was granted stored releases only."""

import pytest
from sqlalchemy import Engine, delete, select, text
from sqlalchemy.exc import ProgrammingError

from journal.model import Base
from journal.storage.engine import Database
from journal.storage.team_role import READABLE, ROLE
from journal.storage.upgrade import upgrade

TABLES = {table.name: table for table in Base.metadata.sorted_tables}

pytestmark = pytest.mark.postgres


def test_only_releases_and_the_organisations_data_are_read(postgres_database: Database) -> None:
    opened = {
        name
        for name, table in TABLES.items()
        if not is_refused(postgres_database.team_reader, select(table))
    }

    assert opened == READABLE


def test_nothing_is_ever_deleted(postgres_database: Database) -> None:
    opened = {
        name
        for name, table in TABLES.items()
        if not is_refused(postgres_database.team_writer, delete(table))
    }

    assert opened == set()


def test_a_role_that_was_lost_is_made_again(postgres_database: Database) -> None:
    with postgres_database.writer.begin() as connection:
        connection.execute(text(f"REVOKE SELECT ON release FROM {ROLE}"))
    lost = is_refused(postgres_database.team_reader, select(TABLES["release"]))

    upgrade(postgres_database)

    assert lost
    assert not is_refused(postgres_database.team_reader, select(TABLES["release"]))


def is_refused(engine: Engine, statement: object) -> bool:
    with engine.connect() as connection:
        try:
            connection.execute(statement)
        except ProgrammingError as refusal:
            return "permission denied" in str(refusal)
        return False
