"""The rooms and the record of an import: found or opened, closed with its counts, or dropped."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from journal.errors import Conflict
from journal.importing.normal_form import Coverage, ImportRequest, RoomChoice
from journal.importing.rooms import Room, room_for, room_of_file
from journal.model import ContactEvent, CoverageInterval, ImportBatch, ImportRoom, PickedPartner
from journal.model import Room as RoomRow
from journal.notes.commands import remove_notes_about
from journal.vocabulary import Alerts, Direction, Relation

PARSER_VERSION = 2
"""Of all readers together: raised when one reads the same file differently."""


@dataclass(frozen=True, slots=True)
class RoomToKeep:
    """A room as a file leaves it: found, or to be opened; and what is to be written for that.

    ``has_new_rules`` is whether the file's answers change how the events it holds came about.
    """

    room: Room
    is_new: bool
    values: Mapping[str, Any]
    has_new_rules: bool


def is_replay(session: Session, account_id: UUID, request: ImportRequest) -> bool:
    """Whether this very import is kept already; raise ``Conflict`` for another under its id."""
    kept = session.execute(
        select(ImportBatch.body_hash).where(
            ImportBatch.account_id == account_id, ImportBatch.id == request.id
        )
    ).scalar_one_or_none()
    if kept is not None and kept != _body_hash(request):
        raise Conflict
    return kept is not None


def room_to_keep(
    session: Session,
    account_id: UUID,
    request: ImportRequest,
    choice: RoomChoice,
    *,
    sent: Sequence[tuple[int, Direction]],
) -> RoomToKeep:
    """Find a room with what is known anew of it, or say what the next is; nothing is written."""
    found = room_for(session, account_id, choice, sent)
    if choice.is_new:
        # Two tabs with one file both ask for a new room; its messages count once.
        found = room_of_file(session, account_id, request.marks.file_key)
    known = _known_now(request, choice)
    if found is None:
        return _room_to_open(request, choice, known)
    room = replace(
        found,
        alerts=Alerts(known.get("alerts", found.alerts)),
        relation=Relation(known.get("relation", found.relation)),
    )
    is_as_before = (room.alerts, room.relation) == (found.alerts, found.relation)
    return RoomToKeep(room, is_new=False, values=known, has_new_rules=not is_as_before)


def keep_room(session: Session, account_id: UUID, kept: RoomToKeep, now: datetime) -> Room:
    """Open a room under the next number, or write what is known anew of it."""
    if kept.is_new:
        highest = session.execute(
            select(func.max(RoomRow.number)).where(RoomRow.account_id == account_id)
        ).scalar_one()
        room = replace(kept.room, number=(highest or 0) + 1)
        own = {"account_id": account_id, "id": room.id, "number": room.number, "created_at": now}
        session.execute(insert(RoomRow).values(**own, **kept.values))
        return room
    if kept.values:
        session.execute(
            update(RoomRow)
            .where(RoomRow.account_id == account_id, RoomRow.id == kept.room.id)
            .values(**kept.values)
        )
    return kept.room


def remember_picks(session: Session, account_id: UUID, request: ImportRequest) -> None:
    """Keep which of a file's numbers or conversations are work, so that it is asked once."""
    partners, picked = request.marks.partners, request.choices.picked
    if picked is None or not partners:
        return
    session.execute(
        delete(PickedPartner).where(
            PickedPartner.account_id == account_id, PickedPartner.partner_key.in_(partners)
        )
    )
    session.execute(
        insert(PickedPartner),
        [
            {"account_id": account_id, "partner_key": key, "is_work": index in picked}
            for index, key in enumerate(partners)
        ],
    )


def open_batch(
    session: Session,
    account_id: UUID,
    request: ImportRequest,
    coverage: Coverage,
    *,
    now: datetime,
) -> None:
    """Begin the record of an import, with the time it covers."""
    own = {"account_id": account_id, "id": request.id}
    timeline = request.timeline
    session.execute(
        insert(ImportBatch).values(
            **own,
            room_id=None,
            source_kind=request.source.value,
            layout=timeline.layout,
            parser_version=PARSER_VERSION,
            file_key=request.marks.file_key,
            zone=request.choices.zone.key,
            zone_basis=timeline.zone_basis.value,
            message_count=0,
            system_count=timeline.system_lines,
            added_count=0,
            duplicate_count=0,
            body_hash=_body_hash(request),
            created_at=now,
        )
    )
    covered = {"starts_at": coverage.starts_at, "ends_at": coverage.ends_at}
    session.execute(insert(CoverageInterval).values(**own, import_id=request.id, **covered))


def close_batch(
    session: Session,
    account_id: UUID,
    import_id: UUID,
    room_ids: Collection[UUID],
    counts: dict[str, int],
) -> None:
    """End the record of an import with its counts and the rooms it covers."""
    only = next(iter(room_ids)) if len(room_ids) == 1 else None
    session.execute(
        update(ImportBatch)
        .where(ImportBatch.account_id == account_id, ImportBatch.id == import_id)
        .values(room_id=only, **counts)
    )
    own = {"account_id": account_id, "import_id": import_id}
    if only is None:
        session.execute(insert(ImportRoom), [own | {"room_id": room_id} for room_id in room_ids])


def drop_empty_room(session: Session, account_id: UUID, room_id: UUID) -> None:
    """Forget a room that holds nothing and that no import speaks of, and what she called it."""
    for table in (ImportBatch, ImportRoom, ContactEvent):
        in_use = session.execute(
            select(table.room_id)
            .where(table.account_id == account_id, table.room_id == room_id)
            .limit(1)
        ).first()
        if in_use is not None:
            return
    remove_notes_about(session, account_id, [room_id])
    session.execute(delete(RoomRow).where(RoomRow.account_id == account_id, RoomRow.id == room_id))


def _known_now(request: ImportRequest, choice: RoomChoice) -> dict[str, Any]:
    """What an import says anew of a room; one of several rooms keeps what was said of each."""
    known: dict[str, Any] = {}
    if choice.label_key is not None:
        known["label_key"] = choice.label_key
    if choice.names_its_room:
        known["head_key"] = choice.head_key
    if len(request.marks.rooms) == 1 and not request.timeline.joins_rooms:
        known["alerts"] = request.choices.alerts.value
        if request.choices.relation is not Relation.UNKNOWN:
            known["relation"] = request.choices.relation.value
    return known


def _room_to_open(request: ImportRequest, choice: RoomChoice, known: dict[str, Any]) -> RoomToKeep:
    answers = {
        "alerts": request.choices.alerts.value,
        "relation": request.choices.relation.value,
        "head_key": choice.head_key,
        "source_kind": request.source.value,
    }
    values = answers | known
    room = Room(
        id=uuid4(),
        number=0,
        alerts=Alerts(values["alerts"]),
        relation=Relation(values["relation"]),
        has_label=choice.label_key is not None,
        source=request.source,
        label=None,
    )
    return RoomToKeep(room, is_new=True, values=values, has_new_rules=False)


def _body_hash(request: ImportRequest) -> bytes:
    choices = request.choices
    picked = None if choices.picked is None else sorted(choices.picked)
    said = (choices.zone, choices.alerts, choices.owner, choices.relation, picked)
    body = (request.marks.file_key, said, request.marks.rooms)
    return sha256(repr(body).encode()).digest()
