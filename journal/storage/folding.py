"""Emptying the write-ahead log, which otherwise keeps copies of what was erased."""

from journal.storage.engine import Database


def fold_log(database: Database) -> bool:
    """Fold SQLite's write-ahead log into its file and cut it to nothing.

    Say whether that was done; a reader that stays longer than the busy timeout can prevent it.
    PostgreSQL recycles its own log and has nothing to fold.
    """
    if database.kind != "sqlite":
        return True
    raw = database.reader.raw_connection()
    try:
        is_busy, *_pages = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.close()
    return not is_busy
