"""What stays of a date of a session that is over: a head count, and nobody's place.

Counted once and then kept as it is: a count worked out anew would show who has erased her account.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from journal.consents.own import TEXTS
from journal.model.gathering import SessionCount, SessionPlace
from journal.model.own_data import OwnAgreement
from journal.sessions.scheduled_rules import counted, has_place
from journal.teams.announced import session_line
from journal.teams.session_line import SessionLine
from journal.teams.turns import take_turn_at
from journal.vocabulary import OwnPurpose

BEHIND = timedelta(days=92)
"""How far back head counts are read."""

SETTLED = timedelta(hours=1)
"""How long after a date its count is told: the server has counted it by then."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HeadCount:
    """One date that is over; ``at_least`` is in steps of five, None: fewer than ten."""

    held_on: date
    at_least: int | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One date of a session that somebody asked for a place at."""

    organisation_id: UUID
    session_id: UUID
    held_on: date


def head_counts(
    session: Session, organisation_id: UUID, line: SessionLine, now: datetime
) -> tuple[HeadCount, ...]:
    """How many had a place at the dates of a session that are over, the newest first.

    Nothing is said before it is over: a count that grows would show who joined when.
    """
    stored = select(SessionCount.held_on, SessionCount.at_least).where(
        SessionCount.organisation_id == organisation_id, SessionCount.session_id == line.id
    )
    told = {row.held_on: row.at_least for row in session.execute(stored)}
    return tuple(
        HeadCount(one.held_on, told.get(one.held_on))
        for one in reversed(line.dates_between(now - BEHIND, now))
        if one.span.ends_at + SETTLED <= now and not one.is_cancelled
    )


def dates_asked_for(session: Session, now: datetime, limit: int) -> tuple[Asked, ...]:
    """The dates up to about now that somebody has a place at, of everybody; the oldest first."""
    # The dates are on the clocks of the sessions, so some that are ahead may be among them.
    rows = session.execute(
        select(SessionPlace.organisation_id, SessionPlace.session_id, SessionPlace.held_on)
        .where(SessionPlace.held_on <= (now + DAY).date())
        .distinct()
        .order_by(SessionPlace.held_on, SessionPlace.session_id)
        .limit(limit)
    )
    return tuple(Asked(*row) for row in rows)


def settle_date(
    session: Session, organisation_id: UUID, session_id: UUID, held_on: date, now: datetime
) -> int:
    """Count who had a place at a date that is over, and let the places go; return how many went.

    Counted is who had agreed to that when it began. Fewer than ten leave nothing behind.
    """
    take_turn_at(session, organisation_id, session_id)
    line = session_line(session, organisation_id, session_id)
    one = line.date_on(held_on)
    if one.span.ends_at > now:
        return 0
    places = (
        SessionPlace.organisation_id == organisation_id,
        SessionPlace.session_id == session_id,
        SessionPlace.held_on == held_on,
    )
    ranks = _ranks(session, places, one.span.starts_at)
    at_least = counted(sum(has_place(rank, line.capacity) for rank in ranks))
    if at_least is not None and not one.is_cancelled:
        row = {"session_id": session_id, "held_on": held_on, "at_least": at_least}
        kept = insert(SessionCount).values(organisation_id=organisation_id, **row)
        session.execute(kept.on_conflict_do_nothing())
    gone = session.execute(delete(SessionPlace).where(*places).returning(SessionPlace.id))
    return len(gone.all())


def _ranks(
    session: Session, places: Iterable[ColumnElement[bool]], begun: datetime
) -> Iterable[int]:
    """The numbers in the order of those who had agreed to be counted when it began."""
    rank = func.row_number().over(order_by=SessionPlace.turn).label("rank")
    numbered = select(SessionPlace.account_id, rank).where(*places).subquery()
    agreed = and_(
        OwnAgreement.account_id == numbered.c.account_id,
        OwnAgreement.purpose == OwnPurpose.SESSION_LISTS.value,
        OwnAgreement.text_version == TEXTS[OwnPurpose.SESSION_LISTS],
        OwnAgreement.granted_at <= begun,
        or_(OwnAgreement.withdrawn_at.is_(None), OwnAgreement.withdrawn_at > begun),
    )
    asked = select(numbered.c.rank).join(OwnAgreement, agreed).distinct()
    return session.execute(asked).scalars().all()
