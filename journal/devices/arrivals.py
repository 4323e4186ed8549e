"""Keeping the contact that a person's device sends, many events with few statements."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, insert, or_, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.devices.app_rooms import NO_RULES, AppRoom, rooms_of_apps
from journal.devices.coverage import cover, open_batch
from journal.devices.events import Marked, SentEvent, marked
from journal.devices.neighbours import Group, stand_among
from journal.devices.rules import Fate, Kept, NotKept, check_range
from journal.devices.tokens import Device
from journal.errors import Invalid
from journal.exposure.commands import OPENED_BY
from journal.importing.normal_form import Standing
from journal.importing.settling import standing_values
from journal.model import Account, ContactEvent, ImportBatch
from journal.shifts.claims import refuse_future
from journal.shifts.placing import Placer
from journal.shifts.queries import roster_around
from journal.vocabulary import InitiationBasis, Precision, SourceKind

_EVENTS = cast("Table", ContactEvent.__table__)


def keep_events(
    session: Session, account_id: UUID, device: Device, events: Sequence[SentEvent], now: datetime
) -> list[Fate]:
    """Keep contact that came in from a device, each event that can be; say what became of each.

    What stands there already changes nothing. Whatever a device reports by itself shows that it
    was listening; what the person said through it doesn't.
    """
    key = session.execute(
        # Two requests of one person wait for each other on PostgreSQL; SQLite's writer is alone.
        select(Account.import_key).where(Account.id == account_id).with_for_update()
    ).scalar_one()
    coming = [marked(event, key, device.zone, now) for event in events]
    fates, new = _judged(coming, _known(session, account_id, coming), now)
    if new:
        touch(session, account_id)
        open_batch(session, account_id, device, now)
        _add(session, account_id, device.token_id, new, now)
        _count(session, account_id, device.token_id, fates)
        if any(one.sent.initiation is None for one in new):
            cover(session, account_id, device.token_id, now)
    return fates


def _known(
    session: Session, account_id: UUID, coming: Sequence[Marked]
) -> dict[UUID | bytes, bytes | None]:
    """The hashes of what is kept, by its id and by its key against doubles."""
    rows = session.execute(
        select(ContactEvent.id, ContactEvent.dedup_key, ContactEvent.body_hash).where(
            ContactEvent.account_id == account_id,
            or_(
                ContactEvent.id.in_([one.id for one in coming]),
                ContactEvent.dedup_key.in_([one.dedup_key for one in coming]),
            ),
        )
    ).all()
    return {row[0]: row[2] for row in rows} | {bytes(row[1]): row[2] for row in rows}


def _judged(
    coming: Sequence[Marked], known: dict[UUID | bytes, bytes | None], now: datetime
) -> tuple[list[Fate], list[Marked]]:
    fates: list[Fate] = []
    new = []
    for one in coming:
        fate = _fate(one, known, now)
        if fate == Kept(is_new=True):
            new.append(one)
            known[one.id] = known[one.dedup_key] = one.body_hash
        fates.append(fate)
    return fates, new


def _fate(one: Marked, known: dict[UUID | bytes, bytes | None], now: datetime) -> Fate:
    try:
        check_range(one.at)
        refuse_future(one.at, now)
    except Invalid as refusal:
        return NotKept("at", refusal.reason)
    if one.dedup_key in known and one.sent.id is None:
        return Kept(is_new=False)
    if one.id in known:
        is_same = known[one.id] == one.body_hash
        return Kept(is_new=False) if is_same else NotKept("id", "conflict")
    return Kept(is_new=one.dedup_key not in known)


def _add(
    session: Session, account_id: UUID, token_id: UUID, new: Sequence[Marked], now: datetime
) -> None:
    heads = dict.fromkeys(one.head_key for one in new if one.head_key is not None)
    rooms = rooms_of_apps(session, account_id, tuple(heads), now)
    standings = stand_among(session, account_id, _groups(new, rooms))
    moments = [one.at for one in new]
    placer = Placer(roster_around(session, account_id, min(moments), max(moments)))
    shared = {
        "account_id": account_id,
        "import_id": token_id,
        "source_kind": SourceKind.DEVICE.value,
        "precision": Precision.SECOND.value,
        "urgency": None,
        "free_not_to_look": None,
        "folded_count": 1,
        "order_in_minute": 0,
        "version": 1,
        "created_at": now,
    }
    rows = [
        {
            **shared,
            **_own(one),
            **_standing(one, standings[one.dedup_key]),
            **_place(one, placer, _room(one, rooms)),
        }
        for one in new
    ]
    session.connection().execute(insert(_EVENTS), rows)


def _groups(new: Sequence[Marked], rooms: dict[bytes, AppRoom]) -> list[Group]:
    by_head: dict[bytes | None, list[Marked]] = {}
    for one in new:
        by_head.setdefault(one.head_key, []).append(one)
    return [
        Group(None, NO_RULES, events)
        if head is None
        else Group(rooms[head].id, rooms[head].rules, events)
        for head, events in by_head.items()
    ]


def _room(one: Marked, rooms: dict[bytes, AppRoom]) -> AppRoom | None:
    return None if one.head_key is None else rooms[one.head_key]


def _own(one: Marked) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at,
        "zone": one.zone.key,
        "zone_basis": one.sent.zone_basis.value,
        "channel": one.sent.channel.value,
        "direction": one.sent.way.value,
        "outcome": one.sent.outcome.value,
        "duration_seconds": one.sent.duration_seconds,
        "dedup_key": one.dedup_key,
        "body_hash": one.body_hash,
    }


def _standing(one: Marked, standing: Standing) -> dict[str, Any]:
    """How it stands; what she said through the device beats every rule."""
    values = standing_values(standing)
    said = one.sent.initiation
    if said is None:
        return values
    values |= {"initiation": said.value, "initiation_basis": InitiationBasis.USER.value}
    return values if one.head_key else values | {"opened_by": OPENED_BY[said].value}


def _place(one: Marked, placer: Placer, room: AppRoom | None) -> dict[str, Any]:
    placement = placer.at(one.at)
    local = one.at.astimezone(one.zone)
    return {
        "room_id": None if room is None else room.id,
        "local_date": local.date(),
        "local_minute": local.hour * 60 + local.minute,
        "beside_shift": placement.beside.value,
        "minutes_after_shift": placement.minutes_after_shift,
        "is_outside_shift": placement.counts and not (room is not None and room.is_private),
    }


def _count(session: Session, account_id: UUID, token_id: UUID, fates: Sequence[Fate]) -> None:
    known = fates.count(Kept(is_new=False))
    added = fates.count(Kept(is_new=True))
    session.execute(
        update(ImportBatch)
        .where(ImportBatch.account_id == account_id, ImportBatch.id == token_id)
        .values(
            message_count=ImportBatch.message_count + known + added,
            added_count=ImportBatch.added_count + added,
            duplicate_count=ImportBatch.duplicate_count + known,
        )
    )
