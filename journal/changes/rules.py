"""What may be marked as changed, and when two marks are the same."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from journal.errors import Invalid
from journal.vocabulary import ChangeKind

OLDEST_YEARS = 20
"""How many calendar years back a mark may lie; beyond it the year is a slip of the finger."""

STORED_UNDER = "change."
MOST_MARKS = 24
"""How many marks one person can have; each is compared anew after every change of the journal."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One change on a date of her own calendar; ``id`` is made by her device."""

    id: UUID
    kind: ChangeKind
    on_date: date


def stored_key(change_id: UUID) -> str:
    """The key under which what was found about a mark is stored."""
    return f"{STORED_UNDER}{change_id}"


def check_mark(mark: Mark, today: date, others: Iterable[Mark]) -> None:
    """Raise ``Invalid`` for a day to come, one of another age, a double, or one mark too many.

    ``today`` is the date on her wall; ``others`` are her marks, this one among them or not.
    """
    if mark.on_date > today:
        raise Invalid("in_the_future", field="on_date")
    if today.year - mark.on_date.year > OLDEST_YEARS:
        raise Invalid("too_long_ago", field="on_date")
    beside = [other for other in others if other.id != mark.id]
    if any((other.kind, other.on_date) == (mark.kind, mark.on_date) for other in beside):
        raise Invalid("marked_already", field="kind")
    if len(beside) >= MOST_MARKS:
        raise Invalid("too_many_marks", field="kind")


def body_hash(mark: Mark) -> bytes:
    """SHA-256 (32 bytes) of kind and date: equal exactly when both are."""
    body = {"kind": mark.kind.value, "on_date": mark.on_date.isoformat()}
    return sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).digest()
