"""Reading what was done: by those it concerns, and by whoever checks that it is whole."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, false, func, or_, select, union_all
from sqlalchemy.orm import Session

from journal.audit.rules import LOOKS, OPEN, Link, content_hash, kept_for
from journal.model.account import Account
from journal.model.audit import AuditRecord
from journal.model.team import Organisation
from journal.vocabulary import Act, Role

AT_ONCE = 1000
"""How many records are held in memory while the chain is checked."""

UNREADABLE = b""


@dataclass(frozen=True, slots=True)
class LookLine:
    """Somebody opened the figures or causes of a unit; ``name`` is the one at work.

    ``unit_name`` is what the unit was called then.
    """

    name: str
    role: Role
    at: datetime
    unit_id: UUID
    unit_name: str


@dataclass(frozen=True, slots=True)
class ActsReader:
    """What a person's place lets her read.

    ``units`` holds her own unit, those over it, and those she leads with all under them. Looks
    at any unit are read by everybody of the organisation.
    """

    organisation_id: UUID | None
    units: frozenset[UUID]
    is_steward: bool


@dataclass(frozen=True, slots=True)
class ActLine:
    """One act as a person may read it; who else it is about is left out, and the reason with it."""

    number: int
    at: datetime
    role: Role
    actor_name: str
    act: Act
    details: Mapping[str, str | int]
    is_about_me: bool


def looks_at(
    session: Session, organisation_id: UUID, unit_ids: Collection[UUID], count: int
) -> tuple[LookLine, ...]:
    """The last ``count`` times somebody opened figures or causes of units, newest first."""
    rows = session.execute(
        select(
            AuditRecord.actor_name,
            AuditRecord.role,
            AuditRecord.at,
            AuditRecord.unit_id,
            AuditRecord.details,
        )
        .where(
            AuditRecord.organisation_id == organisation_id,
            AuditRecord.unit_id.in_(unit_ids),
            AuditRecord.act.in_(_values(LOOKS)),
        )
        .order_by(AuditRecord.number.desc())
        .limit(count)
    )
    return tuple(
        LookLine(name, Role(role), at, unit_id, str(details.get("unit", "")))
        for name, role, at, unit_id, details in rows
    )


def has_opened(
    session: Session,
    organisation_id: UUID,
    unit_id: UUID,
    *,
    account_id: UUID,
    act: Act,
    since: datetime,
) -> bool:
    """Whether a person did this act on a unit at or after an aware moment."""
    found = session.execute(
        select(AuditRecord.number)
        .where(
            AuditRecord.organisation_id == organisation_id,
            AuditRecord.unit_id == unit_id,
            AuditRecord.actor_id == account_id,
            AuditRecord.act == act.value,
            AuditRecord.at >= since,
        )
        .limit(1)
    )
    return found.first() is not None


def acts_about(
    session: Session,
    account_id: UUID,
    reader: ActsReader,
    *,
    count: int = 50,
    before: int | None = None,
) -> tuple[ActLine, ...]:
    """The acts a person may read, newest first; ``before`` is the number to go on from."""
    asked = (
        select(
            AuditRecord.number,
            AuditRecord.at,
            AuditRecord.role,
            AuditRecord.actor_name,
            AuditRecord.act,
            AuditRecord.details,
            AuditRecord.about_id,
        )
        .where(AuditRecord.at.is_not(None), _is_readable(account_id, reader))
        .order_by(AuditRecord.number.desc())
        .limit(count)
    )
    if before is not None:
        asked = asked.where(AuditRecord.number < before)
    return tuple(_line(row, account_id) for row in session.execute(asked))


def links(session: Session, after: int = 0) -> Iterator[Link]:
    """Every record behind a number, as it stands in the chain; a thousand are held at once."""
    while found := _links_after(session, after, AT_ONCE):
        yield from found
        after = found[-1].number


def began_at(session: Session, now: datetime) -> datetime:
    """The oldest moment that anything here still tells of; ``now`` without any.

    No act is older, unless all that was there at the time has been erased.
    """
    told = union_all(
        select(func.min(Account.created_at)), select(func.min(Organisation.founded_at))
    )
    moments: list[datetime | None] = list(session.execute(told).scalars())
    # One that is no date was put there past Offshift; the chain itself tells which record it is.
    with suppress(ValueError, TypeError):
        moments.append(session.execute(select(func.min(AuditRecord.at))).scalar_one())
    return min(filter(None, moments), default=now)


def _values(acts: tuple[Act, ...] | frozenset[Act]) -> list[str]:
    return [act.value for act in acts]


def _is_readable(account_id: UUID, reader: ActsReader) -> ColumnElement[bool]:
    is_about_nobody = AuditRecord.about_id.is_(None)
    of_the_machine = and_(AuditRecord.organisation_id.is_(None), is_about_nobody)
    return or_(AuditRecord.about_id == account_id, of_the_machine, _is_of_her_place(reader))


def _is_of_her_place(reader: ActsReader) -> ColumnElement[bool]:
    if reader.organisation_id is None:
        return false()
    is_of_hers = AuditRecord.organisation_id == reader.organisation_id
    if reader.is_steward:
        return is_of_hers
    concerns_all = AuditRecord.unit_id.is_(None)
    concerns_her_units = AuditRecord.unit_id.in_(reader.units)
    concerns_everybody = AuditRecord.act.in_(_values(LOOKS))
    # Who may look is told to everybody who can be looked at; other acts about a person are hers.
    is_open = or_(AuditRecord.about_id.is_(None), AuditRecord.act.in_(_values(OPEN)))
    return and_(is_of_hers, or_(concerns_all, concerns_her_units, concerns_everybody), is_open)


def _line(row: Row[Any], account_id: UUID) -> ActLine:
    is_about_me = row.about_id == account_id
    details = dict(row.details)
    if row.about_id is not None and not is_about_me:
        details.pop("reason", None)
    return ActLine(
        row.number,
        row.at,
        Role(row.role),
        row.actor_name,
        Act(row.act),
        details,
        is_about_me=is_about_me,
    )


_CONTENT = (
    AuditRecord.number,
    AuditRecord.at,
    AuditRecord.role,
    AuditRecord.act,
    AuditRecord.actor_id,
    AuditRecord.actor_name,
    AuditRecord.organisation_id,
    AuditRecord.unit_id,
    AuditRecord.about_id,
    AuditRecord.details,
)
_NAMES = tuple(column.key for column in _CONTENT)


def _links_after(session: Session, after: int, count: int) -> list[Link]:
    asked = (
        select(*_CONTENT, AuditRecord.content_hash, AuditRecord.chain_hash)
        .where(AuditRecord.number > after)
        .order_by(AuditRecord.number)
        .limit(count)
    )
    try:
        rows = session.execute(asked).all()
    except (ValueError, TypeError):
        # A value that is no date, no id or no JSON was put there past Offshift: find which one.
        if count > 1:
            return _links_after(session, after, count // 2)
        return [Link(after + 1, None, UNREADABLE, bytes(32), bytes(32))]
    return [_link(row) for row in rows]


def _link(row: Row[Any]) -> Link:
    _number, *rest = content = row[: len(_CONTENT)]
    is_emptied = all(value is None for value in rest)
    own = None if is_emptied else content_hash(dict(zip(_NAMES, content, strict=True)))
    kept = kept_for(row.act)
    return Link(row.number, row.at, own, row.content_hash, row.chain_hash, kept)
