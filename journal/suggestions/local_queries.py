"""Reads what an organisation suggests itself, for its members and for its stewards."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model.gathering import LocalSuggestion
from journal.model.team import Membership, Unit
from journal.suggestions.catalogue import Entry, entry_named
from journal.suggestions.local import BEGINS, local_id, read_entry
from journal.teams.queries import organisation_of, tree_of
from journal.teams.windows import window_at

_IS_HERS = and_(
    Membership.organisation_id == LocalSuggestion.organisation_id, Membership.left_at.is_(None)
)
_IS_ITS_UNIT = and_(
    Unit.organisation_id == LocalSuggestion.organisation_id, Unit.id == LocalSuggestion.unit_id
)


@dataclass(frozen=True, slots=True)
class LocalLine:
    """A suggestion that an organisation offers; without a unit's name it is for everybody."""

    id: UUID
    entry: Entry
    unit_name: str


def local_entries(session: Session, account_id: UUID, now: datetime) -> tuple[Entry, ...]:
    """What a member's organisation suggests to her unit, the units above it, or everybody.

    One statement, three where something is meant for another unit than hers.
    """
    rows = session.execute(
        select(
            LocalSuggestion.organisation_id,
            LocalSuggestion.unit_id,
            LocalSuggestion.entry,
            Membership.unit_id.label("own_unit_id"),
        )
        .join(Membership, _IS_HERS)
        .where(Membership.account_id == account_id, LocalSuggestion.retired_at.is_(None))
        .order_by(LocalSuggestion.created_at, LocalSuggestion.id)
    ).all()
    own = {None} | {row.own_unit_id for row in rows}
    if any(row.unit_id not in own for row in rows):
        own |= _above(session, rows[0].organisation_id, rows[0].own_unit_id, now)
    return tuple(read_entry(row.entry) for row in rows if row.unit_id in own)


def entry_for(session: Session, account_id: UUID, entry_id: str) -> Entry:
    """An entry of the catalogue, or one of her organisation's own, retired ones too.

    Raises NotFound for any other.
    """
    if not entry_id.startswith(BEGINS):
        return entry_named(entry_id)
    rows = session.execute(
        select(LocalSuggestion.id, LocalSuggestion.entry)
        .join(Membership, _IS_HERS)
        .where(Membership.account_id == account_id)
    )
    for suggestion_id, kept in rows:
        if local_id(suggestion_id) == entry_id:
            return read_entry(kept)
    raise NotFound("suggestion")


def local_suggestions(session: Session, organisation_id: UUID) -> tuple[LocalLine, ...]:
    """Everything an organisation suggests, in the order it was added."""
    rows = session.execute(
        select(LocalSuggestion.id, LocalSuggestion.entry, func.coalesce(Unit.name, ""))
        .join(Unit, _IS_ITS_UNIT, isouter=True)
        .where(
            LocalSuggestion.organisation_id == organisation_id, LocalSuggestion.retired_at.is_(None)
        )
        .order_by(LocalSuggestion.created_at, LocalSuggestion.id)
    )
    return tuple(LocalLine(key, read_entry(kept), name) for key, kept, name in rows)


def _above(
    session: Session, organisation_id: UUID, unit_id: UUID | None, now: datetime
) -> set[UUID | None]:
    window = window_at(now, organisation_of(session, organisation_id).zone)
    tree = tree_of(session, organisation_id, window)
    return set(tree.ancestors(unit_id)) if unit_id in tree.units else set()
