"""Sessions that a steward announces: to one unit with those under it, or to everybody."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, and_, func, insert, select, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import Conflict, NotAllowed, NotFound
from journal.model.team import AnnouncedSession, Unit
from journal.teams.queries import organisation_of, tree_of, unit_of
from journal.teams.rules import LONGEST_SESSION, check_session_time, tidy_name, tidy_place
from journal.teams.turns import take_turn_in
from journal.teams.windows import window_at
from journal.vocabulary import Act


@dataclass(frozen=True, slots=True)
class Announcement:
    """A session to announce; ``unit_id`` None: to everybody, ``place`` may be empty."""

    id: UUID
    unit_id: UUID | None
    title: str
    place: str
    starts_at: datetime
    minutes: int


@dataclass(frozen=True, slots=True)
class SessionLine:
    """An announced session that is not over; without a unit it is for everybody."""

    id: UUID
    title: str
    place: str
    starts_at: datetime
    minutes: int
    unit_id: UUID | None
    unit_name: str


_IS_ITS_UNIT = and_(
    Unit.organisation_id == AnnouncedSession.organisation_id, Unit.id == AnnouncedSession.unit_id
)


def announced_sessions(
    session: Session, organisation_id: UUID, now: datetime
) -> tuple[SessionLine, ...]:
    """Every session that is not over or cancelled, the next first."""
    begun_after = now - timedelta(minutes=LONGEST_SESSION)
    rows = session.execute(
        _lines(organisation_id)
        .where(AnnouncedSession.cancelled_at.is_(None), AnnouncedSession.starts_at > begun_after)
        .order_by(AnnouncedSession.starts_at, AnnouncedSession.id)
    )
    lines = (SessionLine(*row[:7]) for row in rows)
    return tuple(one for one in lines if one.starts_at + timedelta(minutes=one.minutes) > now)


def sessions_for_unit(
    session: Session, organisation_id: UUID, unit_id: UUID | None, now: datetime
) -> tuple[SessionLine, ...]:
    """Those of them that are for a unit: its own, those of units above it, and everybody's."""
    window = window_at(now, organisation_of(session, organisation_id).zone)
    tree = tree_of(session, organisation_id, window)
    above = tree.ancestors(unit_id) if unit_id in tree.units else ()
    return tuple(
        one
        for one in announced_sessions(session, organisation_id, now)
        if one.unit_id in {None, unit_id, *above}
    )


def announce_session(
    session: Session, organisation_id: UUID, by: Actor, new: Announcement, now: datetime
) -> None:
    """Announce a session; a replay changes nothing.

    Raise ``Invalid`` for a time it cannot have, ``NotFound`` for a unit that is not open.
    """
    title, place = tidy_name(new.title, "title"), tidy_place(new.place)
    organisation = take_turn_in(session, organisation_id)
    said = (title, place, new.starts_at, new.minutes, new.unit_id)
    kept = _kept(session, organisation_id, new.id)
    if kept is not None:
        if tuple(kept[1:6]) != said:
            raise Conflict
        return
    check_session_time(new.starts_at, new.minutes, now)
    details = {"title": title}
    if new.unit_id is not None:
        window = window_at(now, organisation.zone)
        details["unit"] = unit_of(session, organisation_id, new.unit_id, window).name
    session.execute(
        insert(AnnouncedSession).values(
            organisation_id=organisation_id,
            id=new.id,
            unit_id=new.unit_id,
            title=title,
            place=place,
            starts_at=new.starts_at,
            minutes=new.minutes,
            created_at=now,
        )
    )
    deed = Deed(Act.SESSION_ANNOUNCED, unit_id=new.unit_id, details=details)
    record_act(session, organisation_id, by, deed, now)


def cancel_session(
    session: Session, organisation_id: UUID, by: Actor, announced_id: UUID, *, now: datetime
) -> None:
    """Take an announced session back before it begins; one that is cancelled stays so.

    Raise ``NotFound`` for an unknown one, ``NotAllowed`` for one that has begun.
    """
    take_turn_in(session, organisation_id)
    kept = _kept(session, organisation_id, announced_id)
    if kept is None:
        raise NotFound
    if kept.cancelled_at is not None:
        return
    if kept.starts_at <= now:
        raise NotAllowed
    session.execute(
        update(AnnouncedSession)
        .where(
            AnnouncedSession.organisation_id == organisation_id,
            AnnouncedSession.id == announced_id,
        )
        .values(cancelled_at=now)
    )
    details = {"title": kept.title} | ({"unit": kept.unit_name} if kept.unit_id else {})
    deed = Deed(Act.SESSION_CANCELLED, unit_id=kept.unit_id, details=details)
    record_act(session, organisation_id, by, deed, now)


def _kept(session: Session, organisation_id: UUID, announced_id: UUID) -> Row[Any] | None:
    return session.execute(
        _lines(organisation_id).where(AnnouncedSession.id == announced_id)
    ).first()


def _lines(organisation_id: UUID) -> Select[Any]:
    columns: tuple[Any, ...] = (
        AnnouncedSession.id,
        AnnouncedSession.title,
        AnnouncedSession.place,
        AnnouncedSession.starts_at,
        AnnouncedSession.minutes,
        AnnouncedSession.unit_id,
        func.coalesce(Unit.name, "").label("unit_name"),
        AnnouncedSession.cancelled_at,
    )
    return (
        select(*columns)
        .join(Unit, _IS_ITS_UNIT, isouter=True)
        .where(AnnouncedSession.organisation_id == organisation_id)
    )
