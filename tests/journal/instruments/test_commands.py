from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.instruments.commands import drop_reminder, fill_in, remove_answer, wish_reminder
from journal.instruments.queries import answer_of, answers_to, standings
from journal.model import Account
from tests.journal.instruments.samples import NOON, calm, make_filling

CALM = calm()


def version_of_journal(session: Session, account_id: UUID) -> int:
    asked = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(asked).scalar_one()


def test_answers_are_kept_as_they_were_given(session: Session, mina_id: UUID) -> None:
    filling = make_filling({"still": 1, "deep": 0})

    fill_in(session, mina_id, CALM, filling, NOON)

    kept = answer_of(session, mina_id, filling.id)
    assert kept.answers == {"still": 1, "loud": None, "deep": 0}
    assert (kept.instrument, kept.edition, kept.language) == ("calm", "1", "en")
    assert (kept.at, kept.local_date) == (NOON, filling.local_date)
    assert version_of_journal(session, mina_id) == 2


def test_a_replay_changes_nothing(session: Session, mina_id: UUID) -> None:
    filling = make_filling()
    fill_in(session, mina_id, CALM, filling, NOON)

    later = replace(filling, at=NOON + timedelta(days=1))
    fill_in(session, mina_id, CALM, later, NOON + timedelta(days=1))

    (kept,) = answers_to(session, mina_id, "calm")
    assert (kept.at, version_of_journal(session, mina_id)) == (NOON, 2)


def test_the_same_id_with_other_answers_is_a_conflict(session: Session, mina_id: UUID) -> None:
    filling = make_filling()
    fill_in(session, mina_id, CALM, filling, NOON)

    with pytest.raises(Conflict):
        fill_in(session, mina_id, CALM, replace(filling, answers={"still": 3}), NOON)


def test_it_is_not_filled_in_again_too_soon(session: Session, mina_id: UUID) -> None:
    fill_in(session, mina_id, CALM, make_filling(), NOON)
    day_13, day_14 = (NOON + timedelta(days=day) for day in (13, 14))

    with pytest.raises(Invalid) as refusal:
        fill_in(session, mina_id, CALM, make_filling(at=day_13), day_13)
    fill_in(session, mina_id, CALM, make_filling(at=day_14), day_14)

    assert refusal.value.reason == "too_soon"
    assert len(answers_to(session, mina_id, "calm")) == 2


def test_another_questionnaire_or_person_is_no_hindrance(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    fill_in(session, mina_id, CALM, make_filling(), NOON)

    fill_in(session, jun_id, CALM, make_filling(), NOON)
    fill_in(session, mina_id, calm('key = "calm"', 'key = "rest"'), make_filling(), NOON)

    assert standings(session, mina_id).keys() == {"calm", "rest"}


def test_an_answer_that_was_not_offered_is_not_kept(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid):
        fill_in(session, mina_id, CALM, make_filling({"still": 9}), NOON)

    assert answers_to(session, mina_id, "calm") == ()


def test_deleting_is_for_good_and_can_be_taken_back(session: Session, mina_id: UUID) -> None:
    filling = make_filling()
    fill_in(session, mina_id, CALM, filling, NOON)

    removed = remove_answer(session, mina_id, filling.id)
    assert answers_to(session, mina_id, "calm") == ()
    fill_in(session, mina_id, CALM, filling, NOON + timedelta(hours=1))

    assert answer_of(session, mina_id, filling.id) == removed


def test_nobody_deletes_what_is_another_persons(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    filling = make_filling()
    fill_in(session, mina_id, CALM, filling, NOON)

    with pytest.raises(NotFound):
        remove_answer(session, jun_id, filling.id)

    assert len(answers_to(session, mina_id, "calm")) == 1


def test_a_wish_is_kept_once_and_dropped(session: Session, mina_id: UUID) -> None:
    now = datetime(2026, 3, 2, tzinfo=UTC)
    for _tap in range(2):
        wish_reminder(session, mina_id, "calm", now)
    assert standings(session, mina_id)["calm"].is_wished
    assert version_of_journal(session, mina_id) == 2

    for _tap in range(2):
        drop_reminder(session, mina_id, "calm")

    assert standings(session, mina_id) == {}
    assert version_of_journal(session, mina_id) == 3


def test_an_id_of_nobody_is_not_found(session: Session, mina_id: UUID) -> None:
    with pytest.raises(NotFound):
        answer_of(session, mina_id, uuid4())
