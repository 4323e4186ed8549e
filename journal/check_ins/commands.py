"""Writing, changing and removing a person's check-ins; one act of hers, one call."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Table, delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.check_ins.queries import LoggedCheckIn, check_in_of
from journal.check_ins.rules import NAMES, Entry, body_hash, check_entry
from journal.errors import Conflict
from journal.model.check_in import CheckIn

_TABLE = cast("Table", CheckIn.__table__)

# The hot write of 18:00: one statement that is at once the check for a replay. SQLite and
# PostgreSQL share this sentence, so the insert of one dialect serves both.
_ADD = insert(_TABLE).on_conflict_do_nothing()


def record_check_in(session: Session, account_id: UUID, entry: Entry, now: datetime) -> None:
    """Write a check-in down; a replay of the same one changes nothing.

    Raise ``Invalid`` for what no check-in may say, ``Conflict`` when the id stands for another.
    """
    check_entry(entry, now)
    body = _body(entry)
    key = {"account_id": account_id, "id": entry.id}
    if _rows(session, _ADD, {**key, **body, "version": 1, "created_at": now}):
        touch(session, account_id)
    else:
        _refuse_another(session, account_id, entry.id, body["body_hash"])


def change_check_in(
    session: Session, account_id: UUID, entry: Entry, version: int, now: datetime
) -> None:
    """Put what is said now in the place of the version that was read; a replay changes nothing.

    Raise ``Invalid`` as above, ``NotFound`` for an id that is not hers, ``Conflict`` when the
    entry has meanwhile become another one on a second device.
    """
    check_entry(entry, now)
    body = _body(entry)
    changed = (
        update(_TABLE)
        .where(
            _TABLE.c.account_id == account_id,
            _TABLE.c.id == entry.id,
            _TABLE.c.version == version,
        )
        .values(**body, version=version + 1)
    )
    if _rows(session, changed):
        touch(session, account_id)
    else:
        _refuse_another(session, account_id, entry.id, body["body_hash"])


def remove_check_in(session: Session, account_id: UUID, check_in_id: UUID) -> LoggedCheckIn:
    """Delete a check-in for good and return it, so that the person can take that back.

    Raise ``NotFound`` for an id that is not hers.
    """
    removed = check_in_of(session, account_id, check_in_id)
    session.execute(
        delete(_TABLE).where(_TABLE.c.account_id == account_id, _TABLE.c.id == check_in_id)
    )
    touch(session, account_id)
    return removed


def _body(entry: Entry) -> dict[str, Any]:
    return {
        "at": entry.at,
        "zone": entry.zone.key,
        "local_date": entry.local_date,
        "body_hash": body_hash(entry.at, entry.answers),
        **{name: getattr(entry.answers, name) for name in NAMES},
    }


def _rows(session: Session, statement: Any, values: dict[str, Any] | None = None) -> int:
    done: CursorResult[Any] = session.connection().execute(statement, values)
    return done.rowcount


def _refuse_another(session: Session, account_id: UUID, entry_id: UUID, wanted: bytes) -> None:
    if check_in_of(session, account_id, entry_id).body_hash != wanted:
        raise Conflict
