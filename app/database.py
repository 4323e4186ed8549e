"""One session, one transaction, one block: reading() to look, writing() to change."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app
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
    with database().reader.connect() as connection, Session(connection) as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """Change the journal: committed at the end of the block, undone by any exception."""
    with (
        database().writer.begin() as connection,
        Session(connection, expire_on_commit=False) as session,
    ):
        yield session
        session.flush()
