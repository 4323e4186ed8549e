from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.app.check_ins.entering import CORE, PROPOSED, logged
from tests.conftest import CastMember


def change(client: FlaskClient, entry: UUID, **said: str) -> TestResponse:
    return client.post(f"/check-ins/{entry}", data={"version": "1", **PROPOSED, **said})


def test_a_change_takes_the_place_of_what_was_said(mina: CastMember) -> None:
    entry = logged(mina.client, **CORE)

    answer = change(mina.client, entry, mood="5", open_cases="25")

    page = mina.client.get(f"/check-ins/{entry}").text
    assert answer.status_code == 303
    assert 'name="mood" value="5" id="f-mood-5" checked' in page
    assert 'name="version" value="2"' in page
    assert page.count(" checked") == 1


def test_two_pages_of_one_entry_are_laid_side_by_side(mina: CastMember) -> None:
    entry = logged(mina.client, mood="2", sleep_minutes="420", backed="lead")
    change(mina.client, entry, mood="4", sleep_minutes="420", backed="lead", open_cases="25")

    answer = change(mina.client, entry, mood="1", time="19:00", leaving="no")

    assert answer.status_code == 409
    for words in ("Quite good", "Bad", "7 h", "My lead", "6:30", "7:00", "25", "Not answered"):
        assert words in answer.text


def test_what_was_just_typed_can_be_taken(mina: CastMember) -> None:
    entry = logged(mina.client, mood="2")
    change(mina.client, entry, mood="4")
    assert change(mina.client, entry, mood="1").status_code == 409

    answer = change(mina.client, entry, mood="1", version="2")

    assert answer.status_code == 303
    page = mina.client.get(f"/check-ins/{entry}").text
    assert 'name="mood" value="1" id="f-mood" checked' in page


def test_an_entry_cannot_be_emptied(mina: CastMember) -> None:
    entry = logged(mina.client, mood="2")

    answer = change(mina.client, entry)

    assert answer.status_code == 422
    assert "One is enough." in answer.text


@pytest.mark.parametrize("name,value", [("mood", "9"), ("version", ""), ("version", "first")])
def test_what_the_page_cannot_send_is_refused(mina: CastMember, name: str, value: str) -> None:
    entry = logged(mina.client, mood="2")

    answer = change(mina.client, entry, **{"mood": "3", name: value})

    assert answer.status_code == 422
    assert f"/check-ins/{entry}" in answer.text


def test_a_moved_moment_finds_its_own_day(mina: CastMember) -> None:
    entry = logged(mina.client, mood="2")

    change(mina.client, entry, mood="2", date="2026-03-05")

    assert 'name="day" value="2026-03-05"' in mina.client.get(f"/check-ins/{entry}").text


def test_somebody_elses_entry_is_not_there(mina: CastMember, jun: CastMember) -> None:
    entry = logged(mina.client, mood="2")

    answer = change(jun.client, entry, mood="1")

    assert answer.status_code == 404
    page = mina.client.get(f"/check-ins/{entry}").text
    assert 'name="mood" value="2" id="f-mood-2" checked' in page


def test_a_stranger_changes_nothing(client: FlaskClient) -> None:
    assert change(client, uuid4(), mood="1").status_code == 401
