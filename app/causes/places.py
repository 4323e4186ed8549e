"""Which unit a person may look at here, and whether as one who leads it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.access import Lead, TeamReader
from journal.errors import NotFound
from journal.teams.queries import OrganisationView, organisation_of, units_of
from journal.teams.tree import Tree
from journal.teams.windows import window_at


@dataclass(frozen=True, slots=True)
class SeenUnit:
    """A unit on its page; only what is offered differs for a lead, nothing that is shown."""

    id: UUID
    name: str
    organisation: OrganisationView
    is_led: bool


def unit_seen(
    session: Session, reader: TeamReader | Lead, unit_id: UUID, now: datetime
) -> SeenUnit:
    """A unit for its members and for who leads it, or one above it; ``NotFound`` for others."""
    organisation = organisation_of(session, reader.organisation_id)
    lines = units_of(session, organisation.id, window_at(now, organisation.zone))
    tree = Tree({line.id: line.parent_id for line in lines})
    names = {line.id: line.name for line in lines}
    if unit_id not in names:
        raise NotFound
    is_led = not reader.led.isdisjoint((unit_id, *tree.ancestors(unit_id)))
    is_own = isinstance(reader, TeamReader) and reader.unit_id == unit_id
    if not (is_led or is_own):
        raise NotFound
    return SeenUnit(unit_id, names[unit_id], organisation, is_led)
