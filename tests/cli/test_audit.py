"""Checking and pruning the chain from the command line."""

import json
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from journal.audit.rules import GRANTS_KEPT, KEPT
from journal.storage.engine import Database
from journal.vocabulary import Act
from tests.cli.acting import acts, run, say
from tests.journal.audit.deeds import make_act, make_chain


def change(app: Flask, statement: str) -> None:
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection:
        connection.exec_driver_sql(statement)


def fill(app: Flask) -> None:
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        make_chain(session)


def note_of(app: Flask) -> Path:
    return Path(app.extensions["config"].instance) / "audit-head.json"


def test_a_whole_chain_is_counted(app: Flask) -> None:
    assert run(app, "audit", "verify") == (0, {"records": 0, "first_break": None})
    fill(app)

    assert run(app, "audit", "verify") == (0, {"records": 5, "first_break": None})
    assert say(app, "audit", "verify") == (0, "5 records, and the chain is whole.\n")


def test_a_break_is_named_and_ends_with_a_refusal(app: Flask) -> None:
    fill(app)
    change(app, "UPDATE audit_record SET actor_name = 'nobody' WHERE number = 2")

    assert run(app, "audit", "verify") == (1, {"records": 5, "first_break": 2})
    assert say(app, "audit", "verify") == (1, "The chain breaks at record 2.\n")


def test_records_cut_off_since_the_last_check_are_missed(app: Flask) -> None:
    fill(app)
    run(app, "audit", "verify")

    change(app, "DELETE FROM audit_record WHERE number > 3")

    assert run(app, "audit", "verify") == (1, {"records": 3, "first_break": 4})
    assert run(app, "audit", "verify") == (1, {"records": 3, "first_break": 4})


def test_a_chain_made_anew_since_the_last_check_is_seen(app: Flask) -> None:
    fill(app)
    run(app, "audit", "verify")

    change(app, "DELETE FROM audit_record")
    fill(app)

    assert run(app, "audit", "verify") == (1, {"records": 5, "first_break": 5})


def test_a_note_that_cannot_be_read_is_told(app: Flask) -> None:
    for text in ("{", "[]", '{"number": 1}', '{"number": 1, "chain_hash": "zz"}', "\u00e9"):
        note_of(app).write_text(text, encoding="utf-8")

        assert run(app, "audit", "verify")[1]["error"] == "unreadable_note"


def test_a_note_that_cannot_be_written_does_not_hide_the_answer(app: Flask) -> None:
    note_of(app).with_suffix(".new").mkdir()

    code, said = say(app, "audit", "verify")

    assert code == 0
    assert "the chain is whole" in said
    assert "could not be noted" in said


def test_the_note_says_the_newest_record_and_nothing_else(app: Flask) -> None:
    fill(app)
    run(app, "audit", "verify")

    noted = json.loads(note_of(app).read_text())

    assert noted.keys() == {"number", "chain_hash"}
    assert noted["number"] == 5


def test_pruning_empties_what_is_too_old_and_the_chain_is_whole(app: Flask) -> None:
    now = datetime.now(UTC)
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        make_act(session, Act.ROLE_TAKEN, at=now - GRANTS_KEPT * 1.01)
        make_act(session, Act.ROLE_TAKEN, at=now - KEPT * 1.01)
        make_act(session, Act.FIGURES_OPENED, at=now - KEPT * 1.01)
        make_act(session, Act.FIGURES_OPENED, at=now)

    assert run(app, "audit", "prune") == (0, {"emptied": 2})

    assert acts(app) == [None, "role_taken", None, "figures_opened"]
    assert run(app, "audit", "verify") == (0, {"records": 4, "first_break": None})
    assert say(app, "audit", "prune") == (0, "Emptied 0 records.\n")
