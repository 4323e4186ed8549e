"""The database from the command line."""

from pathlib import Path

import click
from flask import current_app
from sqlalchemy.exc import SQLAlchemyError

from app.cli.answers import Commands, as_json_option, refuse, tell
from app.cli.operators import note_act
from app.config import Config
from app.database import database, writing
from journal.clock import utc_now
from journal.storage.backup import back_up
from journal.storage.engine import sqlite_driver
from journal.storage.upgrade import NewerSchema, newest_revision, revision_of
from journal.storage.upgrade import upgrade as upgrade_database
from journal.vocabulary import Act

commands = Commands("storage", help="Upgrade, check and back up the database.")


@commands.command("upgrade")
@as_json_option
def upgrade(*, as_json: bool) -> None:
    """Bring the database to the present schema; a backup is made first."""
    config: Config = current_app.extensions["config"]
    before = revision_of(database())
    try:
        after = upgrade_database(database(), config.backups)
    except NewerSchema:
        refuse("newer_schema", "A later Offshift wrote this database.", as_json=as_json)
    if before not in {None, after} and database().kind == "sqlite":
        _note_copy(occasion="upgrade")
    answer = {"before": before, "after": after}
    tell(answer, f"The database is at revision {after}.", as_json=as_json)


@commands.command("check")
@as_json_option
def check(*, as_json: bool) -> None:
    """Say whether the database is at the present schema; exit code 1 when it is not."""
    revision = revision_of(database())
    if revision != newest_revision():
        refuse("needs_upgrade", f"The database is at {revision}.", as_json=as_json)
    tell({"revision": revision}, f"The database is at revision {revision}.", as_json=as_json)


@commands.command("back-up")
@click.argument("target", type=click.Path(path_type=Path), required=False)
@as_json_option
def back_up_now(target: Path | None, *, as_json: bool) -> None:
    """Copy a SQLite database whole, by default into the instance's backups."""
    config: Config = current_app.extensions["config"]
    stamp = utc_now().strftime("%Y%m%dT%H%M%S")
    chosen = target or config.backups / f"offshift-{stamp}.sqlite3"
    try:
        back_up(database(), chosen)
    except FileExistsError:
        refuse("target_exists", "There is a file of that name already.", as_json=as_json)
    except (OSError, sqlite_driver().Error):
        refuse("not_written", "Nothing can be written there.", as_json=as_json)
    except ValueError:
        refuse("not_sqlite", "PostgreSQL is backed up with pg_dump.", as_json=as_json)
    try:
        _note_copy()
    except SQLAlchemyError:
        # A copy that nobody can read about must not be there.
        chosen.unlink()
        raise
    tell({"file": str(chosen)}, f"Copied to {chosen}.", as_json=as_json)


def _note_copy(**details: str | int) -> None:
    with writing() as session:
        note_act(session, Act.STORAGE_COPIED, None, **details)
