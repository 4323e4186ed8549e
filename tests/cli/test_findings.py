import json
from datetime import timedelta

from flask import Flask
from sqlalchemy.orm import Session

from journal.findings.answers import Question
from journal.findings.queries import findings_of
from journal.storage.engine import Database
from tests.conftest import CastMember
from tests.journal.findings.diaries import MONDAY, make_days
from tests.journal.findings.kept import keep_check_in, keep_diary


def run(app: Flask, *words: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=["findings", "show", *words])
    return done.exit_code, done.output


def keep_days(member: CastMember, length: int) -> None:
    opened: Database = member.app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        keep_diary(session, member.id, make_days(length, lost=1.2))
        session.flush()


def test_findings_are_shown_with_their_numbers(app: Flask, mina: CastMember) -> None:
    keep_days(mina, 90)

    code, output = run(app, mina.email, "--json")

    said = json.loads(output)
    energy, mood, *_others = said["findings"]
    assert (code, said["method_version"], len(said["findings"])) == (0, "family-1", len(Question))
    assert (energy["question"], energy["tier"]) == ("evening.energy", "supported")
    assert energy["low"] < energy["difference"] < energy["high"] < 0
    assert energy["sentence"].startswith("After evenings with 30 pushed minutes")
    assert mood["tier"] != "supported"


def test_what_was_shown_is_kept(app: Flask, mina: CastMember) -> None:
    keep_days(mina, 40)

    run(app, mina.email)

    opened: Database = app.extensions["database"]
    with opened.reader.connect() as connection, Session(connection) as session:
        assert findings_of(session, mina.id) is not None


def test_people_read_sentences_and_counts(app: Flask, mina: CastMember) -> None:
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        keep_check_in(session, mina.id, MONDAY)
        keep_check_in(session, mina.id, MONDAY + timedelta(days=1))

    code, output = run(app, mina.email)

    assert code == 0
    early = "Pushed contact and the next day's energy: 0 of the 30 evenings needed so far."
    assert f"[Too early] {early}" in output
    assert "1 evening left out: no shifts known around it" in output


def test_an_unknown_address_is_refused(app: Flask) -> None:
    code, output = run(app, "nobody@example.com", "--json")

    assert code == 1
    assert json.loads(output)["error"] == "no_account"
