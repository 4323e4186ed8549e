"""What may stand in a check-in, and when two are the same."""

import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.shifts.claims import may_be_day_of, refuse_future
from journal.vocabulary import Backed, Leaving

SCALES = (
    "mood",
    "energy",
    "tension",
    "masking",
    "replay",
    "away",
    "perspective",
    "slept_well",
    "target_pressure",
)
"""The answers that run from 1 to 5, in the order in which the page asks."""

BOUNDS = {
    **dict.fromkeys(SCALES, (1, 5)),
    "sleep_minutes": (0, 24 * 60),
    "open_cases": (0, 9999),
}
"""The lowest and highest number each answer takes, both included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the person said of herself; None is "not answered", scales run from 1 to 5."""

    mood: int | None = None
    energy: int | None = None
    tension: int | None = None
    masking: int | None = None
    replay: int | None = None
    away: int | None = None
    backed: Backed | None = None
    perspective: int | None = None
    sleep_minutes: int | None = None
    slept_well: int | None = None
    open_cases: int | None = None
    target_pressure: int | None = None
    leaving: Leaving | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One check-in as it is written down: ``at`` is aware, ``local_date`` the day it counts for.

    ``id`` is made by the person's device, ``zone`` is where the clock was when it was written.
    """

    id: UUID
    at: datetime
    zone: ZoneInfo
    local_date: date
    answers: Answers


NAMES = tuple(field.name for field in fields(Answers))
"""Every answer of a check-in, in the order of the page."""


def given(answers: Answers) -> dict[str, int | str]:
    """The answers that were given, by name, in the order of the fields."""
    return {name: value for name in NAMES if (value := getattr(answers, name)) is not None}


def check_answers(answers: Answers) -> None:
    """Raise ``Invalid``, naming the field, if nothing is answered or a number is out of bounds."""
    said = given(answers)
    if not said:
        raise Invalid("nothing_answered")
    for name, (low, high) in BOUNDS.items():
        if not low <= int(said.get(name, low)) <= high:
            raise Invalid("out_of_range", field=name)


def check_entry(entry: Entry, now: datetime) -> None:
    """Raise ``Invalid`` for wrong answers, a moment to come, or a day far from the moment."""
    check_answers(entry.answers)
    refuse_future(entry.at, now)
    if not may_be_day_of(entry.local_date, entry.at, entry.zone):
        raise Invalid("another_day", field="date")


def body_hash(at: datetime, answers: Answers) -> bytes:
    """SHA-256 (32 bytes) of moment and answers: equal exactly when both are, in any zone.

    An answer that was not given leaves no mark, so that a later version's new question does not
    turn a replayed entry into another one.
    """
    body = {"at": at.astimezone(UTC).isoformat(), **given(answers)}
    return sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).digest()
