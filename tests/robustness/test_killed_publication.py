"""Publishing survives kill -9 at any point: the same bytes, and epsilon spent once."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import AuditRecord, EpsilonEntry, PublishedWindow, Release
from journal.storage.engine import Database, open_database
from tests.architecture.source import ROOT
from tests.journal.aggregates.world import World

pytestmark = pytest.mark.robustness

BEFORE_THE_FILE = "before the file"
POINTS = [BEFORE_THE_FILE, "after the file", "after the releases", "before the commit"]


@pytest.fixture
def database(tmp_path: Path, empty_database: Path) -> Database:
    file = tmp_path / "offshift.sqlite3"
    file.write_bytes(empty_database.read_bytes())
    opened = open_database(f"sqlite:///{file}")
    with opened.writer.begin() as connection, Session(connection) as session:
        world = World(session)
        world.unit("North")
        world.team("North", 10)
    return opened


def publish(folder: Path, point: str) -> int:
    command = [sys.executable, "-m", "tests.robustness.killed_publisher", str(folder), point]
    return subprocess.run(command, cwd=ROOT, check=False, timeout=120).returncode


@pytest.mark.parametrize("point", POINTS)
def test_a_killed_publication_is_taken_up_again(
    database: Database, tmp_path: Path, point: str
) -> None:
    killed = publish(tmp_path, point)
    left = [file.read_bytes() for file in tmp_path.rglob("published/*/*.json")]
    nothing = rows(database)

    assert killed == -signal.SIGKILL
    assert len(left) == (0 if point == BEFORE_THE_FILE else 1)
    assert nothing == ([], [], [], [])
    assert publish(tmp_path, "never") == 0
    (file,) = tmp_path.rglob("published/*/*.json")
    assert left in ([], [file.read_bytes()])
    windows, releases, spent, acts = rows(database)
    assert (len(windows), len(releases), acts) == (1, 1, ["published"])
    assert sorted(spent) == [125, 250, 1000, 1000]


def rows(database: Database) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
    asked = (
        select(PublishedWindow.digest),
        select(Release.body),
        select(EpsilonEntry.thousandths),
        select(AuditRecord.act),
    )
    with database.reader.connect() as connection:
        windows, releases, spent, acts = ([*connection.scalars(one)] for one in asked)
    return windows, releases, spent, acts
