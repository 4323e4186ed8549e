"""Anything in the database that is not what the file says is noticed."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from journal.aggregates.commands import publish
from journal.aggregates.comparing import file_faults
from journal.aggregates.copies import PublishedFiles
from tests.journal.aggregates.world import DUE, WINDOW, World

CHANGES = [
    "UPDATE release SET body = replace(body, 'strain', 'Strain')",
    "DELETE FROM release_cover WHERE release_id IS NULL",
    "UPDATE epsilon_entry SET thousandths = 0 WHERE name = 'strain'",
    "UPDATE published_window SET digest = x'00'",
]


@pytest.fixture
def world(session: Session) -> World:
    made = World(session)
    made.unit("North")
    made.unit("Spare")
    made.team("North", 10)
    return made


@pytest.fixture
def files(tmp_path: Path, world: World) -> PublishedFiles:
    made = PublishedFiles(tmp_path)
    publish(world.session, world.id, WINDOW, made, DUE)
    return made


def test_what_was_published_is_as_its_file_says(world: World, files: PublishedFiles) -> None:
    assert file_faults(world.session, world.id, files) == ()


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_in_the_database_is_noticed(
    world: World, files: PublishedFiles, change: str
) -> None:
    world.session.execute(text(change))

    assert file_faults(world.session, world.id, files) == (WINDOW,)


@pytest.mark.parametrize("content", [None, b"[]", b"{}", b"not JSON"])
def test_a_missing_or_touched_file_is_noticed(
    world: World, files: PublishedFiles, content: bytes | None
) -> None:
    (file,) = files.folder.rglob("*.json")
    file.unlink()
    if content is not None:
        file.write_bytes(content)

    assert file_faults(world.session, world.id, files) == (WINDOW,)
