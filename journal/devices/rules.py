"""What devices say in their person's name, what can be kept of it, and what becomes of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.check_ins.rules import Answers
from journal.errors import Invalid
from journal.interactions.rules import Hit
from journal.shifts.rules import EARLIEST, LATEST


@dataclass(frozen=True, slots=True)
class Kept:
    """It stands in the journal now; unless it ``is_new`` it did before."""

    is_new: bool


@dataclass(frozen=True, slots=True)
class NotKept:
    """It can't stand there: at which field, and a reason in snake_case."""

    field: str
    reason: str


Fate = Kept | NotKept


@dataclass(frozen=True, slots=True)
class SaidCheckIn:
    """A check-in as it was sent: ``at`` None is now, ``day`` None the one her shifts tell."""

    id: UUID
    at: datetime | None
    zone: ZoneInfo
    day: date | None
    answers: Answers


@dataclass(frozen=True, slots=True)
class SaidInteraction:
    """An interaction as it was sent; ``at`` None is now."""

    id: UUID
    at: datetime | None
    zone: ZoneInfo
    hit: Hit


def is_in_range(at: datetime) -> bool:
    """Whether a moment lies well inside the years that shifts are known for."""
    return EARLIEST.year < at.year < LATEST.year


def check_range(at: datetime) -> None:
    """Raise ``Invalid`` for a moment of another age, before anybody counts its days."""
    if not is_in_range(at):
        raise Invalid("date_out_of_range", field="time")
