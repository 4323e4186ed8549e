"""Keeping an import whole or not at all."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.importing.keeping import (
    close_batch,
    is_replay,
    keep_room,
    open_batch,
    remember_picks,
)
from journal.importing.known import refine
from journal.importing.normal_form import AlreadyImported, ImportRequest, ImportSummary
from journal.importing.preparing import (
    Coming,
    Ready,
    ReadyPart,
    bulk_of,
    coming_of,
    ready_part,
    rows_of,
    version_of,
)
from journal.importing.progress import Progress, unwatched
from journal.importing.rooms import rules_of_room
from journal.importing.rules import parts_of
from journal.importing.settling import settled, write_settled
from journal.importing.summing import Brought, summary_of


@dataclass(slots=True)
class _Steps:
    """How many events are done of all; tells whoever watches."""

    total: int
    progress: Progress
    done: int = 0

    def add(self, count: int) -> None:
        self.done = min(self.total, self.done + count)
        self.progress(self.done, self.total)


def import_export(
    session: Session,
    account_id: UUID,
    request: ImportRequest,
    now: datetime,
    progress: Progress = unwatched,
    *,
    ready: Ready | None = None,
) -> ImportSummary | AlreadyImported:
    """Keep the events of one file that are not kept yet.

    ``ready`` is what was worked out for this request before (``prepare_import``); it counts only
    if the journal has not changed since. Raise ``Conflict`` when the id stands for another import,
    ``NotFound`` for a room that is not hers, ``Invalid`` when the room was read with another owner
    or nothing is picked; whatever ``progress`` raises goes through.
    """
    # Raising the version first also makes a second import of this person wait on PostgreSQL.
    touch(session, account_id)
    if is_replay(session, account_id, request):
        return AlreadyImported(request.id)
    if ready is not None and ready.version + 1 != version_of(session, account_id):
        ready = None
    places = parts_of(request.timeline, request.choices.picked)
    remember_picks(session, account_id, request)
    coming = coming_of(session, account_id, request, now) if ready is None else ready.coming
    open_batch(session, account_id, request, coming.coverage, now=now)
    steps = _Steps(len(coming.seconds), progress)
    fresh = (ready_part(session, account_id, coming, one) for one in places)
    parts = fresh if ready is None else ready.parts
    brought = [_keep(session, account_id, coming, part, steps) for part in parts]
    summary = summary_of(request, brought, coming.coverage)
    counts = {
        "message_count": summary.messages,
        "added_count": summary.added,
        "duplicate_count": summary.duplicates,
    }
    close_batch(session, account_id, request.id, {one.room_id for one in brought}, counts)
    return summary


def _keep(
    session: Session, account_id: UUID, coming: Coming, part: ReadyPart, steps: _Steps
) -> Brought:
    """Write what one room gets of a file."""
    room = keep_room(session, account_id, part.kept, coming.now)
    places = coming.placed([one.seconds for one in part.better])
    refine(session, account_id, part.better, places, coming.clock)
    steps.add(part.brought.messages - part.brought.added)
    changes = part.settled
    if changes is None:
        rules = rules_of_room(session, account_id, room.id)
        changes = settled(session, account_id, room.id, rules, new=part.new)
    write_settled(session, account_id, changes)
    rows = part.rows or rows_of(session, account_id, coming, part, changes.standings)
    with bulk_of(session, account_id, coming, part) as bulk:
        for some in rows:
            steps.add(bulk.write(some))
    return replace(part.brought, number=room.number)
