"""A purpose of her own is off until she says yes, dated, and ended at once."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.consents.own import (
    TEXTS,
    Agreed,
    agree_to,
    agrees_to,
    own_history,
    withdraw_from,
)
from journal.errors import Conflict, Invalid
from journal.vocabulary import OwnPurpose
from tests.conftest import LONG_AGO

NOW = LONG_AGO
LATER = NOW + timedelta(days=1)
REMINDERS = OwnPurpose.REMINDERS


def say_yes(
    session: Session,
    account_id: UUID,
    agreement_id: UUID,
    purpose: OwnPurpose = REMINDERS,
    *,
    version: str = "1",
    now: datetime = NOW,
) -> None:
    agree_to(session, account_id, agreement_id, purpose, text_version=version, now=now)


def test_every_purpose_has_its_text_and_is_off(session: Session, mina_id: UUID) -> None:
    assert TEXTS.keys() == set(OwnPurpose)
    assert [agrees_to(session, mina_id, one) for one in OwnPurpose] == [False] * 3
    assert own_history(session, mina_id) == ()


def test_a_yes_is_dated_and_for_one_purpose(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    say_yes(session, mina_id, uuid4())

    assert own_history(session, mina_id) == (Agreed(REMINDERS, NOW, None, "1"),)
    assert agrees_to(session, mina_id, REMINDERS)
    assert not agrees_to(session, mina_id, OwnPurpose.PRIORS)
    assert not agrees_to(session, jun_id, REMINDERS)


def test_a_yes_is_ended_at_once_and_stays_on_record(session: Session, mina_id: UUID) -> None:
    say_yes(session, mina_id, uuid4())

    withdraw_from(session, mina_id, OwnPurpose.PRIORS, LATER)
    assert agrees_to(session, mina_id, REMINDERS)
    withdraw_from(session, mina_id, REMINDERS, LATER)
    withdraw_from(session, mina_id, REMINDERS, LATER + timedelta(days=1))

    assert own_history(session, mina_id) == (Agreed(REMINDERS, NOW, LATER, "1"),)
    assert not own_history(session, mina_id)[0].is_in_force


def test_a_replay_brings_nothing_back(session: Session, mina_id: UUID) -> None:
    first = uuid4()
    say_yes(session, mina_id, first)
    withdraw_from(session, mina_id, REMINDERS, LATER)

    say_yes(session, mina_id, first, now=LATER)
    assert not agrees_to(session, mina_id, REMINDERS)

    say_yes(session, mina_id, uuid4(), now=LATER)
    assert [one.is_in_force for one in own_history(session, mina_id)] == [True, False]


def test_two_yeses_are_one(session: Session, mina_id: UUID) -> None:
    for _ in range(2):
        say_yes(session, mina_id, uuid4())

    assert len(own_history(session, mina_id)) == 1


def test_an_id_stands_for_one_yes(session: Session, mina_id: UUID) -> None:
    first = uuid4()
    say_yes(session, mina_id, first)

    with pytest.raises(Conflict):
        say_yes(session, mina_id, first, OwnPurpose.PRIORS)
    with pytest.raises(Conflict):
        say_yes(session, mina_id, first, version="2")


def test_a_text_that_is_not_on_the_page_is_refused(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid, match="unknown_text"):
        say_yes(session, mina_id, uuid4(), version="0")
