from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from journal.aggregates.newest import first_window, newest_windows
from journal.errors import NotFound
from journal.model import Organisation, ReleaseCover, Unit, UnitPlace
from journal.teams.windows import Window
from tests.conftest import SEOUL
from tests.journal.aggregates.world import World


@pytest.fixture
def world(session: Session) -> World:
    made = World(session)
    for name in ("Morning", "Night", "Billing"):
        made.unit(name)
    return made


def cover(world: World, unit: str, *windows: int) -> None:
    for window in windows:
        key = {"organisation_id": world.id, "unit_id": world.units[unit]}
        world.add(ReleaseCover, **key, window=window)


def test_the_newest_window_of_each_unit_even_a_withheld_one(world: World) -> None:
    cover(world, "Morning", 1, 3, 2)
    cover(world, "Night", 1)

    found = newest_windows(world.session, world.id, list(world.units.values()))

    assert found == {world.units["Morning"]: Window(3), world.units["Night"]: Window(1)}


def test_no_other_units_and_no_other_organisation(world: World) -> None:
    cover(world, "Night", 1)
    other = World(world.session)

    assert newest_windows(world.session, world.id, [world.units["Morning"]]) == {}
    assert newest_windows(world.session, other.id, list(world.units.values())) == {}


def test_the_first_window_is_the_one_after_the_founding(world: World) -> None:
    unit = world.units["Morning"]

    assert first_window(world.session, world.id, unit) == Window(1)


def test_a_later_unit_begins_with_the_window_it_was_added_in(world: World) -> None:
    later = uuid4()
    key = {"organisation_id": world.id}
    world.add(Unit, **key, id=later, name="Later", created_at=datetime(2026, 9, 1, tzinfo=SEOUL))
    for window in (8, 11):
        world.add(UnitPlace, **key, unit_id=later, from_window=window)

    assert first_window(world.session, world.id, later) == Window(8)


def test_an_unknown_unit_has_no_window(world: World) -> None:
    own = {"name": "Other", "zone": SEOUL.key, "founded_at": datetime(2026, 1, 6, tzinfo=SEOUL)}
    other = uuid4()
    world.add(Organisation, id=other, **own)

    for organisation, unit in ((world.id, uuid4()), (other, world.units["Morning"])):
        with pytest.raises(NotFound):
            first_window(world.session, organisation, unit)
