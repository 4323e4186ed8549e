"""Going back to a backup: safe, whole, and without what was erased or withdrawn since."""

import fcntl
import os
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask

from app.database import reading, writing
from app.erasing_work import ledger, note_withdrawals
from journal.clock import utc_now
from journal.consents.own import agree_to, agrees_to, withdraw_from
from journal.model import Account, CheckIn, PendingErasure
from journal.my_data.erasing import ask_for_account, pending_of, stay
from journal.storage.engine import open_database
from journal.vocabulary import OwnPurpose
from tests.app.my_data.asking import check_in
from tests.cli.acting import acts, run, say
from tests.conftest import LONG_AGO, PASSWORD, CastMember

LEFT = ("--reason", "She asked for it.")


@pytest.fixture
def backup(app: Flask, mina: CastMember, jun: CastMember, tmp_path: Path) -> Path:
    """Give a backup that Mina and Jun are in, each with a check-in."""
    for member in (mina, jun):
        check_in(member.client, "2026-03-02")
    file = tmp_path / "backup.sqlite3"
    assert run(app, "storage", "back-up", str(file))[0] == 0
    return file


def restore(app: Flask, file: Path) -> tuple[int, dict[str, Any]]:
    return run(app, "storage", "restore", str(file))


def is_there(app: Flask, table: Any, *key: UUID) -> bool:
    with app.app_context(), reading() as session:
        return session.get(table, key if len(key) > 1 else key[0]) is not None


def test_a_backup_comes_back_whole(
    app: Flask, backup: Path, mina: CastMember, tmp_path: Path
) -> None:
    later = check_in(mina.client, "2026-03-03")

    code, answer = restore(app, backup)

    assert (code, answer["changed"], answer["unreadable"], answer["unknown"]) == (0, 0, 0, 0)
    assert is_there(app, Account, mina.id)
    assert not is_there(app, CheckIn, mina.id, UUID(later))
    assert Path(answer["replaced"]).exists()
    assert acts(app)[-1] == "storage_restored"
    assert not list(tmp_path.glob("*.restoring*"))


def test_who_was_erased_does_not_come_back(
    app: Flask, backup: Path, mina: CastMember, jun: CastMember
) -> None:
    run(app, "accounts", "erase", mina.email, *LEFT)

    assert restore(app, backup)[1]["changed"] == 1

    assert not is_there(app, Account, mina.id)
    assert is_there(app, Account, jun.id)


def test_who_is_back_because_the_ledger_was_lost_is_counted(
    app: Flask, backup: Path, mina: CastMember
) -> None:
    run(app, "accounts", "erase", mina.email, *LEFT)
    with app.app_context():
        ledger().file.unlink()

    code, said = say(app, "storage", "restore", str(backup))

    assert code == 0
    assert "There is no erasures.ledger here." in said
    assert "1 accounts in it were not in the database" in said


def test_an_agreement_that_was_withdrawn_does_not_come_back(
    app: Flask, mina: CastMember, tmp_path: Path
) -> None:
    now, agreed = utc_now(), uuid4()
    with app.app_context(), writing() as session:
        agree_to(session, mina.id, agreed, OwnPurpose.PRIORS, text_version="1", now=now)
    run(app, "storage", "back-up", str(tmp_path / "b.sqlite3"))
    with app.app_context():
        with writing() as session:
            withdraw_from(session, mina.id, OwnPurpose.PRIORS, now)
        note_withdrawals(LONG_AGO, now)

    restore(app, tmp_path / "b.sqlite3")

    with app.app_context(), reading() as session:
        assert not agrees_to(session, mina.id, OwnPurpose.PRIORS)


def test_a_wish_that_was_taken_back_since_waits_anew(
    app: Flask, mina: CastMember, tmp_path: Path
) -> None:
    with app.app_context(), writing() as session:
        ask_for_account(session, mina.id, uuid4(), LONG_AGO)
    run(app, "storage", "back-up", str(tmp_path / "b.sqlite3"))
    with app.app_context(), writing() as session:
        stay(session, mina.id, LONG_AGO)

    restore(app, tmp_path / "b.sqlite3")

    with app.app_context(), reading() as session:
        (waiting,) = pending_of(session, mina.id)
        assert (waiting.due_at - utc_now()).days == 6
        assert session.query(PendingErasure).count() == 1


def test_everybody_has_to_sign_in_again(app: Flask, backup: Path, mina: CastMember) -> None:
    assert mina.client.get("/me").status_code == 200

    restore(app, backup)

    assert mina.client.get("/me").status_code == 303
    signing_in = {"email": mina.email, "password": PASSWORD}
    assert app.test_client().post("/sign-in", data=signing_in).status_code == 303


def test_the_note_of_the_newer_chain_is_put_aside(app: Flask, backup: Path, tmp_path: Path) -> None:
    run(app, "accounts", "deactivate", "mina@example.com", *LEFT)
    run(app, "audit", "verify")

    restore(app, backup)

    assert list(tmp_path.glob("audit-head-replaced-*.json"))
    assert run(app, "audit", "verify")[0] == 0


def test_a_running_server_is_not_pulled_away(
    app: Flask, backup: Path, mina: CastMember, tmp_path: Path
) -> None:
    lock = os.open(tmp_path / "findings.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)

    assert restore(app, backup) == (1, json_of("running"))

    os.close(lock)
    assert is_there(app, Account, mina.id)


def test_a_database_that_is_open_elsewhere_is_not_pulled_away(
    app: Flask, backup: Path, tmp_path: Path
) -> None:
    other = open_database(f"sqlite:///{tmp_path / 'offshift.sqlite3'}")
    with other.reader.connect() as connection:
        connection.exec_driver_sql("SELECT 1 FROM account").all()

    assert restore(app, backup)[1]["error"] == "running"

    other.reader.dispose()
    assert restore(app, backup)[0] == 0


def json_of(error: str) -> dict[str, Any]:
    said = "The server is running, or something else has the database open. Stop it first."
    return {"error": error, "line": None, "message": said}


@pytest.mark.parametrize(
    "content, error", [(b"text " * 999, "not_a_database"), (b"", "not_offshift"), (None, "no_file")]
)
def test_what_is_no_backup_is_refused(
    app: Flask, mina: CastMember, tmp_path: Path, content: bytes | None, error: str
) -> None:
    file = tmp_path / "x.sqlite3"
    if content is not None:
        file.write_bytes(content)

    assert restore(app, file)[1]["error"] == error

    assert is_there(app, Account, mina.id)
    assert not list(tmp_path.glob("*.restoring*"))


def test_the_database_itself_is_no_backup(app: Flask, mina: CastMember, tmp_path: Path) -> None:
    assert restore(app, tmp_path / "offshift.sqlite3")[1]["error"] == "no_file"


def test_a_newer_backup_is_refused(app: Flask, backup: Path) -> None:
    newer = open_database(f"sqlite:///{backup}")
    with newer.writer.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer.writer.dispose()

    assert restore(app, backup)[1]["error"] == "newer_schema"


def test_a_copy_that_cannot_be_written_changes_nothing(
    app: Flask, backup: Path, mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("app.cli.restoring.put_in_place", refuse)

    assert restore(app, backup)[1]["error"] == "not_written"
    assert is_there(app, Account, mina.id)


def test_postgresql_is_not_restored_here(
    app: Flask, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgresql = open_database("postgresql://localhost/offshift")
    monkeypatch.setitem(app.extensions, "database", postgresql)

    assert restore(app, backup)[1]["error"] == "not_sqlite"


def test_after_another_restore_the_ledger_is_replayed(
    app: Flask, mina: CastMember, jun: CastMember
) -> None:
    run(app, "accounts", "erase", mina.email, *LEFT)
    (tmp := ledger_of(app)).write_text(tmp.read_text() + "half a line\n")

    assert run(app, "storage", "replay") == (0, {"changed": 0, "unreadable": 1})

    assert acts(app)[-1] == "storage_restored"
    assert is_there(app, Account, jun.id)


def ledger_of(app: Flask) -> Path:
    with app.app_context():
        return ledger().file


def test_people_are_told_what_happened(app: Flask, backup: Path, mina: CastMember) -> None:
    run(app, "accounts", "erase", mina.email, *LEFT)
    (tmp := ledger_of(app)).write_text(tmp.read_text() + "half a line\n")

    said = say(app, "storage", "restore", str(backup))[1]

    assert "everybody has to sign in again" in said
    assert "1 rows in it had been erased or withdrawn since" in said
    assert "Delete it when you can." in said
    assert "1 lines of the ledger could not be read." in said
