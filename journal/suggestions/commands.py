"""Writes what became of an offer; an offer that nobody answered leaves no trace.

Nothing of it is in a finding or a picture, so the journal's version stays (``account.py``).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from journal.accounts.commands import wait_for_others
from journal.errors import Conflict, Invalid
from journal.model.suggestion import AnsweredOffer, OwnLimit
from journal.suggestions.catalogue import Entry
from journal.suggestions.life import NOT_NOW_IS_KEPT, Life, step
from journal.suggestions.local_queries import entry_for
from journal.suggestions.queries import begun_offer, limits_of
from journal.suggestions.reasons import Why
from journal.vocabulary import Limit, Moment, OfferAnswer

FORGET_NOT_NOW = timedelta(minutes=NOT_NOW_IS_KEPT)


@dataclass(frozen=True, slots=True)
class OfferAnswered:
    """One answer as it comes from the page; ``id`` was made for the offer on it."""

    id: UUID
    entry_id: str
    moment: Moment
    reason: Why
    answer: OfferAnswer


def answer_offer(
    session: Session, account_id: UUID, answered: OfferAnswered, now: datetime
) -> Entry:
    """Keep an answer and return what it was about; the same one again changes nothing.

    What was put off may still be begun, and "later" and "not now" take each other's place; any
    other change under the same id is a Conflict. A "not now" is forgotten with the first answer
    after a day. Raises NotFound for a suggestion that is neither in the catalogue nor her
    organisation's, Invalid for one that claims to be finished.
    """
    entry = entry_for(session, account_id, answered.entry_id)
    wanted = (entry.id, answered.moment, answered.reason)
    if answered.answer is OfferAnswer.FINISHED:
        raise Invalid("never_begun", field="answer")
    wait_for_others(session, account_id)
    _forget_not_now(session, account_id, now - FORGET_NOT_NOW)
    known = session.get(AnsweredOffer, (account_id, answered.id))
    if known is None:
        session.add(_row(account_id, answered, now))
    else:
        if (known.entry, known.moment, known.reason) != wanted:
            raise Conflict("answer_differs")
        _go_on(known, answered.answer, now)
    session.flush()
    return entry


def say_tension(
    session: Session, account_id: UUID, offer_id: UUID, tension: int | None, *, is_after: bool
) -> None:
    """Keep how tense she is, 1 to 5 or left out: before it is finished, or after.

    A second tap replaces the first, so that a slip of the thumb can be put right. Raises NotFound
    when it was never started, Conflict for another "before" from a page older than its end.
    """
    begun = begun_offer(session, account_id, offer_id)
    row = session.get_one(AnsweredOffer, (account_id, offer_id))
    if begun.is_finished is not is_after:
        if is_after or tension != begun.tension_before:
            raise Conflict("answer_differs")
    elif is_after:
        row.tension_after = tension
    else:
        row.tension_before = tension
    session.flush()


def finish_offer(session: Session, account_id: UUID, offer_id: UUID) -> None:
    """Mark a started suggestion as done; raises NotFound when it was never started."""
    begun_offer(session, account_id, offer_id)
    session.get_one(AnsweredOffer, (account_id, offer_id)).answer = OfferAnswer.FINISHED
    session.flush()


def set_limit(
    session: Session, account_id: UUID, limit: Limit, now: datetime, *, is_set: bool
) -> None:
    """Say that she doesn't want or can't do something, or that she can again; once is enough."""
    wait_for_others(session, account_id)
    if is_set is (limit in limits_of(session, account_id)):
        return
    if is_set:
        session.add(OwnLimit(account_id=account_id, kind=limit, set_at=now))
    else:
        session.delete(session.get_one(OwnLimit, (account_id, limit)))
    session.flush()


def _go_on(known: AnsweredOffer, answer: OfferAnswer, now: datetime) -> None:
    was = Life(known.answer)
    # A double tap on "begin" that arrives after "I did it" is still the same beginning.
    if was is Life.FINISHED and answer is OfferAnswer.STARTED:
        return
    if step(was, Life(answer)) is not was:
        known.answer, known.at = answer, now


def _row(account_id: UUID, answered: OfferAnswered, now: datetime) -> AnsweredOffer:
    return AnsweredOffer(
        account_id=account_id,
        id=answered.id,
        entry=answered.entry_id,
        moment=answered.moment,
        reason=answered.reason,
        answer=answered.answer,
        at=now,
    )


def _forget_not_now(session: Session, account_id: UUID, before: datetime) -> None:
    session.execute(
        delete(AnsweredOffer).where(
            AnsweredOffer.account_id == account_id,
            AnsweredOffer.answer == OfferAnswer.NOT_NOW,
            AnsweredOffer.at < before,
        )
    )
