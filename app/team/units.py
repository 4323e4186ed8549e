"""Which units a person may open, and whether a lead's look at one is written down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.access import Lead, TeamReader
from app.release_words import Named
from journal.aggregates.looks import has_looked
from journal.errors import NotFound
from journal.teams.queries import OrganisationView, UnitLine, organisation_of, units_of
from journal.teams.tree import Tree
from journal.teams.windows import window_at


@dataclass(frozen=True, slots=True)
class Units:
    """An organisation's units as they hang together now."""

    organisation: OrganisationView
    lines: tuple[UnitLine, ...]
    tree: Tree

    @property
    def names(self) -> Mapping[UUID, str]:
        """What each unit is called."""
        return {line.id: line.name for line in self.lines}

    def with_those_above(self, unit_id: UUID) -> tuple[UUID, ...]:
        """A unit and all it lies under, the nearest first; a closed one hangs nowhere."""
        is_open = unit_id in self.tree.units
        return (unit_id, *(self.tree.ancestors(unit_id) if is_open else ()))

    def is_led(self, led: frozenset[UUID], unit_id: UUID) -> bool:
        """Whether somebody who leads these units leads this one too."""
        return not led.isdisjoint(self.with_those_above(unit_id))


@dataclass(frozen=True, slots=True)
class SeenUnit:
    """A unit that a person may open; ``is_open`` is False until a lead's look is written down.

    ``scope`` is the unit with those above it: what was changed for one of them concerns it.
    ``is_noted`` says that looks of hers are written down: she leads a unit, this one or another.
    """

    named: Named
    scope: tuple[UUID, ...]
    is_led: bool
    is_open: bool
    is_noted: bool


def units_now(session: Session, organisation_id: UUID, now: datetime) -> Units:
    """The units of the window that is open now."""
    organisation = organisation_of(session, organisation_id)
    lines = units_of(session, organisation_id, window_at(now, organisation.zone))
    return Units(organisation, lines, Tree({line.id: line.parent_id for line in lines}))


def unit_seen(session: Session, reader: TeamReader, unit_id: UUID, now: datetime) -> SeenUnit:
    """A unit as its members and leads may open it; raise ``NotFound`` for everybody else."""
    units = units_now(session, reader.organisation_id, now)
    _must_be_hers(units, reader, unit_id)
    # What this unit is shown may speak for one she leads, so a lead is nowhere only a member.
    is_open = not reader.led or has_looked(
        session, reader.organisation_id, unit_id, account_id=reader.person.id, now=now
    )
    return _seen(units, unit_id, reader, is_open=is_open)


def must_be_to_open(session: Session, lead: Lead, unit_id: UUID, now: datetime) -> None:
    """Raise ``NotFound`` for a unit that a lead neither leads nor belongs to."""
    _must_be_hers(units_now(session, lead.organisation_id, now), lead, unit_id)


def unit_led(session: Session, lead: Lead, unit_id: UUID, now: datetime) -> SeenUnit:
    """A unit as its leads act on it, figures left closed; raise ``NotFound`` for another one."""
    units = units_now(session, lead.organisation_id, now)
    if not units.is_led(lead.led, unit_id):
        raise NotFound
    return _seen(units, unit_id, lead, is_open=False)


def _must_be_hers(units: Units, reader: TeamReader | Lead, unit_id: UUID) -> None:
    if unit_id != reader.unit_id and not units.is_led(reader.led, unit_id):
        raise NotFound


def _seen(units: Units, unit_id: UUID, reader: TeamReader | Lead, *, is_open: bool) -> SeenUnit:
    named = Named(unit_id, units.names, units.organisation)
    is_led = units.is_led(reader.led, unit_id)
    is_noted = bool(reader.led)
    return SeenUnit(named, units.with_those_above(unit_id), is_led, is_open, is_noted)
