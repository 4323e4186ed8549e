"""The rooms and the record of an import: found or opened, closed with its counts, or dropped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from journal.errors import Conflict
from journal.importing.normal_form import Coverage, ImportRequest, RoomChoice
from journal.importing.rooms import Room, room_for, room_of, room_of_file
from journal.model import ContactEvent, CoverageInterval, ImportBatch, PickedPartner
from journal.model import Room as RoomRow
from journal.vocabulary import Direction, Relation

PARSER_VERSION = 2
"""Of all readers together: raised when one reads the same file differently."""


@dataclass(frozen=True, slots=True)
class RoomKept:
    """A room that a file goes to, and whether the file's answers change how its events came."""

    room: Room
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


def room_kept(
    session: Session,
    account_id: UUID,
    request: ImportRequest,
    choice: RoomChoice,
    *,
    sent: Sequence[tuple[int, Direction]],
    now: datetime,
) -> RoomKept:
    """Find a room and refresh what is known of it, or open the next one."""
    found = room_for(session, account_id, choice, sent)
    if choice.is_new:
        # Two tabs with one file both ask for a new room; its messages count once.
        found = room_of_file(session, account_id, request.marks.file_key)
    known = _known_now(request, choice)
    if found is None:
        answers = {
            "alerts": request.choices.alerts.value,
            "relation": request.choices.relation.value,
            "head_key": choice.head_key,
            "source_kind": request.source.value,
        }
        opened = _new_room(session, account_id, answers | known, now)
        return RoomKept(room_of(session, account_id, opened), has_new_rules=False)
    if known:
        session.execute(
            update(RoomRow)
            .where(RoomRow.account_id == account_id, RoomRow.id == found.id)
            .values(**known)
        )
    room = room_of(session, account_id, found.id)
    is_as_before = (room.alerts, room.relation) == (found.alerts, found.relation)
    return RoomKept(room, has_new_rules=not is_as_before)


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
    room_id: UUID | None,
    counts: dict[str, int],
) -> None:
    """End the record of an import with its counts and, if it filled only one, its room."""
    session.execute(
        update(ImportBatch)
        .where(ImportBatch.account_id == account_id, ImportBatch.id == import_id)
        .values(room_id=room_id, **counts)
    )


def drop_empty_room(session: Session, account_id: UUID, room_id: UUID) -> None:
    """Forget a room that holds nothing and that no import speaks of."""
    for table in (ImportBatch, ContactEvent):
        in_use = session.execute(
            select(table.id)
            .where(table.account_id == account_id, table.room_id == room_id)
            .limit(1)
        ).first()
        if in_use is not None:
            return
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


def _new_room(session: Session, account_id: UUID, known: dict[str, Any], now: datetime) -> UUID:
    highest = session.execute(
        select(func.max(RoomRow.number)).where(RoomRow.account_id == account_id)
    ).scalar_one()
    room_id = uuid4()
    session.execute(
        insert(RoomRow).values(
            account_id=account_id, id=room_id, number=(highest or 0) + 1, created_at=now, **known
        )
    )
    return room_id


def _body_hash(request: ImportRequest) -> bytes:
    choices = request.choices
    picked = None if choices.picked is None else sorted(choices.picked)
    said = (choices.zone, choices.alerts, choices.owner, choices.relation, picked)
    body = (request.marks.file_key, said, request.marks.rooms)
    return sha256(repr(body).encode()).digest()
