"""Going back to a backup without bringing back what was erased or withdrawn since."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
from flask import current_app

from app.cli.answers import as_json_option, refuse, tell
from app.cli.operators import note_act
from app.cli.storage import commands
from app.config import Config
from app.database import database, writing
from app.erasing_work import ledger, replay
from journal.clock import utc_now
from journal.storage.engine import Database
from journal.storage.restoring import (
    NotABackup,
    close,
    discard,
    is_in_use,
    prepare,
    put_in_place,
    unknown_people,
)
from journal.storage.upgrade import NewerSchema
from journal.vocabulary import Act

SAID = {
    "running": "The server is running, or something else has the database open. Stop it first.",
    "no_file": "There is no such file, or it is the database itself.",
    "not_sqlite": "PostgreSQL is restored with pg_restore; then run `storage replay`.",
    "not_a_database": "This file is no database.",
    "damaged": "This backup is damaged. Nothing was changed.",
    "not_offshift": "This database was not written by Offshift.",
    "newer_schema": "A later Offshift wrote this backup.",
    "not_written": "The copy cannot be written beside the database. Nothing was changed.",
}


@commands.command("restore")
@click.argument("backup", type=click.Path(path_type=Path))
@as_json_option
def restore(backup: Path, *, as_json: bool) -> None:
    """Put a backup in the place of a SQLite database; the server has to be stopped.

    The backup is checked, upgraded, and cleared of what the erasure ledger says before it is
    moved. The database that was there stays beside it under another name.
    """
    target = _target(backup, as_json=as_json)
    with _server_stopped(target, as_json=as_json):
        try:
            answer = _restore(backup, target)
        except NotABackup as wrong:
            refuse(wrong.reason, SAID[wrong.reason], as_json=as_json)
        except NewerSchema:
            refuse("newer_schema", SAID["newer_schema"], as_json=as_json)
        except OSError:
            refuse("not_written", SAID["not_written"], as_json=as_json)
        finally:
            discard(target)
    tell(answer, _said(answer), as_json=as_json)


@commands.command("replay")
@as_json_option
def replay_now(*, as_json: bool) -> None:
    """Do what the ledger says once more, after a backup was put back by other means."""
    changed = replay(utc_now(), is_restored=True)
    with writing() as session:
        note_act(session, Act.STORAGE_RESTORED)
    unreadable = ledger().read().unreadable
    answer = {"changed": changed, "unreadable": unreadable}
    tell(answer, f"{changed} rows were erased or withdrawn once more.", as_json=as_json)


def _target(backup: Path, *, as_json: bool) -> Path:
    name = database().writer.url.database
    if database().kind != "sqlite" or not name:
        refuse("not_sqlite", SAID["not_sqlite"], as_json=as_json)
    target = Path(name).absolute()
    if not backup.is_file() or (target.exists() and backup.samefile(target)):
        refuse("no_file", SAID["no_file"], as_json=as_json)
    return target


@contextmanager
def _server_stopped(target: Path, *, as_json: bool) -> Iterator[None]:
    """Hold what a server holds, so that none runs and none becomes the one that works."""
    config: Config = current_app.extensions["config"]
    close(database())
    descriptor = os.open(config.instance / "findings.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        with suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not (target.exists() and is_in_use(target)):
                yield
                return
        refuse("running", SAID["running"], as_json=as_json)
    finally:
        os.close(descriptor)


def _restore(backup: Path, target: Path) -> dict[str, str | int | None]:
    now = utc_now()
    stamp = now.strftime("%Y%m%dT%H%M%S")
    own, prepared = database(), prepare(backup, target)
    try:
        changed = _bring_up_to_date(prepared)
        unknown = unknown_people(prepared, target) if target.exists() else 0
        aside = put_in_place(prepared, target, stamp)
    finally:
        close(prepared)
        current_app.extensions["database"] = own
    _put_note_aside(stamp)
    return {
        "file": str(target),
        "replaced": None if aside is None else str(aside),
        "changed": changed,
        "unreadable": ledger().read().unreadable,
        "unknown": unknown,
        "has_ledger": ledger().file.exists(),
    }


def _bring_up_to_date(prepared: Database) -> int:
    """Clear a prepared copy of what was erased and withdrawn, and write the act down in it."""
    current_app.extensions["database"] = prepared
    changed = replay(utc_now(), is_restored=True)
    with writing() as session:
        note_act(session, Act.STORAGE_RESTORED)
    return changed


def _put_note_aside(stamp: str) -> None:
    """Keep what `audit verify` noted of the newer database: it knows records that are not here."""
    config: Config = current_app.extensions["config"]
    with suppress(FileNotFoundError):
        (config.instance / "audit-head.json").rename(
            config.instance / f"audit-head-replaced-{stamp}.json"
        )


def _said(answer: dict[str, str | int | None]) -> str:
    said = [f"{answer['file']} is the backup now; everybody has to sign in again."]
    said.append(f"{answer['changed']} rows in it had been erased or withdrawn since, and are gone.")
    if answer["replaced"]:
        said.append(f"The database that was there is {answer['replaced']}. Delete it when you can.")
    if answer["unreadable"]:
        said.append(f"{answer['unreadable']} lines of the ledger could not be read.")
    if not answer["has_ledger"]:
        said.append("There is no erasures.ledger here. If anything was erased since, it is back.")
    if answer["unknown"]:
        said.append(
            f"{answer['unknown']} accounts in it were not in the database that was there, and the "
            "ledger does not say why. If they were erased, use `accounts erase` before you start."
        )
    return "\n".join(said)
