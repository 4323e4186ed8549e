"""Marking a change, correcting and removing it; one act of hers, one call."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.changes.queries import MarkedChange, change_of, changes_of
from journal.changes.rules import Mark, body_hash, check_mark, stored_key
from journal.errors import Conflict, NotFound
from journal.model import Account, Change, StoredFinding


def mark_change(session: Session, account_id: UUID, mark: Mark, today: date, now: datetime) -> None:
    """Keep a mark; a replay of the same one changes nothing.

    ``today`` is the date on her wall. Raise ``Invalid`` for a mark that cannot be, ``Conflict``
    when the id stands for another.
    """
    marks = _alone(session, account_id)
    if mark.id in marks:
        _refuse_another(marks[mark.id], mark)
        return
    check_mark(mark, today, marks.values())
    key = {"account_id": account_id, "id": mark.id, "version": 1, "created_at": now}
    session.execute(insert(Change).values(**key, **_body(mark)))
    touch(session, account_id)


def change_mark(session: Session, account_id: UUID, mark: Mark, version: int, today: date) -> None:
    """Put what is said now in the place of the version that was read; a replay changes nothing.

    Raise ``Invalid`` as above, ``NotFound`` for an id that is not hers, ``Conflict`` when the
    mark has meanwhile become another one on a second device.
    """
    marks = _alone(session, account_id)
    if mark.id not in marks:
        raise NotFound
    if marks[mark.id].version != version:
        _refuse_another(marks[mark.id], mark)
        return
    check_mark(mark, today, marks.values())
    session.execute(
        update(Change)
        .where(Change.account_id == account_id, Change.id == mark.id)
        .values(**_body(mark), version=version + 1)
    )
    touch(session, account_id)


def remove_mark(session: Session, account_id: UUID, change_id: UUID) -> MarkedChange:
    """Delete a mark for good and return it, so that the person can take that back.

    Raise ``NotFound`` for an id that is not hers.
    """
    removed = change_of(session, account_id, change_id)
    session.execute(delete(Change).where(Change.account_id == account_id, Change.id == change_id))
    session.execute(
        delete(StoredFinding).where(
            StoredFinding.account_id == account_id, StoredFinding.key == stored_key(change_id)
        )
    )
    touch(session, account_id)
    return removed


def _alone(session: Session, account_id: UUID) -> dict[UUID, MarkedChange]:
    """All her marks, read while no other device of hers writes: no two doubles slip in at once."""
    session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )
    return {one.id: one for one in changes_of(session, account_id)}


def _body(mark: Mark) -> dict[str, Any]:
    return {"kind": mark.kind.value, "on_date": mark.on_date, "body_hash": body_hash(mark)}


def _refuse_another(kept: MarkedChange, wanted: Mark) -> None:
    if kept.body_hash != body_hash(wanted):
        raise Conflict
