"""The same migrations make the same tables on PostgreSQL."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from journal.model import Base
from journal.storage.engine import Database, open_database
from journal.storage.upgrade import newest_revision, revision_of, upgrade

pytestmark = pytest.mark.postgres


def test_an_empty_database_is_brought_to_the_newest_revision(postgres_url: str) -> None:
    opened = open_database(postgres_url)

    upgrade(opened)

    assert revision_of(opened) == newest_revision()
    opened.reader.dispose()


def test_upgrading_twice_changes_nothing(postgres_database: Database) -> None:
    assert upgrade(postgres_database) == newest_revision()


def test_the_tables_are_those_of_the_models(postgres_database: Database) -> None:
    with postgres_database.reader.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)

    assert differences == []


def test_a_reader_cannot_write(postgres_database: Database) -> None:
    with postgres_database.reader.connect() as connection:
        setting = connection.exec_driver_sql("SHOW transaction_read_only").scalar()

    assert setting == "on"


def test_an_address_that_names_its_driver_is_taken_as_it_is(postgres_url: str) -> None:
    opened = open_database(postgres_url.replace("postgresql://", "postgresql+psycopg://"))

    assert revision_of(opened) is None
    opened.reader.dispose()
