"""Keeping the contact that a person's device sends, many events with few statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.accounts.forgetting import forgotten_ids
from journal.devices.app_rooms import NO_RULES, AppRoom, AppRooms, open_rooms, rooms_of_apps
from journal.devices.coverage import cover, open_batch
from journal.devices.events import Facts, Marked, SentEvent, marked
from journal.devices.judging import Judged, Known, judged
from journal.devices.keeping import Placed, change_facts, insert_events
from journal.devices.neighbours import Group, stand_among
from journal.devices.rules import Fate
from journal.devices.tokens import Device
from journal.importing.clocks import seconds_of
from journal.importing.sources import record_of
from journal.model import Account, ContactEvent, ImportBatch
from journal.shifts.placing import Placer
from journal.shifts.queries import roster_around
from journal.vocabulary import ContactOutcome, EntryKind, ZoneBasis


@dataclass(frozen=True, slots=True)
class _Arrived:
    """What changes: new events, kept ones with other facts, and the moments these had before."""

    new: list[Marked]
    changed: list[Marked]
    before: dict[bytes, datetime]
    rooms: dict[bytes, AppRoom]

    def placed(self, events: Sequence[Marked]) -> list[Placed]:
        """Put each beside the room of its app."""
        return [(one, None if one.head_key is None else self.rooms[one.head_key]) for one in events]


def keep_events(
    session: Session, account_id: UUID, device: Device, events: Sequence[SentEvent], now: datetime
) -> list[Fate]:
    """Keep contact that came in from a device, each event that can be; say what became of each.

    What stands there already changes nothing, unless another report of the same contact knows
    more. Whatever a device reports by itself shows that it was listening; what the person said
    through it doesn't.
    """
    key = session.execute(
        # Two requests of one person wait for each other on PostgreSQL; SQLite's writer is alone.
        select(Account.import_key).where(Account.id == account_id).with_for_update(key_share=True)
    ).scalar_one()
    coming = [marked(event, key, device.zone, now) for event in events]
    rooms = rooms_of_apps(session, account_id, {one.head_key for one in coming if one.head_key})
    known = _known(session, account_id, coming, rooms)
    found = judged(coming, known, now)
    arrived = _arrived(session, account_id, found, known=known, rooms=rooms, now=now)
    if arrived.new or arrived.changed:
        touch(session, account_id)
        open_batch(session, account_id, device, now)
        _keep(session, account_id, record_of(device.token_id), arrived, now)
    if any(one.sent.initiation is None for one in arrived.new):
        cover(session, account_id, device.token_id, now)
    return found.fates


def _known(session: Session, account_id: UUID, coming: Sequence[Marked], rooms: AppRooms) -> Known:
    ids = [one.id for one in coming]
    rows = session.execute(
        select(
            ContactEvent.id,
            ContactEvent.dedup_key,
            ContactEvent.body_hash,
            ContactEvent.at,
            ContactEvent.zone,
            ContactEvent.zone_basis,
            ContactEvent.outcome,
            ContactEvent.duration_seconds,
        ).where(
            ContactEvent.account_id == account_id,
            or_(
                ContactEvent.id.in_(ids),
                ContactEvent.dedup_key.in_([one.dedup_key for one in coming]),
            ),
        )
    ).all()
    facts = {
        bytes(row.dedup_key): Facts(
            row.at,
            ZoneInfo(row.zone),
            ZoneBasis(row.zone_basis),
            ContactOutcome(row.outcome),
            row.duration_seconds,
        )
        for row in rows
    }
    hashes = {row.id: row.body_hash for row in rows}
    deleted = forgotten_ids(session, account_id, EntryKind.CONTACT, ids)
    return Known(hashes, facts, deleted, frozenset(rooms.found), rooms.free)


def _arrived(
    session: Session,
    account_id: UUID,
    found: Judged,
    *,
    known: Known,
    rooms: AppRooms,
    now: datetime,
) -> _Arrived:
    changed = {key: one for key, one in found.again.items() if one.facts != known.facts[key]}
    opened = open_rooms(session, account_id, tuple(found.heads), rooms.highest, now)
    before = {key: known.facts[key].at for key in changed}
    return _Arrived(list(found.new.values()), list(changed.values()), before, rooms.found | opened)


def _keep(
    session: Session, account_id: UUID, import_id: UUID, arrived: _Arrived, now: datetime
) -> None:
    moments = [one.at for one in (*arrived.new, *arrived.changed)]
    placer = Placer(roster_around(session, account_id, min(moments), max(moments)))
    change_facts(session, account_id, arrived.placed(arrived.changed), placer)
    standings = stand_among(session, account_id, list(_groups(arrived)))
    coming = [(one, standings[one[0].dedup_key]) for one in arrived.placed(arrived.new)]
    insert_events(session, account_id, coming, placer, import_id=import_id, now=now)
    _count(session, account_id, import_id, len(arrived.new))


def _groups(arrived: _Arrived) -> Iterator[Group]:
    by_head: dict[bytes | None, tuple[list[Marked], list[int]]] = {}
    for one in arrived.new:
        by_head.setdefault(one.head_key, ([], []))[0].append(one)
    for one in arrived.changed:
        moments = one.at, arrived.before[one.dedup_key]
        by_head.setdefault(one.head_key, ([], []))[1].extend(map(seconds_of, moments))
    for head, (new, moved) in by_head.items():
        if head is None:
            yield Group(None, NO_RULES, new, moved)
        else:
            yield Group(arrived.rooms[head].id, arrived.rooms[head].rules, new, moved)


def _count(session: Session, account_id: UUID, import_id: UUID, added: int) -> None:
    # What is told again isn't counted: how often that is depends on how a device bundles it.
    session.execute(
        update(ImportBatch)
        .where(ImportBatch.account_id == account_id, ImportBatch.id == import_id)
        .values(
            message_count=ImportBatch.message_count + added,
            added_count=ImportBatch.added_count + added,
        )
    )
