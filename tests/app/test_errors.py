"""Every refusal is a page that helps, in the person's language."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from app.access import anyone
from journal.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.conftest import CastMember


def break_health(app: Flask, refusal: Exception) -> None:
    def view() -> str:
        raise refusal

    app.view_functions["health"] = anyone(view)


@pytest.mark.parametrize(
    "refusal, code, says",
    [
        (NotFound(), 404, "There is nothing here"),
        (NotAllowed(), 403, "Nothing was changed"),
        (Conflict(), 409, "Nothing was overwritten"),
        (Invalid("end_before_start"), 422, "Nothing was saved"),
        (OperationalError("", {}, Exception("database or disk is full")), 507, "make room"),
        (OperationalError("", {}, Exception("database is locked")), 503, "in a minute"),
    ],
)
def test_a_refusal_becomes_a_page(
    app: Flask, client: FlaskClient, refusal: Exception, code: int, says: str
) -> None:
    break_health(app, refusal)

    answer = client.get("/healthz")

    assert answer.status_code == code
    assert says in answer.text


def test_storage_that_is_out_is_said_to_the_signed_in_too(mina: CastMember) -> None:
    opened = mina.app.extensions["database"]
    with opened.writer.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE device_session RENAME TO gone")

    answer = mina.client.get("/me")

    assert answer.status_code == 503
    assert "in a minute" in answer.text


def test_what_breaks_unseen_is_a_page_too(app: Flask, client: FlaskClient) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    break_health(app, RuntimeError("a secret"))

    answer = client.get("/healthz")

    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    assert "a secret" not in answer.text


def test_what_breaks_unseen_is_logged_by_its_lines_alone(
    app: Flask, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    break_health(app, RuntimeError("what Mina wrote"))

    client.get("/healthz")

    assert "a page failed: RuntimeError" in caplog.text
    assert "in view" in caplog.text
    assert "Mina" not in caplog.text
    assert "/healthz" not in caplog.text


def test_too_much_at_once_is_said(client: FlaskClient) -> None:
    answer = client.post("/language", data={"language": "k" * 100_000})

    assert answer.status_code == 413
    assert "That was too much at once" in answer.text


def test_an_odd_code_is_shown_as_a_plain_refusal(client: FlaskClient) -> None:
    assert client.get("/", headers={"Accept-Language": "ko"}).status_code == 200
    assert "여기엔 아무것도 없어요" in client.get("/x", headers={"Accept-Language": "ko"}).text
