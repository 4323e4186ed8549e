"""Stored releases, as they were published; nothing here can see a person's row."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.aggregates.released import UnitWindow, unit_window
from journal.model.release import PublishedWindow, Release, ReleaseCover
from journal.model.team import Organisation
from journal.teams.windows import Window, last_due, window_at


def unit_history(
    session: Session,
    organisation_id: UUID,
    unit_id: UUID,
    *,
    count: int = 13,
    before: int | None = None,
) -> tuple[UnitWindow, ...]:
    """The newest ``count`` published windows of a unit, or those before one, the oldest first."""
    asked = (
        select(ReleaseCover.window, PublishedWindow.published_at, Release.body)
        .join(
            PublishedWindow,
            (PublishedWindow.organisation_id == ReleaseCover.organisation_id)
            & (PublishedWindow.window == ReleaseCover.window),
        )
        .outerjoin(
            Release,
            (Release.organisation_id == ReleaseCover.organisation_id)
            & (Release.id == ReleaseCover.release_id),
        )
        .where(ReleaseCover.organisation_id == organisation_id, ReleaseCover.unit_id == unit_id)
        .order_by(ReleaseCover.window.desc())
        .limit(count)
    )
    if before is not None:
        asked = asked.where(ReleaseCover.window < before)
    rows = session.execute(asked).all()
    return tuple(unit_window(Window(number), at, body) for number, at, body in reversed(rows))


def published_bodies(session: Session, organisation_id: UUID, window: Window) -> tuple[str, ...]:
    """The releases of a window as the texts that were published."""
    rows = session.execute(
        select(Release.body)
        .where(Release.organisation_id == organisation_id, Release.window == window.number)
        .order_by(Release.id)
    )
    return tuple(rows.scalars())


def organisations_due(session: Session, now: datetime) -> dict[UUID, tuple[Window, ...]]:
    """Every organisation with its windows that have to be published by now, if any."""
    known = session.execute(select(Organisation.id).order_by(Organisation.founded_at)).scalars()
    return {organisation: windows_due(session, organisation, now) for organisation in known.all()}


def windows_due(session: Session, organisation_id: UUID, now: datetime) -> tuple[Window, ...]:
    """The windows that have to be published by now and are not, the oldest first.

    The window an organisation was founded in has none: nobody belonged to it at its opening.
    """
    zone_name, founded_at = session.execute(
        select(Organisation.zone, Organisation.founded_at).where(Organisation.id == organisation_id)
    ).one()
    zone = ZoneInfo(zone_name)
    first = window_at(founded_at, zone).number + 1
    done = set(
        session.execute(
            select(PublishedWindow.window).where(PublishedWindow.organisation_id == organisation_id)
        ).scalars()
    )
    due = range(first, last_due(now, zone).number + 1)
    return tuple(Window(number) for number in due if number not in done)
