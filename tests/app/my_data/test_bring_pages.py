"""Bringing an export in: what is refused, what is told, and whose it is."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask

from app.database import writing
from app.my_data.bring_forms import LARGEST_BODY, LARGEST_NOTES, MOST_ROWS, batch_of
from journal.my_data.export_format import fields_of
from journal.my_data.export_table import BROUGHT
from tests.app.a_parcel import a_good_thing
from tests.app.my_data.carrying import exported
from tests.app.my_data.living import keep_key, live_richly, signed_in_as
from tests.conftest import CastMember, sign_up

CHANGE = {"kind": "other", "on_date": "2026-03-02", "version": 1}
CHANGES = "/me/data/bring/rows/changes"


def change(**more: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), **CHANGE, "created_at": "2026-03-02T03:00:00Z", **more}


def test_the_page_offers_to_read_a_file(mina: CastMember) -> None:
    page = mina.client.get("/me/data/bring").text

    assert 'type="file"' in page
    assert 'data-word="kind_check_ins"' in page
    assert "that takes a script" in page


def test_rows_are_kept_and_told(mina: CastMember) -> None:
    row = change()
    said = [mina.client.post(CHANGES, json={"rows": [row]}).json["fates"] for _ in range(2)]
    other = mina.client.post(CHANGES, json={"rows": [{**row, "kind": "treatment"}]})

    assert said == [["added"], ["known"]]
    assert other.json["fates"] == ["another"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"rows": []}',
        json.dumps({"rows": [change(kind="another")]}),
        json.dumps({"rows": [change(version="1")]}),
        json.dumps({"rows": [change(on_date="2026-02-30")]}),
        json.dumps({"rows": [change(created_at="2026-03-02T03:00:00")]}),
        json.dumps({"rows": [change(account_id=str(uuid4()))]}),
        json.dumps({"rows": [change()] * (MOST_ROWS + 1)}),
    ],
)
def test_what_is_not_as_written_is_refused_whole(mina: CastMember, body: str) -> None:
    assert mina.client.post(CHANGES, data=body).status_code == 422
    assert exported(mina.client)["changes"] == []


def test_too_much_at_once_is_refused(mina: CastMember) -> None:
    assert mina.client.post(CHANGES, data=b" " * (LARGEST_BODY + 1)).status_code == 413


@pytest.mark.parametrize(
    "path, largest", [(CHANGES, LARGEST_BODY), ("/me/data/bring/notes", LARGEST_NOTES)]
)
def test_as_much_as_is_sent_at_once_arrives(
    app: Flask, mina: CastMember, path: str, largest: int
) -> None:
    """The page's token is looked for in a form before anything else reads the request."""
    app.config["WTF_CSRF_ENABLED"] = True
    found = re.search(
        r'<meta name="csrf" content="([^"]+)"', mina.client.get("/me/data/bring").text
    )
    assert found
    how = {"headers": {"X-CSRFToken": found[1]}, "content_type": "application/json"}

    sizes = [mina.client.post(path, data=b" " * size, **how) for size in (largest, largest + 1)]

    assert [one.status_code for one in sizes] == [422, 413]


@pytest.mark.parametrize("part", ["notes", "agreements", "note_keys", "x"])
def test_what_is_not_brought_is_not_there(mina: CastMember, part: str) -> None:
    answer = mina.client.post(f"/me/data/bring/rows/{part}", json={"rows": [{}]})

    assert answer.status_code == 404


@pytest.mark.parametrize(
    "part,field,value",
    [
        ("tags", "label", "a\x00b"),
        ("tags", "label", "x" * 61),
        ("picked_partners", "partner_key", "xyz"),
        ("picked_partners", "partner_key", "00" * 33),
        ("single_shifts", "zone", "Nowhere/Land"),
        ("goal_taps", "id", "1"),
        ("instrument_answers", "answers", {"q": "yes"}),
        ("contact_events", "folded_count", 0),
    ],
)
def test_each_field_keeps_to_its_bounds(
    mina: CastMember, part: str, field: str, value: Any
) -> None:
    answer = mina.client.post(f"/me/data/bring/rows/{part}", json={"rows": [{field: value}]})

    assert answer.status_code == 422
    named = {one.name: one for one in fields_of(part)}
    assert field in named


def test_every_kind_that_is_brought_can_be_read() -> None:
    assert [name for name in BROUGHT if "rows" not in batch_of(name).model_fields] == []


def test_another_ones_export_never_touches_hers(app: Flask) -> None:
    live_richly(app)
    before = exported(signed_in_as(app, "mina"))
    dae = sign_up(app, "dae").client

    answer = dae.post(
        "/me/data/bring/rows/changes", json={"rows": [{**before["changes"][0], "kind": "other"}]}
    )

    assert answer.json["fates"] == ["added"]
    assert exported(signed_in_as(app, "mina"))["changes"] == before["changes"]


def test_notes_come_sealed_with_the_lock_of_here(app: Flask, mina: CastMember) -> None:
    body = a_good_thing(mina.client)
    without = mina.client.post("/me/data/bring/notes", data=body)
    with app.app_context(), writing() as session:
        keep_key(session, mina.id)

    assert without.status_code == 409
    assert mina.client.post("/me/data/bring/notes", data=body).json["fates"] == ["added"]


@pytest.mark.parametrize("body", ["=", "a", "A===", 7])
def test_a_body_that_is_no_base64_is_refused(mina: CastMember, body: object) -> None:
    said = json.loads(a_good_thing(mina.client))
    said["notes"][0]["versions"][0]["body"] = body

    assert mina.client.post("/me/data/bring/notes", json=said).status_code == 422


def test_without_a_pages_token_nothing_is_kept(app: Flask, mina: CastMember) -> None:
    app.config["WTF_CSRF_ENABLED"] = True

    assert mina.client.post(CHANGES, json={"rows": [change()]}).status_code == 400
