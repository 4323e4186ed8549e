"""The database engine: SQLite tuned for durability and gated by version, or PostgreSQL."""

import importlib
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

from journal.storage.team_role import ROLE, authorize

FIRST_SAFE_SQLITE = (3, 51, 3)
"""Older SQLite from 3.7.0 on can corrupt a write-ahead log that two connections use."""

BUSY_TIMEOUT_MS = 30_000
"""How long a write waits for another one: the import of 400,000 messages may hold on for 20 s."""


@dataclass(frozen=True, slots=True)
class Database:
    """An engine twice: one handle that only looks, one whose transactions begin by locking.

    ``team_reader`` and ``team_writer`` are the same for the pages of a team; the database keeps
    them from every table with a person's row (journal.storage.team_role).
    ``kind`` is ``sqlite`` or ``postgresql``. ``is_safe_mode`` is True where SQLite is too old
    for a write-ahead log and a rollback journal is used instead.
    """

    kind: str
    reader: Engine
    writer: Engine
    team_reader: Engine
    team_writer: Engine
    sqlite_version: str | None
    is_safe_mode: bool


def open_database(url: str) -> Database:
    """Open the database behind ``url``; raise ``ValueError`` for another kind than the two."""
    kind = make_url(url).get_backend_name()
    if kind == "sqlite":
        return _open_sqlite(url)
    if kind == "postgresql":
        return _open_postgresql(url)
    message = f"the database has to be SQLite or PostgreSQL, not {kind}"
    raise ValueError(message)


def sqlite_driver() -> ModuleType:
    """Return the newest SQLite at hand: the bundled one, else the one Python came with."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ModuleNotFoundError:
        return importlib.import_module("sqlite3")


def needs_safe_mode(version: str) -> bool:
    """Say whether this SQLite must not use a write-ahead log."""
    return tuple(int(part) for part in version.split(".")) < FIRST_SAFE_SQLITE


def _open_sqlite(url: str) -> Database:
    driver = sqlite_driver()
    version: str = driver.sqlite_version
    is_safe_mode = needs_safe_mode(version)
    whole, team = (
        _sqlite_engine(url, driver, is_safe_mode=is_safe_mode, is_for_teams=is_for_teams)
        for is_for_teams in (False, True)
    )
    return Database(
        kind="sqlite",
        reader=whole,
        writer=whole.execution_options(writes=True),
        team_reader=team,
        team_writer=team.execution_options(writes=True),
        sqlite_version=version,
        is_safe_mode=is_safe_mode,
    )


def _sqlite_engine(
    url: str, driver: ModuleType, *, is_safe_mode: bool, is_for_teams: bool
) -> Engine:
    engine = create_engine(url, module=driver, pool_size=16, max_overflow=16, hide_parameters=True)
    journal_mode = "DELETE" if is_safe_mode else "WAL"

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # The driver must not begin transactions by itself: ours begin IMMEDIATE.
        connection.isolation_level = None
        for setting in (
            f"busy_timeout={BUSY_TIMEOUT_MS}",
            f"journal_mode={journal_mode}",
            "synchronous=FULL",
            "foreign_keys=ON",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {setting}").fetchall()
        if is_for_teams:
            connection.set_authorizer(authorize)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        # A transaction that reads first and writes later fails when two people save at once.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _open_postgresql(url: str) -> Database:
    chosen = make_url(url)
    if chosen.drivername == "postgresql":
        chosen = chosen.set(drivername="postgresql+psycopg")
    whole, team = (
        create_engine(
            chosen, pool_pre_ping=True, pool_size=16, max_overflow=16, hide_parameters=True
        )
        for _ in range(2)
    )

    @event.listens_for(team, "connect")
    def take_role(connection: Any, _record: object) -> None:
        connection.execute(f"SET ROLE {ROLE}")
        connection.commit()

    return Database(
        kind="postgresql",
        reader=whole.execution_options(postgresql_readonly=True),
        writer=whole,
        team_reader=team.execution_options(postgresql_readonly=True),
        team_writer=team,
        sqlite_version=None,
        is_safe_mode=False,
    )
