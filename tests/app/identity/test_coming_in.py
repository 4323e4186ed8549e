"""Coming in through an organisation: what opens, what is asked first, and what never happens."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.database import writing
from journal import clock
from journal.accounts.commands import deactivate
from tests.app.identity.provider import Provider
from tests.app.identity.walking import (
    act,
    address_in,
    come_back,
    leave,
    make_organisation,
    open_form,
    prove,
    tie_to,
    walk,
)
from tests.conftest import CastMember


def test_she_leaves_with_everything_that_is_checked_later(
    client: FlaskClient, provider: Provider, haesol: UUID
) -> None:
    away = client.get(f"/sign-in/with/{haesol}")

    asked = parse_qs(urlsplit(away.location).query)
    assert away.status_code == 303
    assert away.location.startswith(f"{provider.address}/authorize?")
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[name][0]) > 40 for name in ("state", "nonce", "code_challenge"))
    assert asked["redirect_uri"] == [f"http://localhost/sign-in/with/{haesol}/back"]


def test_an_account_that_she_tied_is_opened_after_she_said_so(
    client: FlaskClient, mina: CastMember, haesol: UUID
) -> None:
    tie_to(mina, haesol, "m-1")

    page = walk(client, haesol)
    assert page.status_code == 200
    assert "You came from Haesol" in page.text
    assert address_in(client) is None
    done = act(client, haesol, "continue")

    assert (done.status_code, done.location) == (303, "/today")
    assert address_in(client) == mina.email


def test_coming_back_writes_nothing(app: Flask, client: FlaskClient, haesol: UUID) -> None:
    with app.extensions["database"].reader.connect() as connection:
        before = connection.exec_driver_sql("PRAGMA data_version").scalar_one()

        assert walk(client, haesol).status_code == 200

        assert connection.exec_driver_sql("PRAGMA data_version").scalar_one() == before


def test_a_deactivated_account_stays_closed(
    app: Flask, client: FlaskClient, mina: CastMember, haesol: UUID
) -> None:
    tie_to(mina, haesol, "m-1")
    with app.app_context(), writing() as session:
        deactivate(session, mina.id, clock.utc_now())

    page = walk(client, haesol)

    assert page.status_code == 403
    assert "This account is closed for now" in page.text
    assert act(client, haesol, "continue").status_code == 403
    assert address_in(client) is None


def test_the_cookie_begins_anew_when_she_comes_in(
    client: FlaskClient, mina: CastMember, haesol: UUID
) -> None:
    tie_to(mina, haesol, "m-1")
    walk(client, haesol)
    with client.session_transaction() as cookie:
        cookie["planted"] = "by somebody before her"

    act(client, haesol, "continue")

    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert "sign_in_proof" not in cookie


def test_what_was_proved_holds_for_ten_minutes(
    client: FlaskClient, mina: CastMember, haesol: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    tie_to(mina, haesol, "m-1")
    walk(client, haesol)
    later = clock.utc_now() + timedelta(seconds=601)
    monkeypatch.setattr(clock, "_present", lambda: later)

    answers = [act(client, haesol, name, open_form()) for name in ("continue", "open")]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert client.get(f"/sign-in/with/{haesol}/continue").status_code == 400
    assert address_in(client) is None


def test_what_one_organisation_proved_opens_nothing_at_another(
    app: Flask, client: FlaskClient, mina: CastMember, provider: Provider, haesol: UUID
) -> None:
    other = make_organisation(app, provider, "Other")
    tie_to(mina, other, "m-1")
    walk(client, haesol)

    assert act(client, other, "continue").status_code == 422
    assert act(client, haesol, "continue").status_code == 200
    assert address_in(client) is None


def test_a_page_loaded_again_asks_the_same_and_uses_no_code_twice(
    client: FlaskClient, provider: Provider, haesol: UUID
) -> None:
    back = leave(client, haesol)
    come_back(client, back)

    again = come_back(client, back)

    assert (again.status_code, again.location) == (303, f"/sign-in/with/{haesol}/continue")
    assert "This sign-in is new here" in client.get(again.location).text
    assert provider.asked.count("/token") == 1


def test_an_organisation_without_its_own_sign_in_is_not_found(client: FlaskClient) -> None:
    nowhere = uuid4()

    assert client.get(f"/sign-in/with/{nowhere}").status_code == 404
    assert client.get(f"/sign-in/with/{nowhere}/back").status_code == 400
    assert client.get(f"/sign-in/with/{nowhere}/continue").status_code == 400
    assert act(client, nowhere, "continue").status_code == 422


def test_what_was_proved_a_moment_ago_is_asked_about_again(
    client: FlaskClient, mina: CastMember, haesol: UUID
) -> None:
    tie_to(mina, haesol, "m-1")
    prove(client, haesol, "m-1")

    assert "You came from Haesol" in client.get(f"/sign-in/with/{haesol}/continue").text
    assert act(client, haesol, "continue").status_code == 303


def test_beginning_anew_drops_what_was_proved_before(client: FlaskClient, haesol: UUID) -> None:
    walk(client, haesol)
    leave(client, haesol)

    assert act(client, haesol, "continue").status_code == 422


def test_nothing_of_a_sign_in_is_sent_on_get_or_kept_by_others(
    client: FlaskClient, haesol: UUID
) -> None:
    for name in ("continue", "open", "tie"):
        assert client.post(f"/sign-in/with/{haesol}/{name}").status_code in {401, 422}
    assert client.post(f"/sign-in/with/{haesol}").status_code == 405
    assert client.get(f"/sign-in/with/{haesol}/open").status_code == 405
    assert walk(client, haesol).headers["Cache-Control"] == "no-store"


def test_statements_of_a_return_are_few(
    client: FlaskClient, haesol: UUID, statements: list[str]
) -> None:
    back = leave(client, haesol)
    statements.clear()

    come_back(client, back)

    assert len(statements) == 3
