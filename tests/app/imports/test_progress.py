"""A large file is saved in the background; its page says how far it is."""

from collections.abc import Iterator
from threading import Event
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from app import import_work
from app.imports import progress
from journal.importing.commands import import_export
from tests.app.imports.browsing import answered, bring_in, send_file
from tests.conftest import CastMember
from tests.journal.importing.exports import make_room


@pytest.fixture(autouse=True)
def little_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.imports.routes.LARGE", 10)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Hold every import in its midst until the gate is opened."""
    opened = Event()

    def held(*given: Any, **more: Any) -> object:
        note = given[-1]
        note(4, 30)
        assert opened.wait(10)
        return import_export(*given, **more)

    monkeypatch.setattr(progress, "import_export", held)
    yield opened
    opened.set()


def wait_for(member: CastMember, address: str, state: str) -> dict[str, Any]:
    """Ask for the state until it is this one; saving has come to the gate."""
    until = monotonic() + 10
    while monotonic() < until:
        told: dict[str, Any] = member.client.get(address.replace("/progress", "/state")).json
        if told["state"] == state and (state != "saving" or told["done"]):
            return told
        sleep(0.02)
    raise AssertionError(state)


def test_a_large_file_is_saved_in_the_background(mina: CastMember) -> None:
    begun = bring_in(mina.client, make_room(30))
    address = begun.headers["Location"]

    told = wait_for(mina, address, "done")
    arrived = mina.client.get(address)

    assert begun.status_code == 303
    assert told["address"] == arrived.headers["Location"]
    assert "Saved. New: 30 messages." in mina.client.get(told["address"]).text


def test_while_it_is_saved_the_page_says_how_far_it_is(mina: CastMember, gate: Event) -> None:
    address = bring_in(mina.client, make_room(30)).headers["Location"]
    told = wait_for(mina, address, "saving")

    page, listed = mina.client.get(address), mina.client.get("/imports")

    assert (told["done"], told["total"]) == (4, 30)
    assert "4 of 30 done." in page.text
    assert '<noscript><meta http-equiv="refresh"' in page.text
    assert address in listed.text


def test_called_off_nothing_of_it_stays(mina: CastMember, gate: Event) -> None:
    address = bring_in(mina.client, make_room(30)).headers["Location"]
    wait_for(mina, address, "saving")

    done = mina.client.post(address.replace("/progress", "/cancel"))
    gate.set()
    wait_for(mina, address, "cancelled")

    assert done.headers["Location"] == address
    assert "Called off. Nothing of it is saved." in mina.client.get(address).text
    assert "Room 1" not in mina.client.get("/imports").text


def test_a_second_file_waits_for_the_first(mina: CastMember, gate: Event) -> None:
    bring_in(mina.client, make_room(30))

    second = bring_in(mina.client, make_room(40))

    assert second.status_code == 422
    assert "Another file of yours is still being saved." in second.text


def test_a_double_tap_is_one_import(mina: CastMember, gate: Event) -> None:
    fields = answered(send_file(mina.client, make_room(30)))
    first = mina.client.post("/imports", data=fields)

    assert mina.client.post("/imports", data=fields).headers == first.headers
    assert mina.client.post("/imports", data={**fields, "alerts": "off"}).status_code == 409


def test_why_it_could_not_be_saved_is_said(mina: CastMember) -> None:
    address = bring_in(mina.client, make_room(30)).headers["Location"]
    wait_for(mina, address, "done")
    preview = send_file(mina.client, make_room(30))
    room = preview.text.partition('name="room" value="')[2].partition('"')[0]

    again = mina.client.post("/imports", data=answered(preview, room=room, owner="0"))

    wait_for(mina, again.headers["Location"], "failed")
    assert "Undo the earlier import first" in mina.client.get(again.headers["Location"]).text


def test_a_fault_is_said_without_its_cause(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "import_export", lambda *_: 1 / 0)

    address = bring_in(mina.client, make_room(30)).headers["Location"]

    wait_for(mina, address, "failed")
    assert "It couldn&#39;t be saved, and nothing of it is." in mina.client.get(address).text


def test_after_a_restart_the_page_says_that_nothing_was_saved(
    mina: CastMember, gate: Event
) -> None:
    address = bring_in(mina.client, make_room(30)).headers["Location"]
    wait_for(mina, address, "saving")
    del mina.app.extensions["import_work"]

    page, told = mina.client.get(address), mina.client.get(address.replace("progress", "state"))

    assert (page.status_code, told.status_code, told.json["state"]) == (404, 404, "gone")
    assert "Nothing of the file is saved." in page.text


def test_after_a_restart_what_was_saved_is_found(mina: CastMember) -> None:
    address = bring_in(mina.client, make_room(30)).headers["Location"]
    wait_for(mina, address, "done")
    del mina.app.extensions["import_work"]

    assert "saved=" in mina.client.get(address).headers["Location"]


def test_nobody_sees_or_stops_somebody_elses(
    mina: CastMember, jun: CastMember, gate: Event
) -> None:
    address = bring_in(mina.client, make_room(30)).headers["Location"]
    wait_for(mina, address, "saving")

    stopped = jun.client.post(address.replace("progress", "cancel"))
    gate.set()

    assert stopped.status_code == 404
    assert jun.client.get(address).status_code == 404
    assert wait_for(mina, address, "done")["state"] == "done"


@pytest.mark.parametrize("act", ["progress", "state"])
def test_a_stranger_is_shown_the_way_in(client: FlaskClient, act: str) -> None:
    assert client.get(f"/imports/{uuid4()}/{act}").status_code == 303
    assert client.post(f"/imports/{uuid4()}/{act}").status_code in {401, 405}


def test_a_file_is_large_from_five_thousand_on() -> None:
    assert import_work.LARGE == 5_000
