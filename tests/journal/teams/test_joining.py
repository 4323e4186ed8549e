from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.consents.commands import agree
from journal.consents.queries import agreement_of
from journal.errors import Conflict, Invalid, NotFound
from journal.teams.invitations import open_invitation, revoke_invitations
from journal.teams.joining import accept_invitation, leave
from journal.teams.queries import place_of
from journal.vocabulary import Role
from tests.journal.teams.founded import (
    NOW,
    Founded,
    acts,
    join,
    make_acceptance,
    make_organisation,
    make_token,
    memberships,
)

LATER = NOW + timedelta(days=40)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def test_an_invited_agent_becomes_a_member(session: Session, house: Founded, mina_id: UUID) -> None:
    join(session, house, mina_id, house.night)

    place = place_of(session, mina_id)
    assert (place.organisation_id, place.unit_id) == (house.id, house.night)
    assert (place.led, place.is_steward, place.name) == (frozenset(), False, "")


def test_joining_leaves_no_record(session: Session, house: Founded, mina_id: UUID) -> None:
    token = make_token(session, house, house.night)
    before = acts(session)

    accept_invitation(session, mina_id, token, make_acceptance("Mina", agrees=True), NOW)
    leave(session, mina_id, LATER)

    assert acts(session) == before


def test_joining_agrees_to_nothing_unasked(session: Session, house: Founded, mina_id: UUID) -> None:
    join(session, house, mina_id, house.night)

    assert agreement_of(session, mina_id) is None


def test_joining_can_agree_at_once(session: Session, house: Founded, mina_id: UUID) -> None:
    token = make_token(session, house, house.night)

    accept_invitation(session, mina_id, token, make_acceptance(agrees=True), NOW)

    found = agreement_of(session, mina_id)
    assert found is not None
    assert (found.granted_at, found.withdrawn_at, found.text_version) == (NOW, None, "1")


def test_nobody_agrees_to_a_text_that_is_not_there(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    token = make_token(session, house, house.night)

    with pytest.raises(Invalid, match="unknown_text"):
        accept_invitation(session, mina_id, token, make_acceptance(agrees=True, version="1.1"), NOW)

    assert place_of(session, mina_id).organisation_id is None
    assert open_invitation(session, token, NOW).unit_id == house.night


def test_an_invitation_is_for_one_person(
    session: Session, house: Founded, mina_id: UUID, jun_id: UUID
) -> None:
    token = make_token(session, house, house.night)
    accept_invitation(session, mina_id, token, make_acceptance(), NOW)

    with pytest.raises(NotFound):
        accept_invitation(session, jun_id, token, make_acceptance(), NOW)

    assert place_of(session, jun_id).organisation_id is None


def test_an_ended_or_old_or_unknown_invitation_lets_nobody_in(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    old = make_token(session, house, house.night)
    ended = make_token(session, house, house.night)

    with pytest.raises(NotFound):
        accept_invitation(session, mina_id, old, make_acceptance(), NOW + timedelta(days=7))
    revoke_invitations(session, house.id, house.by, now=NOW)
    for token in (ended, "x" * 24):
        with pytest.raises(NotFound):
            accept_invitation(session, mina_id, token, make_acceptance(), NOW)

    assert memberships(session, mina_id) == []


def test_a_replay_joins_once(session: Session, house: Founded, mina_id: UUID) -> None:
    token = make_token(session, house, house.night)
    acceptance = make_acceptance()
    accept_invitation(session, mina_id, token, acceptance, NOW)

    accept_invitation(session, mina_id, token, acceptance, LATER)

    assert memberships(session, mina_id) == [(house.night, NOW, None)]


def test_a_late_replay_does_not_bring_her_back(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    token = make_token(session, house, house.night)
    acceptance = make_acceptance(agrees=True)
    accept_invitation(session, mina_id, token, acceptance, NOW)
    leave(session, mina_id, LATER)

    accept_invitation(session, mina_id, token, acceptance, LATER)

    assert place_of(session, mina_id).organisation_id is None
    agreement = agreement_of(session, mina_id)
    assert agreement is not None
    assert not agreement.is_in_force


def test_one_answer_cannot_stand_for_two_invitations(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    acceptance = make_acceptance("Mina")
    accept_invitation(session, mina_id, make_token(session, house, house.night), acceptance, NOW)

    for token in (
        make_token(session, house, house.phones),
        make_token(session, house, house.night, Role.LEAD),
    ):
        with pytest.raises(Conflict):
            accept_invitation(session, mina_id, token, acceptance, NOW)


def test_nobody_joins_where_she_is_already(session: Session, house: Founded, mina_id: UUID) -> None:
    join(session, house, mina_id, house.night)
    token = make_token(session, house, house.night)

    with pytest.raises(Invalid, match="already_there"):
        accept_invitation(session, mina_id, token, make_acceptance(), NOW)

    assert open_invitation(session, token, NOW).unit_id == house.night
    assert len(memberships(session, mina_id)) == 1


def test_an_invitation_to_another_unit_is_a_move(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    join(session, house, mina_id, house.night)
    agree(session, mina_id, uuid4(), "1", NOW)
    token = make_token(session, house, house.phones)

    accept_invitation(session, mina_id, token, make_acceptance(), NOW + timedelta(days=3))

    moved_at = NOW + timedelta(days=3)
    assert memberships(session, mina_id) == [
        (house.night, NOW, moved_at),
        (house.phones, moved_at, None),
    ]
    agreement = agreement_of(session, mina_id)
    assert agreement is not None
    assert agreement.is_in_force


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.STEWARD])
def test_nobody_stands_in_two_organisations(
    session: Session, house: Founded, mina_id: UUID, role: Role
) -> None:
    other = make_organisation(session, "dae")
    join(session, house, mina_id, house.night)
    token = make_token(session, other, other.night, role)

    with pytest.raises(Conflict):
        accept_invitation(session, mina_id, token, make_acceptance("Mina"), NOW)

    assert place_of(session, mina_id).organisation_id == house.id
    assert open_invitation(session, token, NOW).role is role


def test_a_name_of_a_member_is_not_kept(session: Session, house: Founded, mina_id: UUID) -> None:
    token = make_token(session, house, house.night)

    accept_invitation(session, mina_id, token, replace(make_acceptance(), name="Mina"), NOW)

    assert place_of(session, mina_id).name == ""
