"""The document names every address and every refusal, and is open to everybody."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.api.document import MEANINGS, document
from app.api.operations import BASE, OPERATIONS
from app.errors import CODES
from journal.vocabulary import TokenScope

PATHS = document()["paths"]
OPERATION = [(path, method) for path, methods in PATHS.items() for method in methods]


def test_anybody_reads_it(client: FlaskClient) -> None:
    answer = client.get(f"{BASE}/openapi.json")

    assert answer.status_code == 200
    assert answer.json == document()
    assert answer.json["openapi"] == "3.1.0"


def test_every_address_is_in_it_and_nothing_else(app: Flask) -> None:
    there = {
        (re.sub(r"<\w+:(\w+)>", r"{\1}", str(rule)), method.lower())
        for rule in app.url_map.iter_rules()
        if str(rule).startswith("/api/")
        for method in rule.methods or ()
        if method not in {"HEAD", "OPTIONS"}
    }

    assert there == set(OPERATION)
    assert len(there) == len(OPERATIONS) >= 14


def test_every_name_is_that_of_its_view(app: Flask) -> None:
    views = {name for name in app.view_functions if name.startswith("api.")}

    assert {f"api.{one.name}" for one in OPERATIONS} == views


@pytest.mark.parametrize("path, method", OPERATION)
def test_every_refusal_is_said(path: str, method: str) -> None:
    said = PATHS[path][method]
    codes = set(said["responses"])

    assert codes >= {"200", "403", "404", "405", "500", "503"}
    assert ("401" in codes) == bool(said["security"])
    assert (codes >= {"400", "413", "415", "422"}) == (method != "get")
    scopes = [scope for one in said["security"] for scope in one.get("personalToken", [])]
    assert ("429" in codes) == (scopes != [])
    assert set(scopes) <= set(TokenScope)


def test_every_code_that_is_said_has_its_meaning() -> None:
    assert set(MEANINGS) == set(CODES)


def test_every_reference_leads_somewhere() -> None:
    text = str(document())
    wanted = set(re.findall(r"#/components/(\w+)/(\w+)", text))
    there = {(kind, name) for kind, held in document()["components"].items() for name in held}

    assert wanted - there == set()
    assert {name for kind, name in there - wanted if kind != "securitySchemes"} == set()


def test_its_words_are_short_enough_to_load_on_a_phone() -> None:
    assert len(str(document())) < 60_000
