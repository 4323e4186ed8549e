"""Joins and leaves dates of sessions; of any number at once no place is given twice.

Who asked first comes first: ``turn`` is the order, and the first of it, as many as there are
places, have one. So nobody has to be moved up when somebody goes, however she goes.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict, NotAllowed, NotFound
from journal.model.gathering import SessionPlace
from journal.sessions.scheduled_orders import NOBODY
from journal.sessions.scheduled_queries import reachable
from journal.sessions.scheduled_rules import has_place
from journal.teams.queries import place_of
from journal.teams.turns import take_turn_as, take_turn_at
from journal.vocabulary import PlaceKind

MICROSECONDS = 1_000_000


def join_date(
    session: Session,
    account_id: UUID,
    place_id: UUID,
    session_id: UUID,
    held_on: date,
    *,
    now: datetime,
) -> PlaceKind:
    """Ask for a place at one date and return what she has; asked again it is the same one.

    Raise ``NotFound`` for what is not for her, ``NotAllowed`` for a date that has begun or was
    called off, ``Conflict`` for a used id.
    """
    organisation_id = _turn_at(session, account_id, session_id)
    line, orders = reachable(session, account_id, session_id, held_on, now)
    known = session.get(SessionPlace, (account_id, place_id))
    if known is not None and (known.session_id, known.held_on) != (session_id, held_on):
        raise Conflict
    order = orders.get((session_id, held_on), NOBODY)
    if order.rank is not None:
        return PlaceKind.HELD if order.standing_in(line).is_held else PlaceKind.WAITING
    if not line.date_on(held_on).may_be_joined(now):
        raise NotAllowed
    got = PlaceKind.HELD if has_place(order.taken + 1, line.capacity) else PlaceKind.WAITING
    session.add(
        SessionPlace(
            account_id=account_id,
            id=place_id,
            organisation_id=organisation_id,
            session_id=session_id,
            held_on=held_on,
            place=got.value,
            turn=_next_turn(session, organisation_id, session_id, held_on, now),
            asked_at=now,
        )
    )
    session.flush()
    touch(session, account_id)
    return got


def leave_date(
    session: Session, account_id: UUID, session_id: UUID, held_on: date, now: datetime
) -> None:
    """Give up a place or a turn at one date; without one nothing happens.

    Raise ``NotFound`` for what is not for her, ``NotAllowed`` once it has begun.
    """
    take_turn_as(session, account_id)
    line, _orders = reachable(session, account_id, session_id, held_on, now)
    if line.date_on(held_on).span.starts_at <= now:
        raise NotAllowed
    session.execute(
        delete(SessionPlace).where(
            SessionPlace.account_id == account_id,
            SessionPlace.session_id == session_id,
            SessionPlace.held_on == held_on,
        )
    )
    touch(session, account_id)


def _turn_at(session: Session, account_id: UUID, session_id: UUID) -> UUID:
    """Wait until nobody moves her elsewhere and nobody else asks for the session; whose it is."""
    take_turn_as(session, account_id)
    organisation_id = place_of(session, account_id).organisation_id
    if organisation_id is None:
        raise NotFound
    take_turn_at(session, organisation_id, session_id)
    return organisation_id


def _next_turn(
    session: Session, organisation_id: UUID, session_id: UUID, held_on: date, now: datetime
) -> int:
    """A turn behind all others; the moment, since a number of hers would say how many there are."""
    last = select(func.coalesce(func.max(SessionPlace.turn), 0)).where(
        SessionPlace.organisation_id == organisation_id,
        SessionPlace.session_id == session_id,
        SessionPlace.held_on == held_on,
    )
    return max(int(session.execute(last).scalar_one()) + 1, int(now.timestamp() * MICROSECONDS))
