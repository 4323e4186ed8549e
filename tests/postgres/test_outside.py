"""An organisation's own sign-in on PostgreSQL: set, tied, ended, and opened by two taps at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount
from journal.accounts.outside import (
    Identity,
    account_behind,
    open_tied,
    set_first_password,
    untie,
    ways_of,
)
from journal.audit.rules import OPERATOR
from journal.errors import Conflict, Invalid
from journal.model.team import Organisation
from journal.storage.engine import Database
from journal.teams.outside import NewProvider, remove_provider, set_provider, tied_count
from journal.vocabulary import Locale
from tests.conftest import LONG_AGO, SEOUL

pytestmark = pytest.mark.postgres

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PROVIDER = NewProvider("https://one.example", "offshift", b"sealed")


@pytest.fixture
def haesol(postgres_database: Database) -> UUID:
    founded = uuid4()
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        row = {"id": founded, "name": "Haesol", "zone": "Asia/Seoul", "founded_at": LONG_AGO}
        session.execute(insert(Organisation).values(**row))
        set_provider(session, founded, OPERATOR, PROVIDER, NOW)
    return founded


def tap(database: Database, identity: Identity, account_id: UUID, name: str) -> str:
    new = NewAccount(f"{name}@example.com", None, Locale.KO, SEOUL)
    try:
        with database.writer.begin() as connection, Session(connection) as session:
            open_tied(session, account_id, new, identity, NOW)
    except Conflict:
        return "conflict"
    return "opened"


def test_two_taps_at_once_open_one_account(postgres_database: Database, haesol: UUID) -> None:
    with ThreadPoolExecutor(2) as taps:
        for subject in ("s-1", "s-2", "s-3"):
            identity, same = Identity(haesol, subject), uuid4()
            both = [taps.submit(tap, postgres_database, identity, same, subject) for _ in range(2)]
            assert [one.result() for one in both] == ["opened", "opened"]
        identity = Identity(haesol, "s-4")
        both = [taps.submit(tap, postgres_database, identity, uuid4(), f"{n}") for n in range(2)]

        assert sorted(one.result() for one in both) == ["conflict", "opened"]


def test_ties_are_listed_and_ended(postgres_database: Database, haesol: UUID) -> None:
    account_id = uuid4()
    tap(postgres_database, Identity(haesol, "s-1"), account_id, "sora")

    with postgres_database.writer.begin() as connection, Session(connection) as session:
        assert [(way.name, way.tied_at) for way in ways_of(session, account_id)] == [
            ("Haesol", NOW)
        ]
        with pytest.raises(Invalid, match="locked_out"):
            remove_provider(session, haesol, OPERATOR, NOW)
        set_first_password(session, account_id, "a quiet evening", "token", now=NOW)
        assert tied_count(session, haesol) == 1
        untie(session, account_id, haesol, "token", now=NOW)
        assert account_behind(session, haesol, "s-1") is None
        remove_provider(session, haesol, OPERATOR, NOW)
