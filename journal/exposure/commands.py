"""Writing down contact by hand, and keeping all contact in its place beside the shifts."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict, NotAllowed
from journal.exposure.queries import Contact, contact_of
from journal.exposure.rules import LONGEST_EPISODE, Event, episode_numbers, placed
from journal.model import ContactEvent
from journal.shifts.claims import refuse_future
from journal.shifts.derived import rebuild
from journal.shifts.queries import roster_around
from journal.vocabulary import (
    ContactChannel,
    Direction,
    Initiation,
    InitiationBasis,
    OpenedBy,
    Precision,
    SourceKind,
    Urgency,
    ZoneBasis,
)

OPENED_BY = {
    Initiation.PUSHED: OpenedBy.THEM,
    Initiation.CHOSEN: OpenedBy.ME,
    Initiation.UNEASY: OpenedBy.ME,
    Initiation.UNKNOWN: OpenedBy.UNKNOWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """What the person says of one contact: when, how it came about, and whether it could wait.

    ``at`` None is right now, so that a replay of "it just happened" a minute later is known.
    """

    at: datetime | None
    zone: ZoneInfo
    initiation: Initiation
    urgency: Urgency | None = None
    free_not_to_look: bool | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """The contact that is to be changed, in the version that the person read."""

    id: UUID
    version: int


def record_contact(
    session: Session, account_id: UUID, contact_id: UUID, tap: Tap, now: datetime
) -> Contact:
    """Keep one contact said by hand; a replay of the same changes nothing.

    Raises ``Invalid`` for the future and ``Conflict`` for a used id with another content.
    """
    body_hash = _hash_of(tap)
    at = now.replace(second=0, microsecond=0) if tap.at is None else tap.at
    kept = session.execute(
        select(ContactEvent.body_hash).where(
            ContactEvent.account_id == account_id, ContactEvent.id == contact_id
        )
    ).all()
    if kept and kept[0][0] != body_hash:
        raise Conflict
    if not kept:
        refuse_future(at, now)
        session.execute(
            insert(ContactEvent).values(
                account_id=account_id,
                id=contact_id,
                source_kind=SourceKind.MANUAL.value,
                channel=ContactChannel.OTHER.value,
                precision=Precision.MINUTE.value,
                zone_basis=ZoneBasis.ACCOUNT.value,
                direction=Direction.NONE.value,
                dedup_key=sha256(contact_id.bytes).digest()[:16],
                body_hash=body_hash,
                created_at=now,
                **_said(tap),
                **_own(tap),
                **_placed(session, account_id, at, tap.zone),
            )
        )
        reclassify(session, account_id, at, at)
        touch(session, account_id)
    return contact_of(session, account_id, contact_id)


def edit_contact(
    session: Session, account_id: UUID, seen: Seen, tap: Tap, now: datetime
) -> Contact:
    """Change what was said of a contact, as it was ``seen``; ``at`` None keeps its time.

    Raises ``Conflict`` when it has changed since, ``NotFound``, ``NotAllowed`` for another time
    of an imported one, and ``Invalid`` for the future.
    """
    kept = contact_of(session, account_id, seen.id)
    at = kept.at if tap.at is None else tap.at
    if replace(tap, at=at) == _tap_of(kept):
        return kept
    if kept.version != seen.version:
        raise Conflict
    if not kept.is_own and at != kept.at:
        raise NotAllowed
    refuse_future(at, now)
    values = _said(tap)
    if kept.is_own:
        values |= _own(tap) | _placed(session, account_id, at, tap.zone)
    session.execute(
        update(ContactEvent)
        .where(ContactEvent.account_id == account_id, ContactEvent.id == kept.id)
        .values(version=kept.version + 1, **values)
    )
    for moment in {kept.at, at}:
        reclassify(session, account_id, moment, moment)
    touch(session, account_id)
    return contact_of(session, account_id, kept.id)


def delete_contact(session: Session, account_id: UUID, contact_id: UUID) -> Contact:
    """Delete a contact said by hand, for good, and return it so that it can be kept again.

    An imported one goes with its import: raises ``NotAllowed``.
    """
    kept = contact_of(session, account_id, contact_id)
    if not kept.is_own:
        raise NotAllowed
    session.execute(
        delete(ContactEvent).where(
            ContactEvent.account_id == account_id, ContactEvent.id == contact_id
        )
    )
    reclassify(session, account_id, kept.at, kept.at)
    touch(session, account_id)
    return kept


def reclassify(session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime) -> None:
    """Make anew what contact of a window derives from the shifts and from its neighbours."""
    rebuild(session, account_id, from_utc, to_utc)
    begin, end = from_utc - LONGEST_EPISODE, to_utc + LONGEST_EPISODE
    rows = session.execute(
        select(
            ContactEvent.id,
            ContactEvent.at,
            ContactEvent.room_id,
            ContactEvent.channel,
            ContactEvent.direction,
            ContactEvent.episode,
        ).where(ContactEvent.account_id == account_id, ContactEvent.at.between(begin, end))
    ).all()
    events = [
        Event(row[0], row[1], row[2], ContactChannel(row[3]), Direction(row[4])) for row in rows
    ]
    kept = {row[0]: row[5] for row in rows}
    changes = [
        {"row_id": event_id, "number": number}
        for event_id, number in episode_numbers(events).items()
        if kept[event_id] != number
    ]
    _renumber(session, account_id, changes)


def _renumber(session: Session, account_id: UUID, changes: list[dict[str, Any]]) -> None:
    if not changes:
        return
    statement = (
        update(ContactEvent)
        .where(ContactEvent.account_id == account_id, ContactEvent.id == bindparam("row_id"))
        .values(episode=bindparam("number"))
    )
    # On the connection: the session would insist on finding rows by their whole primary key.
    session.connection().execute(statement, changes)
    session.expire_all()


def _said(tap: Tap) -> dict[str, Any]:
    """The columns that hold what the person said herself."""
    return {
        "initiation": tap.initiation.value,
        "initiation_basis": InitiationBasis.USER.value,
        "urgency": None if tap.urgency is None else tap.urgency.value,
        "free_not_to_look": tap.free_not_to_look,
    }


def _tap_of(kept: Contact) -> Tap:
    return Tap(
        at=kept.at,
        zone=ZoneInfo(kept.zone),
        initiation=kept.initiation,
        urgency=kept.urgency,
        free_not_to_look=kept.free_not_to_look,
    )


def _own(tap: Tap) -> dict[str, Any]:
    """The columns that an imported event has from its source."""
    return {"zone": tap.zone.key, "opened_by": OPENED_BY[tap.initiation].value}


def _placed(session: Session, account_id: UUID, at: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """The columns that hold where it lies by the clock and by the shifts."""
    place = placed(at, zone, roster_around(session, account_id, at, at))
    return {
        "at": at,
        "local_date": place.local_date,
        "local_minute": place.local_minute,
        "beside_shift": place.beside_shift.value,
        "is_outside_shift": place.is_outside_shift,
        "minutes_after_shift": place.minutes_after_shift,
    }


def _hash_of(tap: Tap) -> bytes:
    """SHA-256 of what was said: equal exactly when that is."""
    said = {**_said(tap), **_own(tap), "at": tap.at and tap.at.astimezone(UTC)}
    return sha256(repr(said).encode()).digest()
