from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Invalid
from journal.model import RoleGrant
from journal.teams.invitations import open_invitation
from journal.teams.joining import accept_invitation
from journal.teams.queries import place_of, roles_in
from journal.vocabulary import Role
from tests.journal.teams.founded import (
    NOW,
    Founded,
    acts,
    join,
    last_record,
    make_acceptance,
    make_organisation,
    make_token,
    take_role,
)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def test_a_lead_takes_the_role_under_a_name(session: Session, house: Founded, jun_id: UUID) -> None:
    take_role(session, house, jun_id, house.night, " Sora ")

    place = place_of(session, jun_id)
    assert (place.organisation_id, place.unit_id) == (house.id, None)
    assert (place.led, place.name) == ({house.night}, "Sora")
    said = {"role": "lead", "unit": "Night"}
    by = (house.id, jun_id, "Sora", "lead")
    assert last_record(session) == (*by, "role_taken", house.night, jun_id, said)


def test_a_second_steward_takes_the_role(session: Session, house: Founded, jun_id: UUID) -> None:
    take_role(session, house, jun_id, None, "Jun")

    assert place_of(session, jun_id).is_steward
    by = (house.id, jun_id, "Jun", "steward")
    assert last_record(session) == (*by, "role_taken", None, jun_id, {"role": "steward"})


@pytest.mark.parametrize("role", [Role.LEAD, Role.STEWARD])
def test_a_role_needs_a_name(session: Session, house: Founded, jun_id: UUID, role: Role) -> None:
    token = make_token(session, house, house.night, role)

    with pytest.raises(Invalid, match="name_needed") as refusal:
        accept_invitation(session, jun_id, token, make_acceptance(" "), NOW)

    assert refusal.value.field == "name"
    assert open_invitation(session, token, NOW).role is role


def test_a_replay_takes_a_role_once(session: Session, house: Founded, jun_id: UUID) -> None:
    token = make_token(session, house, house.night, Role.LEAD)
    acceptance = make_acceptance("Sora")
    accept_invitation(session, jun_id, token, acceptance, NOW)
    before = acts(session)

    accept_invitation(session, jun_id, token, acceptance, NOW)

    assert acts(session) == before
    assert len(roles_in(session, house.id)) == 2


@pytest.mark.parametrize("role", [Role.LEAD, Role.STEWARD])
def test_nobody_takes_a_role_twice(
    session: Session, house: Founded, jun_id: UUID, role: Role
) -> None:
    unit_id = house.night if role is Role.LEAD else None
    take_role(session, house, jun_id, unit_id, "Sora")
    token = make_token(session, house, unit_id, role)

    with pytest.raises(Invalid, match="already_there"):
        accept_invitation(session, jun_id, token, make_acceptance("Sora"), NOW)


def test_a_lead_may_lead_two_units_and_be_a_member(
    session: Session, house: Founded, jun_id: UUID
) -> None:
    take_role(session, house, jun_id, house.night, "Sora")
    take_role(session, house, jun_id, house.phones, "Sora Kim", NOW + timedelta(days=1))
    join(session, house, jun_id, house.night)

    place = place_of(session, jun_id)
    assert (place.unit_id, place.led) == (house.night, {house.night, house.phones})
    assert place.name == "Sora Kim"


def test_two_people_may_answer_with_one_id(
    session: Session, house: Founded, mina_id: UUID, jun_id: UUID
) -> None:
    acceptance = make_acceptance("Same")
    for account_id in (mina_id, jun_id):
        token = make_token(session, house, house.night, Role.LEAD)
        accept_invitation(session, account_id, token, acceptance, NOW)

    grants = session.execute(select(RoleGrant.id)).scalars().all()
    assert len(set(grants)) == len(grants) == 3
