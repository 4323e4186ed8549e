from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event, insert
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model import Unit, UnitPlace
from journal.teams.queries import (
    ConsentWords,
    Place,
    UnitLine,
    consent_words,
    organisation_of,
    place_of,
    roles_in,
    tree_of,
    unit_of,
    units_of,
)
from journal.teams.windows import Window
from journal.vocabulary import Role
from tests.journal.teams.founded import (
    NOW,
    OPEN,
    Founded,
    join,
    make_organisation,
    make_unit,
    take_role,
)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


@pytest.fixture
def asked(session: Session) -> Iterator[list[str]]:
    """Give the list that every statement is written to."""
    said: list[str] = []
    connection = session.connection()

    def note(*given: str) -> None:
        said.append(given[2])

    event.listen(connection, "before_cursor_execute", note)
    yield said
    event.remove(connection, "before_cursor_execute", note)


def test_who_is_alone_stands_nowhere(session: Session, mina_id: UUID) -> None:
    assert place_of(session, mina_id) == Place(None, None, frozenset(), is_steward=False, name="")


def test_the_place_is_asked_for_in_one_statement(
    session: Session, house: Founded, jun_id: UUID, asked: list[str]
) -> None:
    take_role(session, house, jun_id, house.night, "Sora")
    take_role(session, house, jun_id, None, "Sora Kim", NOW + timedelta(days=1))
    join(session, house, jun_id, house.phones)
    asked.clear()

    found = place_of(session, jun_id)

    led = frozenset({house.night})
    assert found == Place(house.id, house.phones, led, is_steward=True, name="Sora Kim")
    assert len(asked) == 1


def test_an_unknown_organisation_is_not_there(session: Session, house: Founded) -> None:
    with pytest.raises(NotFound):
        organisation_of(session, uuid4())
    assert units_of(session, uuid4(), OPEN) == tree_of(session, uuid4(), OPEN).units == ()


def test_the_units_stand_in_the_order_of_the_tree(session: Session, house: Founded) -> None:
    desk = make_unit(session, house, "desk", house.night)
    chat = make_unit(session, house, "Chat", house.night)
    late = make_unit(session, house, "Late chat", chat)

    assert units_of(session, house.id, OPEN) == (
        UnitLine(house.night, "Night", None, 0, closes_after=False),
        UnitLine(chat, "Chat", house.night, 1, closes_after=False),
        UnitLine(late, "Late chat", chat, 2, closes_after=False),
        UnitLine(desk, "desk", house.night, 1, closes_after=False),
        UnitLine(house.phones, "Phones", None, 0, closes_after=False),
    )
    assert tree_of(session, house.id, OPEN).subtree(chat) == {chat, late}


def test_a_unit_is_found_by_its_organisation_only(session: Session, house: Founded) -> None:
    other = make_organisation(session, "dae")

    assert unit_of(session, house.id, house.night, OPEN).name == "Night"
    for organisation_id, window in ((other.id, OPEN), (house.id, Window(1))):
        with pytest.raises(NotFound):
            unit_of(session, organisation_id, house.night, window)


def test_five_hundred_units_are_read_in_one_statement(
    session: Session, house: Founded, asked: list[str]
) -> None:
    ids = [uuid4() for _ in range(500)]
    key = {"organisation_id": house.id}
    rows = [{**key, "id": one, "name": f"Unit {at}"} for at, one in enumerate(ids)]
    session.execute(insert(Unit).values(created_at=NOW), rows)
    places = [
        {**key, "unit_id": one, "from_window": window, "parent_id": above}
        for one, above in zip(ids, [house.night, *ids], strict=False)
        for window in (1, 2)
    ]
    session.execute(insert(UnitPlace), places)
    asked.clear()

    lines = units_of(session, house.id, OPEN)

    assert (len(lines), max(line.depth for line in lines)) == (502, 500)
    assert len(asked) == 1


def test_stewards_stand_before_leads(session: Session, house: Founded, jun_id: UUID) -> None:
    take_role(session, house, jun_id, house.phones, "Sora")
    take_role(session, house, jun_id, house.night, "Sora")
    take_role(session, house, jun_id, None, "Jun", NOW + timedelta(days=1))

    found = roles_in(session, house.id)

    assert [(one.role, one.name, one.unit_id, one.unit_name) for one in found] == [
        (Role.STEWARD, "Yuna", None, ""),
        (Role.STEWARD, "Jun", None, ""),
        (Role.LEAD, "Sora", house.night, "Night"),
        (Role.LEAD, "Sora", house.phones, "Phones"),
    ]
    assert found[2].account_id == jun_id
    assert found[2].granted_at == NOW


def test_nobody_sees_the_roles_of_another_organisation(session: Session, house: Founded) -> None:
    other = make_organisation(session, "dae")

    assert {one.account_id for one in roles_in(session, other.id)} == {other.by.account_id}


def test_without_an_addition_the_shipped_text_stands_alone(
    session: Session, house: Founded
) -> None:
    assert consent_words(session, house.id) == ConsentWords("1", "", "")
