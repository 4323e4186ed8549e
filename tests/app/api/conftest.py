"""A helpdesk that reports what it sent for an organisation with a roster, and Mina's phone."""

from uuid import uuid4

import pytest
from flask import Flask

from app.database import writing
from journal.audit.rules import Actor
from journal.causes.tokens import make_token
from journal.vocabulary import Role
from tests.app.api.phoning import NOW as NIGHT
from tests.app.api.phoning import Phone, phone_of
from tests.app.api.reporting import NOW, Helpdesk
from tests.app.team.house import FOUNDED, House, make_house
from tests.conftest import CastMember

HAN = Actor(None, Role.STEWARD, "Han")


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.api.routes.utc_now", lambda: NOW)


@pytest.fixture
def house(app: Flask) -> House:
    return make_house(app)


@pytest.fixture
def helpdesk(house: House) -> Helpdesk:
    token_id = uuid4()
    with house.app.app_context(), writing() as session:
        token = make_token(session, house.id, HAN, token_id, "Helpdesk", now=FOUNDED)
    return Helpdesk(house, house.app.test_client(), token_id, token)


@pytest.fixture
def night(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be half past eleven at night for what a phone sends."""
    for module in ("writes", "reads", "guard"):
        monkeypatch.setattr(f"app.api.{module}.utc_now", lambda: NIGHT)


@pytest.fixture
def phone(mina: CastMember, night: None) -> Phone:
    return phone_of(mina)


@pytest.fixture
def jun_phone(jun: CastMember, night: None) -> Phone:
    return phone_of(jun)
