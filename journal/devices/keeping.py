"""The rows of contact that a device sends: what they hold, and where they lie."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.orm import Session

from journal.devices.app_rooms import AppRoom
from journal.devices.events import Facts, Marked
from journal.exposure.commands import OPENED_BY
from journal.importing.normal_form import Standing
from journal.importing.settling import standing_values
from journal.model import ContactEvent
from journal.shifts.placing import Placer
from journal.vocabulary import InitiationBasis, Precision, SourceKind

Placed = tuple[Marked, AppRoom | None]
"""An event, and the room of its app if it has one."""

_EVENTS = cast("Table", ContactEvent.__table__)

_LIES = (
    "at",
    "zone",
    "zone_basis",
    "outcome",
    "duration_seconds",
    "local_date",
    "local_minute",
    "beside_shift",
    "minutes_after_shift",
    "is_outside_shift",
)
_CHANGE = (
    update(_EVENTS)
    .where(_EVENTS.c.account_id == bindparam("account"), _EVENTS.c.dedup_key == bindparam("key"))
    .values({name: bindparam(f"new_{name}") for name in _LIES})
)


def insert_events(
    session: Session,
    account_id: UUID,
    coming: Iterable[tuple[Placed, Standing]],
    placer: Placer,
    *,
    import_id: UUID,
    now: datetime,
) -> None:
    """Write new events down, each as it stands in its room and beside the shifts."""
    shared = {
        "account_id": account_id,
        "import_id": import_id,
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
            **_standing(one, standing),
            **_lies(one.facts, room, placer),
            "room_id": None if room is None else room.id,
        }
        for (one, room), standing in coming
    ]
    if rows:
        session.connection().execute(insert(_EVENTS), rows)


def change_facts(
    session: Session, account_id: UUID, changed: Iterable[Placed], placer: Placer
) -> None:
    """Give kept events the facts that all reports of them come to."""
    rows = [
        {"account": account_id, "key": one.dedup_key}
        | {f"new_{name}": value for name, value in _lies(one.facts, room, placer).items()}
        for one, room in changed
    ]
    if rows:
        session.connection().execute(_CHANGE, rows)
        session.expire_all()


def _own(one: Marked) -> dict[str, Any]:
    return {
        "id": one.id,
        "channel": one.sent.channel.value,
        "direction": one.sent.way.value,
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


def _lies(facts: Facts, room: AppRoom | None, placer: Placer) -> dict[str, Any]:
    placement = placer.at(facts.at)
    local = facts.at.astimezone(facts.zone)
    return {
        "at": facts.at,
        "zone": facts.zone.key,
        "zone_basis": facts.zone_basis.value,
        "outcome": facts.outcome.value,
        "duration_seconds": facts.duration_seconds,
        "local_date": local.date(),
        "local_minute": local.hour * 60 + local.minute,
        "beside_shift": placement.beside.value,
        "minutes_after_shift": placement.minutes_after_shift,
        "is_outside_shift": placement.counts and not (room is not None and room.is_private),
    }
