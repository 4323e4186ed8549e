from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.consents.commands import agree, keep_out
from journal.consents.queries import agreement_of, is_kept_out
from journal.teams.joining import leave
from journal.teams.queries import place_of
from tests.conftest import SEOUL
from tests.journal.teams.founded import (
    NEXT,
    NOW,
    OPEN,
    Founded,
    join,
    make_organisation,
    memberships,
    take_role,
)

LATER = NOW + timedelta(days=40)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def test_leaving_ends_membership_and_agreement(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    join(session, house, mina_id, house.night)
    agree(session, mina_id, uuid4(), "1", NOW)

    leave(session, mina_id, LATER)

    assert place_of(session, mina_id).organisation_id is None
    assert memberships(session, mina_id) == [(house.night, NOW, LATER)]
    agreement = agreement_of(session, mina_id)
    assert agreement is not None
    assert agreement.withdrawn_at == LATER


def test_who_leaves_keeps_out_of_nothing_any_more(
    session: Session, house: Founded, mina_id: UUID, jun_id: UUID
) -> None:
    for account_id in (mina_id, jun_id):
        join(session, house, account_id, house.night)
        for window in (OPEN, NEXT):
            keep_out(session, account_id, window, NOW, SEOUL)

    leave(session, mina_id, NOW)

    assert [is_kept_out(session, mina_id, window) for window in (OPEN, NEXT)] == [False, False]
    assert [is_kept_out(session, jun_id, window) for window in (OPEN, NEXT)] == [True, True]


def test_leaving_twice_is_leaving_once(session: Session, house: Founded, mina_id: UUID) -> None:
    join(session, house, mina_id, house.night)
    leave(session, mina_id, LATER)

    leave(session, mina_id, LATER + timedelta(days=1))

    assert memberships(session, mina_id) == [(house.night, NOW, LATER)]


def test_roles_stay_when_a_member_leaves(session: Session, house: Founded, jun_id: UUID) -> None:
    take_role(session, house, jun_id, house.night, "Sora")
    join(session, house, jun_id, house.night)

    leave(session, jun_id, LATER)

    place = place_of(session, jun_id)
    assert (place.organisation_id, place.unit_id, place.led) == (house.id, None, {house.night})


def test_only_ones_own_membership_ends(
    session: Session, house: Founded, mina_id: UUID, jun_id: UUID
) -> None:
    join(session, house, mina_id, house.night)
    join(session, house, jun_id, house.night)

    leave(session, mina_id, LATER)

    assert place_of(session, jun_id).unit_id == house.night


def test_who_has_left_may_join_another_organisation(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    other = make_organisation(session, "dae")
    join(session, house, mina_id, house.night)
    leave(session, mina_id, NOW)

    join(session, other, mina_id, other.night)

    assert place_of(session, mina_id).organisation_id == other.id
