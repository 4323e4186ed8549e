"""Reading a person's own hard interactions: one, those of some days, or page by page."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, Select, select, tuple_
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.interactions.rules import NAMES, Hit
from journal.model.interaction import Interaction
from journal.vocabulary import Backed, Cause, Channel, Ending, InteractionKind


@dataclass(frozen=True, slots=True)
class LoggedInteraction:
    """One interaction as it is kept; ``at`` is in UTC, ``zone`` where the clock was then.

    ``local_date`` is the day it counts for; ``minutes_before_end`` run to the planned end of its
    shift, negative after it, None without a shift; ``version`` rises with each edit.
    """

    id: UUID
    at: datetime
    zone: ZoneInfo
    local_date: date
    minutes_before_end: int | None
    version: int
    body_hash: bytes
    hit: Hit


_COLUMNS = (
    Interaction.id,
    Interaction.at,
    Interaction.zone,
    Interaction.local_date,
    Interaction.minutes_before_end,
    Interaction.version,
    Interaction.body_hash,
    *(getattr(Interaction, name) for name in NAMES),
)
_HEAD = len(_COLUMNS) - len(NAMES)
_LISTS = {
    "kind": InteractionKind,
    "channel": Channel,
    "ending": Ending,
    "backed": Backed,
    "cause": Cause,
}


def interaction_of(session: Session, account_id: UUID, interaction_id: UUID) -> LoggedInteraction:
    """One interaction of this person; raise ``NotFound`` for any other id."""
    found = _logged(session, _of(account_id).where(Interaction.id == interaction_id))
    if not found:
        raise NotFound
    return found[0]


def interactions_between(
    session: Session, account_id: UUID, first_day: date, last_day: date
) -> tuple[LoggedInteraction, ...]:
    """The interactions that count for the days from first to last, both included, by time."""
    days = Interaction.local_date.between(first_day, last_day)
    return _logged(session, _of(account_id).where(days).order_by(Interaction.at, Interaction.id))


def interactions_page(
    session: Session, account_id: UUID, before: tuple[datetime, UUID] | None, count: int
) -> tuple[LoggedInteraction, ...]:
    """Up to ``count`` interactions older than (moment, id), or the newest, newest first."""
    asked = _of(account_id).order_by(Interaction.at.desc(), Interaction.id.desc()).limit(count)
    if before is not None:
        asked = asked.where(tuple_(Interaction.at, Interaction.id) < before)
    return _logged(session, asked)


def _of(account_id: UUID) -> Select[Any]:
    return select(*_COLUMNS).where(Interaction.account_id == account_id)


def _logged(session: Session, asked: Select[Any]) -> tuple[LoggedInteraction, ...]:
    return tuple(_entry(row) for row in session.execute(asked))


def _entry(row: Row[Any]) -> LoggedInteraction:
    interaction_id, at, zone, local_date, minutes, version, body_hash = row[:_HEAD]
    said: dict[str, Any] = {
        name: _LISTS[name](value) if name in _LISTS else value
        for name, value in zip(NAMES, row[_HEAD:], strict=True)
        if value is not None
    }
    hit = Hit(**said)
    return LoggedInteraction(
        interaction_id, at, ZoneInfo(zone), local_date, minutes, version, body_hash, hit
    )
