"""Writing, changing and removing a person's check-ins; one act of hers, one call."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Table, delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.accounts.forgetting import forget, recall, was_forgotten
from journal.check_ins.queries import LoggedCheckIn, check_in_of
from journal.check_ins.rules import NAMES, Entry, body_hash, check_entry
from journal.errors import Conflict
from journal.model.check_in import CheckIn
from journal.notes.commands import remove_notes_about
from journal.vocabulary import EntryKind

_TABLE = cast("Table", CheckIn.__table__)

# The hot write of 18:00: one statement that is at once the check for a replay. SQLite and
# PostgreSQL share this sentence, so the insert of one dialect serves both. It also says whether
# she had deleted the entry before.
_ADD = insert(_TABLE).on_conflict_do_nothing().returning(was_forgotten(EntryKind.CHECK_IN))


def record_check_in(session: Session, account_id: UUID, entry: Entry, now: datetime) -> None:
    """Write a check-in down; a replay of the same one changes nothing.

    One that she had deleted is hers again, known to the file that brought it. Raise ``Invalid``
    for what no check-in may say, ``Conflict`` when the id stands for another.
    """
    check_entry(entry, now)
    body = _body(entry)
    key = {"account_id": account_id, "id": entry.id}
    asked = {"forgotten_of": account_id, "forgotten_id": entry.id}
    row = {**key, **body, "version": 1, "created_at": now}
    added = session.connection().execute(_ADD, row | asked).first()
    if added is None:
        _refuse_another(session, account_id, entry.id, body["body_hash"])
        return
    if added[0]:
        _recall(session, account_id, entry.id)
    touch(session, account_id)


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

    Her notes about it go with it and don't come back. No file and no device brings it again.
    Raise ``NotFound`` for an id that is not hers.
    """
    removed = check_in_of(session, account_id, check_in_id)
    remove_notes_about(session, account_id, [check_in_id])
    dedup_key = session.execute(
        delete(_TABLE)
        .where(_TABLE.c.account_id == account_id, _TABLE.c.id == check_in_id)
        .returning(_TABLE.c.dedup_key)
    ).scalar_one()
    forget(session, account_id, EntryKind.CHECK_IN, check_in_id, dedup_key)
    touch(session, account_id)
    return removed


def _recall(session: Session, account_id: UUID, check_in_id: UUID) -> None:
    dedup_key = recall(session, account_id, EntryKind.CHECK_IN, check_in_id)
    if dedup_key is not None:
        its_own = _TABLE.c.account_id == account_id, _TABLE.c.id == check_in_id
        session.execute(update(_TABLE).where(*its_own).values(dedup_key=dedup_key))


def _body(entry: Entry) -> dict[str, Any]:
    return {
        "at": entry.at,
        "zone": entry.zone.key,
        "local_date": entry.local_date,
        "body_hash": body_hash(entry.at, entry.answers),
        **{name: getattr(entry.answers, name) for name in NAMES},
    }


def _rows(session: Session, statement: Any) -> int:
    done: CursorResult[Any] = session.connection().execute(statement)
    return done.rowcount


def _refuse_another(session: Session, account_id: UUID, entry_id: UUID, wanted: bytes) -> None:
    if check_in_of(session, account_id, entry_id).body_hash != wanted:
        raise Conflict
