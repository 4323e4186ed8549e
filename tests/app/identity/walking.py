"""Walking through an organisation's sign-in without a browser, from us to its provider and back."""

from collections.abc import Mapping
from http.client import HTTPConnection
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, insert, select
from werkzeug.test import TestResponse

from app.database import reading, writing
from app.identity.sealing import seal
from app.identity.waiting import PROOF
from journal.accounts.outside import Identity, tie
from journal.audit.rules import OPERATOR
from journal.clock import utc_now
from journal.model.account import Account
from journal.model.team import Organisation
from journal.teams.outside import NewProvider, set_provider
from tests.app.identity.provider import CLIENT_ID, SECRET, Provider
from tests.conftest import LONG_AGO, CastMember


def make_organisation(app: Flask, provider: Provider, name: str = "Haesol") -> UUID:
    """Found an organisation whose people sign in at the provider."""
    founded = uuid4()
    with app.app_context(), writing() as session:
        row = {"id": founded, "name": name, "zone": "Asia/Seoul", "founded_at": LONG_AGO}
        session.execute(insert(Organisation).values(**row))
        sealed = seal(str(app.secret_key), founded, SECRET)
        new = NewProvider(provider.address, CLIENT_ID, sealed)
        set_provider(session, founded, OPERATOR, new, LONG_AGO)
    return founded


def tie_to(member: CastMember, organisation_id: UUID, subject: str) -> None:
    """Tie an identity to an account, as she did some day before."""
    with member.app.app_context(), writing() as session:
        tie(session, member.id, Identity(organisation_id, subject), LONG_AGO)


def leave(browser: FlaskClient, organisation_id: UUID) -> str:
    """Go to the provider and return the address that it sends her back to."""
    away = browser.get(f"/sign-in/with/{organisation_id}")
    assert away.status_code == 303, away.text
    return through(away.location)


def through(address: str) -> str:
    """Open the provider's page as her browser does, and return where it leads."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return str(answer.headers["Location"])


def come_back(browser: FlaskClient, address: str) -> TestResponse:
    parts = urlsplit(address)
    return browser.get(f"{parts.path}?{parts.query}")


def walk(browser: FlaskClient, organisation_id: UUID) -> TestResponse:
    """Go there and come back; return the page that asks what to do."""
    return come_back(browser, leave(browser, organisation_id))


def prove(browser: FlaskClient, organisation_id: UUID, subject: str) -> None:
    """Note in a browser's cookie that the organisation has just said who she is."""
    proof = {"organisation": str(organisation_id), "subject": subject}
    with browser.session_transaction() as cookie:
        cookie[PROOF] = {**proof, "expires": int(utc_now().timestamp()) + 600}


def act(
    browser: FlaskClient, organisation_id: UUID, name: str, form: Mapping[str, str] | None = None
) -> TestResponse:
    """Press a button of that page: continue, open or tie."""
    return browser.post(f"/sign-in/with/{organisation_id}/{name}", data=form or {})


def open_form(**changes: str) -> dict[str, str]:
    return {"id": str(uuid4()), "email": "sora@example.com", **changes}


def address_in(browser: FlaskClient) -> str | None:
    """Return whom a browser is signed in as, by what the settings page says."""
    page = browser.get("/me")
    if page.status_code != 200:
        return None
    return page.text.split("Signed in as ")[1].split("</p>")[0].removesuffix(".")


def accounts_in(app: Flask) -> int:
    with app.app_context(), reading() as session:
        return session.execute(select(func.count()).select_from(Account)).scalar_one()
