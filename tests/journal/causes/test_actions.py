from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.audit.rules import Actor
from journal.causes.actions import (
    MOST_WORDS,
    NewAction,
    Target,
    actions_of,
    record_action,
    withdraw_action,
)
from journal.errors import Conflict, Invalid, NotFound
from journal.model import AuditRecord
from journal.vocabulary import Role
from tests.conftest import SEOUL
from tests.journal.aggregates.world import World

NOW = datetime(2026, 3, 10, 3, tzinfo=UTC)
TODAY = date(2026, 3, 10)
SORA = Actor(uuid4(), Role.LEAD, "Sora Kim")
NOTICE = Target("cause", "unclear_notice")


@pytest.fixture
def world(session: Session) -> World:
    made = World(session)
    made.unit("Care")
    made.unit("Morning", "Care")
    return made


def action(world: World, unit: str = "Morning", **said: Any) -> NewAction:
    new = NewAction(uuid4(), world.units[unit], NOTICE, date(2026, 3, 3), "Notice 12 rewritten")
    return replace(new, **said)


def record(world: World, new: NewAction) -> None:
    record_action(world.session, world.id, SORA, new, zone=SEOUL, now=NOW)


def withdraw(world: World, new: NewAction, unit: str = "Morning") -> None:
    withdraw_action(world.session, world.id, SORA, world.units[unit], new.id, now=NOW)


def kept(world: World, *units: str, **more: int) -> list[str]:
    ids = [world.units[unit] for unit in units or ("Morning",)]
    return [one.words for one in actions_of(world.session, world.id, ids, **more)]


def records(world: World) -> list[tuple[str, UUID, dict[str, Any]]]:
    asked = select(AuditRecord.act, AuditRecord.unit_id, AuditRecord.details)
    rows = world.session.execute(
        asked.where(AuditRecord.organisation_id == world.id).order_by(AuditRecord.number)
    )
    return [tuple(row) for row in rows]


def test_what_was_changed_is_kept_with_who_said_so(world: World) -> None:
    new = action(world)

    record(world, new)

    (line,) = actions_of(world.session, world.id, [new.unit_id])
    assert (line.id, line.target, line.changed_on) == (new.id, NOTICE, new.changed_on)
    assert (line.words, line.recorded_by) == ("Notice 12 rewritten", "Sora Kim")


def test_it_leaves_one_record_with_its_words(world: World) -> None:
    record(world, action(world, words="w" * MOST_WORDS))

    details = {"unit": "Morning", "words": "w" * 80}
    assert records(world) == [("action_recorded", world.units["Morning"], details)]


def test_a_replay_does_nothing(world: World) -> None:
    new = action(world)

    record(world, new)
    record(world, new)

    assert len(kept(world)) == len(records(world)) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"words": "Notice 13 rewritten"},
        {"changed_on": date(2026, 3, 4)},
        {"target": Target("kind", "insult")},
    ],
)
def test_the_same_id_with_another_content_is_a_conflict(
    world: World, other: dict[str, Any]
) -> None:
    new = action(world)
    record(world, new)

    with pytest.raises(Conflict):
        record(world, replace(new, **other))

    assert kept(world) == ["Notice 12 rewritten"]


def test_the_same_id_for_another_unit_is_a_conflict(world: World) -> None:
    new = action(world)
    record(world, new)

    with pytest.raises(Conflict):
        record(world, replace(new, unit_id=world.units["Care"]))


@pytest.mark.parametrize(
    "said, field",
    [
        ({"target": Target("mood", "low")}, "cause"),
        ({"target": Target("cause", "insult")}, "cause"),
        ({"target": Target("cause", "none")}, "cause"),
        ({"changed_on": TODAY + timedelta(days=1)}, "changed_on"),
        ({"changed_on": TODAY - timedelta(days=731)}, "changed_on"),
        ({"words": ""}, "words"),
        ({"words": "w" * (MOST_WORDS + 1)}, "words"),
    ],
)
def test_what_cannot_be_is_refused(world: World, said: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        record(world, action(world, **said))

    assert refusal.value.field == field
    assert records(world) == []


@pytest.mark.parametrize(
    "target",
    [
        Target("cause", "staffing"),
        Target("kind", "insult"),
        Target("channel", "chat"),
        Target("lateness", "late"),
        Target("roster", "quick_return"),
    ],
)
def test_every_list_can_be_acted_on(world: World, target: Target) -> None:
    record(world, action(world, target=target, changed_on=TODAY))

    (line,) = actions_of(world.session, world.id, [world.units["Morning"]])
    assert line.target == target


def test_today_is_the_day_of_the_zone(world: World) -> None:
    late_in_utc = datetime(2026, 3, 10, 16, tzinfo=UTC)
    new = action(world, changed_on=TODAY + timedelta(days=1))

    record_action(world.session, world.id, SORA, new, zone=SEOUL, now=late_in_utc)

    assert kept(world) == ["Notice 12 rewritten"]


def test_an_unknown_unit_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        record(world, action(world, unit_id=uuid4()))


def test_the_newest_change_comes_first_and_only_so_many(world: World) -> None:
    for day in (1, 3, 2):
        record(world, action(world, changed_on=date(2026, 3, day), words=f"on day {day}"))

    assert kept(world) == ["on day 3", "on day 2", "on day 1"]
    assert kept(world, count=2) == ["on day 3", "on day 2"]


def test_actions_of_other_units_are_not_among_them(world: World) -> None:
    record(world, action(world, "Care", words="for all of Care"))
    record(world, action(world))

    assert kept(world) == ["Notice 12 rewritten"]
    assert sorted(kept(world, "Care", "Morning")) == ["Notice 12 rewritten", "for all of Care"]


def test_taken_back_it_stands_no_more_and_leaves_one_record(world: World) -> None:
    new = action(world)
    record(world, new)

    withdraw(world, new)
    withdraw(world, new)

    assert kept(world) == []
    assert [act for act, _unit, _details in records(world)] == [
        "action_recorded",
        "action_withdrawn",
    ]


def test_what_was_taken_back_stays_so_under_its_id(world: World) -> None:
    new = action(world)
    record(world, new)
    withdraw(world, new)

    record(world, new)

    assert kept(world) == []


def test_an_action_is_taken_back_for_its_own_unit_only(world: World) -> None:
    new = action(world)
    record(world, new)

    with pytest.raises(NotFound):
        withdraw(world, new, "Care")
    with pytest.raises(NotFound):
        withdraw(world, action(world))

    assert kept(world) == ["Notice 12 rewritten"]


def test_another_organisation_sees_and_takes_back_nothing(world: World) -> None:
    new = action(world)
    record(world, new)
    other = World(world.session)
    other.unit("Morning")

    assert actions_of(world.session, other.id, [new.unit_id]) == ()
    with pytest.raises(NotFound):
        withdraw_action(world.session, other.id, SORA, other.units["Morning"], new.id, now=NOW)
