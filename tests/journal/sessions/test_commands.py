from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from journal.errors import Conflict, NotFound
from journal.model.suggestion import SessionRun
from journal.sessions.commands import begin_session, end_session
from journal.sessions.queries import Run, session_of

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=3)


def begin(session: Session, owner: UUID, run: UUID, tension: int | None = 4) -> None:
    begin_session(session, owner, run, NOW, script_id="slow-exhale", tension_before=tension)


def end(session: Session, owner: UUID, run: UUID, tension: int | None = 2) -> None:
    end_session(session, owner, run, LATER, seconds=180, tension_after=tension)


def test_a_session_keeps_tension_before_and_after(session: Session, mina_id: UUID) -> None:
    run = uuid4()

    begin(session, mina_id, run)
    end(session, mina_id, run)

    kept = session_of(session, mina_id, run, "slow-exhale")
    assert kept == Run(run, "slow-exhale", NOW, True, 4, 2)


def test_both_taps_may_be_skipped(session: Session, mina_id: UUID) -> None:
    run = uuid4()

    begin(session, mina_id, run, tension=None)
    end(session, mina_id, run, tension=None)

    kept = session_of(session, mina_id, run, "slow-exhale")
    assert (kept.is_finished, kept.tension_before, kept.tension_after) == (True, None, None)


def test_a_double_tap_begins_one_session(session: Session, mina_id: UUID) -> None:
    run = uuid4()

    begin(session, mina_id, run)
    begin(session, mina_id, run)

    assert session.scalar(select(func.count()).select_from(SessionRun)) == 1


def test_the_same_id_with_another_answer_is_a_conflict(session: Session, mina_id: UUID) -> None:
    run = uuid4()
    begin(session, mina_id, run)

    with pytest.raises(Conflict):
        begin(session, mina_id, run, tension=5)


def test_a_slip_of_the_thumb_afterwards_can_be_put_right(session: Session, mina_id: UUID) -> None:
    run = uuid4()
    begin(session, mina_id, run)

    end(session, mina_id, run, tension=5)
    end(session, mina_id, run, tension=1)

    assert session_of(session, mina_id, run, "slow-exhale").tension_after == 1


def test_nobody_reads_or_ends_the_session_of_another(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    run = uuid4()
    begin(session, mina_id, run)

    with pytest.raises(NotFound):
        end(session, jun_id, run)
    with pytest.raises(NotFound):
        session_of(session, jun_id, run, "slow-exhale")


def test_a_session_is_found_under_its_own_script_only(session: Session, mina_id: UUID) -> None:
    run = uuid4()
    begin(session, mina_id, run)

    with pytest.raises(NotFound):
        session_of(session, mina_id, run, "sigh")


def test_what_was_kept_on_a_device_may_be_sent_twice(session: Session, mina_id: UUID) -> None:
    run, earlier = uuid4(), NOW - timedelta(hours=5)

    for sent in (NOW, LATER):
        kept = {"script_id": "sigh", "tension_before": None}
        begin_session(session, mina_id, run, earlier + (sent - NOW) / 60, **kept)
        end_session(session, mina_id, run, earlier, seconds=60, tension_after=None)

    row = session.get(SessionRun, (mina_id, run))
    assert row is not None
    assert (row.started_at, row.finished_at) == (earlier, earlier)


def test_it_never_ends_before_it_began(session: Session, mina_id: UUID) -> None:
    run = uuid4()
    begin(session, mina_id, run)

    end_session(session, mina_id, run, NOW - timedelta(minutes=1), seconds=None, tension_after=None)

    row = session.get(SessionRun, (mina_id, run))
    assert row is not None
    assert row.finished_at == NOW
