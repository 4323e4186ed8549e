"""Giving up places at sessions that are no longer for a person who moved or left."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, select, tuple_
from sqlalchemy.orm import Session

from journal.model.gathering import SessionPlace
from journal.teams.announced import for_place, sessions_not_over
from journal.teams.queries import Place, place_of
from journal.teams.session_line import SessionLine


def give_up_places(session: Session, account_id: UUID, now: datetime) -> None:
    """Take back her places to come at all that isn't for her where she stands now.

    Whoever waits moves up by that alone, for the order of those who asked decides who has a place.
    """
    # The dates are on the clocks of the sessions, so some that are over may be among them.
    rows = session.execute(
        select(SessionPlace.organisation_id, SessionPlace.session_id, SessionPlace.held_on).where(
            SessionPlace.account_id == account_id,
            SessionPlace.held_on >= (now - timedelta(days=2)).date(),
        )
    ).all()
    if not rows:
        return
    gone: list[tuple[UUID, date]] = []
    place = place_of(session, account_id)
    for whose in {row.organisation_id for row in rows}:
        lines = {line.id: line for line in _not_for(session, whose, place, now)}
        gone += [
            (row.session_id, row.held_on)
            for row in rows
            if row.organisation_id == whose
            and (line := lines.get(row.session_id)) is not None
            and line.date_on(row.held_on).span.starts_at > now
        ]
    where = tuple_(SessionPlace.session_id, SessionPlace.held_on).in_(gone)
    session.execute(delete(SessionPlace).where(SessionPlace.account_id == account_id, where))


def _not_for(
    session: Session, organisation_id: UUID, place: Place, now: datetime
) -> tuple[SessionLine, ...]:
    """The sessions of an organisation that are not for somebody who stands there."""
    lines = sessions_not_over(session, organisation_id, now)
    if place.organisation_id != organisation_id:
        return lines
    hers = {line.id for line in for_place(session, organisation_id, lines, place, now)}
    return tuple(line for line in lines if line.id not in hers)
