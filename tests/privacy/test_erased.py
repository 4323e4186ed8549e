"""Once an account is erased, nothing of it is anywhere; an older backup does not bring it back."""

import logging
import tempfile
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask

from app import erasing_work
from app.database import writing
from app.erasing_work import look_after_own_data
from app.reflection.forgetting import drop_stale_drawings
from app.reflection.routes import kept
from journal.clock import utc_now
from journal.model import OwnTag
from journal.my_data.ledger import account_hash
from tests.app.imports.browsing import bring_in
from tests.app.my_data.asking import ask_account, check_in
from tests.app.own_words import keep_words, key, note
from tests.cli.acting import run
from tests.conftest import CastMember
from tests.journal.importing.exports import ANDROID_KOREAN

LABEL = "Quiet corner of hers"


@pytest.fixture
def traces(app: Flask, mina: CastMember, jun: CastMember) -> dict[str, bytes]:
    """Let Mina write of everything that can be told again; return what would tell."""
    entry = check_in(mina.client, "2026-03-02")
    assert mina.client.post("/notes/api/key", json=key()).status_code == 200
    sealed, note_id = note(entry), str(uuid4())
    assert mina.client.put(f"/notes/api/items/{note_id}", json=sealed).status_code == 200
    assert bring_in(mina.client, ANDROID_KOREAN).status_code == 303
    with app.app_context(), writing() as session:
        session.add(OwnTag(account_id=mina.id, id=uuid4(), label=LABEL))
    mina.client.get("/reflection")
    check_in(jun.client, "2026-03-02")
    return {
        "address": mina.email.encode(),
        "label": LABEL.encode(),
        "account": mina.id.hex.encode(),
        "entry": entry.replace("-", "").encode(),
        "note": note_id.replace("-", "").encode(),
    }


def found(folders: list[Path], traces: dict[str, bytes], logged: str = "") -> set[str]:
    """Name what stands in any file below the folders, or in the log."""
    contents = [
        file.read_bytes() for folder in folders for file in folder.rglob("*") if file.is_file()
    ]
    contents.append(logged.encode())
    return {name for name, trace in traces.items() if any(trace in one for one in contents)}


@pytest.fixture
def places(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    """Give every folder that the app writes to: the instance, and a temporary one of its own."""
    temporary = tmp_path_factory.mktemp("temporary")
    tempfile.tempdir = str(temporary)
    yield [tmp_path, temporary]
    tempfile.tempdir = None


@pytest.fixture
def after_seven_days(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def sweep() -> None:
        later = utc_now() + timedelta(days=7, minutes=1)
        monkeypatch.setattr(erasing_work, "utc_now", lambda: later)
        with app.app_context():
            look_after_own_data()
            drop_stale_drawings()

    return sweep


def test_nothing_is_left_of_an_erased_account(
    app: Flask,
    mina: CastMember,
    traces: dict[str, bytes],
    places: list[Path],
    after_seven_days: Callable[[], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    assert found(places, traces) == set(traces)
    assert ask_account(mina.client).status_code == 303

    after_seven_days()

    assert run(app, "storage", "back-up")[0] == 0
    assert found(places, traces, caplog.text) == set()
    assert mina.id not in kept.accounts()


def test_the_ledger_tells_by_a_hash_alone(
    mina: CastMember,
    traces: dict[str, bytes],
    places: list[Path],
    after_seven_days: Callable[[], None],
) -> None:
    ask_account(mina.client)

    after_seven_days()

    said = (places[0] / "erasures.ledger").read_text(encoding="ascii")
    assert said.startswith(f"account {account_hash(mina.id)} ")
    assert found(places, {"plain": str(mina.id).encode(), **traces}) == set()


def test_an_older_backup_does_not_bring_her_back(
    app: Flask,
    mina: CastMember,
    traces: dict[str, bytes],
    places: list[Path],
    after_seven_days: Callable[[], None],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    elsewhere = tmp_path_factory.mktemp("backups") / "old.sqlite3"
    assert run(app, "storage", "back-up", str(elsewhere))[0] == 0
    ask_account(mina.client)
    after_seven_days()

    code, answer = run(app, "storage", "restore", str(elsewhere))

    assert (code, answer["changed"]) == (0, 1)
    assert found(places, traces) == set()
    assert found([elsewhere.parent], traces) == set(traces)


def test_a_deleted_note_is_soon_gone_from_the_log_too(
    app: Flask, mina: CastMember, places: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    note_id = keep_words(mina.client, check_in(mina.client, "2026-03-02"))
    kept_as = mina.client.get(f"/notes/api/items/{note_id}").json["body"]
    marks = {"words": urlsafe_b64decode(kept_as + "==")[40:80]}
    with app.app_context():
        look_after_own_data()
        assert mina.client.delete(f"/notes/api/items/{note_id}").status_code == 200
        assert found(places, marks) == {"words"}

        later = utc_now() + timedelta(minutes=11)
        monkeypatch.setattr(erasing_work, "utc_now", lambda: later)
        look_after_own_data()

    assert found(places, marks) == set()


def test_the_search_finds_what_is_there(
    traces: dict[str, bytes], places: list[Path], tmp_path: Path
) -> None:
    left = tmp_path / "published" / "left"
    left.parent.mkdir()
    left.write_bytes(b"..." + traces["label"])

    assert "label" in found([left.parent], traces)
    assert found([places[1]], traces, traces["address"].decode()) == {"address"}
