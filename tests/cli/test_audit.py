"""Checking and pruning the chain from the command line."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import insert
from sqlalchemy.orm import Session

from journal.audit.rules import GRANTS_KEPT, KEPT
from journal.model.audit import AuditRecord
from journal.model.team import Organisation
from journal.storage.engine import Database
from journal.vocabulary import Act
from tests.cli.acting import acts, run, say
from tests.journal.audit.deeds import NOW, make_act, make_chain

CONTENT = sorted(
    set(AuditRecord.__table__.columns.keys()) - {"number", "content_hash", "chain_hash"}
)


def change(app: Flask, statement: str) -> None:
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection:
        connection.exec_driver_sql(statement)


def blank(app: Flask, up_to: int) -> None:
    emptied = ", ".join(f"{column} = NULL" for column in CONTENT)
    change(app, f"UPDATE audit_record SET {emptied} WHERE number <= {up_to}")


def fill_with(app: Flask, *ages: timedelta, act: Act = Act.FIGURES_OPENED) -> None:
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        for age in ages:
            make_act(session, act, at=datetime.now(UTC) - age)


def found(app: Flask, age: timedelta) -> None:
    founded = {"name": "Harbour", "zone": "Asia/Seoul", "founded_at": datetime.now(UTC) - age}
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection:
        connection.execute(insert(Organisation).values(id=uuid4(), **founded))


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


@pytest.mark.parametrize("up_to", [1, 5, 6])
@pytest.mark.parametrize("is_noted", [True, False])
def test_young_records_that_were_emptied_are_found(
    app: Flask, up_to: int, *, is_noted: bool
) -> None:
    found(app, timedelta(days=400))
    fill_with(app, *[timedelta(minutes=1)] * 6)
    if is_noted:
        run(app, "audit", "verify")

    blank(app, up_to)

    assert run(app, "audit", "verify") == (1, {"records": 6, "first_break": 1})
    assert run(app, "audit", "verify") == (1, {"records": 6, "first_break": 1})


def test_records_written_and_emptied_since_the_last_check_are_found(app: Flask) -> None:
    found(app, KEPT * 2)
    fill_with(app, KEPT * 1.1)
    run(app, "audit", "prune")
    run(app, "audit", "verify")

    fill_with(app, timedelta())
    blank(app, 2)

    assert run(app, "audit", "verify") == (1, {"records": 2, "first_break": 2})


def test_a_role_that_was_emptied_after_two_years_is_found(app: Flask) -> None:
    fill_with(app, KEPT * 1.1, act=Act.ROLE_TAKEN)
    run(app, "audit", "verify")

    blank(app, 1)

    assert run(app, "audit", "verify") == (1, {"records": 1, "first_break": 1})


@pytest.mark.parametrize("is_noted", [True, False])
def test_old_records_that_were_pruned_leave_no_break(app: Flask, *, is_noted: bool) -> None:
    found(app, KEPT * 2)
    fill_with(app, KEPT * 1.2, KEPT * 1.1, timedelta(days=1))
    if is_noted:
        run(app, "audit", "verify")

    run(app, "audit", "prune")

    assert run(app, "audit", "verify") == (0, {"records": 3, "first_break": None})
    assert run(app, "audit", "verify") == (0, {"records": 3, "first_break": None})


UNREADABLE = [
    "{",
    "[]",
    "\u00e9",
    '{"number": 1}',
    '{"number": 1, "chain_hash": "zz"}',
    '{"number": 1, "chain_hash": "00", "marks": 5}',
    '{"number": 1, "chain_hash": "00", "marks": [{"number": 1}]}',
    '{"number": 1, "chain_hash": "00", "marks": [{"number": 1, "at": "x", "kept_days": 9}]}',
    '{"number": 1, "chain_hash": "00", "marks": ["x"]}',
]


@pytest.mark.parametrize("written", UNREADABLE)
def test_a_note_that_cannot_be_read_is_told(app: Flask, written: str) -> None:
    note_of(app).write_text(written, encoding="utf-8")

    assert run(app, "audit", "verify")[1]["error"] == "unreadable_note"


def test_a_note_from_before_there_were_marks_still_holds_the_end(app: Flask) -> None:
    found(app, timedelta(days=1))
    fill(app)
    run(app, "audit", "verify")
    noted = json.loads(note_of(app).read_text())
    del noted["marks"]
    note_of(app).write_text(json.dumps(noted))

    assert run(app, "audit", "verify")[0] == 0
    note_of(app).write_text(json.dumps(noted))
    blank(app, 5)
    assert run(app, "audit", "verify") == (1, {"records": 5, "first_break": 1})


def test_a_note_that_cannot_be_written_does_not_hide_the_answer(app: Flask) -> None:
    note_of(app).with_suffix(".new").mkdir()

    code, said = say(app, "audit", "verify")

    assert code == 0
    assert "the chain is whole" in said
    assert "could not be noted" in said


def test_the_note_says_the_newest_record_the_age_of_some_and_nothing_else(app: Flask) -> None:
    fill(app)
    run(app, "audit", "verify")

    noted = json.loads(note_of(app).read_text())

    assert noted.keys() == {"number", "chain_hash", "marks"}
    assert noted["number"] == 5
    first, next_to_come = noted["marks"]
    assert first == {"number": 1, "at": NOW.isoformat(), "kept_days": 730}
    assert (next_to_come["number"], next_to_come["kept_days"]) == (6, 730)


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
