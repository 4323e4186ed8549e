"""The floor: the least a durable web entry can cost here. Bare Flask views over raw sqlite3.

The same server, the same SQLite with a write-ahead log flushed at every commit, a session looked
up by cookie; no forms, no templates, no language, no object mapper.
"""

import json
import os
import secrets
import threading
import time
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
from flask import Flask, Response, request

FILE = str(Path(os.environ["OFFSHIFT_INSTANCE"]) / "floor.sqlite3")
DAYS = 1_095
TOKEN = "the only session there is"  # noqa: S105 - nobody's

app = Flask(__name__)
local = threading.local()


def connection() -> sqlite.Connection:
    """Return this thread's connection."""
    opened: sqlite.Connection | None = getattr(local, "connection", None)
    if opened is None:
        opened = local.connection = sqlite.connect(FILE, isolation_level=None, timeout=5)
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            opened.execute(f"PRAGMA {setting}").fetchall()
    return opened


def prepare() -> None:
    """Make the tables and three years of one person's series."""
    made = connection()
    made.execute("CREATE TABLE session (token TEXT PRIMARY KEY, person INTEGER)")
    made.execute(
        "CREATE TABLE entry (id TEXT PRIMARY KEY, person INTEGER, at REAL,"
        " mood INTEGER, energy INTEGER, tension INTEGER, contact INTEGER)"
    )
    made.execute("CREATE INDEX by_person ON entry (person, at)")
    made.execute("INSERT INTO session VALUES (?, 1)", (TOKEN,))
    made.execute("BEGIN IMMEDIATE")
    for day in range(DAYS):
        values = (secrets.token_hex(16), day * 86_400.0, day % 5 + 1, day % 4 + 1, day % 3 + 1)
        made.execute("INSERT INTO entry VALUES (?, 1, ?, ?, ?, ?, 4)", values)
    made.execute("COMMIT")


if not Path(FILE).exists():
    prepare()


def person() -> int:
    """Return whose session the cookie names."""
    row = connection().execute(
        "SELECT person FROM session WHERE token = ?", (request.cookies.get("token", TOKEN),)
    )
    found: int = row.fetchone()[0]
    return found


@app.get("/healthz")
def health() -> str:
    """Say that the server is up."""
    return "ok"


@app.post("/entry")
def entry() -> Response:
    """Write one entry durably."""
    form = request.form
    values = (form["id"], person(), time.time(), form["mood"], 3, 3, 0)
    opened = connection()
    opened.execute("BEGIN IMMEDIATE")
    opened.execute("INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    opened.execute("COMMIT")
    return Response(status=303, headers={"Location": "/"})


@app.get("/page")
def page() -> Response:
    """Answer an authenticated page of fixed text."""
    return Response(f"<!doctype html><title>Entry</title><p>{person()}</p>", mimetype="text/html")


@app.get("/series")
def series() -> Response:
    """Answer three years of four values as JSON."""
    rows = connection().execute(
        "SELECT at, mood, energy, tension, contact FROM entry WHERE person = ? ORDER BY at"
        f" LIMIT {DAYS}",
        (person(),),
    )
    return Response(json.dumps(rows.fetchall()), mimetype="application/json")
