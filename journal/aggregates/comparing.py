"""Whether the database still says what was published: everything in it against the files."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.aggregates.bodies import Publication, read_publication
from journal.aggregates.copies import PublishedFiles
from journal.model.release import EpsilonEntry, PublishedWindow, Release, ReleaseCover
from journal.teams.windows import Window


def file_faults(
    session: Session, organisation_id: UUID, files: PublishedFiles
) -> tuple[Window, ...]:
    """The windows whose file is missing or is not what the database holds, the oldest first."""
    known = session.execute(
        select(PublishedWindow.window)
        .where(PublishedWindow.organisation_id == organisation_id)
        .order_by(PublishedWindow.window)
    )
    windows = [Window(number) for number in known.scalars()]
    return tuple(
        window
        for window in windows
        if _in_database(session, organisation_id, window)
        != _in_file(files.read(organisation_id, window))
    )


def _in_database(session: Session, organisation_id: UUID, window: Window) -> tuple[Any, ...]:
    def rows(table: Any, *columns: Any) -> set[tuple[Any, ...]]:
        own = (table.organisation_id == organisation_id, table.window == window.number)
        return {tuple(row) for row in session.execute(select(*columns).where(*own))}

    return (
        rows(PublishedWindow, PublishedWindow.digest, PublishedWindow.published_at),
        rows(Release, Release.id, Release.body, Release.published_at),
        rows(ReleaseCover, ReleaseCover.unit_id, ReleaseCover.release_id),
        rows(EpsilonEntry, EpsilonEntry.release_id, EpsilonEntry.name, EpsilonEntry.thousandths),
    )


def _in_file(kept: bytes | None) -> tuple[Any, ...] | None:
    try:
        return None if kept is None else _as_rows(read_publication(kept))
    except ValueError:
        return None


def _as_rows(said: Publication) -> tuple[Any, ...]:
    covers = {(unit, one.id) for one in said.releases for unit in one.units}
    return (
        {(said.digest(), said.published_at)},
        {(one.id, one.body, said.published_at) for one in said.releases},
        covers | {(unit, None) for unit in said.withheld},
        {(one.id, name, many) for one in said.releases for name, many in one.spent.items()},
    )
