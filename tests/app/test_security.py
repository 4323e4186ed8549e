"""Headers on every answer; nothing another site can make a browser do."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import PASSWORD, CastMember

SIGN_IN = {"email": "mina@example.com", "password": PASSWORD}


@pytest.mark.parametrize(
    "path", ["/", "/sign-in", "/healthz", "/nothing-here", "/static/favicon.svg"]
)
def test_every_answer_is_under_the_policy(client: FlaskClient, path: str) -> None:
    with client.get(path) as answer:
        headers = answer.headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert policy.count("unsafe") == 1
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_personal_pages_are_kept_nowhere_and_files_are(mina: CastMember) -> None:
    with mina.client.get("/me") as page, mina.client.get("/static/favicon.svg?v=1") as file:
        assert page.headers["Cache-Control"] == "no-store"
        assert "immutable" in file.headers["Cache-Control"]


def test_a_file_without_its_version_is_asked_after_each_time(client: FlaskClient) -> None:
    with client.get("/static/js/notes/format.js") as file:
        etag = file.headers["ETag"]
    with client.get("/static/js/notes/format.js", headers={"If-None-Match": etag}) as again:
        assert (again.status_code, again.headers["Cache-Control"]) == (304, "no-cache")


def test_over_tls_the_cookie_is_bound_to_the_host(client: FlaskClient) -> None:
    answer = client.post("/language", data={"language": "ko"}, base_url="https://offshift.example")

    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-offshift=")
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert part in cookie
    assert "Domain" not in cookie
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_without_tls_only_the_own_machine_is_served(client: FlaskClient) -> None:
    assert client.get("/", base_url="http://offshift.example").status_code == 403
    for own in ("http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"):
        assert client.get("/", base_url=own).status_code == 200


def test_the_page_that_asks_for_tls_is_dressed_and_in_her_language(client: FlaskClient) -> None:
    http, korean = "http://offshift.example", {"Accept-Language": "ko"}
    page = client.get("/sign-in", base_url=http, headers=korean).text

    assert "안전한 연결" in page
    for sheet in re.findall(r'href="(/static/css/[^"]+)"', page):
        with client.get(sheet, base_url=http) as answer:
            assert answer.mimetype == "text/css"


@pytest.mark.parametrize(
    "headers, code",
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Origin": "http://\u00e9.example"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://localhost"}, 303),
        ({}, 303),
    ],
)
def test_another_sites_form_is_refused(
    client: FlaskClient, mina: CastMember, headers: dict[str, str], code: int
) -> None:
    assert client.post("/sign-in", data=SIGN_IN, headers=headers).status_code == code


def test_a_form_without_its_token_is_refused(app: Flask, mina: CastMember) -> None:
    app.config["WTF_CSRF_ENABLED"] = True

    answer = mina.client.post("/me/zone", data={"zone": "Europe/Berlin"})

    assert answer.status_code == 400
    assert "too old" in answer.text


def test_what_breaks_is_never_logged_with_a_persons_values(
    app: Flask, mina: CastMember, caplog: pytest.LogCaptureFixture
) -> None:
    opened = app.extensions["database"]
    with opened.writer.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE device_session RENAME TO gone")

    answer = app.test_client().post("/sign-in", data=SIGN_IN)

    assert answer.status_code == 503
    assert "mina" not in caplog.text
    assert "quiet evening" not in caplog.text
