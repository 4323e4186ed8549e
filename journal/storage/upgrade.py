"""Bringing a database to the present schema, in one transaction, after a backup."""

from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from journal.clock import utc_now
from journal.model import Base
from journal.storage.backup import back_up
from journal.storage.engine import Database
from journal.storage.team_role import grant_team_role

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerSchema(Exception):
    """The database was written by a later Offshift; this one must not touch it."""


def newest_revision() -> str:
    """Return the revision that this code expects."""
    return str(_scripts().get_current_head())


def revision_of(database: Database) -> str | None:
    """Return the revision a database is at, None for an empty one."""
    with database.reader.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database, backups: Path | None = None) -> str:
    """Bring the database to the newest revision and return it.

    A SQLite database that already holds a schema is copied into ``backups`` first. Raise
    ``NewerSchema`` when the database is ahead of this code.
    """
    present = revision_of(database)
    known = {script.revision for script in _scripts().walk_revisions()}
    if present is not None and present not in known:
        raise NewerSchema(present)
    if present == newest_revision():
        _grant(database)
        return present
    if present is not None and backups is not None and database.kind == "sqlite":
        stamp = utc_now().strftime("%Y%m%dT%H%M%S")
        back_up(database, backups / f"before-{newest_revision()}-{stamp}.sqlite3")
    with database.writer.begin() as connection:
        run_to(connection, newest_revision())
    _grant(database)
    _keep_private(database)
    return newest_revision()


def run_to(connection: Connection, revision: str) -> None:
    """Run every migration up to ``revision`` inside the connection's transaction."""
    scripts = _scripts()
    environment = EnvironmentContext(
        Config(),
        scripts,
        fn=lambda present, _: scripts._upgrade_revs(revision, present),  # noqa: SLF001 - alembic's own env.py recipe
    )
    with environment:
        environment.configure(
            connection=connection, target_metadata=Base.metadata, transactional_ddl=True
        )
        environment.run_migrations()


def _grant(database: Database) -> None:
    """Give the pages of a team their role; a dump that was put into another server lacks it."""
    if database.kind == "postgresql":
        with database.writer.begin() as connection:
            grant_team_role(connection)


def _keep_private(database: Database) -> None:
    file = database.writer.url.database
    if database.kind == "sqlite" and file:
        Path(file).chmod(0o600)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS.parent), version_locations=[str(MIGRATIONS)])
