"""Keeping an import whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import Table
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.importing.clocks import WallClock, moment_of
from journal.importing.keeping import (
    RoomKept,
    close_batch,
    is_replay,
    open_batch,
    remember_picks,
    room_kept,
)
from journal.importing.known import finer, known_events, refine
from journal.importing.normal_form import (
    AlreadyImported,
    ImportedEvent,
    ImportRequest,
    ImportSummary,
    Standing,
)
from journal.importing.progress import Progress, unwatched
from journal.importing.queries import import_key_of
from journal.importing.rows import OWN, Arrived, Placed, in_chunks, shared_values
from journal.importing.rules import (
    Keyed,
    Part,
    check_owner,
    coverage_of,
    directions,
    imported_events,
    moments_in_utc,
    parts_of,
    sent_in,
)
from journal.importing.settling import settle
from journal.importing.summing import Brought, Filled, brought_to, summary_of
from journal.model import ContactEvent
from journal.shifts.placing import Placer
from journal.shifts.queries import roster_around
from journal.storage.bulk import BulkInsert
from journal.vocabulary import Direction, Relation

_EVENTS = cast("Table", ContactEvent.__table__)


@dataclass(frozen=True, slots=True)
class _Coming:
    """A file on its way into the journal: what was asked, on which clocks, beside which shifts."""

    request: ImportRequest
    now: datetime
    key: bytes
    seconds: Sequence[int]
    ways: Sequence[Direction]
    placer: Placer
    clock: WallClock
    steps: "_Steps"

    def placed(self, moments: Sequence[int]) -> Placed:
        """Where UTC seconds lie beside the shifts."""
        return Placed(*self.placer.many(moments))


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
) -> ImportSummary | AlreadyImported:
    """Keep the events of one file that are not kept yet.

    Raise ``Conflict`` when the id stands for another import, ``NotFound`` for a room that is not
    hers, ``Invalid`` when the room was read with another owner or nothing is picked; whatever
    ``progress`` raises goes through.
    """
    # Raising the version first also makes a second import of this person wait on PostgreSQL.
    touch(session, account_id)
    if is_replay(session, account_id, request):
        return AlreadyImported(request.id)
    parts = parts_of(request.timeline, request.choices.picked)
    remember_picks(session, account_id, request)
    coming = _coming(session, account_id, request, now=now, progress=progress)
    coverage = coverage_of(request.timeline, coming.seconds, request.choices.zone)
    open_batch(session, account_id, request, coverage, now=now)
    brought = [_bring(session, account_id, coming, part) for part in parts]
    summary = summary_of(request, brought, coverage)
    counts = {
        "message_count": summary.messages,
        "added_count": summary.added,
        "duplicate_count": summary.duplicates,
    }
    only = brought[0].room_id if len({one.room_id for one in brought}) == 1 else None
    close_batch(session, account_id, request.id, only, counts)
    return summary


def _coming(
    session: Session,
    account_id: UUID,
    request: ImportRequest,
    *,
    now: datetime,
    progress: Progress,
) -> _Coming:
    choices = request.choices
    seconds, _ = moments_in_utc(request.timeline, choices.zone)
    roster = roster_around(session, account_id, moment_of(min(seconds)), moment_of(max(seconds)))
    return _Coming(
        request,
        now,
        import_key_of(session, account_id),
        seconds,
        directions(request.timeline, choices.owner),
        Placer(roster),
        WallClock(choices.zone),
        _Steps(len(seconds), progress),
    )


def _bring(session: Session, account_id: UUID, coming: _Coming, part: Part) -> Brought:
    """Keep what one room gets of a file."""
    request = coming.request
    sent = sent_in(part, coming.seconds, coming.ways)
    choice = request.marks.rooms[part.room]
    kept = room_kept(session, account_id, request, choice, sent=sent, now=coming.now)
    room = kept.room
    events = imported_events(request, part, sent, to=Keyed(room.id, coming.key))
    known = known_events(session, account_id, request, room.id, sent)
    if not request.timeline.ways:
        check_owner(sent, [(one.seconds // 60, one.direction) for one in known.values()])
    better = finer(events, known, has_seconds=request.timeline.has_seconds)
    places = coming.placed([one.seconds for one in better])
    refine(session, account_id, better, places, coming.clock)
    new = [event for event in events if event.dedup_key not in known]
    coming.steps.add(len(part.places) - len(new))
    standings = _settled(session, account_id, kept, new=new, has_moved=bool(better))
    filled = Filled(room.id, room.number, room.relation is Relation.PRIVATE)
    arrived = Arrived(
        new,
        coming.placed([event.seconds for event in new]),
        standings,
        is_private=filled.is_private,
    )
    shared = shared_values(account_id, request, room.id, coming.now)
    with BulkInsert(session.connection(), _EVENTS, shared, OWN) as bulk:
        for chunk in in_chunks(arrived, coming.clock):
            bulk.add(chunk)
            coming.steps.add(len(chunk))
    return brought_to(filled, events, coming.placed([event.seconds for event in events]), len(new))


def _settled(
    session: Session,
    account_id: UUID,
    kept: RoomKept,
    *,
    new: Sequence[ImportedEvent],
    has_moved: bool,
) -> list[Standing]:
    """How the new events stand, with their neighbours brought up to date; or the whole room."""
    if kept.has_new_rules or has_moved:
        return settle(session, account_id, kept.room.id, new)
    if not new:
        return []
    around = new[0].seconds, new[-1].seconds
    return settle(session, account_id, kept.room.id, new, around)
