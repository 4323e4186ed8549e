"""A demo can be built at any hour, and looked at by everybody in it."""

import json
from datetime import datetime
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.cli import demo
from app.cli.demo_days import Person
from journal.check_ins.queries import latest_check_ins
from journal.model import Account
from journal.vocabulary import Locale
from tests.conftest import SEOUL

DAYTIME = Person("day@example.com", Locale.KO, days=12, weekdays=5, start=540, end=1080, seed=2)
LATE = Person("late@example.com", Locale.EN, days=12, weekdays=7, start=780, end=1320, seed=5)


def build(app: Flask) -> tuple[int, dict[str, str]]:
    done = app.test_cli_runner().invoke(args=["demo", "build", "--json"])
    return done.exit_code, json.loads(done.output)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "PEOPLE", (DAYTIME, LATE))


@pytest.mark.parametrize("hour", [0, 2, 9, 12, 18, 21, 23])
@pytest.mark.parametrize("day", [2, 6, 8])
@pytest.mark.parametrize("person", [DAYTIME, LATE], ids=["daytime", "late"])
def test_days_are_invented_at_any_hour(
    person: Person, day: int, hour: int, session: Session
) -> None:
    now = datetime(2026, 3, day, hour, 10, tzinfo=SEOUL)

    demo._invent(session, person, now)

    assert len(latest_check_ins(session, account_of(session, person), 12)) > 3


@pytest.mark.usefixtures("few")
def test_a_demo_is_built_once_and_can_be_signed_in_to(app: Flask) -> None:
    first = build(app)
    again = build(app)

    assert first == again
    assert first[0] == 0
    sign_in = {"email": "day@example.com", "password": first[1]["password"]}
    assert app.test_client().post("/sign-in", data=sign_in).status_code == 303


def account_of(session: Session, person: Person) -> UUID:
    return session.execute(select(Account.id).where(Account.email == person.email)).scalar_one()
