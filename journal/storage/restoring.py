"""Putting a backup in the place of the database: checked and finished beside it, then moved."""

import os
import shutil
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from journal.storage.engine import Database, open_database, sqlite_driver
from journal.storage.folding import fold_log
from journal.storage.upgrade import revision_of, upgrade

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database while it is open, or after it was not closed."""


class NotABackup(Exception):
    """A file that cannot be put in the place of the database; ``reason`` is a short code."""

    def __init__(self, reason: str) -> None:
        """Keep the code."""
        super().__init__(reason)
        self.reason = reason


def is_in_use(file: Path) -> bool:
    """Say whether another connection has a SQLite database open; a damaged one counts as closed.

    Leaving the write-ahead log needs everybody else to be gone; it is folded in on the way.
    """
    driver = sqlite_driver()
    connection = driver.connect(f"file:{file}?mode=rw", uri=True, timeout=0)
    try:
        connection.execute("PRAGMA journal_mode=DELETE").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
    except driver.OperationalError as refusal:
        return "locked" in str(refusal)
    except driver.DatabaseError:
        return False
    finally:
        connection.close()
    return False


def prepare(backup: Path, target: Path) -> Database:
    """Copy a backup beside ``target``, check it whole, upgrade it, and return it opened.

    Nobody is signed in to it: a session that was ended since would be open again. Raise
    ``NotABackup`` for a file that is none or is damaged, ``NewerSchema`` for that of a later
    Offshift, ``OSError`` where it cannot be read or copied.
    """
    draft = draft_of(target)
    discard(target)
    for ending in ("", *BESIDE):
        if not ending or Path(f"{backup}{ending}").exists():
            # Nobody else may read it, not even while it is being written.
            Path(f"{draft}{ending}").touch(mode=0o600)
            shutil.copyfile(f"{backup}{ending}", f"{draft}{ending}")
    opened = open_database(f"sqlite:///{draft}")
    try:
        _check(opened)
    except DatabaseError as refusal:
        raise NotABackup("not_a_database") from refusal
    upgrade(opened)
    with opened.writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM device_session")
    return opened


def put_in_place(prepared: Database, target: Path, stamp: str) -> Path | None:
    """Move a prepared copy to ``target`` at once and whole; return where the old one is now.

    The old one is kept beside it under another name, None where there was none.
    """
    fold_log(prepared)
    close(prepared)
    draft, aside = draft_of(target), target.with_name(f"{target.stem}-replaced-{stamp}.sqlite3")
    _flush(draft)
    was_there = target.exists()
    if was_there:
        os.link(target, aside)
    for ending in BESIDE:
        if Path(f"{target}{ending}").exists():
            Path(f"{target}{ending}").replace(f"{aside}{ending}")
    draft.replace(target)
    _flush(target.parent)
    return aside if was_there else None


def unknown_people(prepared: Database, target: Path) -> int:
    """Count accounts of a prepared copy that the database in its place does not have.

    The ledger has been replayed on the copy: it does not speak of them, though they were erased
    or there is another database in that place. Nobody counts where that one cannot be read.
    """
    asked = "SELECT id FROM account"
    with prepared.reader.connect() as connection:
        coming = set(connection.exec_driver_sql(asked).scalars())
    driver = sqlite_driver()
    connection = driver.connect(f"file:{target}?mode=ro", uri=True)
    try:
        here = {row[0] for row in connection.execute(asked)}
    except driver.DatabaseError:
        return 0
    finally:
        connection.close()
    return len(coming - here)


def discard(target: Path) -> None:
    """Remove a prepared copy, or what is left of one."""
    for ending in ("", *BESIDE):
        Path(f"{draft_of(target)}{ending}").unlink(missing_ok=True)


def close(database: Database) -> None:
    """Let go of every connection, so that another database can be opened in its place."""
    for engine in (database.reader, database.team_reader):
        engine.dispose()


def draft_of(target: Path) -> Path:
    """Where a copy is prepared: in the same folder, so that moving it is one step."""
    return target.with_name(f"{target.name}.restoring")


def _check(opened: Database) -> None:
    with opened.reader.connect() as connection:
        said = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if said != "ok" or broken is not None:
        raise NotABackup("damaged")
    if revision_of(opened) is None:
        raise NotABackup("not_offshift")


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
