"""Reads the order of those who asked for a date, as far as one person may know it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import Subquery, case, exists, func, select
from sqlalchemy.orm import Session

from journal.consents.own import TEXTS
from journal.model.gathering import SessionPlace
from journal.model.own_data import OwnAgreement
from journal.sessions.scheduled_rules import Standing, is_time_to_remind, standing_of
from journal.shifts.roster import Roster
from journal.teams.announced import session_line
from journal.teams.session_line import SessionLine
from journal.vocabulary import OwnPurpose, PlaceKind

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Order:
    """The order at one date: how many there are, her number in it (from 1), what she was told."""

    taken: int
    rank: int | None
    told: PlaceKind | None

    def standing_in(self, line: SessionLine) -> Standing:
        """What she has at that date of a session."""
        return standing_of(self.rank, line.capacity, self.told)


NOBODY = Order(0, None, None)
"""The order at a date that nobody has asked for."""

Key = tuple[UUID, date]
"""A session and one date of it."""


def orders_of(
    session: Session,
    account_id: UUID,
    organisation_id: UUID,
    lines: Sequence[SessionLine],
    now: datetime,
) -> Mapping[Key, Order]:
    """The order at the dates of an organisation's sessions from about now on.

    Who else is in it stays there. Another organisation may have a session of the same id.
    """
    numbered = _numbered(organisation_id, lines, now)
    is_hers = numbered.c.account_id == account_id
    asked = select(
        numbered.c.session_id,
        numbered.c.held_on,
        func.count(),
        func.max(case((is_hers, numbered.c.rank))),
        func.max(case((is_hers, numbered.c.place))),
    ).group_by(numbered.c.session_id, numbered.c.held_on)
    return {
        (session_id, held_on): Order(taken, rank, PlaceKind(told) if told else None)
        for session_id, held_on, taken, rank, told in session.execute(asked)
    }


def reminder_now(session: Session, account_id: UUID, now: datetime, roster: Roster) -> bool:
    """Whether a session of hers is near and she agreed to be reminded; most often one statement.

    Only whether: what it is stands on the page of sessions, not on the screen she is at.
    """
    mine = select(
        SessionPlace.organisation_id, SessionPlace.session_id, SessionPlace.held_on
    ).where(
        SessionPlace.account_id == account_id,
        SessionPlace.held_on.between((now - DAY).date(), (now + DAY).date()),
        exists().where(
            OwnAgreement.account_id == account_id,
            OwnAgreement.purpose == OwnPurpose.REMINDERS.value,
            OwnAgreement.text_version == TEXTS[OwnPurpose.REMINDERS],
            OwnAgreement.withdrawn_at.is_(None),
        ),
    )
    for whose, session_id, held_on in session.execute(mine).all():
        line = session_line(session, whose, session_id)
        one = line.date_on(held_on)
        if one.is_cancelled or not is_time_to_remind(now, one.span.starts_at, roster):
            continue
        order = orders_of(session, account_id, whose, (line,), now).get((session_id, held_on))
        if order is not None and order.standing_in(line).is_held:
            return True
    return False


def _numbered(organisation_id: UUID, lines: Iterable[SessionLine], now: datetime) -> Subquery:
    turns = func.row_number().over(
        partition_by=(SessionPlace.session_id, SessionPlace.held_on), order_by=SessionPlace.turn
    )
    return (
        select(
            SessionPlace.session_id,
            SessionPlace.held_on,
            SessionPlace.account_id,
            SessionPlace.place,
            turns.label("rank"),
        )
        .where(
            SessionPlace.organisation_id == organisation_id,
            SessionPlace.session_id.in_([line.id for line in lines]),
            SessionPlace.held_on >= (now - 2 * DAY).date(),
        )
        .subquery()
    )
