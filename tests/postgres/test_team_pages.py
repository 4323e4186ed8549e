"""What the team pages write and read, on PostgreSQL, where two clicks can come at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.aggregates.looks import note_look
from journal.aggregates.newest import first_window, newest_windows
from journal.audit.rules import Actor
from journal.causes.actions import NewAction, Target, actions_of, record_action
from journal.model import AuditRecord, ReleaseCover
from journal.storage.engine import Database
from journal.teams.windows import Window
from journal.vocabulary import Role
from tests.conftest import SEOUL
from tests.journal.aggregates.world import World

pytestmark = pytest.mark.postgres
NOW = datetime(2026, 3, 10, 3, tzinfo=UTC)
SORA = Actor(uuid4(), Role.LEAD, "Sora Kim")


@pytest.fixture
def world(postgres_database: Database) -> World:
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        made = World(session)
        made.unit("Morning")
        key = {"organisation_id": made.id, "unit_id": made.units["Morning"]}
        made.add(ReleaseCover, **key, window=1)
        session.flush()
    return made


def test_two_clicks_at_once_are_one_look(postgres_database: Database, world: World) -> None:
    def click(_number: int) -> None:
        with postgres_database.writer.begin() as connection, Session(connection) as session:
            note_look(session, world.id, SORA, world.units["Morning"], now=NOW)

    with ThreadPoolExecutor(4) as clicks:
        list(clicks.map(click, range(4)))

    with postgres_database.reader.connect() as connection:
        counted = select(func.count()).select_from(AuditRecord)
        of_ours = counted.where(AuditRecord.organisation_id == world.id)
        assert connection.execute(of_ours).scalar_one() == 1


def test_two_sendings_at_once_are_one_action(postgres_database: Database, world: World) -> None:
    target = Target("cause", "unclear_notice")
    new = NewAction(uuid4(), world.units["Morning"], target, date(2026, 3, 3), "Notice 12")

    def send(_number: int) -> None:
        with postgres_database.writer.begin() as connection, Session(connection) as session:
            record_action(session, world.id, SORA, new, zone=SEOUL, now=NOW)

    with ThreadPoolExecutor(4) as sendings:
        list(sendings.map(send, range(4)))

    with postgres_database.reader.connect() as connection, Session(connection) as session:
        (line,) = actions_of(session, world.id, [new.unit_id])
        assert line.words == "Notice 12"


def test_windows_are_read_the_same(postgres_database: Database, world: World) -> None:
    unit = world.units["Morning"]

    with postgres_database.reader.connect() as connection, Session(connection) as session:
        assert newest_windows(session, world.id, [unit]) == {unit: Window(1)}
        assert first_window(session, world.id, unit) == Window(1)
