"""Rows as an import hands them on, and somebody to bring them to."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from journal.check_ins.rules import NAMES as CHECK_IN_NAMES
from journal.interactions.rules import NAMES as INTERACTION_NAMES

NOON = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
NOW = NOON + timedelta(days=30)
DAY = date(2026, 3, 2)

Row = dict[str, Any]


def check_in(**more: Any) -> Row:
    empty = dict.fromkeys((*CHECK_IN_NAMES, "import_id", "dedup_key"))
    placed = {"at": NOON, "zone": "Asia/Seoul", "local_date": DAY, "version": 1}
    return {"id": uuid4(), **empty, **placed, "created_at": NOON, "mood": 3, **more}


def interaction(**more: Any) -> Row:
    empty = dict.fromkeys(INTERACTION_NAMES)
    placed = {"at": NOON, "zone": "Asia/Seoul", "local_date": DAY, "version": 1}
    derived = {"minutes_before_end": 4321}
    return {
        "id": uuid4(),
        **empty,
        **placed,
        **derived,
        "created_at": NOON,
        "kind": "insult",
        **more,
    }


def contact(**more: Any) -> Row:
    source = {"source_kind": "manual", "channel": "other", "precision": "minute"}
    way = {"direction": "none", "opened_by": "them", "initiation": "pushed"}
    known = {"zone_basis": "account", "initiation_basis": "user", "outcome": "none"}
    nothing = dict.fromkeys(
        ("import_id", "room_id", "urgency", "free_not_to_look", "duration_seconds", "body_hash")
    )
    own = uuid4()
    derived = {"local_date": date(1999, 1, 1), "is_outside_shift": False, "episode": 99}
    return {
        "id": own,
        **source,
        **way,
        **known,
        **nothing,
        **derived,
        "at": NOON,
        "zone": "Asia/Seoul",
        "folded_count": 1,
        "order_in_minute": 0,
        "dedup_key": own.bytes,
        "version": 1,
        "created_at": NOON,
        **more,
    }


def change(**more: Any) -> Row:
    row = {"id": uuid4(), "kind": "other", "on_date": DAY, "version": 1, "created_at": NOON}
    return {**row, **more}


def goal(number: int, **more: Any) -> Row:
    open_ended = dict.fromkeys(("until", "paused_since", "ended_at"))
    return {
        "id": uuid4(),
        "number": number,
        "kind": "sleep",
        **open_ended,
        "created_at": NOON,
        **more,
    }
