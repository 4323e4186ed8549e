"""Publishing and a person's way out of the figures, at the same time on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from journal.aggregates.commands import publish
from journal.aggregates.copies import PublishedFiles
from journal.aggregates.queries import published_bodies
from journal.consents.commands import keep_out, take_part_again, withdraw
from journal.storage.engine import Database
from journal.teams.joining import leave
from tests.conftest import SEOUL
from tests.journal.aggregates.world import DUE, OPENS, WINDOW, World, first_days
from tests.postgres.devices import writing

pytestmark = pytest.mark.postgres
AWHILE = 0.5
"""Seconds in which the second of two would be through if it did not wait for the first."""

WAYS: dict[str, Callable[[Session, UUID], None]] = {
    "withdraw": lambda session, mina: withdraw(session, mina, DUE),
    "leave": lambda session, mina: leave(session, mina, DUE),
    "keep out": lambda session, mina: keep_out(session, mina, WINDOW, OPENS, SEOUL),
    "take part": lambda session, mina: take_part_again(session, mina, WINDOW, OPENS, SEOUL),
}
"""Every way of hers to be counted no more, or again; keeping out at a moment of its window."""


@pytest.fixture
def harbour(postgres_database: Database) -> tuple[UUID, UUID]:
    """Make Harbour, whose Port has ten people, Mina one of them."""
    with writing(postgres_database) as session:
        world = World(session)
        world.unit("Port")
        world.team("Port", 9)
        mina = world.person("Port")
        world.check_ins(mina, first_days(3))
    return world.id, mina


def published(database: Database, organisation_id: UUID, folder: Path) -> int:
    with writing(database) as session:
        publish(session, organisation_id, WINDOW, PublishedFiles(folder), DUE)
    with writing(database) as session:
        return len(list(published_bodies(session, organisation_id, WINDOW)))


def act(database: Database, way: str, mina: UUID) -> None:
    with writing(database) as session:
        WAYS[way](session, mina)


@pytest.mark.parametrize("way", WAYS)
def test_a_way_out_waits_for_a_publication(
    postgres_database: Database, harbour: tuple[UUID, UUID], tmp_path: Path, way: str
) -> None:
    asked: list[Future[None]] = []

    def ask(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "interaction" in statement and not asked:
            asked.append(threads.submit(act, postgres_database, way, harbour[1]))
            wait(asked, timeout=AWHILE)
            was_done.append(asked[0].done())

    was_done: list[bool] = []
    event.listen(postgres_database.writer, "before_cursor_execute", ask)
    with ThreadPoolExecutor(1) as threads:
        releases = published(postgres_database, harbour[0], tmp_path)
        asked[0].result(timeout=5)

    assert (releases, was_done) == (1, [False])


@pytest.mark.parametrize("way", ["withdraw", "leave", "keep out"])
def test_a_publication_waits_for_a_way_out(
    postgres_database: Database, harbour: tuple[UUID, UUID], tmp_path: Path, way: str
) -> None:
    with ThreadPoolExecutor(1) as threads:
        with writing(postgres_database) as session:
            WAYS[way](session, harbour[1])
            releases = threads.submit(published, postgres_database, harbour[0], tmp_path)
            wait([releases], timeout=AWHILE)
            assert not releases.done()

        assert releases.result(timeout=30) == 0
