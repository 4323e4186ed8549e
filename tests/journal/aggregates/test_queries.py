from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from journal.aggregates.commands import publish
from journal.aggregates.copies import PublishedFiles
from journal.aggregates.queries import organisations_due, unit_history, windows_due
from journal.aggregates.released import ReleasedWindow, WithheldWindow
from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure
from tests.conftest import SEOUL
from tests.journal.aggregates.world import BEFORE, DUE, WINDOW, World, first_days


@pytest.fixture
def world(session: Session, tmp_path: Path) -> World:
    """Publish three windows: not enough, ten people of North, again not enough."""
    made = World(session)
    made.unit("North")
    people = [made.person("North", joined_at=BEFORE - timedelta(days=20)) for _ in range(10)]
    for someone in people:
        made.check_ins(someone, first_days(3, Window(2)))
        made.interactions(someone, first_days(2, Window(2)))
    for number in (1, 2, 3):
        window = Window(number)
        publish(session, made.id, window, PublishedFiles(tmp_path), window.due_at(SEOUL))
    return made


def test_a_units_history_comes_oldest_first(world: World) -> None:
    history = unit_history(world.session, world.id, world.units["North"])

    assert [one.window.number for one in history] == [1, 2, 3]
    assert isinstance(history[0], WithheldWindow)
    assert history[0].published_at == DUE
    assert isinstance(history[1], ReleasedWindow)


def test_a_release_says_figures_tables_and_what_it_spent(world: World) -> None:
    (_, released, _) = unit_history(world.session, world.id, world.units["North"])

    assert isinstance(released, ReleasedWindow)
    assert released.units == {world.units["North"]} == {released.naming_unit}
    assert set(released.figures) == {Figure.STRAIN}
    assert set(released.tables) == {CauseTable.CAUSE, CauseTable.LATENESS}
    assert released.spent["strain"] == 1000
    rows = released.tables[CauseTable.CAUSE]
    assert rows is not None
    assert [row.points for row in rows] == sorted((row.points for row in rows), reverse=True)


def test_history_is_read_in_pages(world: World) -> None:
    unit = world.units["North"]

    newest = unit_history(world.session, world.id, unit, count=2)
    older = unit_history(world.session, world.id, unit, count=2, before=newest[0].window.number)

    assert [one.window.number for one in newest] == [2, 3]
    assert [one.window.number for one in older] == [1]


def test_another_organisation_and_another_unit_have_no_history(world: World) -> None:
    assert unit_history(world.session, uuid4(), world.units["North"]) == ()
    assert unit_history(world.session, world.id, uuid4()) == ()


def test_windows_are_due_from_the_one_after_the_founding(world: World, tmp_path: Path) -> None:
    elsewhere = World(world.session)

    due = windows_due(world.session, elsewhere.id, Window(3).due_at(SEOUL))

    assert [window.number for window in due] == [1, 2, 3]


def test_what_was_published_is_due_no_more(world: World) -> None:
    assert windows_due(world.session, world.id, Window(3).due_at(SEOUL)) == ()
    later = windows_due(world.session, world.id, Window(4).due_at(SEOUL))
    assert later == (Window(4),)


def test_nothing_is_due_in_the_first_window(session: Session) -> None:
    young = World(session)

    assert windows_due(session, young.id, datetime(2026, 1, 20, tzinfo=UTC)) == ()
    assert windows_due(session, young.id, WINDOW.due_at(SEOUL) - timedelta(seconds=1)) == ()


def test_every_organisation_is_asked_what_is_due(world: World) -> None:
    elsewhere = World(world.session)

    due = organisations_due(world.session, Window(4).due_at(SEOUL))

    assert due[world.id] == (Window(4),)
    assert due[elsewhere.id] == (Window(1), Window(2), Window(3), Window(4))
