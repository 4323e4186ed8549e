"""What a person says about a room, on its page."""

import re
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from app.database import writing
from journal.model import Room
from tests.app.imports.browsing import bring_in, send_file
from tests.app.own_words import key, note
from tests.conftest import CastMember
from tests.journal.importing.exports import make_room

ACTS = {
    "": {"relation": "customer"},
    "/name/take-away": {},
    "/alerts": {"alerts": "off"},
    "/alerts/since": {"alerts": "off", "since": "2023-05-09"},
    "/alerts/take-back": {"since": "2023-05-09T00:00:00+09:00"},
    "/said": {"said": "chosen"},
}


@pytest.fixture
def room(mina: CastMember) -> str:
    """Give the address of Mina's one room, which rings."""
    bring_in(mina.client, make_room(30))
    found = re.search(r'href="(/rooms/[0-9a-f-]+)"', mina.client.get("/rooms").text)
    assert found
    return found[1]


def said(member: CastMember, address: str, **form: Any) -> str:
    done = member.client.post(address, data=form)
    assert done.status_code == 303
    return str(member.client.get(done.headers["Location"]).text)


def name_plainly(app: Flask, name: str) -> None:
    """Name the room as it was done before names were locked."""
    with app.app_context(), writing() as session:
        session.execute(update(Room).values(label=name))


def test_without_rooms_the_page_says_what_will_be_here(mina: CastMember) -> None:
    assert "No room yet." in mina.client.get("/rooms").text


def test_rooms_are_listed_by_number_with_what_counts(mina: CastMember, room: str) -> None:
    page = mina.client.get("/rooms")

    assert "Room 1" in page.text
    assert "KakaoTalk · 30 outside shifts" in page.text


def test_no_name_is_taken_in_plain_words(mina: CastMember, room: str) -> None:
    sent = mina.client.post(room, data={"label": "Front desk", "relation": "customer"})

    assert sent.status_code == 422
    assert 'data-note-kind="label"' in mina.client.get(room).text


def test_a_room_is_marked_for_her_own_name_wherever_it_stands(mina: CastMember, room: str) -> None:
    marked = f'<bdi data-room="{room.removeprefix("/rooms/")}">Room 1</bdi>'

    for page in (room, "/rooms", "/imports", "/sources"):
        assert marked in mina.client.get(page).text, page
    assert marked in send_file(mina.client, make_room(20)).text
    assert "<title>Room 1 · " in mina.client.get(room).text


def test_a_name_from_before_is_shown_and_can_be_taken_away(
    app: Flask, mina: CastMember, room: str
) -> None:
    name_plainly(app, "<b>Front desk")

    assert 'data-number="Room 1">&lt;b&gt;Front desk</bdi>' in mina.client.get("/imports").text
    assert "Not locked yet: &lt;b&gt;Front desk." in mina.client.get(room).text
    assert "<h1><bdi" in said(mina, f"{room}/name/take-away")
    assert "Front desk" not in mina.client.get(room).text


def test_a_locked_name_takes_the_place_of_the_plain_one(
    app: Flask, mina: CastMember, jun: CastMember, room: str
) -> None:
    name_plainly(app, "Front desk")
    sealed = note(room.removeprefix("/rooms/")) | {"kind": "label"}
    for member in (mina, jun):
        assert member.client.post("/notes/api/key", json=key()).status_code == 200
    place = f"/notes/api/items/{uuid4()}"

    assert jun.client.put(place, json=sealed).status_code == 404
    assert "Front desk" in mina.client.get(room).text
    assert mina.client.put(place, json=sealed).status_code == 200
    assert "Front desk" not in mina.client.get(room).text
    assert f'href="{room}"' in mina.client.get(place.replace("/api/items", "")).text


def test_a_private_room_says_that_it_never_counts(mina: CastMember, room: str) -> None:
    page = said(mina, room, relation="private")

    assert "It is private, so none of them counts" in page
    assert "KakaoTalk · private" in mina.client.get("/rooms").text


def test_alerts_change_on_a_day_and_that_is_taken_back(mina: CastMember, room: str) -> None:
    page = said(mina, f"{room}/alerts/since", since="2023-05-08", alerts="off")
    moment = re.search(r'name="since" value="([^"]+)"', page)

    assert "Since 8 May 2023: Alerts off" in page
    assert "Before 8 May 2023" in page
    assert moment
    assert "Since 8 May" not in said(mina, f"{room}/alerts/take-back", since=moment[1])


def test_alerts_say_how_things_came(mina: CastMember, room: str) -> None:
    silent = said(mina, f"{room}/alerts", alerts="off")

    assert (
        "<dt>It came to me</dt><dd>30</dd>" in mina.client.get(room).text or "Not known" in silent
    )
    assert "<dt>It came to me</dt>" in said(mina, f"{room}/alerts", alerts="on")


def test_one_word_is_said_of_everything_in_a_room(mina: CastMember, room: str) -> None:
    page = said(mina, f"{room}/said", said="uneasy")
    back = said(mina, f"{room}/said", said="rules")

    assert "<dt>I looked out of unease</dt><dd>30</dd>" in page
    assert "unease</dt>" not in back


@pytest.mark.parametrize(
    "address,form,field",
    [
        ("", {}, "relation"),
        ("/alerts", {"alerts": "loud"}, "alerts"),
        ("/alerts/since", {"alerts": "on", "since": "2999-01-01"}, "since"),
        ("/alerts/since", {"alerts": "on", "since": "soon"}, "since"),
        ("/alerts/take-back", {"since": "2023-05-09T00:00:00"}, "since"),
        ("/alerts/take-back", {"since": "x"}, "since"),
        ("/said", {"said": "unknown"}, "said"),
        ("/said", {}, "said"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    mina: CastMember, room: str, address: str, form: dict[str, str], field: str
) -> None:
    page = mina.client.post(room + address, data=form)

    assert page.status_code == 422
    assert f'href="#f-{field}"' in page.text


@pytest.mark.parametrize("address", ACTS)
def test_nobody_says_anything_of_somebody_elses(
    mina: CastMember, jun: CastMember, client: FlaskClient, room: str, address: str
) -> None:
    form = ACTS[address]

    assert jun.client.post(room + address, data=form).status_code == 404
    assert client.post(room + address, data=form).status_code == 401
    assert mina.client.post(f"/rooms/{uuid4()}{address}", data=form).status_code == 404
    assert mina.client.get(room + address).status_code == (405 if address else 200)


def test_nobody_sees_somebody_elses(jun: CastMember, client: FlaskClient, room: str) -> None:
    assert jun.client.get(room).status_code == 404
    assert "Room 1" not in jun.client.get("/rooms").text
    assert client.get(room).status_code == client.get("/rooms").status_code == 303


def test_the_pages_make_few_queries(mina: CastMember, room: str, statements: list[str]) -> None:
    statements.clear()
    mina.client.get("/rooms")
    of_list = len(statements)
    mina.client.get(room)

    assert (of_list, len(statements) - of_list) == (2, 4)
