"""A steward's changes of the units: adding, renaming, moving and closing them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from journal.audit.commands import record_act
from journal.audit.rules import Actor, Deed
from journal.errors import Conflict, Invalid, NotFound
from journal.model.team import Unit, UnitPlace
from journal.teams.invitations import end_invitations
from journal.teams.queries import OrganisationView, UnitLine, units_of
from journal.teams.rules import (
    check_levels,
    check_room,
    next_window,
    refuse_organisations_id,
    tidy_name,
)
from journal.teams.tree import Tree
from journal.teams.turns import take_turn_in
from journal.teams.windows import Window, window_at
from journal.vocabulary import Act

Lines = Mapping[UUID, UnitLine]


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to add under another one, or at the top."""

    id: UUID
    name: str
    parent_id: UUID | None


def add_unit(
    session: Session, organisation_id: UUID, by: Actor, new: NewUnit, now: datetime
) -> None:
    """Add a unit, from the window that is open on; a replay changes nothing.

    Raise ``NotFound`` for an unknown or closed unit to hang it under, ``Conflict`` for a used id,
    ``Invalid`` for the organisation's id ("organisations_id"), ("too_deep"), ("too_many_units").
    """
    unit = NewUnit(new.id, tidy_name(new.name, "name"), new.parent_id)
    organisation = take_turn_in(session, organisation_id)
    kept = _as_added(session, organisation_id, new.id)
    if kept == unit:
        return
    if kept is not None:
        raise Conflict
    lines = _lines(session, organisation, now)
    under = _name_above(lines, unit.parent_id)
    window = window_at(now, organisation.zone)
    # It is there in the open window already, where the one above may still hang elsewhere.
    present = {line.id: line for line in units_of(session, organisation_id, window)}
    check_room(len(present))
    check_levels(max(_level(lines, unit.parent_id), _level(present, unit.parent_id)) + 1)
    insert_unit(session, organisation_id, unit, window, now)
    deed = Deed(Act.UNIT_ADDED, unit_id=unit.id, details={"unit": unit.name, "under": under})
    record_act(session, organisation_id, by, deed, now)


def rename_unit(
    session: Session, organisation_id: UUID, by: Actor, unit_id: UUID, name: str, *, now: datetime
) -> None:
    """Call a unit something else, at once and everywhere; its own name again changes nothing."""
    tidy = tidy_name(name, "name")
    organisation = take_turn_in(session, organisation_id)
    line = _line(_lines(session, organisation, now), unit_id)
    if line.name == tidy:
        return
    session.execute(
        update(Unit)
        .where(Unit.organisation_id == organisation_id, Unit.id == unit_id)
        .values(name=tidy)
    )
    deed = Deed(Act.UNIT_RENAMED, unit_id=unit_id, details={"from": line.name, "to": tidy})
    record_act(session, organisation_id, by, deed, now)


def move_unit(
    session: Session,
    organisation_id: UUID,
    by: Actor,
    unit_id: UUID,
    parent_id: UUID | None,
    *,
    now: datetime,
) -> None:
    """Hang a unit under another one, None: at the top, from the next window on.

    Raise ``Invalid`` for a place that lies under the unit itself ("cycle"), or so deep that it or
    one of those under it would hang too deep ("too_deep").
    """
    organisation = take_turn_in(session, organisation_id)
    lines = _lines(session, organisation, now)
    line, under = _line(lines, unit_id), _name_above(lines, parent_id)
    if line.parent_id == parent_id:
        return
    below = _tree(lines).subtree(unit_id)
    if parent_id in below:
        raise Invalid("cycle", field="parent_id")
    height = max(lines[one].depth for one in below) - line.depth
    check_levels(_level(lines, parent_id) + 1 + height)
    ahead = next_window(now, organisation.zone)
    key = {"organisation_id": organisation_id, "unit_id": unit_id, "from_window": ahead.number}
    session.merge(UnitPlace(**key, parent_id=parent_id))
    session.flush()
    deed = Deed(Act.UNIT_MOVED, unit_id=unit_id, details={"unit": line.name, "under": under})
    record_act(session, organisation_id, by, deed, now)


def close_unit(
    session: Session, organisation_id: UUID, by: Actor, unit_id: UUID, *, now: datetime
) -> None:
    """Let a unit report no more from the next window on, and end its open invitations.

    Its members stay until they move. Raise ``Invalid`` ("has_children") while a unit is under it;
    one that closes already changes nothing.
    """
    organisation = take_turn_in(session, organisation_id)
    lines = _lines(session, organisation, now)
    if unit_id not in lines and _as_added(session, organisation_id, unit_id) is not None:
        return
    line = _line(lines, unit_id)
    if _tree(lines).children(unit_id):
        raise Invalid("has_children")
    session.execute(
        update(Unit)
        .where(Unit.organisation_id == organisation_id, Unit.id == unit_id)
        .values(closed_from=next_window(now, organisation.zone).number)
    )
    end_invitations(session, organisation_id, now, unit_id=unit_id)
    deed = Deed(Act.UNIT_CLOSED, unit_id=unit_id, details={"unit": line.name})
    record_act(session, organisation_id, by, deed, now)


def insert_unit(
    session: Session, organisation_id: UUID, unit: NewUnit, window: Window, now: datetime
) -> None:
    """Keep a unit, there from a window on; its name is tidy already, and nothing is audited.

    Raise ``Invalid`` for one with the organisation's id: by their ids the two are told apart.
    """
    refuse_organisations_id(organisation_id, unit.id)
    session.execute(
        insert(Unit).values(
            organisation_id=organisation_id, id=unit.id, name=unit.name, created_at=now
        )
    )
    session.execute(
        insert(UnitPlace).values(
            organisation_id=organisation_id,
            unit_id=unit.id,
            from_window=window.number,
            parent_id=unit.parent_id,
        )
    )


def _as_added(session: Session, organisation_id: UUID, unit_id: UUID) -> NewUnit | None:
    """A unit by its name of today and its first place: what a replayed form would say."""
    row = session.execute(
        select(Unit.name, UnitPlace.parent_id)
        .join(
            UnitPlace,
            (UnitPlace.organisation_id == Unit.organisation_id) & (UnitPlace.unit_id == Unit.id),
        )
        .where(Unit.organisation_id == organisation_id, Unit.id == unit_id)
        .order_by(UnitPlace.from_window)
        .limit(1)
    ).first()
    return None if row is None else NewUnit(unit_id, row.name, row.parent_id)


def _lines(session: Session, organisation: OrganisationView, now: datetime) -> Lines:
    # A change of today counts from the next window, so that is where it has to fit.
    ahead = next_window(now, organisation.zone)
    return {line.id: line for line in units_of(session, organisation.id, ahead)}


def _line(lines: Lines, unit_id: UUID) -> UnitLine:
    if unit_id not in lines:
        raise NotFound
    return lines[unit_id]


def _name_above(lines: Lines, parent_id: UUID | None) -> str:
    return "" if parent_id is None else _line(lines, parent_id).name


def _level(lines: Lines, unit_id: UUID | None) -> int:
    return 0 if unit_id is None else lines[unit_id].depth + 1


def _tree(lines: Lines) -> Tree:
    return Tree({line.id: line.parent_id for line in lines.values()})
