"""What a steward does with sessions: announces them, moves them, calls them off."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import Conflict, Invalid, NotAllowed, NotFound
from journal.model.gathering import SessionDateOff, SessionTerms
from journal.model.team import AnnouncedSession
from journal.teams.announced import session_line
from journal.teams.queries import unit_of
from journal.teams.rhythm import Rhythm, check_rhythm
from journal.teams.rules import ANNOUNCED_AHEAD, tidy_link, tidy_name, tidy_place
from journal.teams.session_line import SessionLine
from journal.teams.turns import take_turn_at, take_turn_in
from journal.teams.windows import window_at
from journal.vocabulary import Act, Repeats, SessionKind

MOST_PLACES = 1000


@dataclass(frozen=True, slots=True)
class Announcement:
    """A session to announce; ``unit_id`` None: to everybody, ``place`` and ``link`` may be empty.

    ``zone`` empty: the organisation's; ``capacity`` 1 to 1,000 places, None: no end of them.
    """

    id: UUID
    unit_id: UUID | None
    title: str
    place: str
    starts_at: datetime
    minutes: int
    kind: SessionKind = SessionKind.OTHER
    link: str = ""
    capacity: int | None = None
    zone: str = ""
    repeats: Repeats = Repeats.ONCE
    until: date | None = None


def announce_session(
    session: Session, organisation_id: UUID, by: Actor, new: Announcement, now: datetime
) -> None:
    """Announce a session; a replay changes nothing.

    Raise ``Invalid`` for a time it cannot have, ``NotFound`` for a unit that is not open.
    """
    organisation = take_turn_in(session, organisation_id)
    said = replace(
        new,
        title=tidy_name(new.title, "title"),
        place=tidy_place(new.place),
        link=tidy_link(new.link),
        zone=new.zone or organisation.zone.key,
    )
    if _is_announced(session, organisation_id, said):
        return
    check_rhythm(_rhythm(said), now)
    if new.capacity is not None and not 1 <= new.capacity <= MOST_PLACES:
        raise Invalid("out_of_range", field="capacity")
    details = {"title": said.title}
    if new.unit_id is not None:
        window = window_at(now, organisation.zone)
        details["unit"] = unit_of(session, organisation_id, new.unit_id, window).name
    _insert(session, organisation_id, said, now)
    deed = Deed(Act.SESSION_ANNOUNCED, unit_id=new.unit_id, details=details)
    record_act(session, organisation_id, by, deed, now)


def change_place(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    session_id: UUID,
    *,
    place: str,
    link: str,
    now: datetime,
) -> None:
    """Hold a session elsewhere from now on, on all its dates; the same place changes nothing.

    Raise ``NotFound`` for an unknown one, ``NotAllowed`` when nothing of it is to come.
    """
    place, link = tidy_place(place), tidy_link(link)
    take_turn_in(session, organisation_id)
    line = session_line(session, organisation_id, session_id)
    if (line.place, line.link) == (place, link):
        return
    if line.next_date(now) is None:
        raise NotAllowed
    same = _announced(line)
    # One announced before there were terms has none yet.
    whose = (SessionTerms.organisation_id == organisation_id, SessionTerms.session_id == session_id)
    session.execute(delete(SessionTerms).where(*whose))
    _insert_terms(session, organisation_id, replace(same, link=link), now)
    _update(session, organisation_id, session_id, {"place": place})
    said = f"{line.title}: {place or link}"
    _note(session, organisation_id, by, line, act=Act.SESSION_ANNOUNCED, title=said, now=now)


def cancel_session(
    session: Session, organisation_id: UUID, by: Actor, session_id: UUID, *, now: datetime
) -> None:
    """Call off all that is to come of a session; one that is called off stays so.

    Raise ``NotFound`` for an unknown one, ``NotAllowed`` when every date of it has begun.
    """
    take_turn_in(session, organisation_id)
    line = session_line(session, organisation_id, session_id)
    if line.cancelled_at is not None:
        return
    ahead = line.dates_between(now, now + 2 * ANNOUNCED_AHEAD)
    if all(one.span.starts_at <= now for one in ahead):
        raise NotAllowed
    _update(session, organisation_id, session_id, {"cancelled_at": now})
    title = line.title
    _note(session, organisation_id, by, line, act=Act.SESSION_CANCELLED, title=title, now=now)


def cancel_date(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    session_id: UUID,
    held_on: date,
    *,
    now: datetime,
) -> None:
    """Call off one date of a session; one that is called off stays so.

    Raise ``NotFound`` for a date that it doesn't have, ``NotAllowed`` for one that has begun.
    """
    take_turn_in(session, organisation_id)
    take_turn_at(session, organisation_id, session_id)
    line = session_line(session, organisation_id, session_id)
    one = line.date_on(held_on)
    if one.is_cancelled:
        return
    if one.span.starts_at <= now:
        raise NotAllowed
    off = {"session_id": session_id, "held_on": held_on, "cancelled_at": now}
    session.execute(insert(SessionDateOff).values(organisation_id=organisation_id, **off))
    title = f"{line.title} ({held_on.isoformat()})"
    _note(session, organisation_id, by, line, act=Act.SESSION_CANCELLED, title=title, now=now)


def _is_announced(session: Session, organisation_id: UUID, said: Announcement) -> bool:
    """Whether it was announced before; raise ``Conflict`` for another one of its id.

    Where it is held elsewhere by now, the first announcement may still come a second time.
    """
    try:
        known = _announced(session_line(session, organisation_id, said.id))
    except NotFound:
        return False
    terms = session.get(SessionTerms, (organisation_id, said.id))
    if terms is not None and terms.moved_at is not None:
        known = replace(known, place=said.place, link=said.link)
    if known != said:
        raise Conflict
    return True


def _announced(line: SessionLine) -> Announcement:
    """What was announced, as it stands now."""
    return Announcement(
        line.id,
        line.unit_id,
        line.title,
        line.place,
        line.rhythm.starts_at,
        line.rhythm.minutes,
        kind=line.kind,
        link=line.link,
        capacity=line.capacity,
        zone=line.rhythm.zone,
        repeats=line.rhythm.repeats,
        until=line.rhythm.until,
    )


def _rhythm(said: Announcement) -> Rhythm:
    return Rhythm(said.starts_at, said.minutes, said.zone, said.repeats, said.until)


def _insert(session: Session, organisation_id: UUID, said: Announcement, now: datetime) -> None:
    session.execute(
        insert(AnnouncedSession).values(
            organisation_id=organisation_id,
            id=said.id,
            unit_id=said.unit_id,
            title=said.title,
            place=said.place,
            starts_at=said.starts_at,
            minutes=said.minutes,
            created_at=now,
        )
    )
    _insert_terms(session, organisation_id, said)


def _insert_terms(
    session: Session, organisation_id: UUID, said: Announcement, moved_at: datetime | None = None
) -> None:
    session.execute(
        insert(SessionTerms).values(
            organisation_id=organisation_id,
            session_id=said.id,
            kind=said.kind.value,
            link=said.link,
            capacity=said.capacity,
            zone=said.zone,
            repeats=said.repeats.value,
            until=said.until,
            moved_at=moved_at,
        )
    )


def _update(
    session: Session, organisation_id: UUID, session_id: UUID, values: dict[str, object]
) -> None:
    whose = (
        AnnouncedSession.organisation_id == organisation_id,
        AnnouncedSession.id == session_id,
    )
    session.execute(update(AnnouncedSession).where(*whose).values(**values))


def _note(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    line: SessionLine,
    *,
    act: Act,
    title: str,
    now: datetime,
) -> None:
    details = {"title": title} | ({"unit": line.unit_name} if line.unit_id else {})
    deed = Deed(act, unit_id=line.unit_id, details=details)
    record_act(session, organisation_id, by, deed, now)
