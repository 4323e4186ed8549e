"""Keeping an import whole or not at all, and taking one back."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict, NotFound
from journal.exposure.rules import placed
from journal.importing.kakaotalk import PARSER_VERSION
from journal.importing.normal_form import (
    AlreadyImported,
    Counted,
    ImportRequest,
    ImportSummary,
)
from journal.importing.queries import import_key_of
from journal.importing.rooms import known_events, room_for, room_of_file
from journal.importing.rules import (
    check_owner,
    coverage_of,
    imported_events,
    moment_of,
    sent_of,
    summary_of,
)
from journal.importing.settling import settle, uncover
from journal.model import CoverageInterval, ImportBatch
from journal.model import Room as RoomRow
from journal.shifts.queries import roster_around
from journal.vocabulary import Alerts, ContactChannel, Precision, SourceKind, ZoneBasis


def import_export(
    session: Session, account_id: UUID, request: ImportRequest, now: datetime
) -> ImportSummary | AlreadyImported:
    """Keep the messages of one export that are not kept yet.

    Raise ``Conflict`` when the id stands for another import, ``NotFound`` for a room that is not
    hers, ``Invalid`` when the room was read with another owner.
    """
    # Raising the version first also makes a second import of this person wait on PostgreSQL.
    touch(session, account_id)
    if _is_replay(session, account_id, request):
        return AlreadyImported(request.id)
    room_id, number = _room_kept(session, account_id, request, now)
    counted = _counted(session, account_id, request, room_id)
    coverage = coverage_of(request.timeline, request.choices.zone)
    summary = summary_of(request, number, counted, coverage)
    shared = _event_values(account_id, request, room_id, now)
    _insert_batch(session, account_id, request, summary, shared)
    rows = [
        shared | _own_values(one, request.id, position)
        for position, one in enumerate(counted)
        if one.is_new
    ]
    settle(session, account_id, room_id, request.choices.alerts, rows)
    return summary


def undo_import(session: Session, account_id: UUID, import_id: UUID) -> None:
    """Take an import back with the messages it added; raise ``NotFound`` when it is not hers.

    The time it covered is unknown again, also where another file had the same messages.
    """
    batch = session.execute(
        select(ImportBatch.room_id, RoomRow.alerts)
        .join(
            RoomRow,
            (RoomRow.id == ImportBatch.room_id) & (RoomRow.account_id == ImportBatch.account_id),
        )
        .where(ImportBatch.account_id == account_id, ImportBatch.id == import_id)
    ).first()
    if batch is None:
        raise NotFound
    uncover(session, account_id, import_id, batch.room_id)
    session.execute(
        delete(ImportBatch).where(ImportBatch.account_id == account_id, ImportBatch.id == import_id)
    )
    settle(session, account_id, batch.room_id, Alerts(batch.alerts))
    _drop_empty_room(session, account_id, batch.room_id)
    touch(session, account_id)


def _is_replay(session: Session, account_id: UUID, request: ImportRequest) -> bool:
    kept = session.execute(
        select(ImportBatch.body_hash).where(
            ImportBatch.account_id == account_id, ImportBatch.id == request.id
        )
    ).scalar_one_or_none()
    if kept is not None and kept != _body_hash(request):
        raise Conflict
    return kept is not None


def _body_hash(request: ImportRequest) -> bytes:
    body = (request.file_key, request.choices, request.room)
    return sha256(repr(body).encode()).digest()


def _room_kept(
    session: Session, account_id: UUID, request: ImportRequest, now: datetime
) -> tuple[UUID, int]:
    """Find the room and refresh what is known of it, or open the next one."""
    sent = sent_of(request.timeline, request.choices)
    found = room_for(session, account_id, request.room, sent)
    if request.room.is_new:
        # Two tabs with one file both ask for a new room; its messages count once.
        found = room_of_file(session, account_id, request.file_key)
    known: dict[str, str | bytes] = {
        "alerts": request.choices.alerts.value,
        "relation": request.choices.relation.value,
    }
    if request.room.label_key is not None:
        known["label_key"] = request.room.label_key
    if found is None:
        return _new_room(session, account_id, known | {"head_key": request.room.head_key}, now)
    if request.room.names_its_room:
        known["head_key"] = request.room.head_key
    session.execute(
        update(RoomRow)
        .where(RoomRow.account_id == account_id, RoomRow.id == found.id)
        .values(**known)
    )
    return found.id, found.number


def _new_room(
    session: Session, account_id: UUID, known: dict[str, str | bytes], now: datetime
) -> tuple[UUID, int]:
    highest = session.execute(
        select(func.max(RoomRow.number)).where(RoomRow.account_id == account_id)
    ).scalar_one()
    room_id, number = uuid4(), (highest or 0) + 1
    session.execute(
        insert(RoomRow).values(
            account_id=account_id, id=room_id, number=number, created_at=now, **known
        )
    )
    return room_id, number


def _counted(
    session: Session, account_id: UUID, request: ImportRequest, room_id: UUID
) -> list[Counted]:
    """Compare the file with what the room holds, and place its events beside the shifts."""
    zone = request.choices.zone
    key = import_key_of(session, account_id)
    events = imported_events(request.timeline, request.choices, key, room_id)
    known = known_events(session, account_id, room_id)
    check_owner(events, known.values())
    first, last = moment_of(events[0].seconds), moment_of(events[-1].seconds)
    roster = roster_around(session, account_id, first, last)
    return [
        Counted(
            event,
            placed(moment_of(event.seconds), zone, roster),
            is_new=event.dedup_key not in known,
        )
        for event in events
    ]


def _insert_batch(
    session: Session,
    account_id: UUID,
    request: ImportRequest,
    summary: ImportSummary,
    shared: dict[str, object],
) -> None:
    own = {"account_id": account_id, "id": request.id}
    batch = {
        "room_id": shared["room_id"],
        "source_kind": SourceKind.KAKAOTALK.value,
        "layout": request.timeline.layout,
        "parser_version": PARSER_VERSION,
        "file_key": request.file_key,
        "zone": request.choices.zone.key,
        "zone_basis": ZoneBasis.ASKED.value,
        "message_count": summary.messages,
        "system_count": summary.system_lines,
        "added_count": summary.added,
        "duplicate_count": summary.duplicates,
        "body_hash": _body_hash(request),
        "created_at": shared["created_at"],
    }
    session.execute(insert(ImportBatch).values(**own, **batch))
    covered = {"starts_at": summary.coverage.starts_at, "ends_at": summary.coverage.ends_at}
    session.execute(insert(CoverageInterval).values(**own, import_id=request.id, **covered))


def _event_values(
    account_id: UUID, request: ImportRequest, room_id: UUID, now: datetime
) -> dict[str, object]:
    """What all events of one import have in common."""
    precision = Precision.SECOND if request.timeline.has_seconds else Precision.MINUTE
    return {
        "account_id": account_id,
        "import_id": request.id,
        "room_id": room_id,
        "source_kind": SourceKind.KAKAOTALK.value,
        "channel": ContactChannel.MESSENGER.value,
        "zone": request.choices.zone.key,
        "precision": precision.value,
        "zone_basis": ZoneBasis.ASKED.value,
        "urgency": None,
        "free_not_to_look": None,
        "folded_count": 1,
        "body_hash": None,
        "version": 1,
        "created_at": now,
    }


def _own_values(one: Counted, import_id: UUID, position: int) -> dict[str, object]:
    """What is one event's own; its id sorts by the order of the file within a minute."""
    prefix = sha256(import_id.bytes).digest()[:12]
    return {
        "id": UUID(bytes=prefix + position.to_bytes(4, "big")),
        "at": moment_of(one.event.seconds),
        "direction": one.event.direction.value,
        "dedup_key": one.event.dedup_key,
        "local_date": one.place.local_date,
        "local_minute": one.place.local_minute,
        "is_outside_shift": one.place.is_outside_shift,
        "minutes_after_shift": one.place.minutes_after_shift,
    }


def _drop_empty_room(session: Session, account_id: UUID, room_id: UUID) -> None:
    in_use = session.execute(
        select(ImportBatch.id).where(
            ImportBatch.account_id == account_id, ImportBatch.room_id == room_id
        )
    ).first()
    if in_use is None:
        session.execute(
            delete(RoomRow).where(RoomRow.account_id == account_id, RoomRow.id == room_id)
        )
