"""A server that keeps her words where it should not: the control of the nosy operator's watch."""

import json
import logging
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

from sqlalchemy import Engine, text

from app import create_app
from app.config import Config

app = create_app(Config.from_environment())
writer: Engine = app.extensions["database"].writer
whole: Callable[..., Iterable[bytes]] = app.wsgi_app
instance: Path = app.extensions["config"].instance
kept_in_memory: list[str] = []


def keep_in_log(words: str) -> None:
    logging.getLogger("gunicorn.error").warning("she wrote %s", words)


def keep_in_database(words: str) -> None:
    keep_in_wal(words)
    raw = writer.raw_connection()
    raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()


def keep_in_wal(words: str) -> None:
    with writer.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS leaked (words TEXT)"))
        connection.execute(text("INSERT INTO leaked VALUES (:words)"), {"words": words})


def keep_in_shm(words: str) -> None:
    # Closing the file in this process would let go of the locks that SQLite holds on it.
    index = str(instance / "offshift.sqlite3-shm")
    subprocess.run(["tee", "-a", index], input=words.encode(), stdout=DEVNULL, check=True)


def keep_in_a_backup(words: str) -> None:
    (instance / "backups").mkdir(exist_ok=True)
    (instance / "backups" / "of-old.sqlite3").write_text(words, encoding="utf-16")


def keep_in_a_file(words: str) -> None:
    (Path(tempfile.gettempdir()) / "upload").write_text(words, encoding="utf-8")


KEEP: dict[str, Callable[[str], None]] = {
    "log": keep_in_log,
    "database": keep_in_database,
    "wal": keep_in_wal,
    "shm": keep_in_shm,
    "backup": keep_in_a_backup,
    "file": keep_in_a_file,
    "memory": kept_in_memory.append,
}


def leak(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
    """Keep ``{place: words}`` as it comes to /leak, and answer with what is meant to come back."""
    if environ["PATH_INFO"] != "/leak":
        return whole(environ, start_response)
    sent = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
    for place, keep in KEEP.items():
        if place in sent:
            keep(sent[place])
    answer = sent["response"].encode()
    start_response("200 OK", [("Content-Length", str(len(answer)))])
    return [answer]


app.wsgi_app = leak  # type: ignore[method-assign] # Flask's own way to stand before an app
