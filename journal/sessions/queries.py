"""Reads guided sessions."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.model.suggestion import SessionRun


@dataclass(frozen=True, slots=True)
class Run:
    """One session of a person's: when it began (UTC) and tension 1 to 5, or none where skipped."""

    id: UUID
    script_id: str
    started_at: datetime
    is_finished: bool
    tension_before: int | None
    tension_after: int | None


def session_of(session: Session, account_id: UUID, run_id: UUID, script_id: str) -> Run:
    """One session of a script; raises NotFound when it is not there or somebody else's."""
    run = session.get(SessionRun, (account_id, run_id))
    if run is None or run.session != script_id:
        raise NotFound("session")
    return Run(
        id=run.id,
        script_id=run.session,
        started_at=run.started_at,
        is_finished=run.finished_at is not None,
        tension_before=run.tension_before,
        tension_after=run.tension_after,
    )
