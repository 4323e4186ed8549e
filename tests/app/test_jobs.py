import time
from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app import jobs
from app.access import anyone
from app.publication import Done
from journal.accounts.commands import touch
from journal.findings import queries
from journal.findings.whole import METHOD_VERSION
from journal.storage.engine import Database
from tests.conftest import CastMember
from tests.journal.findings.diaries import make_days
from tests.journal.findings.kept import keep_diary

PATIENCE_SECONDS = 20


@pytest.fixture
def worker(app: Flask) -> Iterator[jobs.FindingsWorker]:
    @app.route("/quick", methods=["GET", "POST"])
    @anyone
    def quick() -> str:
        return "done"

    started = jobs.start(app, quiet_seconds=0.01)
    yield started
    started.stop()


def write(member: CastMember, length: int = 12) -> None:
    opened: Database = member.app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        keep_diary(session, member.id, make_days(length))
        touch(session, member.id)


def is_kept(member: CastMember) -> bool:
    opened: Database = member.app.extensions["database"]
    with opened.reader.connect() as connection, Session(connection) as session:
        return queries.findings_of(session, member.id) is not None


def comes_true(claim: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not claim() and time.monotonic() < deadline:
        time.sleep(0.02)
    return claim()


def test_who_is_behind_at_the_start_is_worked_out(app: Flask, mina: CastMember) -> None:
    write(mina)

    started = jobs.start(app, quiet_seconds=0.01)

    assert comes_true(lambda: is_kept(mina))
    started.stop()
    assert not started.thread.is_alive()


@pytest.mark.usefixtures("worker")
def test_a_write_wakes_the_worker(mina: CastMember) -> None:
    write(mina)

    mina.client.post("/quick")

    assert comes_true(lambda: is_kept(mina))


def test_looking_and_strangers_wake_nobody(
    worker: jobs.FindingsWorker, app: Flask, mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: list[UUID] = []
    monkeypatch.setattr(worker, "wake", woken.append)

    mina.client.get("/quick")
    app.test_client().post("/quick")
    mina.client.post("/quick")

    assert woken == [mina.id]


def test_without_a_worker_waking_does_nothing(app: Flask, mina: CastMember) -> None:
    with app.app_context():
        jobs.wake(mina.id)

    assert not is_kept(mina)


def test_of_two_workers_one_has_the_lead(app: Flask, mina: CastMember) -> None:
    first, second = (jobs._Lead(app.extensions["config"].instance / "lock") for _ in range(2))

    assert first.take()
    assert first.take()
    assert not second.take()
    first.give_away()
    assert second.take()
    second.give_away()
    second.give_away()


def test_a_worker_without_the_lead_leaves_the_work(
    worker: jobs.FindingsWorker, app: Flask, mina: CastMember
) -> None:
    assert comes_true(lambda: worker._lead.is_ours)
    idle = jobs.FindingsWorker(app, quiet_seconds=0.0)
    idle.wake(mina.id)

    idle._sweep()
    idle._next_sweep = 0.0

    assert idle._next_one() is None
    assert idle._due == {}


def test_catching_up_counts_the_people(app: Flask, mina: CastMember, jun: CastMember) -> None:
    for member in (mina, jun):
        write(member)
    worker = jobs.FindingsWorker(app)

    assert worker.catch_up() == 2
    assert worker.catch_up() == 0
    assert is_kept(mina)


def test_one_diary_that_fails_does_not_stop_the_others(
    app: Flask, mina: CastMember, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_session: Session, _account_id: UUID) -> None:
        raise ValueError("energy 3 on 2 March")

    write(mina)
    monkeypatch.setattr(jobs, "worked_out", fail)

    assert jobs.FindingsWorker(app).catch_up() == 1
    assert "ValueError" in caplog.text
    assert "March" not in caplog.text


def test_a_database_that_is_gone_is_reported_by_its_kind(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection:
        connection.exec_driver_sql("DROP TABLE finding")

    assert jobs.FindingsWorker(app).catch_up() == 0
    assert "OperationalError" in caplog.text


def test_the_method_in_use_is_the_one_asked_for(app: Flask, mina: CastMember) -> None:
    write(mina)
    jobs.FindingsWorker(app).catch_up()

    opened: Database = app.extensions["database"]
    with opened.reader.connect() as connection, Session(connection) as session:
        assert queries.accounts_behind(session, METHOD_VERSION, 5) == ()


def test_a_window_that_is_due_is_published_by_the_job(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def publish(now: object) -> Done:
        asked.append(now)
        return Done()

    monkeypatch.setattr(jobs, "publish_due", publish)

    started = jobs.start(app, quiet_seconds=0.01)

    assert comes_true(lambda: bool(asked))
    started.stop()
    assert len(asked) == 1


def test_a_window_that_cannot_be_published_stops_nothing(
    app: Flask, mina: CastMember, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_now: object) -> None:
        raise OSError("Mina's disk is full")

    monkeypatch.setattr(jobs, "publish_due", refuse)
    write(mina)

    started = jobs.start(app, quiet_seconds=0.01)

    assert comes_true(lambda: is_kept(mina))
    started.stop()
    assert "nothing could be published: OSError" in caplog.text
    assert "Mina" not in caplog.text
