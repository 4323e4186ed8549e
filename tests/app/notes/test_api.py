"""The notes as JSON: only hers, only sealed, and no word of it anywhere else."""

import logging
from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.notes.bodies import LARGEST
from tests.conftest import CastMember
from tests.journal.notes.sealing import body, by_passphrase, by_recovery, in_letters

CHEAP = bytes([1, 1, 0, 0, 0x10, 0, 1, 1])
Json = dict[str, Any]


def key(generation: int = 1, **changed: object) -> Json:
    made = {
        "generation": generation,
        "by_passphrase": in_letters(by_passphrase()),
        "by_recovery": in_letters(by_recovery()),
    }
    return {**made, **changed}


def note(**changed: object) -> Json:
    made = {"kind": "good_thing", "subject": None, "generation": 1, "version": 1}
    return {**made, "body": in_letters(body()), **changed}


@pytest.fixture
def keyed(mina: CastMember) -> FlaskClient:
    """Mina's browser, after her first key."""
    assert mina.client.post("/notes/api/key", json=key()).status_code == 200
    return mina.client


def keep(client: FlaskClient, **changed: object) -> str:
    address = f"/notes/api/items/{uuid4()}"
    assert client.put(address, json=note(**changed)).status_code == 200
    return address


def test_a_new_account_has_no_key(mina: CastMember) -> None:
    answer = mina.client.get("/notes/api/key")

    assert answer.json == {"account": str(mina.id), "key": None, "locked": []}
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_key_comes_back_as_it_was_sent(mina: CastMember) -> None:
    sent = key()

    assert mina.client.post("/notes/api/key", json=sent).json == {"generation": 1}

    assert mina.client.get("/notes/api/key").json["key"] == {**sent, "revision": 1}
    assert mina.client.post("/notes/api/key", json=sent).status_code == 200
    assert mina.client.post("/notes/api/key", json=key()).status_code == 409


def test_a_new_passphrase_needs_the_revision_that_was_read(keyed: FlaskClient) -> None:
    changed = key(revision=1)

    assert keyed.put("/notes/api/key", json=changed).json == {"generation": 1, "revision": 2}

    assert keyed.get("/notes/api/key").json["key"] == {**changed, "revision": 2}
    late = keyed.put("/notes/api/key", json=key(revision=1))
    assert (late.status_code, late.json) == (409, {"error": "conflict"})


def test_what_is_lost_stays_locked_and_is_counted(keyed: FlaskClient) -> None:
    keep(keyed)

    assert keyed.post("/notes/api/key/anew", json=key(2)).status_code == 200

    said = keyed.get("/notes/api/key").json
    assert said["key"]["generation"] == 2
    (locked,) = said["locked"]
    assert (locked["generation"], locked["notes"]) == (1, 1)
    assert locked["goes_at"][:10] > locked["replaced_at"][:10]
    assert keyed.post("/notes/api/key/anew", json=key(2)).status_code == 409


@pytest.mark.parametrize("address", ["/notes/api/key", "/notes/api/key/anew"])
def test_a_key_that_is_cheap_to_guess_is_refused(keyed: FlaskClient, address: str) -> None:
    cheap = key(2, by_passphrase=in_letters(by_passphrase(CHEAP)))

    answer = keyed.post(address, json=cheap)

    assert (answer.status_code, answer.json) == (
        422,
        {"error": "weak", "field": "by_passphrase"},
    )


def test_a_note_comes_back_as_it_was_sealed(keyed: FlaskClient) -> None:
    sent = note()
    address = f"/notes/api/items/{uuid4()}"

    assert keyed.put(address, json=sent).json == {"version": 1}
    assert keyed.put(address, json=sent).json == {"version": 1}

    said = keyed.get(address).json
    assert {name: said[name] for name in sent} == sent
    assert [one["body"] for one in said["versions"]] == [sent["body"]]
    assert keyed.get("/notes/api/items").json["notes"][0]["id"] == address[-36:]


def test_the_second_device_gets_what_is_there_now(keyed: FlaskClient) -> None:
    address = keep(keyed)
    newer = note(version=2)
    keyed.put(address, json=newer)

    answer = keyed.put(address, json=note(version=2))

    assert answer.status_code == 409
    assert (answer.json["head"]["version"], answer.json["head"]["body"]) == (2, newer["body"])


def test_a_note_that_was_deleted_elsewhere_has_no_head(keyed: FlaskClient) -> None:
    address = keep(keyed)
    assert keyed.delete(address).json == {"removed": True}

    answer = keyed.put(address, json=note(version=2))

    assert (answer.status_code, answer.json) == (409, {"error": "conflict", "head": None})
    assert keyed.delete(address).status_code == 404


def test_a_list_is_read_in_pages(keyed: FlaskClient) -> None:
    addresses = [keep(keyed) for _ in range(3)]

    first = keyed.get("/notes/api/items?limit=2&kind=good_thing").json
    second = keyed.get(f"/notes/api/items?limit=2&before={first['before']}").json

    found = [one["id"] for one in first["notes"] + second["notes"]]
    assert found == [address[-36:] for address in reversed(addresses)]
    assert second["before"] is None
    about = keyed.get(f"/notes/api/items?subject={uuid4()}&subject={uuid4()}").json
    assert about == {"notes": [], "before": None}


@pytest.mark.parametrize(
    "asked", ["kind=diary", "limit=0", "limit=x", "before=1", "subject=1", "other=1"]
)
def test_a_list_is_asked_for_in_known_words(keyed: FlaskClient, asked: str) -> None:
    answer = keyed.get(f"/notes/api/items?{asked}")

    name = asked.partition("=")[0]
    field = "" if name == "other" else name
    assert (answer.status_code, answer.json) == (422, {"error": "not_valid", "field": field})


@pytest.mark.parametrize(
    "changed, reason",
    [
        ({"body": in_letters(b"\x02" + body()[1:])}, "format"),
        ({"body": in_letters(body()[:-1])}, "length"),
        ({"body": in_letters(b"\x01" + b"what she wrote ".ljust(284))}, "not_sealed"),
        ({"body": "what she wrote"}, "not_valid"),
        ({"body": in_letters(body()) + "="}, "not_valid"),
        ({"body": in_letters(body())[:-1] + "\u00e9"}, "not_valid"),
        ({"body": "A"}, "not_valid"),
        ({"body": 7}, "not_valid"),
        ({"text": "what she wrote"}, "not_valid"),
        ({"generation": 2}, "generation"),
        ({"kind": "check_in"}, "subject"),
        ({"version": 0}, "not_valid"),
    ],
)
def test_what_is_not_sealed_is_refused(keyed: FlaskClient, changed: Json, reason: str) -> None:
    answer = keyed.put(f"/notes/api/items/{uuid4()}", json=note(**changed))

    assert (answer.status_code, answer.json["error"]) == (422, reason)
    assert "what she wrote" not in answer.text
    assert keyed.get("/notes/api/items").json["notes"] == []


def test_a_note_about_nothing_of_hers_is_not_kept(keyed: FlaskClient) -> None:
    about = note(kind="check_in", subject=str(uuid4()))

    answer = keyed.put(f"/notes/api/items/{uuid4()}", json=about)

    assert (answer.status_code, answer.json) == (404, {"error": "not_found"})


def test_somebody_elses_note_is_not_there(keyed: FlaskClient, jun: CastMember) -> None:
    address = keep(keyed)

    assert jun.client.get(address).status_code == 404
    assert jun.client.delete(address).status_code == 404
    assert jun.client.get("/notes/api/items").json["notes"] == []
    assert keyed.get(address).status_code == 200


def test_a_body_has_its_bounds(keyed: FlaskClient) -> None:
    address = f"/notes/api/items/{uuid4()}"

    assert keyed.put(address, json=note(body=in_letters(body(64)))).status_code == 200
    too_large = keyed.put(address, json=note(body="A" * LARGEST))
    assert (too_large.status_code, too_large.json) == (413, {"error": "too_large"})
    assert keyed.put(address, data="{}").json == {"error": "not_json"}
    assert keyed.put(address, data="{", content_type="application/json").status_code == 422


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    asked = client.get("/notes/api/key")
    sent = client.post("/notes/api/key", json=key())

    assert (asked.status_code, asked.location.partition("?")[0]) == (303, "/sign-in")
    assert (sent.status_code, sent.json) == (401, {"error": "signed_out"})


def test_a_page_without_its_token_is_refused(app: Flask, keyed: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = True

    for method in ("PUT", "DELETE"):
        answer = keyed.open(f"/notes/api/items/{uuid4()}", method=method, json=note())
        assert (answer.status_code, answer.json) == (400, {"error": "page_too_old"})


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.DEBUG):
        yield caplog


def test_no_log_holds_what_was_sent(keyed: FlaskClient, said: pytest.LogCaptureFixture) -> None:
    sealed = note()
    keyed.put(f"/notes/api/items/{UUID(int=1)}", json=sealed)
    keyed.put(f"/notes/api/items/{UUID(int=1)}", json={**sealed, "words": "a needle"})

    assert sealed["body"][:20] not in said.text
    assert "needle" not in said.text
