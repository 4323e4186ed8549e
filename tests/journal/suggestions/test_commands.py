from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.model import AnsweredOffer
from journal.suggestions.commands import (
    OfferAnswered,
    answer_offer,
    finish_offer,
    say_tension,
    set_limit,
)
from journal.suggestions.queries import begun_offer, limits_of
from journal.suggestions.reasons import Why
from journal.vocabulary import Limit, Moment, OfferAnswer
from tests.journal.suggestions.rows import NOW, Rows


def answered(answer: OfferAnswer = OfferAnswer.STARTED) -> OfferAnswered:
    return OfferAnswered(uuid4(), "plan_open", Moment.AFTER_SHIFT, Why.REPLAYING, answer)


def kept(session: Session) -> list[str]:
    return list(session.scalars(select(AnsweredOffer.answer)))


def test_a_started_suggestion_can_be_finished(session: Session, mina_id: UUID) -> None:
    started = answered()
    answer_offer(session, mina_id, started, NOW)
    before = begun_offer(session, mina_id, started.id)

    finish_offer(session, mina_id, started.id)

    assert (before.entry.id, before.is_finished) == ("plan_open", False)
    assert begun_offer(session, mina_id, started.id).is_finished


def test_a_double_tap_is_one_answer(session: Session, mina_id: UUID) -> None:
    started = answered()

    answer_offer(session, mina_id, started, NOW)
    answer_offer(session, mina_id, started, NOW + timedelta(seconds=1))

    assert kept(session) == ["started"]


def test_another_answer_under_the_same_id_is_a_conflict(session: Session, mina_id: UUID) -> None:
    started = answered()
    answer_offer(session, mina_id, started, NOW)

    with pytest.raises(Conflict):
        answer_offer(session, mina_id, replace(started, answer=OfferAnswer.LATER), NOW)


def test_a_suggestion_that_is_not_in_the_catalogue_is_not_found(
    session: Session, mina_id: UUID
) -> None:
    with pytest.raises(NotFound):
        answer_offer(session, mina_id, replace(answered(), entry_id="vent"), NOW)


def test_not_now_is_forgotten_after_a_day_and_later_is_kept(
    session: Session, mina_id: UUID
) -> None:
    rows = Rows(session, mina_id)
    rows.answered("shutdown", "after_shift", "not_now", 1441)
    rows.answered("shutdown", "after_shift", "not_now", 1439)
    rows.answered("shutdown", "after_shift", "later", 1441)

    answer_offer(session, mina_id, answered(), NOW)

    assert sorted(kept(session)) == ["later", "not_now", "started"]


@pytest.mark.parametrize("answer", [OfferAnswer.LATER, OfferAnswer.NOT_NOW])
def test_what_was_put_off_was_not_begun(
    session: Session, mina_id: UUID, answer: OfferAnswer
) -> None:
    put_off = answered(answer)
    answer_offer(session, mina_id, put_off, NOW)

    with pytest.raises(NotFound):
        finish_offer(session, mina_id, put_off.id)


def test_what_has_left_the_catalogue_cannot_be_opened(session: Session, mina_id: UUID) -> None:
    Rows(session, mina_id).answered("long_gone", "after_shift", "started", 5)
    row = session.scalars(select(AnsweredOffer)).one()

    with pytest.raises(NotFound):
        begun_offer(session, mina_id, row.id)


def test_nobody_opens_what_another_began(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    started = answered()
    answer_offer(session, mina_id, started, NOW)

    with pytest.raises(NotFound):
        finish_offer(session, jun_id, started.id)


@pytest.mark.parametrize("put_off", [OfferAnswer.LATER, OfferAnswer.NOT_NOW])
def test_what_was_put_off_may_still_be_begun(
    session: Session, mina_id: UUID, put_off: OfferAnswer
) -> None:
    first = answered(put_off)
    answer_offer(session, mina_id, first, NOW)

    begun = answer_offer(session, mina_id, replace(first, answer=OfferAnswer.STARTED), NOW)

    assert begun.id == "plan_open"
    assert kept(session) == ["started"]


@pytest.mark.parametrize("slip", [OfferAnswer.LATER, OfferAnswer.NOT_NOW])
def test_later_and_not_now_take_each_others_place(
    session: Session, mina_id: UUID, slip: OfferAnswer
) -> None:
    meant = ({OfferAnswer.LATER, OfferAnswer.NOT_NOW} - {slip}).pop()
    first = answered(slip)
    answer_offer(session, mina_id, first, NOW)

    answer_offer(session, mina_id, replace(first, answer=meant), NOW)

    assert kept(session) == [meant]


def test_a_late_double_tap_does_not_begin_what_is_finished_again(
    session: Session, mina_id: UUID
) -> None:
    started = answered()
    answer_offer(session, mina_id, started, NOW)
    finish_offer(session, mina_id, started.id)

    answer_offer(session, mina_id, started, NOW)

    assert kept(session) == ["finished"]


def test_nothing_is_answered_as_finished(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid):
        answer_offer(session, mina_id, answered(OfferAnswer.FINISHED), NOW)


def test_another_moment_under_the_same_id_is_a_conflict(session: Session, mina_id: UUID) -> None:
    started = answered()
    answer_offer(session, mina_id, started, NOW)

    with pytest.raises(Conflict):
        answer_offer(session, mina_id, replace(started, moment=Moment.EVENING), NOW)


def test_one_tap_before_and_one_after(session: Session, mina_id: UUID) -> None:
    started = answered()
    answer_offer(session, mina_id, started, NOW)

    say_tension(session, mina_id, started.id, 4, is_after=False)
    finish_offer(session, mina_id, started.id)
    say_tension(session, mina_id, started.id, 3, is_after=True)
    say_tension(session, mina_id, started.id, 2, is_after=True)

    begun = begun_offer(session, mina_id, started.id)
    assert (begun.tension_before, begun.tension_after) == (4, 2)


def test_a_tap_on_an_old_page_is_not_taken_for_the_other_one(
    session: Session, mina_id: UUID
) -> None:
    started = answered()
    answer_offer(session, mina_id, started, NOW)
    with pytest.raises(Conflict):
        say_tension(session, mina_id, started.id, 1, is_after=True)
    say_tension(session, mina_id, started.id, 4, is_after=False)
    finish_offer(session, mina_id, started.id)

    say_tension(session, mina_id, started.id, 4, is_after=False)
    with pytest.raises(Conflict):
        say_tension(session, mina_id, started.id, 5, is_after=False)

    begun = begun_offer(session, mina_id, started.id)
    assert (begun.tension_before, begun.tension_after) == (4, None)


def test_nobody_says_the_tension_of_another(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    started = answered()
    answer_offer(session, mina_id, started, NOW)

    with pytest.raises(NotFound):
        say_tension(session, jun_id, started.id, 4, is_after=False)


def test_what_does_not_suit_her_is_said_once_and_taken_back(
    session: Session, mina_id: UUID
) -> None:
    for _tap in range(2):
        set_limit(session, mina_id, Limit.BREATHING, NOW, is_set=True)
    said = limits_of(session, mina_id)
    for _tap in range(2):
        set_limit(session, mina_id, Limit.BREATHING, NOW, is_set=False)

    assert said == {Limit.BREATHING}
    assert limits_of(session, mina_id) == set()
