"""Checking a file of evidence from the command line, where there is no account and no database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.architecture.source import ROOT
from tests.cli.acting import run, say
from tests.journal.evidence.filed import WORDS, live, make_file, written


@pytest.fixture
def file(tmp_path: Path, session: Session, mina_id: UUID) -> Path:
    path = tmp_path / "evidence.json"
    path.write_bytes(written(make_file(session, live(session, mina_id))))
    return path


def test_a_whole_file_is_told(app: Flask, file: Path) -> None:
    code, answer = run(app, "evidence", "verify", str(file))

    assert code == 0
    assert (answer["links"], len(answer["incidents"]), answer["receipts"]) == (10, 2, [2])
    (first, _old) = answer["incidents"]
    assert [one["text"] for one in first["words"]] == [WORDS, WORDS]
    assert [one["kind"] for one in first["told"]] == ["written", "changed", "asked", "answered"]
    assert "It holds: 10 links" in say(app, "evidence", "verify", str(file))[1]


def test_what_is_wrong_is_named_with_its_place(app: Flask, file: Path) -> None:
    said = json.loads(file.read_bytes())
    said["links"][4]["at"] = "2026-03-02T10:00:00Z"
    file.write_bytes(written(said))

    code, answer = run(app, "evidence", "verify", str(file))

    assert (code, answer["error"], answer["line"]) == (1, "time", 5)
    assert "Link 5: its time is before" in answer["message"]


def test_a_receipt_is_held_against_the_chain(app: Flask, file: Path) -> None:
    head = json.loads(file.read_bytes())["links"][9]["link"]
    own = f"offshift-receipt-1 10 {head}"

    assert (
        "The receipt of link 10 fits."
        in say(app, "evidence", "verify", str(file), "--receipt", own)[1]
    )
    for other in (own.replace(" 10 ", " 9 "), "mine"):
        assert run(app, "evidence", "verify", str(file), "--receipt", other)[0] == 1


def test_a_file_that_is_not_there_is_told(app: Flask, tmp_path: Path) -> None:
    code, answer = run(app, "evidence", "verify", str(tmp_path / "nowhere.json"))

    assert (code, answer["error"]) == (1, "no_file")


def test_it_runs_where_there_is_nothing(file: Path, tmp_path: Path) -> None:
    """No database, no account: only the code and the file."""
    nowhere = tmp_path / "empty"
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "evidence", "verify", str(file)]
    there = {**os.environ, "OFFSHIFT_INSTANCE": str(nowhere)}

    done = subprocess.run(command, cwd=ROOT, env=there, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("It holds: 10 links")
    assert not list(nowhere.glob("*.sqlite3"))
