from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.app.interactions.entering import FULL, TEN_TO_FIVE, logged
from tests.conftest import CastMember


def change(client: FlaskClient, entry: UUID, **said: str) -> TestResponse:
    return client.post(f"/interactions/{entry}", data={"version": "1", **TEN_TO_FIVE, **said})


def test_a_change_takes_the_place_of_what_was_said(mina: CastMember) -> None:
    entry = logged(mina.client)

    answer = change(mina.client, entry, kind="refusal")

    page = mina.client.get(f"/interactions/{entry}").text
    assert answer.status_code == 303
    assert 'name="kind" value="refusal" id="f-kind-9" checked' in page
    assert 'name="version" value="2"' in page
    assert page.count(" checked") == 1


def test_two_pages_of_one_entry_are_laid_side_by_side(mina: CastMember) -> None:
    entry = logged(mina.client)
    change(mina.client, entry, kind="refusal")

    answer = change(mina.client, entry, **{**FULL, "kind": "threat"})

    assert answer.status_code == 409
    for words in ("Refusal", "Threat", "Not answered", "40 minutes", "A good ending"):
        assert words in answer.text


@pytest.mark.parametrize("name,value", [("kind", ""), ("version", ""), ("date", "2099-01-01")])
def test_what_the_page_cannot_send_is_refused(mina: CastMember, name: str, value: str) -> None:
    entry = logged(mina.client)

    answer = change(mina.client, entry, **{"kind": "refusal", name: value})

    assert answer.status_code == 422
    assert f"/interactions/{entry}" in answer.text


def test_somebody_elses_entry_is_not_there(mina: CastMember, jun: CastMember) -> None:
    entry = logged(mina.client)

    assert change(jun.client, entry, kind="refusal").status_code == 404
    assert 'name="version" value="1"' in mina.client.get(f"/interactions/{entry}").text


def test_a_stranger_changes_nothing(client: FlaskClient) -> None:
    assert change(client, uuid4(), kind="refusal").status_code == 401
