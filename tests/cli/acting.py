"""Commands run as the operator, and the records they left."""

import json
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.audit.queries import ActLine, ActsReader, acts_about
from journal.model.audit import AuditRecord
from journal.storage.engine import Database

ALONE = ActsReader(None, frozenset(), is_steward=False)


def run(app: Flask, *words: str, given: str = "") -> tuple[int, dict[str, Any]]:
    done = app.test_cli_runner().invoke(args=[*words, "--json"], input=given)
    return done.exit_code, json.loads(done.output)


def say(app: Flask, *words: str) -> tuple[int, str]:
    done = app.test_cli_runner().invoke(args=[*words])
    return done.exit_code, done.output


def acts(app: Flask) -> list[str | None]:
    """Every act on record, oldest first."""
    opened: Database = app.extensions["database"]
    with opened.reader.connect() as connection, Session(connection) as session:
        asked = select(AuditRecord.act).order_by(AuditRecord.number)
        return list(session.execute(asked).scalars())


def read_by(app: Flask, account_id: UUID) -> list[ActLine]:
    """What a person without an organisation can read about herself."""
    opened: Database = app.extensions["database"]
    with opened.reader.connect() as connection, Session(connection) as session:
        found = acts_about(session, account_id, ALONE)
    return [line for line in found if line.is_about_me]
