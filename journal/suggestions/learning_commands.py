"""Beginning anew with what is learned from a person's ratings, and taking that back."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from journal.accounts.commands import wait_for_others
from journal.errors import Conflict
from journal.model.suggestion import LearningStart
from journal.suggestions.learning_queries import learning_from


def learn_anew(
    session: Session, account_id: UUID, seen: datetime | None, now: datetime
) -> datetime:
    """Let only ratings from now on count, and return from when on they do; nothing is deleted.

    ``seen`` is from when on they counted when she asked. The same wish sent again changes nothing;
    a wish from before she began anew on another device raises ``Conflict``.
    """
    counting = _alone(session, account_id)
    if counting != seen:
        if counting is None or (seen is not None and counting < seen):
            raise Conflict("learning_differs")
        return counting
    _count_from(session, account_id, now)
    return now


def take_back_anew(
    session: Session, account_id: UUID, seen: datetime, back_to: datetime | None
) -> None:
    """Count from where it was before, or everything; the same wish sent again changes nothing.

    Raises ``Conflict`` when ratings count neither from ``seen`` nor from ``back_to`` now, or when
    going back would be going on.
    """
    counting = _alone(session, account_id)
    if counting == back_to:
        return
    if counting != seen or (back_to is not None and back_to > seen):
        raise Conflict("learning_differs")
    _count_from(session, account_id, back_to)


def _alone(session: Session, account_id: UUID) -> datetime | None:
    """From when on her ratings count, read while no other device of hers writes."""
    wait_for_others(session, account_id)
    return learning_from(session, account_id)


def _count_from(session: Session, account_id: UUID, from_at: datetime | None) -> None:
    session.execute(delete(LearningStart).where(LearningStart.account_id == account_id))
    if from_at is not None:
        session.add(LearningStart(account_id=account_id, from_at=from_at))
    session.flush()
