"""A route that does not say who it is for is not served."""

from flask import Flask
from flask.testing import FlaskClient

from app.access import agents_only, audience_of
from tests.conftest import CastMember


def test_an_undeclared_route_is_refused(app: Flask, client: FlaskClient) -> None:
    app.view_functions["health"] = lambda: "open to all"

    assert client.get("/healthz").status_code == 404


def test_a_guarded_view_says_whom_it_is_for() -> None:
    assert audience_of(agents_only(lambda agent: str(agent.id))) == "agents"
    assert audience_of(lambda: "x") is None


def test_a_stranger_is_shown_the_way_in_and_back(client: FlaskClient) -> None:
    answer = client.get("/me?saved=zone")

    assert answer.status_code == 303
    assert answer.location == "/sign-in?next=/me?saved%3Dzone"
    assert client.post("/me/zone", data={"zone": "UTC"}).status_code == 401


def test_a_cookie_of_an_ended_session_opens_nothing(mina: CastMember) -> None:
    copied = mina.app.test_client()
    with mina.client.session_transaction() as cookie, copied.session_transaction() as copy:
        copy.update(cookie)
    assert copied.get("/me").status_code == 200

    mina.client.post("/sign-out")

    assert copied.get("/me").status_code == 303


def test_the_style_page_is_for_developers(mina: CastMember) -> None:
    assert mina.client.get("/style").status_code == 404
