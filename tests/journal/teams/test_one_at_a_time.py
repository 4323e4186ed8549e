"""Many who act at once, each on a connection of its own: one of them gets through."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.storage.engine import Database, open_database
from journal.teams.invitations import invitation_with
from journal.teams.joining import _use_up, accept_invitation
from journal.teams.queries import place_of
from tests.journal.teams.founded import (
    NOW,
    make_acceptance,
    make_account,
    make_organisation,
    make_token,
)

MANY = 50


@pytest.fixture
def database(tmp_path: Path, empty_database: Path) -> Iterator[Database]:
    file = tmp_path / "crowd.sqlite3"
    file.write_bytes(empty_database.read_bytes())
    opened = open_database(f"sqlite:///{file}")
    yield opened
    opened.writer.dispose()


def test_of_fifty_who_take_one_invitation_one_joins(database: Database) -> None:
    with database.writer.begin() as connection, Session(connection) as session:
        house = make_organisation(session)
        token = make_token(session, house, house.night)
        crowd = [make_account(session, f"agent{number}") for number in range(MANY)]

    with ThreadPoolExecutor(10) as threads:
        joined = list(threads.map(lambda one: takes(database, one, token), crowd))

    with database.reader.connect() as connection, Session(connection) as session:
        standing = [place_of(session, one).unit_id == house.night for one in crowd]
    assert standing == joined
    assert sum(joined) == 1


def test_an_invitation_that_was_open_when_read_is_used_up_once(session: Session) -> None:
    house = make_organisation(session)
    both_read = invitation_with(session, make_token(session, house, house.night))

    _use_up(session, both_read)

    with pytest.raises(NotFound):
        _use_up(session, both_read)


def takes(database: Database, account_id: UUID, token: str) -> bool:
    try:
        with database.writer.begin() as connection, Session(connection) as session:
            accept_invitation(session, account_id, token, make_acceptance(), NOW)
    except NotFound:
        return False
    return True
