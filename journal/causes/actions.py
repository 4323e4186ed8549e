"""What was changed about a cause: written down by a lead, read by every member."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import Conflict, Invalid, NotFound
from journal.model.cause import CauseAction
from journal.model.team import Unit
from journal.storage.turns import Turn, take_turn
from journal.vocabulary import (
    Act,
    Cause,
    CauseTable,
    Channel,
    InteractionKind,
    Lateness,
    RosterCause,
)

ROSTER = "roster"
LISTS: Mapping[str, type[StrEnum]] = {
    CauseTable.CAUSE: Cause,
    CauseTable.KIND: InteractionKind,
    CauseTable.CHANNEL: Channel,
    CauseTable.LATENESS: Lateness,
    ROSTER: RosterCause,
}
"""What an action can be about: a row of a published table, or of the duty roster."""

MOST_WORDS = 300
OLDEST = timedelta(days=2 * 365)
"""How long ago a change may lie: two years of figures are more than any comparison needs."""

WORDS_IN_AUDIT = 80


@dataclass(frozen=True, slots=True)
class Target:
    """What an action is about: a list by its name, and the value of one of its rows."""

    list_name: str
    row: str


@dataclass(frozen=True, slots=True)
class NewAction:
    """What a lead says was changed, for which unit and from which date on."""

    id: UUID
    unit_id: UUID
    target: Target
    changed_on: date
    words: str


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action that stands, as everybody of the unit reads it."""

    id: UUID
    unit_id: UUID
    target: Target
    changed_on: date
    words: str
    recorded_by: str
    recorded_at: datetime


def record_action(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    new: NewAction,
    *,
    zone: ZoneInfo,
    now: datetime,
) -> None:
    """Keep an action and one record of it; a replay of the same does nothing.

    Raises ``Invalid`` for what is in no list, for a date to come or long past and for no or too
    many words, ``Conflict`` for a used id with another content, ``NotFound`` without such a unit.
    """
    _check(new, now.astimezone(zone).date())
    unit_name = _name_of(session, organisation_id, new.unit_id)
    kept = session.execute(
        select(CauseAction.body_hash).where(
            CauseAction.organisation_id == organisation_id, CauseAction.id == new.id
        )
    ).scalar()
    if kept is not None:
        if kept != _hash_of(new):
            raise Conflict
        return
    row = {"organisation_id": organisation_id, "recorded_by": by.name, "recorded_at": now}
    session.execute(insert(CauseAction).values(**row, **_said(new)))
    deed = _deed(Act.ACTION_RECORDED, new.unit_id, unit_name, new.words)
    record_act(session, organisation_id, by, deed, now)


def withdraw_action(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    unit_id: UUID,
    action_id: UUID,
    *,
    now: datetime,
) -> ActionLine:
    """Take an action back, leaving one record, and return it; done twice, the same once.

    Raises ``NotFound`` for an action that is not this unit's.
    """
    unit_name = _name_of(session, organisation_id, unit_id)
    kept = session.execute(
        _actions(organisation_id).where(CauseAction.unit_id == unit_id, CauseAction.id == action_id)
    ).first()
    if kept is None:
        raise NotFound
    if kept.withdrawn_at is None:
        session.execute(
            update(CauseAction)
            .where(CauseAction.organisation_id == organisation_id, CauseAction.id == action_id)
            .values(withdrawn_at=now)
        )
        deed = _deed(Act.ACTION_WITHDRAWN, unit_id, unit_name, kept.words)
        record_act(session, organisation_id, by, deed, now)
    return _line(kept)


def actions_of(
    session: Session, organisation_id: UUID, unit_ids: Collection[UUID], *, count: int = 50
) -> tuple[ActionLine, ...]:
    """The actions that stand for any of these units, the newest change first."""
    rows = session.execute(
        _actions(organisation_id)
        .where(CauseAction.unit_id.in_(unit_ids), CauseAction.withdrawn_at.is_(None))
        .order_by(CauseAction.changed_on.desc(), CauseAction.recorded_at.desc(), CauseAction.id)
        .limit(count)
    )
    return tuple(_line(row) for row in rows)


def _check(new: NewAction, today: date) -> None:
    rows = LISTS.get(new.target.list_name)
    if rows is None or new.target.row not in set(rows) - {Cause.NONE}:
        raise Invalid("not_listed", field="cause")
    if new.changed_on > today:
        raise Invalid("in_the_future", field="changed_on")
    if new.changed_on < today - OLDEST:
        raise Invalid("too_long_ago", field="changed_on")
    if not 1 <= len(new.words) <= MOST_WORDS:
        raise Invalid("words_out_of_range", field="words")


def _actions(organisation_id: UUID) -> Any:
    return select(
        CauseAction.id,
        CauseAction.unit_id,
        CauseAction.list_name,
        CauseAction.cause,
        CauseAction.changed_on,
        CauseAction.words,
        CauseAction.recorded_by,
        CauseAction.recorded_at,
        CauseAction.withdrawn_at,
    ).where(CauseAction.organisation_id == organisation_id)


def _said(new: NewAction) -> dict[str, Any]:
    return {
        "id": new.id,
        "unit_id": new.unit_id,
        "list_name": new.target.list_name,
        "cause": new.target.row,
        "changed_on": new.changed_on,
        "words": new.words,
        "body_hash": _hash_of(new),
    }


def _line(row: Row[Any]) -> ActionLine:
    return ActionLine(
        row.id,
        row.unit_id,
        Target(row.list_name, row.cause),
        row.changed_on,
        row.words,
        row.recorded_by,
        row.recorded_at,
    )


def _deed(act: Act, unit_id: UUID, unit_name: str, words: str) -> Deed:
    return Deed(act, unit_id=unit_id, details={"unit": unit_name, "words": words[:WORDS_IN_AUDIT]})


def _name_of(session: Session, organisation_id: UUID, unit_id: UUID) -> str:
    # Two clicks at once wait for each other here, and not only where they write.
    take_turn(session, Turn.CHAIN_OF_ACTS)
    name = session.execute(
        select(Unit.name).where(Unit.organisation_id == organisation_id, Unit.id == unit_id)
    ).scalar()
    if name is None:
        raise NotFound
    return name


def _hash_of(new: NewAction) -> bytes:
    body = (str(new.unit_id), new.target.list_name, new.target.row, str(new.changed_on), new.words)
    return sha256("|".join(body).encode()).digest()
