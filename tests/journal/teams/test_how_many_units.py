"""How deep units hang under each other, how many there are, and which id none may have."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.errors import Invalid
from journal.model import Organisation, Unit, UnitPlace
from journal.teams.commands import found_organisation
from journal.teams.queries import place_of, units_of
from journal.teams.rules import MOST_LEVELS, MOST_UNITS
from journal.teams.units import NewUnit, add_unit, close_unit, insert_unit, move_unit
from tests.journal.teams.founded import (
    NEXT,
    NOW,
    OPEN,
    Founded,
    acts,
    make_founding,
    make_organisation,
    make_unit,
)

IN_APRIL = NOW + timedelta(days=28)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def make_chain(session: Session, house: Founded, under: UUID | None, levels: int) -> list[UUID]:
    """Hang units under each other, the first one under what is there."""
    chain: list[UUID] = []
    for level in range(levels):
        chain.append(make_unit(session, house, f"Level {level}", chain[-1] if chain else under))
    return chain


def make_many(session: Session, house: Founded, count: int) -> list[UUID]:
    ids = [uuid4() for _ in range(count)]
    own = {"organisation_id": house.id}
    session.execute(insert(Unit), [{**own, "id": x, "name": "x", "created_at": NOW} for x in ids])
    session.execute(
        insert(UnitPlace),
        [{**own, "unit_id": x, "from_window": OPEN.number, "parent_id": None} for x in ids],
    )
    return ids


def test_units_are_added_down_to_the_last_level(session: Session, house: Founded) -> None:
    deepest = make_chain(session, house, house.night, MOST_LEVELS - 1)[-1]
    before = acts(session)

    with pytest.raises(Invalid, match="too_deep") as refusal:
        make_unit(session, house, "One more", deepest)

    assert refusal.value.field == "parent_id"
    assert acts(session) == before
    assert max(line.depth for line in units_of(session, house.id, OPEN)) == MOST_LEVELS - 1


def test_what_hangs_under_a_unit_counts_when_it_moves(session: Session, house: Founded) -> None:
    deep = make_chain(session, house, house.night, MOST_LEVELS - 2)
    make_unit(session, house, "Desk", house.phones)

    with pytest.raises(Invalid, match="too_deep") as refusal:
        move_unit(session, house.id, house.by, house.phones, deep[-1], now=NOW)
    assert refusal.value.field == "parent_id"
    move_unit(session, house.id, house.by, house.phones, deep[-2], now=NOW)

    assert max(line.depth for line in units_of(session, house.id, NEXT)) == MOST_LEVELS - 1
    move_unit(session, house.id, house.by, house.phones, None, now=NOW)


def test_a_unit_that_moves_up_is_still_deep_until_then(session: Session, house: Founded) -> None:
    deepest = make_chain(session, house, house.night, MOST_LEVELS - 1)[-1]
    move_unit(session, house.id, house.by, deepest, None, now=NOW)

    with pytest.raises(Invalid, match="too_deep"):
        make_unit(session, house, "One more", deepest)

    add_unit(session, house.id, house.by, NewUnit(uuid4(), "One more", deepest), IN_APRIL)


def test_no_more_units_are_open_than_the_most(session: Session, house: Founded) -> None:
    spare = make_many(session, house, MOST_UNITS - 3)[0]
    last = NewUnit(uuid4(), "The last", None)
    add_unit(session, house.id, house.by, last, NOW)

    with pytest.raises(Invalid, match="too_many_units"):
        make_unit(session, house, "One more")
    add_unit(session, house.id, house.by, last, NOW)
    close_unit(session, house.id, house.by, spare, now=NOW)
    with pytest.raises(Invalid, match="too_many_units"):
        make_unit(session, house, "One more")

    add_unit(session, house.id, house.by, NewUnit(uuid4(), "In April", None), IN_APRIL)


def test_no_unit_has_the_id_of_its_organisation(session: Session, house: Founded) -> None:
    before = acts(session)

    with pytest.raises(Invalid, match="organisations_id") as refusal:
        add_unit(session, house.id, house.by, NewUnit(house.id, "Mine", None), NOW)
    with pytest.raises(Invalid, match="organisations_id"):
        insert_unit(session, house.id, NewUnit(house.id, "Mine", None), OPEN, NOW)

    assert refusal.value.field == "id"
    assert acts(session) == before


def test_the_first_unit_has_not_either(session: Session, mina_id: UUID) -> None:
    same = uuid4()

    with pytest.raises(Invalid, match="organisations_id") as refusal:
        found_organisation(session, mina_id, make_founding(id=same, first_unit_id=same), NOW)

    assert refusal.value.field == "id"
    assert session.get(Organisation, same) is None
    assert place_of(session, mina_id).organisation_id is None
