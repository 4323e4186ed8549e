"""Reading an organisation: where a person stands in it, its units, its roles, its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Executable, Row, and_, bindparam, case, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model.team import (
    ConsentText,
    Membership,
    Organisation,
    RoleGrant,
    Unit,
    UnitPlace,
)
from journal.teams.rules import text_version
from journal.teams.tree import Tree
from journal.teams.windows import Window
from journal.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands now; all empty for somebody who uses Offshift alone.

    ``unit_id`` is the unit she is a member of, ``led`` the units she was made lead of (not those
    under them), ``name`` the one at work of her newest role, empty without any.
    """

    organisation_id: UUID | None
    unit_id: UUID | None
    led: frozenset[UUID]
    is_steward: bool
    name: str


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """What an organisation is called, and where its clock is."""

    id: UUID
    name: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One open unit of a window; ``depth`` is 0 at the top.

    ``closes_after`` says that a later window has it no more.
    """

    id: UUID
    name: str
    parent_id: UUID | None
    depth: int
    closes_after: bool


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One role in force; a steward's has no unit."""

    id: UUID
    account_id: UUID
    name: str
    role: Role
    unit_id: UUID | None
    unit_name: str
    granted_at: datetime


@dataclass(frozen=True, slots=True)
class ConsentWords:
    """What an organisation adds to the consent page, empty if nothing.

    ``version`` names the whole text: "1" as it is shipped, "1.3" with the third addition.
    """

    version: str
    words_ko: str
    words_en: str


# Every guarded request asks it, so it is built once.
_PLACE: Executable = union_all(
    select(
        literal(Role.AGENT.value).label("role"),
        Membership.organisation_id,
        Membership.unit_id,
        literal("").label("name"),
        Membership.joined_at.label("since"),
    ).where(Membership.account_id == bindparam("account_id"), Membership.left_at.is_(None)),
    select(
        RoleGrant.role,
        RoleGrant.organisation_id,
        RoleGrant.unit_id,
        RoleGrant.name,
        RoleGrant.granted_at,
    ).where(RoleGrant.account_id == bindparam("account_id"), RoleGrant.revoked_at.is_(None)),
).order_by("since")


def place_of(session: Session, account_id: UUID) -> Place:
    """Where a person stands now, in one statement."""
    rows = session.connection().execute(_PLACE, {"account_id": account_id}).all()
    units = {role: [row.unit_id for row in rows if row.role == role] for role in Role}
    return Place(
        organisation_id=rows[-1].organisation_id if rows else None,
        unit_id=next(iter(units[Role.AGENT]), None),
        led=frozenset(units[Role.LEAD]),
        is_steward=bool(units[Role.STEWARD]),
        name=next((row.name for row in reversed(rows) if row.name), ""),
    )


def organisation_of(session: Session, organisation_id: UUID) -> OrganisationView:
    """What is known of an organisation everywhere; raise ``NotFound`` when there is none."""
    row = session.execute(
        select(Organisation.id, Organisation.name, Organisation.zone).where(
            Organisation.id == organisation_id
        )
    ).first()
    if row is None:
        raise NotFound
    return OrganisationView(row.id, row.name, ZoneInfo(row.zone))


def units_of(session: Session, organisation_id: UUID, window: Window) -> tuple[UnitLine, ...]:
    """The units open in a window, each followed by those under it, siblings by name."""
    rows = {row.id: row for row in _open_units(session, organisation_id, window)}
    tree = Tree({unit: row.parent_id for unit, row in rows.items()})
    return tuple(
        UnitLine(
            unit,
            rows[unit].name,
            rows[unit].parent_id,
            tree.depth(unit),
            closes_after=rows[unit].closed_from is not None,
        )
        for unit in tree.units
    )


def unit_of(session: Session, organisation_id: UUID, unit_id: UUID, window: Window) -> UnitLine:
    """One open unit of a window; raise ``NotFound`` for any other id."""
    for line in units_of(session, organisation_id, window):
        if line.id == unit_id:
            return line
    raise NotFound


def tree_of(session: Session, organisation_id: UUID, window: Window) -> Tree:
    """How the units open in a window hang together."""
    rows = _open_units(session, organisation_id, window)
    return Tree({row.id: row.parent_id for row in rows})


def roles_in(session: Session, organisation_id: UUID) -> tuple[RoleLine, ...]:
    """The roles in force, stewards first, then leads by the name of their unit."""
    rows = session.execute(
        select(
            RoleGrant.id,
            RoleGrant.account_id,
            RoleGrant.name,
            RoleGrant.role,
            RoleGrant.unit_id,
            func.coalesce(Unit.name, "").label("unit_name"),
            RoleGrant.granted_at,
        )
        .join(
            Unit,
            and_(Unit.organisation_id == RoleGrant.organisation_id, Unit.id == RoleGrant.unit_id),
            isouter=True,
        )
        .where(RoleGrant.organisation_id == organisation_id, RoleGrant.revoked_at.is_(None))
        .order_by(
            case((RoleGrant.role == Role.STEWARD.value, 0), else_=1),
            Unit.name,
            RoleGrant.granted_at,
        )
    )
    return tuple(
        RoleLine(row.id, row.account_id, row.name, Role(row.role), *row[4:]) for row in rows
    )


def consent_words(session: Session, organisation_id: UUID) -> ConsentWords:
    """What the consent page says now besides the shipped text."""
    row = session.execute(
        select(ConsentText.version, ConsentText.words_ko, ConsentText.words_en)
        .where(ConsentText.organisation_id == organisation_id)
        .order_by(ConsentText.version.desc())
        .limit(1)
    ).first()
    if row is None:
        return ConsentWords(text_version(0), "", "")
    return ConsentWords(text_version(row.version), row.words_ko, row.words_en)


def _open_units(session: Session, organisation_id: UUID, window: Window) -> Sequence[Row[Any]]:
    newest = (
        select(UnitPlace.unit_id, func.max(UnitPlace.from_window).label("from_window"))
        .where(UnitPlace.organisation_id == organisation_id, UnitPlace.from_window <= window.number)
        .group_by(UnitPlace.unit_id)
        .subquery()
    )
    columns: tuple[Any, ...] = (Unit.id, Unit.name, Unit.closed_from, UnitPlace.parent_id)
    rows = session.execute(
        select(*columns)
        .join(newest, newest.c.unit_id == Unit.id)
        .join(
            UnitPlace,
            and_(
                UnitPlace.organisation_id == Unit.organisation_id,
                UnitPlace.unit_id == newest.c.unit_id,
                UnitPlace.from_window == newest.c.from_window,
            ),
        )
        .where(
            Unit.organisation_id == organisation_id,
            or_(Unit.closed_from.is_(None), Unit.closed_from > window.number),
        )
    )
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))
