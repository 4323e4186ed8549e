"""Making anew from the command line."""

from datetime import UTC, datetime
from uuid import uuid4

from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from journal.exposure.commands import Tap, record_contact
from journal.model import ContactEvent
from journal.storage.engine import Database
from journal.vocabulary import Initiation
from tests.cli.acting import run, say
from tests.conftest import SEOUL, CastMember

NOW = datetime(2026, 11, 2, 14, 40, tzinfo=UTC)


def misplace(member: CastMember) -> None:
    opened: Database = member.app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        tap = Tap(at=NOW, zone=SEOUL, initiation=Initiation.PUSHED)
        record_contact(session, member.id, uuid4(), tap, NOW)
        session.execute(update(ContactEvent).values(beside_shift="inside", is_outside_shift=False))


def test_everybodys_journal_is_made_anew(app: Flask, mina: CastMember, jun: CastMember) -> None:
    misplace(mina)
    misplace(jun)

    assert run(app, "journal", "rebuild") == (0, {"accounts": 2, "rows_changed": 2})
    assert run(app, "journal", "rebuild") == (0, {"accounts": 2, "rows_changed": 0})


def test_one_persons_journal_is_made_anew(app: Flask, mina: CastMember, jun: CastMember) -> None:
    misplace(mina)
    misplace(jun)

    code, answer = run(app, "journal", "rebuild", "--for", mina.email)

    assert (code, answer) == (0, {"accounts": 1, "rows_changed": 1})
    assert say(app, "journal", "rebuild") == (0, "Made 2 journals anew; 1 rows changed.\n")


def test_nobodys_journal_is_refused(app: Flask) -> None:
    code, answer = run(app, "journal", "rebuild", "--for", "dae@example.com")

    assert (code, answer["error"]) == (1, "no_account")
