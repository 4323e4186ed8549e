from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from journal.errors import Invalid, NotFound
from journal.model import Account
from journal.teams.queries import RoleLine, place_of, roles_in
from journal.teams.roles import revoke_role
from tests.journal.teams.founded import (
    NOW,
    Founded,
    acts,
    join,
    last_record,
    make_organisation,
    take_role,
)

LATER = NOW + timedelta(days=1)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def role_of(session: Session, house: Founded, account_id: UUID | None) -> RoleLine:
    found = [one for one in roles_in(session, house.id) if one.account_id == account_id]
    assert len(found) == 1
    return found[0]


def test_a_lead_whose_role_was_revoked_stands_nowhere(
    session: Session, house: Founded, jun_id: UUID
) -> None:
    take_role(session, house, jun_id, house.night, "Sora")
    role = role_of(session, house, jun_id)

    revoke_role(session, house.id, house.by, role.id, reason=" moved on ", now=LATER)

    assert place_of(session, jun_id).organisation_id is None
    assert [one.name for one in roles_in(session, house.id)] == ["Yuna"]
    said = {"role": "lead", "name": "Sora", "reason": "moved on", "unit": "Night"}
    by = (house.id, house.by.account_id, "Yuna", "steward")
    assert last_record(session) == (*by, "role_revoked", house.night, jun_id, said)


def test_one_of_two_stewards_can_be_revoked(session: Session, house: Founded, jun_id: UUID) -> None:
    take_role(session, house, jun_id, None, "Jun")
    role = role_of(session, house, house.by.account_id)

    revoke_role(session, house.id, house.by, role.id, reason="handed over", now=LATER)

    assert [one.name for one in roles_in(session, house.id)] == ["Jun"]
    said = {"role": "steward", "name": "Yuna", "reason": "handed over"}
    assert acts(session)[-1] == ("role_revoked", said)


def test_the_last_steward_stays(session: Session, house: Founded, jun_id: UUID) -> None:
    other = make_organisation(session, "dae")
    take_role(session, house, jun_id, house.night, "Sora")
    role = role_of(session, house, house.by.account_id)

    with pytest.raises(Invalid, match="last_steward"):
        revoke_role(session, house.id, house.by, role.id, reason="tired", now=LATER)

    assert place_of(session, role.account_id).is_steward
    assert len(roles_in(session, other.id)) == 1


def test_a_steward_who_cannot_sign_in_does_not_count(
    session: Session, house: Founded, jun_id: UUID
) -> None:
    take_role(session, house, jun_id, None, "Jun")
    session.execute(update(Account).where(Account.id == jun_id).values(deactivated_at=NOW))
    role = role_of(session, house, house.by.account_id)

    with pytest.raises(Invalid, match="last_steward"):
        revoke_role(session, house.id, house.by, role.id, reason="tired", now=LATER)


def test_revoking_twice_is_revoking_once(session: Session, house: Founded, jun_id: UUID) -> None:
    take_role(session, house, jun_id, house.night, "Sora")
    role = role_of(session, house, jun_id)
    revoke_role(session, house.id, house.by, role.id, reason="moved on", now=LATER)
    before = acts(session)

    revoke_role(session, house.id, house.by, role.id, reason="again", now=LATER)

    assert acts(session) == before


def test_a_role_is_not_revoked_without_a_reason(
    session: Session, house: Founded, jun_id: UUID
) -> None:
    take_role(session, house, jun_id, house.night, "Sora")
    role = role_of(session, house, jun_id)

    with pytest.raises(Invalid, match="reason_needed"):
        revoke_role(session, house.id, house.by, role.id, reason=" ", now=LATER)

    assert place_of(session, jun_id).led == {house.night}


def test_another_organisations_role_is_not_there(
    session: Session, house: Founded, jun_id: UUID
) -> None:
    other = make_organisation(session, "dae")
    take_role(session, other, jun_id, other.night, "Sora")
    role = role_of(session, other, jun_id)

    for grant_id in (role.id, uuid4()):
        with pytest.raises(NotFound):
            revoke_role(session, house.id, house.by, grant_id, reason="mine", now=LATER)

    assert place_of(session, jun_id).led == {other.night}


def test_a_member_stays_one_without_the_role(
    session: Session, house: Founded, jun_id: UUID
) -> None:
    take_role(session, house, jun_id, house.night, "Sora")
    join(session, house, jun_id, house.phones)

    role = role_of(session, house, jun_id)
    revoke_role(session, house.id, house.by, role.id, reason="moved on", now=LATER)

    place = place_of(session, jun_id)
    assert (place.unit_id, place.led, place.name) == (house.phones, frozenset(), "")
