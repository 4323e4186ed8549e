"""What a person sees when it fails, and what the log does not."""

from urllib.parse import urlsplit
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.identity import outgoing
from tests.app.identity.provider import (
    Provider,
    fail,
    signed_with_the_public_key,
    unsigned,
)
from tests.app.identity.walking import (
    act,
    address_in,
    come_back,
    leave,
    make_organisation,
    tie_to,
    walk,
)
from tests.conftest import CastMember

OFF = "Your organisation&#39;s sign-in isn&#39;t working right now"
DESCRIPTION = "/.well-known/openid-configuration"


@pytest.mark.parametrize("sign", [unsigned, signed_with_the_public_key])
def test_a_forged_token_opens_nothing(
    client: FlaskClient, mina: CastMember, provider: Provider, haesol: UUID, sign: object
) -> None:
    tie_to(mina, haesol, "m-1")
    provider.sign = sign  # type: ignore[assignment]  # one of the two above

    page = walk(client, haesol)

    assert page.status_code == 502
    assert OFF in page.text
    assert act(client, haesol, "continue").status_code == 422
    assert address_in(client) is None


def test_nothing_that_was_said_reaches_the_log(
    client: FlaskClient, provider: Provider, haesol: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    provider.claims = {"aud": "another client", "name": "Kim Mina"}
    back = leave(client, haesol)

    assert come_back(client, back).status_code == 502

    logged = caplog.text + "".join(str(one.exc_info) for one in caplog.records)
    assert "an organisation's sign-in failed: id token" in logged
    assert not any(word in logged for word in ("Kim", "mina@", "m-1", "eyJ", urlsplit(back).query))


def test_a_state_that_did_not_begin_in_this_browser_is_refused_before_anything_is_asked(
    app: Flask, client: FlaskClient, provider: Provider, haesol: UUID
) -> None:
    back = leave(client, haesol)
    leave(other := app.test_client(), haesol)

    answers = [
        come_back(other, back),
        come_back(app.test_client(), back),
        client.get(f"/sign-in/with/{haesol}/back?code=x&state=é"),
        client.get(f"/sign-in/with/{haesol}/back"),
    ]

    assert [answer.status_code for answer in answers] == [400] * 4
    assert "/token" not in provider.asked
    assert come_back(client, back).status_code == 200


def test_a_cookie_that_was_copied_uses_no_code_twice(
    app: Flask, client: FlaskClient, haesol: UUID
) -> None:
    back = leave(client, haesol)
    cookie = client.get_cookie("offshift")
    assert cookie is not None
    thief = app.test_client()
    thief.set_cookie("offshift", cookie.value)
    assert come_back(client, back).status_code == 200

    page = come_back(thief, back)

    assert page.status_code == 400
    assert "took too long" in page.text


def test_a_return_to_another_organisation_is_refused(
    app: Flask, client: FlaskClient, provider: Provider, haesol: UUID
) -> None:
    other = make_organisation(app, provider, "Other")
    back = leave(client, haesol)

    assert come_back(client, back.replace(str(haesol), str(other))).status_code == 400
    assert "/token" not in provider.asked


@pytest.mark.parametrize(
    "answer, code, says",
    [
        ("error=access_denied", 400, "You came back without signing in"),
        ("error=x&code=y", 400, "You came back without signing in"),
        ("", 400, "took too long"),
        ("code=", 400, "took too long"),
        ("code=made-up", 400, "took too long"),
        ("code=x&iss=http://127.0.0.1:1", 502, OFF),
    ],
)
def test_a_return_without_a_good_code_says_what_it_is(
    client: FlaskClient, haesol: UUID, answer: str, code: int, says: str
) -> None:
    state = leave(client, haesol).partition("state=")[2]

    page = client.get(f"/sign-in/with/{haesol}/back?state={state}&{answer}")

    assert page.status_code == code
    assert says in page.text
    assert f'href="/sign-in/with/{haesol}"' in page.text


def test_a_failure_is_not_asked_about_again_at_once(
    client: FlaskClient, provider: Provider, haesol: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider.instead = {DESCRIPTION: fail}
    codes = [client.get(f"/sign-in/with/{haesol}").status_code for _ in range(3)]

    assert codes == [502, 502, 502]
    assert provider.asked == [DESCRIPTION]
    provider.instead = {}
    monkeypatch.setattr(outgoing, "FAILURE_KEPT_SECONDS", 0.0)
    assert client.get(f"/sign-in/with/{haesol}").status_code == 303


def test_a_secret_that_another_key_sealed_is_said_to_the_operator(
    app: Flask, client: FlaskClient, haesol: UUID, caplog: pytest.LogCaptureFixture
) -> None:
    app.secret_key = "another secret of the tests, also long enough"

    assert client.get(f"/sign-in/with/{haesol}").status_code == 502
    assert caplog.messages == ["an organisation's sign-in failed: secret"]
