"""Writes what became of an offer; an offer that nobody answered leaves no trace."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from journal.errors import Conflict
from journal.model.suggestion import AnsweredOffer
from journal.suggestions.catalogue import entry_named
from journal.suggestions.queries import begun_offer
from journal.suggestions.reasons import Why
from journal.vocabulary import Moment, OfferAnswer

FORGET_NOT_NOW = timedelta(days=1)


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
) -> None:
    """Keep an answer; the same one again changes nothing, another under its id is a Conflict.

    A "not now" is forgotten with the first answer after a day. Raises NotFound for a suggestion
    that is not in the catalogue.
    """
    entry_id = entry_named(answered.entry_id).id
    _forget_not_now(session, account_id, now - FORGET_NOT_NOW)
    wanted = (entry_id, answered.moment, answered.reason, answered.answer)
    known = session.get(AnsweredOffer, (account_id, answered.id))
    if known is not None:
        if (known.entry, known.moment, known.reason, known.answer) != wanted:
            raise Conflict("answer_differs")
        return
    entry, moment, reason, answer = wanted
    session.add(
        AnsweredOffer(
            account_id=account_id,
            id=answered.id,
            entry=entry,
            moment=moment,
            reason=reason,
            answer=answer,
            at=now,
        )
    )
    session.flush()


def finish_offer(session: Session, account_id: UUID, offer_id: UUID) -> None:
    """Mark a started suggestion as done; raises NotFound when it was never started."""
    begun_offer(session, account_id, offer_id)
    session.get_one(AnsweredOffer, (account_id, offer_id)).answer = OfferAnswer.FINISHED
    session.flush()


def _forget_not_now(session: Session, account_id: UUID, before: datetime) -> None:
    session.execute(
        delete(AnsweredOffer).where(
            AnsweredOffer.account_id == account_id,
            AnsweredOffer.answer == OfferAnswer.NOT_NOW,
            AnsweredOffer.at < before,
        )
    )
