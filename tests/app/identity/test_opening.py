"""Opening an account by an organisation's sign-in: never somebody else's."""

from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import reading
from journal.accounts.outside import account_behind
from tests.app.identity.provider import Provider
from tests.app.identity.walking import accounts_in, act, address_in, open_form, walk
from tests.conftest import CastMember


def test_an_address_that_the_provider_claims_opens_nobodys_account(
    app: Flask, client: FlaskClient, mina: CastMember, provider: Provider, haesol: UUID
) -> None:
    provider.person = {"sub": "x-9", "email": mina.email, "email_verified": True}

    page = walk(client, haesol)
    assert "This sign-in is new here" in page.text
    answers = [
        act(client, haesol, "continue"),
        act(client, haesol, "open", open_form(email=mina.email)),
    ]

    assert [answer.status_code for answer in answers] == [200, 422]
    assert "This address can&#39;t be used" in answers[1].text
    assert address_in(client) is None
    with app.app_context(), reading() as session:
        assert account_behind(session, haesol, "x-9") is None


def test_a_new_account_is_opened_by_this_sign_in_alone(
    app: Flask, client: FlaskClient, provider: Provider, haesol: UUID
) -> None:
    provider.person = {"sub": "s-1", "email": "sora@example.com"}
    page = walk(client, haesol)
    assert 'value="sora@example.com"' in page.text

    done = act(client, haesol, "open", open_form(email="mine@example.com"))

    assert (done.status_code, done.location) == (303, "/shifts/weekly?first=1")
    assert address_in(client) == "mine@example.com"
    sign_in = {"email": "mine@example.com", "password": ""}
    assert app.test_client().post("/sign-in", data=sign_in).status_code == 422
    again = app.test_client()
    walk(again, haesol)
    act(again, haesol, "continue")
    assert address_in(again) == "mine@example.com"


def test_a_double_tap_opens_one_account(app: Flask, client: FlaskClient, haesol: UUID) -> None:
    walk(client, haesol)
    cookie = client.get_cookie("offshift")
    assert cookie is not None
    other, form = app.test_client(), open_form()
    other.set_cookie("offshift", cookie.value)

    answers = [act(browser, haesol, "open", form) for browser in (client, other)]

    assert [answer.location for answer in answers] == ["/shifts/weekly?first=1"] * 2
    assert accounts_in(app) == 1


@pytest.mark.parametrize(
    "form, message",
    [
        (open_form(email="sora"), "An address, such as"),
        (open_form(id="x"), "This page was too old"),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_opened(
    app: Flask, client: FlaskClient, haesol: UUID, form: dict[str, str], message: str
) -> None:
    walk(client, haesol)

    answer = act(client, haesol, "open", form)

    assert answer.status_code == 422
    assert message in answer.text
    assert form["email"] in answer.text
    assert accounts_in(app) == 0


def test_trying_addresses_is_slowed_down(
    client: FlaskClient, mina: CastMember, haesol: UUID
) -> None:
    walk(client, haesol)
    codes = {
        act(client, haesol, "open", open_form(email=mina.email)).status_code for _ in range(10)
    }

    assert codes == {422}
    assert act(client, haesol, "open", open_form(email=mina.email)).status_code == 429
