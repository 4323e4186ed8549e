"""Reading the sessions that an organisation holds, date by date."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model.gathering import SessionDateOff, SessionTerms
from journal.model.team import AnnouncedSession, Organisation, Unit
from journal.teams.queries import Place, tree_of
from journal.teams.rhythm import Rhythm
from journal.teams.rules import LONGEST_SESSION
from journal.teams.session_line import SessionLine
from journal.teams.windows import window_at
from journal.vocabulary import Repeats, SessionKind

DAY = timedelta(days=1)
_ANNOUNCED = ("id", "title", "place", "starts_at", "minutes", "unit_id", "cancelled_at")
_TERMS = ("kind", "capacity", "zone", "repeats", "until")


def announced_sessions(
    session: Session, organisation_id: UUID, now: datetime
) -> tuple[SessionLine, ...]:
    """Every session that has a date to come or going on, the next first."""
    lines = sessions_not_over(session, organisation_id, now)
    ahead = [(one.span.starts_at, line) for line in lines if (one := line.next_date(now))]
    return tuple(line for _at, line in sorted(ahead, key=lambda pair: (pair[0], pair[1].id)))


def sessions_not_over(
    session: Session, organisation_id: UUID, now: datetime
) -> tuple[SessionLine, ...]:
    """Every session whose last date isn't over, also one that was called off meanwhile."""
    begun_after = now - timedelta(minutes=LONGEST_SESSION)
    is_ahead = or_(
        AnnouncedSession.starts_at > begun_after, SessionTerms.until >= (now - DAY).date()
    )
    return _read(session, _lines(organisation_id).where(is_ahead))


def session_line(session: Session, organisation_id: UUID, session_id: UUID) -> SessionLine:
    """One session, over or not; raise ``NotFound`` for one that is not the organisation's."""
    found = _read(session, _lines(organisation_id).where(AnnouncedSession.id == session_id))
    if not found:
        raise NotFound
    return found[0]


def for_place(
    session: Session,
    organisation_id: UUID,
    lines: Sequence[SessionLine],
    place: Place,
    now: datetime,
) -> tuple[SessionLine, ...]:
    """Those that are for somebody who stands there: for everybody, for her units or above them."""
    if all(line.unit_id is None for line in lines):
        return tuple(lines)
    tree = tree_of(session, organisation_id, window_at(now, lines[0].clock))
    units = place.led if place.unit_id is None else place.led | {place.unit_id}
    own = units & set(tree.units)
    reached: set[UUID | None] = {None, *own}
    for unit in own:
        reached |= set(tree.ancestors(unit))
    return tuple(line for line in lines if line.unit_id in reached)


def _read(session: Session, asked: Select[Any]) -> tuple[SessionLine, ...]:
    rows = session.execute(asked.order_by(AnnouncedSession.starts_at, AnnouncedSession.id))
    return tuple(_line(list(same)) for _id, same in groupby(rows, key=lambda row: row.id))


def _line(rows: Sequence[Row[Any]]) -> SessionLine:
    row = rows[0]
    zone, repeats = row.zone or row.clock, Repeats(row.repeats or Repeats.ONCE)
    return SessionLine(
        id=row.id,
        title=row.title,
        kind=SessionKind(row.kind or SessionKind.OTHER),
        place=row.place,
        link=row.link,
        capacity=row.capacity,
        rhythm=Rhythm(row.starts_at, row.minutes, zone, repeats, row.until),
        unit_id=row.unit_id,
        unit_name=row.unit_name,
        cancelled_at=row.cancelled_at,
        clock=ZoneInfo(row.clock),
        off=frozenset(one.held_on for one in rows if one.held_on is not None),
    )


def _lines(organisation_id: UUID) -> Select[Any]:
    """Every session once for each date that is off.

    One announced before there were terms takes place once, on the organisation's clock.
    """
    columns: tuple[Any, ...] = (
        *(getattr(AnnouncedSession, name) for name in _ANNOUNCED),
        *(getattr(SessionTerms, name) for name in _TERMS),
        func.coalesce(SessionTerms.link, "").label("link"),
        func.coalesce(Unit.name, "").label("unit_name"),
        Organisation.zone.label("clock"),
        SessionDateOff.held_on,
    )
    whose = AnnouncedSession.organisation_id
    return (
        select(*columns)
        .join(Organisation, Organisation.id == whose)
        .join(
            Unit,
            and_(Unit.organisation_id == whose, Unit.id == AnnouncedSession.unit_id),
            isouter=True,
        )
        .join(
            SessionTerms,
            and_(
                SessionTerms.organisation_id == whose,
                SessionTerms.session_id == AnnouncedSession.id,
            ),
            isouter=True,
        )
        .join(
            SessionDateOff,
            and_(
                SessionDateOff.organisation_id == whose,
                SessionDateOff.session_id == AnnouncedSession.id,
            ),
            isouter=True,
        )
        .where(whose == organisation_id)
    )
