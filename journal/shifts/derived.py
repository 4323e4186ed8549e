"""What other tables keep of the shifts, made anew whenever the shifts change."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.model import Account, ContactEvent, Interaction, Room
from journal.shifts.placing import Placer
from journal.shifts.queries import roster_around
from journal.shifts.roster import NEAR, Roster
from journal.vocabulary import Relation

DERIVED_VERSION = 1
"""Raised with every change to the rules of placing: whoever is behind is placed anew."""

# The shifts of a date begin and end up to five days beside it, and decide about contact a month
# before and after.
BESIDE = NEAR + timedelta(days=5)


def rebuild_after_change(
    session: Session, account_id: UUID, first: date, last: date | None
) -> None:
    """Make anew what depends on the shifts of two local dates, both included; None is open."""
    begin = datetime.combine(first, time(), UTC) - BESIDE
    end = None if last is None else datetime.combine(last, time(), UTC) + BESIDE
    rebuild(session, account_id, begin, end)
    touch(session, account_id)


def rebuild(session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime | None) -> int:
    """Place contact and interactions of a window beside the shifts kept now; None is open.

    Returns how many of them lay elsewhere before.
    """
    session.flush()
    contact = _contact(session, account_id, from_utc, to_utc)
    hits = _hits(session, account_id, from_utc, to_utc)
    moments = [row.at for row in (*contact, *hits)]
    if not moments:
        return 0
    roster = roster_around(session, account_id, min(moments), max(moments))
    moved_contact = list(_moved_contact(contact, roster))
    moved_hits = list(_moved_hits(hits, roster))
    _update(session, account_id, ContactEvent, moved_contact)
    _update(session, account_id, Interaction, moved_hits)
    session.expire_all()
    return len(moved_contact) + len(moved_hits)


def note_rebuilt(session: Session, account_id: UUID) -> None:
    """Note that all that a person keeps is placed by the rules of now."""
    session.execute(
        update(Account).where(Account.id == account_id).values(derived_version=DERIVED_VERSION)
    )


def accounts_placed_before(session: Session, version: int, limit: int) -> tuple[UUID, ...]:
    """Ids of accounts whose contact was placed by rules older than a version."""
    older = select(Account.id).where(Account.derived_version < version)
    return tuple(session.execute(older.order_by(Account.id).limit(limit)).scalars())


def _contact(
    session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime | None
) -> Sequence[Any]:
    of_its_room = and_(Room.account_id == ContactEvent.account_id, Room.id == ContactEvent.room_id)
    wanted = (
        select(
            ContactEvent.id,
            ContactEvent.at,
            ContactEvent.is_outside_shift,
            ContactEvent.beside_shift,
            ContactEvent.minutes_after_shift,
            Room.relation,
        )
        .outerjoin(Room, of_its_room)
        .where(ContactEvent.account_id == account_id, ContactEvent.at >= from_utc)
    )
    return session.execute(
        wanted if to_utc is None else wanted.where(ContactEvent.at <= to_utc)
    ).all()


def _hits(
    session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime | None
) -> Sequence[Any]:
    wanted = select(Interaction.id, Interaction.at, Interaction.minutes_before_end).where(
        Interaction.account_id == account_id, Interaction.at >= from_utc
    )
    return session.execute(
        wanted if to_utc is None else wanted.where(Interaction.at <= to_utc)
    ).all()


def _moved_contact(rows: Sequence[Any], roster: Roster) -> Iterator[dict[str, Any]]:
    """The new values of those events that lie elsewhere now."""
    placer = Placer(roster)
    for row in rows:
        place = placer.at(row.at)
        values = {
            "is_outside_shift": place.counts and row.relation != Relation.PRIVATE,
            "beside_shift": place.beside.value,
            "minutes_after_shift": place.minutes_after_shift,
        }
        if any(getattr(row, name) != value for name, value in values.items()):
            yield {"row_id": row.id, **values}


def _moved_hits(rows: Sequence[Any], roster: Roster) -> Iterator[dict[str, Any]]:
    """The new values of those interactions that are nearer to or further from an end now."""
    for row in rows:
        minutes = roster.minutes_before_end(row.at)
        if minutes != row.minutes_before_end:
            yield {"row_id": row.id, "minutes_before_end": minutes}


def _update(
    session: Session,
    account_id: UUID,
    table: type[ContactEvent | Interaction],
    changes: list[dict[str, Any]],
) -> None:
    if not changes:
        return
    names = [name for name in changes[0] if name != "row_id"]
    statement = (
        update(table)
        .where(table.account_id == account_id, table.id == bindparam("row_id"))
        .values({name: bindparam(name) for name in names})
    )
    # On the connection: the session would insist on finding rows by their whole primary key.
    session.connection().execute(statement, changes)
