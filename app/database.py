"""One session, one transaction, one block: reading() to look, writing() to change.

The pages of a team have their own pair, which the database keeps from every person's row.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from journal.storage.engine import Database, open_database


def use_database(app: Flask, url: str) -> None:
    """Open the database and hang it on the app."""
    app.extensions["database"] = open_database(url)


def database() -> Database:
    """Return the database of the running app."""
    opened: Database = current_app.extensions["database"]
    return opened


@contextmanager
def reading() -> Iterator[Session]:
    """Look at the journal; nothing done in the block is kept."""
    with _reading(database().reader) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """Change the journal: committed at the end of the block, undone by any exception."""
    with _writing(database().writer) as session:
        yield session


@contextmanager
def team_reading() -> Iterator[Session]:
    """Look at stored releases and the organisation's own data; any other table is refused."""
    with _reading(database().team_reader) as session:
        yield session


@contextmanager
def team_writing() -> Iterator[Session]:
    """Write down what a lead did; any other table is refused."""
    with _writing(database().team_writer) as session:
        yield session


@contextmanager
def _reading(engine: Engine) -> Iterator[Session]:
    with engine.connect() as connection, Session(connection) as session:
        yield session


@contextmanager
def _writing(engine: Engine) -> Iterator[Session]:
    with (
        engine.begin() as connection,
        Session(connection, expire_on_commit=False) as session,
    ):
        yield session
        session.flush()
