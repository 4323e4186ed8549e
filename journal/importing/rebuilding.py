"""Making anew all that contact and interactions derive: from shifts, rooms and their neighbours."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.exposure.commands import reclassify
from journal.importing.rooms import rooms
from journal.importing.settling import settle
from journal.model import ContactEvent, Interaction
from journal.shifts.derived import note_rebuilt

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
END = datetime(2101, 1, 1, tzinfo=UTC)


def rebuild_journal(session: Session, account_id: UUID) -> int:
    """Make anew everything that is derived, and note it; return how many rows were otherwise.

    0 is what a journal in order answers, whatever order its entries and shifts came in.
    """
    before = _derived(session, account_id)
    reclassify(session, account_id, BEGINNING, END)
    for room in rooms(session, account_id):
        settle(session, account_id, room.id)
    after = _derived(session, account_id)
    changed = sum(before[row_id] != said for row_id, said in after.items())
    if changed:
        touch(session, account_id)
    note_rebuilt(session, account_id)
    return changed


def _derived(session: Session, account_id: UUID) -> dict[UUID, int]:
    """What each row derives, as one number: a long diary's columns would fill the memory."""
    contact = select(
        ContactEvent.id,
        ContactEvent.is_outside_shift,
        ContactEvent.beside_shift,
        ContactEvent.minutes_after_shift,
        ContactEvent.episode,
        ContactEvent.opened_by,
        ContactEvent.initiation,
        ContactEvent.initiation_basis,
    ).where(ContactEvent.account_id == account_id)
    hits = select(Interaction.id, Interaction.minutes_before_end).where(
        Interaction.account_id == account_id
    )
    found: dict[UUID, int] = {}
    for asked in (contact, hits):
        found |= {row.id: hash(tuple(row)) for row in session.execute(asked)}
    return found
