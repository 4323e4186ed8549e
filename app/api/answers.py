"""What a token's holder is told, as models: the document is made from the same ones."""

from datetime import date as Date  # noqa: N812 - a field called date would hide it
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from flask import jsonify
from flask.typing import ResponseReturnValue

from app.forms import Form
from journal.check_ins.queries import LoggedCheckIn
from journal.check_ins.rules import NAMES as ANSWERS
from journal.devices.queries import ContactSeen
from journal.interactions.queries import LoggedInteraction
from journal.interactions.rules import NAMES as HITS
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import (
    Backed,
    Cause,
    Channel,
    Ending,
    InteractionKind,
    Leaving,
    Locale,
    ShiftKind,
    TokenScope,
)


class Fault(StrEnum):
    """Why something sent can't be kept."""

    MISSING = "missing"
    NOT_VALID = "not_valid"
    UNKNOWN_FIELD = "unknown_field"
    CONFLICT = "conflict"
    IN_THE_FUTURE = "in_the_future"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    NOTHING_ANSWERED = "nothing_answered"
    ANOTHER_DAY = "another_day"
    UNKNOWN_UNIT = "unknown_unit"
    TOO_LONG_AGO = "too_long_ago"
    DELETED = "deleted"
    TOO_MANY_ROOMS = "too_many_rooms"


class NotTaken(Form):
    """One of several that wasn't kept: which from 0 on, at which field, and why."""

    index: int
    field: str
    reason: Fault


class Problem(Form):
    """A refusal: a code; and where one thing sent is at fault, its field and all such places."""

    error: str
    field: str = ""
    refused: tuple[NotTaken, ...] = ()


class Taken(Form):
    """What became of what was sent; `known` was kept before and nothing of it has changed."""

    added: int
    known: int
    refused: list[NotTaken]


class Counted(Form):
    """What became of an organisation's reports."""

    accepted: int
    known: int
    refused: list[NotTaken]


class Alive(Form):
    """The time for which this device tells silence from not knowing."""

    covers_since: datetime
    covers_until: datetime


class ContactPage(Form):
    """Contact of all sources, newest first; `next` is where the following page begins."""

    contact_events: list[ContactSeen]
    next: str | None


class CheckInSeen(Form):
    """A check-in as it is kept; `date` is the day it counts for."""

    id: UUID
    at: datetime
    zone: str
    date: Date
    version: int
    mood: int | None
    energy: int | None
    tension: int | None
    masking: int | None
    replay: int | None
    away: int | None
    backed: Backed | None
    perspective: int | None
    sleep_minutes: int | None
    slept_well: int | None
    open_cases: int | None
    target_pressure: int | None
    leaving: Leaving | None

    @classmethod
    def of(cls, kept: LoggedCheckIn) -> "CheckInSeen":
        """Put a kept one in the words of the answer."""
        said = {name: getattr(kept.answers, name) for name in ANSWERS}
        return cls(**_head(kept), **said)


class CheckInPage(Form):
    """Check-ins, newest first; `next` is where the following page begins."""

    check_ins: list[CheckInSeen]
    next: str | None


class InteractionSeen(Form):
    """A hard interaction as it is kept; `minutes_before_end` run to the end of its shift."""

    id: UUID
    at: datetime
    zone: str
    date: Date
    version: int
    minutes_before_end: int | None
    kind: InteractionKind
    channel: Channel | None
    intensity: int | None
    still_with_me: int | None
    ending: Ending | None
    backed: Backed | None
    overtime_minutes: int | None
    cause: Cause | None

    @classmethod
    def of(cls, kept: LoggedInteraction) -> "InteractionSeen":
        """Put a kept one in the words of the answer."""
        said = {name: getattr(kept.hit, name) for name in HITS}
        return cls(**_head(kept), minutes_before_end=kept.minutes_before_end, **said)


class InteractionPage(Form):
    """Hard interactions, newest first; `next` is where the following page begins."""

    interactions: list[InteractionSeen]
    next: str | None


class ShiftSeen(Form):
    """A shift wherever it comes from; `ends_at` is when she left, if she said so (`is_closed`)."""

    date: Date
    zone: str
    kind: ShiftKind
    starts_at: datetime
    planned_end: datetime
    ends_at: datetime
    is_closed: bool

    @classmethod
    def of(cls, shift: ShiftInterval) -> "ShiftSeen":
        """Put a shift in the words of the answer."""
        names = ("zone", "kind", "starts_at", "planned_end", "ends_at", "is_closed")
        return cls(date=shift.local_date, **{name: getattr(shift, name) for name in names})


class ShiftPage(Form):
    """The shifts of some dates in a row; `next` is the date after them."""

    shifts: list[ShiftSeen]
    next: Date | None


class Me(Form):
    """Whose token it is, as far as a tool has to know, and what the token may do."""

    zone: str
    language: Locale
    token: str
    scopes: list[TokenScope]
    made_at: datetime
    now: datetime


def told(answer: Form) -> ResponseReturnValue:
    """Say an answer in JSON."""
    return jsonify(answer.model_dump(mode="json"))


def _head(kept: LoggedCheckIn | LoggedInteraction) -> dict[str, Any]:
    names = ("id", "at", "version")
    head = {name: getattr(kept, name) for name in names}
    return {**head, "zone": kept.zone.key, "date": kept.local_date}
