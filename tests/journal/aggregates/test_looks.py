from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.aggregates.looks import STAYS_OPEN, has_looked, note_look
from journal.audit.rules import OPERATOR, Actor
from journal.errors import NotFound
from journal.model import AuditRecord
from journal.vocabulary import Role
from tests.journal.aggregates.world import World

NOW = datetime(2026, 3, 10, 3, tzinfo=UTC)
SORA_ID, HANA_ID = uuid4(), uuid4()
SORA = Actor(SORA_ID, Role.LEAD, "Sora Kim")
HANA = Actor(HANA_ID, Role.LEAD, "Hana Lee")


@pytest.fixture
def world(session: Session) -> World:
    made = World(session)
    made.unit("Morning")
    made.unit("Night")
    return made


def look(world: World, by: Actor = SORA, unit: str = "Morning", at: datetime = NOW) -> None:
    note_look(world.session, world.id, by, world.units[unit], now=at)


def has(world: World, account_id: UUID, unit: str, at: datetime) -> bool:
    unit_id = world.units[unit]
    return has_looked(world.session, world.id, unit_id, account_id=account_id, now=at)


def records(world: World) -> list[tuple[Any, ...]]:
    columns = (AuditRecord.act, AuditRecord.unit_id, AuditRecord.actor_name, AuditRecord.details)
    rows = world.session.execute(
        select(*columns).where(AuditRecord.organisation_id == world.id).order_by(AuditRecord.number)
    )
    return [tuple(row) for row in rows]


def test_a_look_leaves_one_record_with_the_units_name(world: World) -> None:
    look(world)

    unit = world.units["Morning"]
    assert records(world) == [("figures_opened", unit, "Sora Kim", {"unit": "Morning"})]


def test_a_second_click_writes_nothing_more(world: World) -> None:
    look(world)
    look(world, at=NOW + STAYS_OPEN)

    assert len(records(world)) == 1


def test_half_an_hour_later_it_is_another_look(world: World) -> None:
    look(world)
    look(world, at=NOW + STAYS_OPEN + timedelta(seconds=1))

    assert len(records(world)) == 2


def test_each_lead_and_each_unit_is_a_look_of_its_own(world: World) -> None:
    look(world)
    look(world, HANA)
    look(world, unit="Night")

    assert len(records(world)) == 3


def test_a_look_lasts_for_her_and_this_unit_alone(world: World) -> None:
    look(world)

    assert has(world, SORA_ID, "Morning", NOW + STAYS_OPEN)
    assert not has(world, SORA_ID, "Morning", NOW + STAYS_OPEN + timedelta(seconds=1))
    assert not has(world, HANA_ID, "Morning", NOW)
    assert not has(world, SORA_ID, "Night", NOW)


def test_an_unknown_unit_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        note_look(world.session, world.id, SORA, uuid4(), now=NOW)


def test_the_machine_looks_at_nothing(world: World) -> None:
    with pytest.raises(NotFound):
        look(world, OPERATOR)

    assert records(world) == []
