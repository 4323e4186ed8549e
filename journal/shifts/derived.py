"""What other tables keep of the shifts, made anew whenever the shifts change."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.model import ContactEvent, Interaction
from journal.shifts.queries import roster_around
from journal.shifts.roster import NEAR, Roster

# A shift of one date may begin a day earlier in UTC and decide about contact a month later.
BEFORE = timedelta(days=2)
AFTER = NEAR + timedelta(days=3)


def rebuild_after_change(
    session: Session, account_id: UUID, first: date, last: date | None
) -> None:
    """Make anew what depends on the shifts of two local dates, both included; None is open."""
    begin = datetime.combine(first, time(), UTC) - BEFORE
    end = None if last is None else datetime.combine(last, time(), UTC) + AFTER
    rebuild(session, account_id, begin, end)
    touch(session, account_id)


def rebuild(
    session: Session, account_id: UUID, from_utc: datetime, to_utc: datetime | None
) -> None:
    """Place contact and interactions of a window beside the shifts kept now; None is open."""
    session.flush()
    contact = _rows(session, account_id, ContactEvent, from_utc, to_utc)
    hits = _rows(session, account_id, Interaction, from_utc, to_utc)
    moments = [row.at for row in (*contact, *hits)]
    if not moments:
        return
    roster = roster_around(session, account_id, min(moments), max(moments))
    _update(session, account_id, ContactEvent, _moved_contact(contact, roster))
    _update(session, account_id, Interaction, _moved_hits(hits, roster))
    session.expire_all()


DERIVED: dict[type[Any], tuple[Any, ...]] = {
    ContactEvent: (ContactEvent.is_outside_shift, ContactEvent.minutes_after_shift),
    Interaction: (Interaction.minutes_before_end,),
}


def _rows(
    session: Session,
    account_id: UUID,
    table: type[ContactEvent | Interaction],
    from_utc: datetime,
    to_utc: datetime | None,
) -> Sequence[Any]:
    wanted = select(table.id, table.at, *DERIVED[table]).where(
        table.account_id == account_id, table.at >= from_utc
    )
    return session.execute(wanted if to_utc is None else wanted.where(table.at <= to_utc)).all()


def _moved_contact(rows: Sequence[Any], roster: Roster) -> list[dict[str, Any]]:
    """The new values of those events that lie elsewhere now."""
    placed = [(row, roster.is_outside(row.at), roster.minutes_after_shift(row.at)) for row in rows]
    return [
        {"row_id": row.id, "is_outside_shift": is_outside, "minutes_after_shift": minutes}
        for row, is_outside, minutes in placed
        if (is_outside, minutes) != (row.is_outside_shift, row.minutes_after_shift)
    ]


def _moved_hits(rows: Sequence[Any], roster: Roster) -> list[dict[str, Any]]:
    """The new values of those interactions that are nearer to or further from an end now."""
    placed = [(row, roster.minutes_before_end(row.at)) for row in rows]
    return [
        {"row_id": row.id, "minutes_before_end": minutes}
        for row, minutes in placed
        if minutes != row.minutes_before_end
    ]


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
