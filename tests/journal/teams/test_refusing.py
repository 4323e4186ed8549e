"""What refuses an answer to an invitation tells nobody whether somebody else has used it."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.consents.commands import agree, withdraw
from journal.errors import Conflict, Invalid
from journal.teams.commands import NewWords, change_consent_words
from journal.teams.joining import Acceptance, accept_invitation
from journal.vocabulary import Role
from tests.journal.teams.founded import (
    NOW,
    Founded,
    join,
    make_acceptance,
    make_account,
    make_organisation,
    make_token,
    take_role,
)


@pytest.fixture
def house(session: Session) -> Founded:
    return make_organisation(session)


def refusals(
    session: Session,
    house: Founded,
    account_id: UUID,
    answer: Acceptance,
    role: Role = Role.AGENT,
) -> list[tuple[Any, ...]]:
    """What somebody is told of an open invitation, and of a used one."""
    told = []
    for is_used in (False, True):
        token = make_token(session, house, house.night, role)
        if is_used:
            somebody = make_account(session, f"hana.{uuid4()}")
            accept_invitation(session, somebody, token, make_acceptance("Hana"), NOW)
        with pytest.raises((Conflict, Invalid)) as refusal:
            accept_invitation(session, account_id, token, answer, NOW)
        told.append((refusal.type, refusal.value.args))
    return told


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.STEWARD])
def test_to_somebody_of_another_organisation(
    session: Session, house: Founded, mina_id: UUID, role: Role
) -> None:
    other = make_organisation(session, "dae")
    join(session, other, mina_id, other.night)

    used, unused = refusals(session, house, mina_id, make_acceptance("Mina"), role)

    assert used == unused == (Conflict, ())


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD])
def test_to_somebody_who_is_there(
    session: Session, house: Founded, mina_id: UUID, role: Role
) -> None:
    join(session, house, mina_id, house.night)
    take_role(session, house, mina_id, house.night, "Mina")

    used, unused = refusals(session, house, mina_id, make_acceptance("Mina"), role)

    assert used == unused
    assert used[0] is Invalid


@pytest.mark.parametrize("role", [Role.LEAD, Role.STEWARD])
def test_to_somebody_without_a_name(
    session: Session, house: Founded, mina_id: UUID, role: Role
) -> None:
    used, unused = refusals(session, house, mina_id, make_acceptance(" "), role)

    assert used == unused
    assert used[0] is Invalid


def test_to_who_agrees_to_a_text_that_never_was(
    session: Session, house: Founded, mina_id: UUID
) -> None:
    answer = make_acceptance(agrees=True, version="1.7")

    used, unused = refusals(session, house, mina_id, answer)

    assert used == unused
    assert used[0] is Invalid


def test_to_whose_yes_was_to_another_text(session: Session, house: Founded, mina_id: UUID) -> None:
    answer = make_acceptance(agrees=True)
    join(session, house, mina_id, house.phones)
    agree(session, mina_id, answer.id, "1", NOW)
    withdraw(session, mina_id, NOW)
    change_consent_words(session, house.id, house.by, NewWords("1", "하나", "One"), NOW)

    used, unused = refusals(session, house, mina_id, replace(answer, text_version="1.1"))

    assert used == unused == (Conflict, ())
