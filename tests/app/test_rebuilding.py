from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import jobs, rebuilding
from app.database import reading, writing
from app.rebuilding import rebuild_those_behind
from journal.model import Account
from journal.shifts.derived import DERIVED_VERSION
from tests.app.test_jobs import comes_true
from tests.conftest import CastMember


def versions(app: Flask) -> set[int]:
    with app.app_context(), reading() as session:
        return set(session.execute(select(Account.derived_version)).scalars())


@pytest.mark.usefixtures("mina", "jun")
def test_those_who_are_behind_are_made_anew_once(app: Flask) -> None:
    assert versions(app) == {0}

    with app.app_context():
        assert rebuild_those_behind(set()) == 2
        assert rebuild_those_behind(set()) == 0

    assert versions(app) == {DERIVED_VERSION}


@pytest.mark.usefixtures("mina", "jun")
def test_few_are_made_anew_at_a_time(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "AT_ONCE", 1)

    with app.app_context():
        assert [rebuild_those_behind(set()) for _ in range(3)] == [1, 1, 0]


@pytest.fixture
def failing(mina: CastMember, jun: CastMember, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """Give the one of two people whose journal cannot be made anew."""
    first = min(mina.id, jun.id)

    def rebuild(_session: Session, account_id: UUID) -> int:
        if account_id == first:
            raise ValueError("contact at 23:40")
        return 0

    monkeypatch.setattr(rebuilding, "rebuild_journal", rebuild)
    monkeypatch.setattr(rebuilding, "AT_ONCE", 1)
    return first


def test_one_journal_that_fails_does_not_stop_the_others(
    app: Flask, failing: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    given_up: set[UUID] = set()

    with app.app_context():
        assert [rebuild_those_behind(given_up) for _ in range(2)] == [0, 1]

    assert given_up == {failing}
    assert "ValueError" in caplog.text
    assert "23:40" not in caplog.text


def test_a_database_that_is_gone_is_reported_by_its_kind(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with app.app_context():
        with writing() as session:
            session.connection().exec_driver_sql("DROP TABLE account")
        assert rebuild_those_behind({uuid4()}) == 0

    assert "OperationalError" in caplog.text


@pytest.mark.usefixtures("mina")
def test_the_job_makes_anew_who_is_behind(app: Flask) -> None:
    started = jobs.start(app, quiet_seconds=0.01)

    assert comes_true(lambda: versions(app) == {DERIVED_VERSION})
    started.stop()
