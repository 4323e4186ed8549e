"""Writes guided sessions: begun with the tension before, ended with the tension after.

None is in a finding or a picture that is kept, so the journal's version stays (``account.py``).
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from journal.accounts.commands import wait_for_others
from journal.errors import Conflict, NotFound
from journal.model.suggestion import SessionRun


def begin_session(
    session: Session,
    account_id: UUID,
    run_id: UUID,
    now: datetime,
    *,
    script_id: str,
    tension_before: int | None,
) -> None:
    """Record that a session began at ``now``; tension 1 to 5 or skipped.

    The same id again is the same session, whenever it is said to have begun: what was kept on a
    device without a connection may be sent twice. With other answers it raises Conflict.
    """
    wait_for_others(session, account_id)
    known = session.get(SessionRun, (account_id, run_id))
    if known is None:
        session.add(
            SessionRun(
                account_id=account_id,
                id=run_id,
                session=script_id,
                started_at=now,
                tension_before=tension_before,
            )
        )
        session.flush()
    elif (known.session, known.tension_before) != (script_id, tension_before):
        raise Conflict("session_differs")


def end_session(
    session: Session,
    account_id: UUID,
    run_id: UUID,
    now: datetime,
    *,
    seconds: int | None,
    tension_after: int | None,
) -> None:
    """Record how a session ended, however early; raises NotFound for another person's.

    ``seconds`` is how long it went (0 to 7200), none when nobody measured it. A second answer
    replaces the first, so that a slip of the thumb can be put right; it ended when it first did.
    """
    run = session.get(SessionRun, (account_id, run_id))
    if run is None:
        raise NotFound("session")
    run.finished_at = run.finished_at or max(now, run.started_at)
    run.seconds = seconds
    run.tension_after = tension_after
    session.flush()
