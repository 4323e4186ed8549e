import io
import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from journal.chain.rules import canonical
from journal.evidence.rules import checksum
from tests.app.evidence.asking import asked, data_file, incident
from tests.architecture.source import ROOT
from tests.conftest import CastMember


@pytest.fixture
def content(mina: CastMember) -> bytes:
    one = incident(mina.client)
    asked(mina.client, one)
    return data_file(mina.client, one)


def check(client: FlaskClient, content: bytes, **more: Any) -> TestResponse:
    sent = {"file": (io.BytesIO(content), "offshift-evidence.json"), **more}
    return client.post("/evidence/check", data=sent)


def verdict(client: FlaskClient, content: bytes, **more: Any) -> str:
    return unescape(check(client, content, **more).text)


def send_much(client: FlaskClient, count: int) -> TestResponse:
    """Send as a browser does; the test client would keep so much in a file of its own."""
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
    body = head + b" " * count + b"\r\n--x--\r\n"
    kind = "multipart/form-data; boundary=x"
    return client.post("/evidence/check", data=body, content_type=kind)


def test_anybody_checks_a_file_without_an_account(client: FlaskClient, content: bytes) -> None:
    page = check(client, content)

    assert page.status_code == 200
    for words in ("It holds", "All its links fit together (2)", "1. Threat", "A longer rest"):
        assert words in page.text


def test_a_file_of_something_else_is_not_called_changed(client: FlaskClient) -> None:
    page = verdict(client, b"minutes of a meeting")

    assert "It couldn't be checked" in page
    assert page.count("It doesn't hold") == 1, "only among the words of the script"
    assert "ask for the data file (.json) once more" in page


def test_what_was_changed_is_named(client: FlaskClient, content: bytes) -> None:
    said = json.loads(content)
    said["links"][0]["content"]["kind"] = "insult"
    said["sha256"] = checksum(said)

    page = verdict(client, canonical(said).encode())

    assert "It doesn't hold" in page
    assert "Link 1: content, time or order isn't what was bound here." in page


def test_a_receipt_from_elsewhere_is_held_against_it(client: FlaskClient, content: bytes) -> None:
    head = json.loads(content)["links"][1]["link"]

    fits = verdict(client, content, receipt=f"offshift-receipt-1 2 {head}")
    other = verdict(client, content, receipt=f"offshift-receipt-1 1 {head}")

    assert "Receipt of link 2: it fits this chain." in fits
    assert "Receipt of link 1: it doesn't belong to this chain." in other


def test_without_a_file_it_asks_for_one(client: FlaskClient) -> None:
    for answer in (check(client, b""), client.post("/evidence/check", data={})):
        assert answer.status_code == 422
        assert "Choose the data file" in answer.text


def test_moments_and_words_that_are_none_break_no_page(client: FlaskClient, content: bytes) -> None:
    """A file whose hashes all fit may still say nonsense: it is shown as it stands."""
    said = json.loads(content)
    nonsense = {"at": "2026-99-99T99:99:99Z", "zone": "Asia", "kind": "unheard_of"}
    page = check(client, bound_anew(said, lambda one: {**one, **nonsense})).text

    assert "It holds" in page
    assert "2026-99-99T99:99:99Z (Asia)" in page
    assert "1. unheard_of" in page


def bound_anew(said: dict[str, Any], change: Callable[[Any], Any]) -> bytes:
    """Write a whole chain anew, as somebody could who runs the server."""
    from journal.chain.rules import (  # noqa: PLC0415 - only this forger needs them
        BEGINNING,
        commitment,
        leaf,
        link,
    )

    previous = BEGINNING
    for one in said["links"]:
        if "request" not in one["content"]:
            one["content"] = change(one["content"])
        else:
            one["content"]["asked_on"] = "2026-02-31"
        own = commitment(bytes.fromhex(one["salt"]), canonical(one["content"]))
        previous = link(previous, one["number"], leaf(one["at"], one["kind"], own))
        one["link"] = previous.hex()
    return canonical({**said, "sha256": checksum(said)}).encode()


def test_nothing_sent_is_kept_or_logged(
    app: Flask, client: FlaskClient, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    before = sorted(app.extensions["config"].instance.iterdir())

    check(client, content)
    assert "It couldn't be checked" in unescape(send_much(client, 600_000).text)

    assert sorted(app.extensions["config"].instance.iterdir()) == before
    assert caplog.text == ""


def test_a_file_beyond_all_measure_is_refused(client: FlaskClient) -> None:
    assert send_much(client, 4 * 1024 * 1024 + 200_000).status_code == 413


def test_the_page_asks_nothing_of_the_database(client: FlaskClient, statements: list[str]) -> None:
    client.get("/evidence/check")

    assert statements == []


def test_the_script_has_a_sentence_for_everything(client: FlaskClient) -> None:
    page = client.get("/evidence/check").text
    said = set(re.findall(r'data-say="(\w+)"', page))

    asked_for = set(re.findall(r'say\("(\w+)"', script("telling") + script("check_page")))
    faults = set(re.findall(r'fail\([^)]*"(\w+)"\)', script("checking")))
    assert len(asked_for) > 10
    assert asked_for | faults <= said, (asked_for | faults) - said


def script(name: str) -> str:
    return (ROOT / f"app/static/js/evidence/{name}.js").read_text(encoding="utf-8")
