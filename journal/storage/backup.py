"""Copying a SQLite database whole, in one step, while it is in use."""

from pathlib import Path

from journal.storage.engine import Database


def back_up(database: Database, target: Path) -> None:
    """Write a compact copy to ``target``, readable by its owner alone.

    One ``VACUUM INTO`` is used: the page-wise backup never ended under steady writes. Raise
    ``FileExistsError`` when the target is there, ``ValueError`` for PostgreSQL.
    """
    if database.kind != "sqlite":
        message = "PostgreSQL is backed up by its own tools"
        raise ValueError(message)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if target.exists():
        raise FileExistsError(target)
    raw = database.reader.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(target),))
    finally:
        raw.close()
    target.chmod(0o600)
