"""Head counts of sessions that are over: for a steward, without anybody's name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from journal.consents.own import TEXTS
from journal.model.gathering import SessionPlace
from journal.model.own_data import OwnAgreement
from journal.sessions.scheduled_rules import counted, has_place
from journal.teams.announced import session_line
from journal.teams.session_line import SessionDate
from journal.vocabulary import OwnPurpose

BEHIND = timedelta(days=92)
"""How far back head counts are read."""


@dataclass(frozen=True, slots=True)
class HeadCount:
    """One date that is over; ``at_least`` is in steps of five, None: fewer than ten."""

    held_on: date
    at_least: int | None


def head_counts(
    session: Session, organisation_id: UUID, session_id: UUID, now: datetime
) -> tuple[HeadCount, ...]:
    """How many had a place at the dates of a session that are over, the newest first.

    Only those who had agreed to be counted when it began; what they withdraw later changes no
    count. Nothing is said before it is over: a count that grows would show who joined when.
    """
    line = session_line(session, organisation_id, session_id)
    over = [
        one
        for one in line.dates_between(now - BEHIND, now)
        if one.span.ends_at <= now and not one.is_cancelled
    ]
    ranks = _ranks(session, session_id, over) if over else {}
    return tuple(
        HeadCount(one.held_on, counted(sum(has_place(rank, line.capacity) for rank in found)))
        for one in reversed(over)
        for found in [ranks.get(one.held_on, [])]
    )


def _ranks(
    session: Session, session_id: UUID, over: Iterable[SessionDate]
) -> dict[date, list[int]]:
    """By date the numbers in the order of those who had agreed to be counted."""
    begun = {one.held_on: one.span.starts_at for one in over}
    numbered = (
        select(
            SessionPlace.account_id,
            SessionPlace.held_on,
            func.row_number()
            .over(partition_by=SessionPlace.held_on, order_by=SessionPlace.turn)
            .label("rank"),
        )
        .where(SessionPlace.session_id == session_id, SessionPlace.held_on.in_(begun))
        .subquery()
    )
    agreed = and_(
        OwnAgreement.account_id == numbered.c.account_id,
        OwnAgreement.purpose == OwnPurpose.SESSION_LISTS.value,
        OwnAgreement.text_version == TEXTS[OwnPurpose.SESSION_LISTS],
        or_(
            *(
                and_(
                    numbered.c.held_on == held_on,
                    OwnAgreement.granted_at <= at,
                    or_(OwnAgreement.withdrawn_at.is_(None), OwnAgreement.withdrawn_at > at),
                )
                for held_on, at in begun.items()
            )
        ),
    )
    asked = select(numbered.c.held_on, numbered.c.rank).join(OwnAgreement, agreed).distinct()
    found: dict[date, list[int]] = {}
    for held_on, rank in session.execute(asked):
        found.setdefault(held_on, []).append(rank)
    return found
