from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from journal.model import Account, Unit
from journal.teams.left_alone import LeftAlone, left_alone
from journal.teams.queries import roles_in
from journal.teams.roles import revoke_role
from tests.journal.teams.founded import NOW, Founded, join, make_organisation, take_role

NOBODY = LeftAlone((), ())


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def only_steward(session: Session, house: Founded) -> bool:
    assert house.by.account_id is not None
    return left_alone(session, house.by.account_id) == LeftAlone(("Haesol",), ())


def test_the_only_steward_leaves_an_organisation_to_nobody(
    session: Session, house: Founded, jun_id: UUID
) -> None:
    alone = only_steward(session, house)
    take_role(session, house, jun_id, None, "Jun")

    assert (alone, only_steward(session, house)) == (True, False)
    assert left_alone(session, jun_id) == NOBODY


@pytest.mark.parametrize("ending", [{"deactivated_at": NOW}, {"leaves_at": NOW}])
def test_another_who_cannot_go_on_does_not_count(
    session: Session, house: Founded, jun_id: UUID, ending: dict[str, Any]
) -> None:
    take_role(session, house, jun_id, None, "Jun")

    session.execute(update(Account).where(Account.id == jun_id).values(**ending))

    assert only_steward(session, house)


def test_a_role_that_has_ended_does_not_count(
    session: Session, house: Founded, jun_id: UUID
) -> None:
    take_role(session, house, jun_id, None, "Jun")
    (grant,) = (one.id for one in roles_in(session, house.id) if one.account_id == jun_id)
    revoke_role(session, house.id, house.by, grant, reason="moved on", now=NOW)

    assert only_steward(session, house)
    assert left_alone(session, jun_id) == NOBODY


def test_a_lead_leaves_the_units_that_nobody_else_leads(
    session: Session, house: Founded, jun_id: UUID, mina_id: UUID
) -> None:
    take_role(session, house, jun_id, house.night, "Jun")
    take_role(session, house, jun_id, house.phones, "Jun")
    take_role(session, house, mina_id, house.phones, "Mina")

    assert left_alone(session, jun_id) == LeftAlone((), ("Night",))
    assert left_alone(session, mina_id) == NOBODY
    session.execute(update(Unit).where(Unit.id == house.night).values(closed_from=3))
    assert left_alone(session, jun_id) == NOBODY


def test_whoever_only_belongs_to_a_unit_leaves_nothing_alone(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    join(session, house, mina_id, house.night)

    assert left_alone(session, mina_id) == NOBODY


def test_the_steward_of_another_organisation_does_not_count(
    session: Session, house: Founded
) -> None:
    other = make_organisation(session, "sora")

    assert only_steward(session, house)
    assert only_steward(session, other)
