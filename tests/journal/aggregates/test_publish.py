"""Publishing: once, from the floor on, and what is forgotten with it."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.aggregates.bodies import Publication
from journal.aggregates.commands import (
    AlreadyPublished,
    NotDue,
    prepare_keys,
    publish,
)
from journal.aggregates.copies import PublishedFiles
from journal.aggregates.queries import published_bodies
from journal.model import AuditRecord, EpsilonEntry, PublishedWindow, WindowKey, WindowVeto
from journal.teams.windows import Window
from tests.journal.aggregates.world import BEFORE, DUE, OPENS, WINDOW, World, first_days


@pytest.fixture
def world(session: Session) -> World:
    made = World(session)
    made.unit("Port")
    made.unit("North", "Port")
    made.unit("South", "Port")
    return made


@pytest.fixture
def files(tmp_path: Path) -> PublishedFiles:
    return PublishedFiles(tmp_path / "published")


def published(world: World, files: PublishedFiles) -> Publication:
    done = publish(world.session, world.id, WINDOW, files, DUE)
    assert isinstance(done, Publication)
    return done


def bodies(world: World) -> list[dict[str, Any]]:
    return [json.loads(body) for body in published_bodies(world.session, world.id, WINDOW)]


def test_ten_contributors_make_a_release(world: World, files: PublishedFiles) -> None:
    world.team("North", 10)

    published(world, files)

    (said,) = bodies(world)
    assert said["units"] == [str(world.units["North"])]
    assert said["contributors"] == "10 or more"
    assert said["figures"]["strain"] % 5 == 0
    assert said["window"]["first_day"] == "2026-02-02"


def test_nine_contributors_are_withheld(world: World, files: PublishedFiles) -> None:
    world.team("North", 9)

    done = published(world, files)

    assert bodies(world) == []
    assert done.withheld == frozenset(world.units.values())


def test_the_lead_is_not_the_tenth(world: World, files: PublishedFiles) -> None:
    people = world.team("North", 10)
    world.lead(people[0], "North")

    published(world, files)

    assert bodies(world) == []


def test_small_units_are_published_together(world: World, files: PublishedFiles) -> None:
    world.team("North", 5)
    world.team("South", 6)

    published(world, files)

    (said,) = bodies(world)
    assert said["naming_unit"] == str(world.units["Port"])
    assert set(said["units"]) == {str(unit) for unit in world.units.values()}


def test_a_figure_that_too_few_answered_is_not_enough(world: World, files: PublishedFiles) -> None:
    for someone in [world.person("North") for _ in range(10)]:
        world.check_ins(someone, first_days(3), masking=None)

    published(world, files)

    (said,) = bodies(world)
    assert said["figures"]["masking"] is None
    assert said["epsilon_thousandths"] == {
        "strain": 1000,
        "masking": 0,
        "cause": 250,
        "channel": 125,
    }


def test_a_table_is_there_whoever_logged_something(world: World, files: PublishedFiles) -> None:
    people = world.team("North", 10)
    world.interactions(people[0], first_days(2), channel=None)

    published(world, files)

    (said,) = bodies(world)
    assert set(said["tables"]["cause"]) >= {"delay", "policy", "none"}
    assert set(said["tables"]["channel"]) >= {"email", "chat"}


def test_nothing_is_published_before_it_is_due(world: World, files: PublishedFiles) -> None:
    early = DUE - timedelta(seconds=1)

    done = publish(world.session, world.id, WINDOW, files, early)

    assert done == NotDue(WINDOW, DUE)
    assert files.windows(world.id) == ()
    assert world.session.scalar(select(func.count()).select_from(PublishedWindow)) == 0


def test_a_second_time_does_nothing(world: World, files: PublishedFiles) -> None:
    world.team("North", 10)
    published(world, files)
    before = state(world)

    again = publish(world.session, world.id, WINDOW, files, DUE + timedelta(days=40))

    assert again == AlreadyPublished(WINDOW)
    assert state(world) == before


def test_the_key_and_who_kept_out_are_forgotten(world: World, files: PublishedFiles) -> None:
    people = world.team("North", 11)
    prepare_keys(world.session, world.id, OPENS)
    for window in (WINDOW.number, WINDOW.number + 1):
        world.add(WindowVeto, account_id=people[0], window=window)

    published(world, files)

    assert world.session.scalars(select(WindowKey.window)).all() == [2, 3]
    assert world.session.scalars(select(WindowVeto.window)).all() == [2]


def test_keys_are_made_ahead_once(world: World) -> None:
    prepare_keys(world.session, world.id, OPENS)
    before = world.session.execute(select(WindowKey.window, WindowKey.key)).all()

    prepare_keys(world.session, world.id, OPENS)

    assert [window for window, _ in before] == [1, 2, 3]
    assert world.session.execute(select(WindowKey.window, WindowKey.key)).all() == before


def test_a_prepared_key_decides_the_noise(world: World, tmp_path: Path) -> None:
    world.team("North", 10)
    prepare_keys(world.session, world.id, OPENS)
    drawn = []
    for name in ("one", "two"):
        attempt = world.session.begin_nested()
        published(world, PublishedFiles(tmp_path / name))
        drawn.append(published_bodies(world.session, world.id, WINDOW))
        attempt.rollback()

    assert drawn[0] == drawn[1]


def test_one_audit_record_names_what_was_published(world: World, files: PublishedFiles) -> None:
    done = published(world, files)

    (record,) = world.session.scalars(select(AuditRecord)).all()
    assert (record.act, record.role) == ("published", "operator")
    assert record.details["sha256"] == done.digest().hex()


def test_another_organisation_publishes_for_itself(world: World, files: PublishedFiles) -> None:
    elsewhere = World(world.session)
    elsewhere.unit("Mill")
    elsewhere.team("Mill", 10)
    world.team("North", 9)

    published(world, files)

    assert bodies(world) == []
    assert files.windows(elsewhere.id) == ()


def state(world: World) -> tuple[object, ...]:
    spent = select(EpsilonEntry.name, EpsilonEntry.thousandths, EpsilonEntry.window)
    return (
        published_bodies(world.session, world.id, WINDOW),
        world.session.execute(spent).all(),
        world.session.execute(select(PublishedWindow.digest)).all(),
        world.session.scalar(select(func.count()).select_from(AuditRecord)),
    )


def test_the_windows_of_a_publication_are_its_own(world: World, files: PublishedFiles) -> None:
    published(world, files)

    assert published_bodies(world.session, world.id, Window(2)) == ()
    assert files.windows(world.id) == (WINDOW,)


def test_an_organisation_without_open_units_publishes_nothing(
    session: Session, files: PublishedFiles
) -> None:
    empty = World(session)

    published(empty, files)

    assert bodies(empty) == []
    assert files.windows(empty.id) == (WINDOW,)


def test_who_keeps_out_elsewhere_by_now_still_does(world: World, files: PublishedFiles) -> None:
    elsewhere = World(world.session)
    elsewhere.unit("Mill")
    mina = elsewhere.person("Mill")
    world.join(mina, "North", BEFORE - timedelta(days=20), BEFORE - timedelta(days=9))
    world.add(WindowVeto, account_id=mina, window=WINDOW.number)

    published(world, files)

    assert world.session.scalars(select(WindowVeto.account_id)).all() == [mina]


def test_a_file_of_something_else_is_not_published(world: World, files: PublishedFiles) -> None:
    elsewhere = World(world.session)
    elsewhere.unit("Mill")
    publish(world.session, elsewhere.id, WINDOW, files, DUE)
    kept = files.read(elsewhere.id, WINDOW)
    assert kept is not None
    files.keep(world.id, WINDOW, kept)

    with pytest.raises(ValueError, match="something else"):
        publish(world.session, world.id, WINDOW, files, DUE)
