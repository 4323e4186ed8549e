"""Many ask for the last place at once on SQLite, and come and go at random; no place goes twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from benchmarks import session_places
from benchmarks.session_places import PlaceKind, gather, join, make_session, run
from journal.storage.engine import Database, open_database

pytestmark = pytest.mark.robustness
CROWD = 50


@pytest.fixture
def database(tmp_path: Path, empty_database: Path) -> Iterator[Database]:
    file = tmp_path / "offshift.sqlite3"
    file.write_bytes(empty_database.read_bytes())
    opened = open_database(f"sqlite:///{file}")
    yield opened
    opened.reader.dispose()
    opened.team_reader.dispose()


def test_of_fifty_who_ask_for_the_last_place_one_has_it(database: Database) -> None:
    crowd = gather(database, CROWD)
    session_id = make_session(crowd, 1)

    with ThreadPoolExecutor(10) as threads:
        taps = list(threads.map(lambda who: join(crowd, session_id, who, uuid4()), crowd.people))

    assert [tap.told for tap in taps].count(PlaceKind.HELD) == 1
    assert [tap.told for tap in taps].count(PlaceKind.WAITING) == CROWD - 1
    assert session_places.faults_in(crowd, session_id, taps, 1) == []


def test_coming_and_going_at_random_sells_no_place_twice(database: Database) -> None:
    found = run(database, rounds=10, seed=7)

    assert found.pop("rounds") == 10
    assert found.pop("taps") > 40
    assert set(found.values()) == {0}


def test_a_place_that_went_twice_would_be_seen(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = gather(database, 2)
    session_id = make_session(crowd, 1)
    monkeypatch.setattr("journal.sessions.scheduled_commands.has_place", lambda *_: True)

    taps = [join(crowd, session_id, who, uuid4()) for who in crowd.people]

    assert session_places.faults_in(crowd, session_id, taps, 1) == ["oversold"]
