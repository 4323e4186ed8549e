"""Writing, changing and removing a person's interactions; one act of hers, one call."""

from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, Table, delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from journal.accounts.commands import touch, wait_for_others
from journal.accounts.forgetting import forget
from journal.chain.commands import append, forget_subjects
from journal.chain.rules import SAID, NewLink, incident_content
from journal.errors import Conflict
from journal.interactions.queries import LoggedInteraction, interaction_of
from journal.interactions.rules import NAMES, Entry, body_hash, check_entry, place
from journal.model.interaction import Interaction
from journal.notes.commands import remove_notes_about
from journal.shifts.queries import roster_around
from journal.vocabulary import EntryKind, LinkKind

_TABLE = cast("Table", Interaction.__table__)

# One statement that is at once the check for a replay. SQLite and PostgreSQL share this
# sentence, so the insert of one dialect serves both.
_ADD = insert(_TABLE).on_conflict_do_nothing()


def record_interaction(session: Session, account_id: UUID, entry: Entry, now: datetime) -> None:
    """Write an interaction down; a replay of the same one changes nothing.

    Raise ``Invalid`` for what none may say, ``Conflict`` when the id stands for another.
    """
    check_entry(entry, now)
    body = _body(session, account_id, entry)
    key = {"account_id": account_id, "id": entry.id}
    if _rows(session, _ADD, {**key, **body, "version": 1, "created_at": now}):
        touch(session, account_id)
        append(session, account_id, _linked(LinkKind.WRITTEN, entry), now)
    else:
        _refuse_another(session, account_id, entry.id, body["body_hash"])


def change_interaction(
    session: Session, account_id: UUID, entry: Entry, version: int, now: datetime
) -> None:
    """Put what is said now in the place of the version that was read; a replay changes nothing.

    Raise ``Invalid`` as above, ``NotFound`` for an id that is not hers, ``Conflict`` when the
    entry has meanwhile become another one on a second device.
    """
    check_entry(entry, now)
    wait_for_others(session, account_id)
    body = _body(session, account_id, entry)
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
        append(session, account_id, _linked(LinkKind.CHANGED, entry), now)
    else:
        _refuse_another(session, account_id, entry.id, body["body_hash"])


def remove_interaction(
    session: Session, account_id: UUID, interaction_id: UUID, now: datetime
) -> LoggedInteraction:
    """Delete an interaction for good and return it, so that the person can take that back.

    Her notes about it go with it and don't come back. No device brings it again. Raise
    ``NotFound`` for an id that is not hers.
    """
    removed = interaction_of(session, account_id, interaction_id)
    forget_subjects(session, account_id, [interaction_id], now)
    remove_notes_about(session, account_id, [interaction_id])
    session.execute(
        delete(_TABLE).where(_TABLE.c.account_id == account_id, _TABLE.c.id == interaction_id)
    )
    forget(session, account_id, EntryKind.INTERACTION, interaction_id)
    touch(session, account_id)
    return removed


def _body(session: Session, account_id: UUID, entry: Entry) -> dict[str, Any]:
    placed = place(entry.at, entry.zone, roster_around(session, account_id, entry.at, entry.at))
    return {
        "at": entry.at,
        "zone": entry.zone.key,
        "local_date": placed.local_date,
        "minutes_before_end": placed.minutes_before_end,
        "body_hash": body_hash(entry.at, entry.hit),
        **{name: getattr(entry.hit, name) for name in NAMES},
    }


def _linked(kind: LinkKind, entry: Entry) -> NewLink:
    said = {name: getattr(entry.hit, name) for name in SAID}
    return NewLink(kind, entry.id, incident_content(entry.id, entry.at, entry.zone.key, said))


def _rows(session: Session, statement: Any, values: dict[str, Any] | None = None) -> int:
    done: CursorResult[Any] = session.connection().execute(statement, values)
    return done.rowcount


def _refuse_another(session: Session, account_id: UUID, entry_id: UUID, wanted: bytes) -> None:
    if interaction_of(session, account_id, entry_id).body_hash != wanted:
        raise Conflict
