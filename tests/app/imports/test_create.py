from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.app.imports.browsing import answered, bring_in, send_file
from tests.conftest import CastMember
from tests.journal.importing.exports import MAC_TABLE, make_room


def test_what_was_previewed_is_saved(mina: CastMember) -> None:
    done = bring_in(mina.client, make_room(30))

    page = mina.client.get(done.headers["Location"])

    assert done.status_code == 303
    assert "Saved. New: 30 messages." in page.text


def test_importing_again_adds_nothing(mina: CastMember) -> None:
    bring_in(mina.client, make_room(30))
    preview = send_file(mina.client, make_room(30))
    room = preview.text.partition('name="room" value="')[2].partition('"')[0]

    done = mina.client.post("/imports", data=answered(preview, room=room))

    page = mina.client.get(done.headers["Location"])
    assert "Saved. New: 0 messages." in page.text
    assert "There already: 30 messages." in page.text


def test_a_double_tap_makes_one_import(mina: CastMember) -> None:
    fields = answered(send_file(mina.client))

    first = mina.client.post("/imports", data=fields)
    second = mina.client.post("/imports", data=fields)

    assert first.status_code == second.status_code == 303
    assert mina.client.get("/imports").text.count("Undo this import") == 1


def test_the_same_id_with_other_answers_is_a_conflict(mina: CastMember) -> None:
    page = send_file(mina.client)
    mina.client.post("/imports", data=answered(page))

    assert mina.client.post("/imports", data=answered(page, alerts="off")).status_code == 409


@pytest.mark.parametrize("missing", ["owner", "alerts", "room"])
def test_every_question_has_to_be_answered(mina: CastMember, missing: str) -> None:
    page = mina.client.post("/imports", data=answered(send_file(mina.client), **{missing: ""}))

    assert page.status_code == 422
    assert f'href="#f-{missing}"' in page.text
    assert "가람 (1)" in page.text
    assert "Room 1" not in mina.client.get("/imports").text


def test_without_an_owner_it_is_saved_as_unknown(mina: CastMember) -> None:
    assert bring_in(mina.client, MAC_TABLE, owner="none").status_code == 303


def test_another_owner_is_refused_beside_the_question(mina: CastMember) -> None:
    bring_in(mina.client, make_room(30))
    preview = send_file(mina.client, make_room(30))
    room = preview.text.partition('name="room" value="')[2].partition('"')[0]

    page = mina.client.post("/imports", data=answered(preview, room=room, owner="0"))

    assert page.status_code == 422
    assert "Undo the earlier import first" in page.text


def test_a_sender_who_is_not_in_the_file_is_refused(mina: CastMember) -> None:
    page = mina.client.post("/imports", data=answered(send_file(mina.client), owner="77"))

    assert page.status_code == 422


def test_a_room_that_is_not_hers_is_not_found(mina: CastMember) -> None:
    fields = answered(send_file(mina.client), room=str(uuid4()))

    assert mina.client.post("/imports", data=fields).status_code == 404


@pytest.mark.parametrize("said", [{"room": "x"}, {"zone": "Mars/Base"}, {"owner": "²"}])
def test_odd_answers_are_refused(mina: CastMember, said: dict[str, str]) -> None:
    page = mina.client.post("/imports", data=answered(send_file(mina.client), **said))

    assert page.status_code == 422


@pytest.mark.parametrize("parcel", ["", "x.y.z"])
def test_a_broken_parcel_is_refused(mina: CastMember, parcel: str) -> None:
    page = mina.client.post("/imports", data=answered(send_file(mina.client), parcel=parcel))

    assert page.status_code == 422
    assert "This page was too old." in page.text


def test_nobody_saves_for_somebody_else(mina: CastMember, jun: CastMember) -> None:
    fields = answered(send_file(mina.client))

    assert jun.client.post("/imports", data=fields).status_code == 422
    assert "Room 1" not in jun.client.get("/imports").text


def test_a_stranger_saves_nothing(client: FlaskClient) -> None:
    assert client.post("/imports", data={}).status_code == 401
