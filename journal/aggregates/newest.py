"""Which windows a unit has figures for: the newest ones, and the first; never what they said."""

from collections.abc import Collection, Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model.release import ReleaseCover
from journal.model.team import Organisation, UnitPlace
from journal.teams.windows import Window, window_at


def newest_windows(
    session: Session, organisation_id: UUID, unit_ids: Collection[UUID]
) -> Mapping[UUID, Window]:
    """The newest published window by unit, with or without enough in it; none: no entry."""
    rows = session.execute(
        select(ReleaseCover.unit_id, func.max(ReleaseCover.window))
        .where(ReleaseCover.organisation_id == organisation_id, ReleaseCover.unit_id.in_(unit_ids))
        .group_by(ReleaseCover.unit_id)
    )
    return {unit: Window(number) for unit, number in rows}


def first_window(session: Session, organisation_id: UUID, unit_id: UUID) -> Window:
    """The first window that is published for a unit; raise ``NotFound`` without such a unit.

    The window an organisation was founded in has none: nobody belonged to it at its opening.
    """
    row = session.execute(
        select(func.min(UnitPlace.from_window), Organisation.founded_at, Organisation.zone)
        .join(Organisation, Organisation.id == UnitPlace.organisation_id)
        .where(UnitPlace.organisation_id == organisation_id, UnitPlace.unit_id == unit_id)
        .group_by(Organisation.founded_at, Organisation.zone)
    ).first()
    if row is None:
        raise NotFound
    placed_from, founded_at, zone = row
    return max(Window(placed_from), Window(window_at(founded_at, ZoneInfo(zone)).number + 1))
