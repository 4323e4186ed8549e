"""What tests of pages ask for besides the cast."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event

from journal.storage.engine import Database

TOUCHES_ROWS = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """Give the list that every statement about rows is written to; clear it before the act."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(TOUCHES_ROWS):
            asked.append(statement)

    opened: Database = app.extensions["database"]
    engines = (opened.reader, opened.team_reader)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield asked
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)
