"""Everything about an import that can be worked out before anything is written.

On SQLite whoever writes holds up everybody else. So rows are made ready while only reading, and
kept in one go if the journal is then still the one they were made for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from journal.importing.clocks import WallClock, moment_of
from journal.importing.keeping import RoomToKeep, is_replay, room_to_keep
from journal.importing.known import Known, finer, known_events
from journal.importing.normal_form import (
    Coverage,
    ImportedEvent,
    ImportRequest,
    RoomRules,
    Standing,
)
from journal.importing.progress import Progress, unwatched
from journal.importing.queries import import_key_of
from journal.importing.rooms import rules_of_room
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
from journal.importing.settling import Settled, settled
from journal.importing.summing import Brought, Filled, brought_to
from journal.model import Account, ContactEvent
from journal.shifts.placing import Placer
from journal.shifts.queries import roster_around
from journal.storage.bulk import Bound, BulkInsert
from journal.vocabulary import Direction, Relation

_EVENTS = cast("Table", ContactEvent.__table__)


@dataclass(frozen=True, slots=True)
class Coming:
    """A file on its way into the journal: what was asked, on which clocks, beside which shifts."""

    request: ImportRequest
    now: datetime
    key: bytes
    seconds: Sequence[int]
    ways: Sequence[Direction]
    placer: Placer
    clock: WallClock
    coverage: Coverage

    def placed(self, moments: Sequence[int]) -> Placed:
        """Where UTC seconds lie beside the shifts."""
        return Placed(*self.placer.many(moments))


@dataclass(frozen=True, slots=True)
class ReadyPart:
    """What one room gets of a file, worked out and not yet written.

    ``settled`` is None where other events of the room have to be written first; ``rows`` where
    those of ``new`` are not made ready yet, and then ``new`` is empty once they are.
    """

    kept: RoomToKeep
    better: Sequence[Known]
    new: Sequence[ImportedEvent]
    settled: Settled | None
    brought: Brought
    rows: Sequence[Bound] | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A whole import, good for as long as the journal's version is the one it was made for."""

    version: int
    coming: Coming
    parts: Sequence[ReadyPart]


def prepare_import(
    session: Session,
    account_id: UUID,
    request: ImportRequest,
    now: datetime,
    progress: Progress = unwatched,
) -> Ready | None:
    """Work an import out without writing; None where that has to happen while it is written.

    Raise what ``import_export`` raises, and what ``progress`` does.
    """
    version = version_of(session, account_id)
    if is_replay(session, account_id, request):
        return None
    coming = coming_of(session, account_id, request, now)
    total = len(coming.seconds)
    parts = []
    for part in parts_of(request.timeline, request.choices.picked):
        progress(0, total)
        parts.append(_with_rows(session, account_id, coming, progress, part))
    return Ready(version, coming, parts) if _are_apart(request, parts) else None


def version_of(session: Session, account_id: UUID) -> int:
    """The version of a person's journal, which every change raises."""
    return session.execute(
        select(Account.journal_version).where(Account.id == account_id)
    ).scalar_one()


def coming_of(session: Session, account_id: UUID, request: ImportRequest, now: datetime) -> Coming:
    """Put a file on its clock and beside the shifts."""
    zone = request.choices.zone
    seconds, _ = moments_in_utc(request.timeline, zone)
    roster = roster_around(session, account_id, moment_of(min(seconds)), moment_of(max(seconds)))
    return Coming(
        request,
        now,
        import_key_of(session, account_id),
        seconds,
        directions(request.timeline, request.choices.owner),
        Placer(roster),
        WallClock(zone),
        coverage_of(request.timeline, seconds, zone),
    )


def ready_part(session: Session, account_id: UUID, coming: Coming, part: Part) -> ReadyPart:
    """Work out what one room gets of a file."""
    request = coming.request
    sent = sent_in(part, coming.seconds, coming.ways)
    choice = request.marks.rooms[part.room]
    kept = room_to_keep(session, account_id, request, choice, sent=sent)
    room = kept.room
    events = imported_events(request, part, sent, to=Keyed(room.id, coming.key))
    known = known_events(session, account_id, request, room.id, sent)
    if not request.timeline.ways:
        check_owner(sent, [(one.seconds // 60, one.direction) for one in known.values()])
    better = finer(events, known, has_seconds=request.timeline.has_seconds)
    new = [event for event in events if event.dedup_key not in known]
    is_settled_later = kept.has_new_rules or bool(better)
    filled = Filled(room.id, room.number, room.relation is Relation.PRIVATE)
    return ReadyPart(
        kept,
        better,
        new,
        None if is_settled_later else _settled_around(session, account_id, kept, new),
        brought_to(filled, events, coming.placed([one.seconds for one in events]), len(new)),
    )


def rows_of(
    session: Session, account_id: UUID, coming: Coming, part: ReadyPart, standings: list[Standing]
) -> Iterator[Bound]:
    """The rows of what is new, ready to be written, some at a time."""
    arrived = Arrived(
        part.new,
        coming.placed([event.seconds for event in part.new]),
        standings,
        is_private=part.kept.room.relation is Relation.PRIVATE,
    )
    bulk = bulk_of(session, account_id, coming, part)
    return map(bulk.bound, in_chunks(arrived, coming.clock))


def bulk_of(session: Session, account_id: UUID, coming: Coming, part: ReadyPart) -> BulkInsert:
    """What makes rows of the events of one room, and inserts them."""
    shared = shared_values(account_id, coming.request, part.kept.room.id, coming.now)
    return BulkInsert(session.connection(), _EVENTS, shared, OWN)


def _settled_around(
    session: Session, account_id: UUID, kept: RoomToKeep, new: Sequence[ImportedEvent]
) -> Settled:
    """How the new events stand, and what changes for their neighbours."""
    if not new:
        return Settled([], [])
    room = kept.room
    rules = (
        (RoomRules(((0, room.alerts),)), room.relation)
        if kept.is_new
        else rules_of_room(session, account_id, room.id)
    )
    around = new[0].seconds, new[-1].seconds
    return settled(session, account_id, room.id, rules, new=new, around=around)


def _with_rows(
    session: Session, account_id: UUID, coming: Coming, progress: Progress, part: Part
) -> ReadyPart:
    ready = ready_part(session, account_id, coming, part)
    if ready.settled is None:
        return ready
    rows = []
    for some in rows_of(session, account_id, coming, ready, ready.settled.standings):
        progress(0, len(coming.seconds))
        rows.append(some)
    # The rows say it all; a long file would otherwise be held twice.
    return replace(ready, new=(), settled=replace(ready.settled, standings=[]), rows=rows)


def _are_apart(request: ImportRequest, parts: Sequence[ReadyPart]) -> bool:
    """Whether no part of a file changes what another one finds."""
    if len(parts) == 1:
        return True
    rooms = {part.kept.room.id for part in parts}
    heads = {part.kept.values["head_key"] for part in parts if part.kept.is_new}
    keys = request.marks.events
    return (
        len(rooms) == len(parts)
        and len(heads) == sum(part.kept.is_new for part in parts)
        and len(set(keys)) == len(keys)
    )
