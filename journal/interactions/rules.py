"""What may stand in an interaction, and when two are the same."""

import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.shifts.claims import day_of, refuse_future
from journal.shifts.roster import Roster
from journal.vocabulary import ABUSE, Backed, Cause, Channel, Ending, InteractionKind

BOUNDS = {"intensity": (1, 5), "still_with_me": (1, 5), "overtime_minutes": (0, 24 * 60)}
"""The lowest and highest number each answer takes, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What hit her, in closed words only; scales run from 1 to 5, None is "not answered"."""

    kind: InteractionKind
    channel: Channel | None = None
    intensity: int | None = None
    still_with_me: int | None = None
    ending: Ending | None = None
    backed: Backed | None = None
    overtime_minutes: int | None = None
    cause: Cause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One interaction as it is written down; ``at`` is aware.

    ``id`` is made by the person's device, ``zone`` is where the clock was when it was written.
    """

    id: UUID
    at: datetime
    zone: ZoneInfo
    hit: Hit


@dataclass(frozen=True, slots=True)
class Placed:
    """Where in her work an interaction lies, as her shifts tell.

    ``local_date`` is the day it counts for; ``minutes_before_end`` run to the planned end of its
    shift, negative after it, None without a shift.
    """

    local_date: date
    minutes_before_end: int | None


def place(at: datetime, zone: ZoneInfo, roster: Roster) -> Placed:
    """Find the day and the lateness of a moment in the shifts around it."""
    return Placed(day_of(at, zone, roster.claiming(at)), roster.minutes_before_end(at))


NAMES = tuple(field.name for field in fields(Hit))
"""Every answer of an interaction, in the order of the page."""


def is_abuse(kind: InteractionKind) -> bool:
    """Whether it is an insult, a threat or sexual: then nothing is asked, and a pause is owed."""
    return kind in ABUSE


def check_hit(hit: Hit) -> None:
    """Raise ``Invalid`` with the field's name when a number is out of bounds."""
    for name, (low, high) in BOUNDS.items():
        value = getattr(hit, name)
        if value is not None and not low <= value <= high:
            raise Invalid("out_of_range", field=name)


def check_entry(entry: Entry, now: datetime) -> None:
    """Raise ``Invalid`` for a number out of bounds or a moment to come."""
    check_hit(entry.hit)
    refuse_future(entry.at, now)


def body_hash(at: datetime, hit: Hit) -> bytes:
    """SHA-256 (32 bytes) of moment and answers: equal exactly when both are, in any zone."""
    given = {name: value for name in NAMES if (value := getattr(hit, name)) is not None}
    body = {"at": at.astimezone(UTC).isoformat(), **given}
    return sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).digest()
