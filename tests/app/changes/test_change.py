from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.app.changes.marking import DELETED, marked
from tests.conftest import CastMember


def change(client: FlaskClient, mark: UUID, **said: str) -> TestResponse:
    usual = {"version": "1", "kind": "alerts_off", "on_date": str(DELETED)}
    return client.post(f"/changes/{mark}", data={**usual, **said})


def test_a_correction_takes_the_place_of_what_was_said(mina: CastMember) -> None:
    mark = marked(mina.client)

    answer = change(mina.client, mark)

    page = mina.client.get(f"/changes/{mark}").text
    assert answer.status_code == 303
    assert "<h1>Turned alerts off on 29 Jan 2026" in page
    assert 'name="version" value="2"' in page


def test_a_second_device_is_laid_beside_the_first(mina: CastMember) -> None:
    mark = marked(mina.client)
    change(mina.client, mark)

    answer = change(mina.client, mark, kind="new_lead")

    assert answer.status_code == 409
    assert "Turned alerts off" in answer.text
    assert "Got a new lead" in answer.text
    assert 'name="version" value="2"' in answer.text


@pytest.mark.parametrize(
    "name,value",
    [("kind", ""), ("version", ""), ("on_date", "2099-01-01"), ("on_date", "1999-01-01")],
)
def test_what_cannot_be_is_refused(mina: CastMember, name: str, value: str) -> None:
    mark = marked(mina.client)

    answer = change(mina.client, mark, **{name: value})

    assert answer.status_code == 422
    assert "Nothing is saved yet." in answer.text
    assert "<h1>Deleted the messenger app" in answer.text


def test_somebody_elses_mark_is_not_there(mina: CastMember, jun: CastMember) -> None:
    mark = marked(mina.client)

    assert change(jun.client, mark).status_code == 404
    assert change(jun.client, mark, kind="").status_code == 404
    assert 'name="version" value="1"' in mina.client.get(f"/changes/{mark}").text


def test_a_stranger_corrects_nothing(client: FlaskClient) -> None:
    assert change(client, uuid4()).status_code == 401
