import json
import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app.sessions import offline
from journal.sessions.script import scripts
from tests.conftest import CastMember

ASKED = "lang=en&light=dark&country=KR"
WORKER = f"/sessions/worker.js?{ASKED}"
SHELL = f"/sessions/offline?{ASKED}"
IMPORT = re.compile(r"""(?:from|import\()\s*["']\./([a-z]+)\.js["']""")
STATIC = Path(offline.__file__).parents[1] / "static"


def kept_by(client: FlaskClient, address: str = WORKER) -> dict[str, object]:
    text = client.get(address).text
    kept: dict[str, object] = json.loads(text.partition("const KEPT = ")[2].partition(";\n")[0])
    return kept


@pytest.mark.parametrize("language, title", [("en", "Breathe out slowly"), ("ko", "길게 내쉬어요")])
def test_the_page_that_is_kept_has_every_session(
    client: FlaskClient, language: str, title: str
) -> None:
    page = client.get(f"/sessions/offline?lang={language}&country=KR").text

    assert all(f'<template data-script="{script.id}">' in page for script in scripts())
    assert f'<html lang="{language}"' in page
    assert title in page
    assert 'href="tel:109"' in page


def test_the_page_that_is_kept_is_nobodys(mina: CastMember, client: FlaskClient) -> None:
    hers, strangers = mina.client.get(SHELL), client.get(SHELL)

    for personal in (str(mina.id), mina.email, "csrf", 'name="id"', "data-note-kind", "/me"):
        assert personal not in hers.text
    assert "Set-Cookie" not in strangers.headers
    assert hers.text == strangers.text


def test_her_pages_name_all_that_the_kept_page_needs_to_know(mina: CastMember) -> None:
    page = unescape(mina.client.get("/sessions/guided").text)

    assert 'data-worker="/sessions/worker.js?lang=en&light=auto&country=KR"' in page
    assert f'data-account="{mina.id}"' in page


def test_the_light_is_named_in_the_address(client: FlaskClient) -> None:
    assert 'data-light="dark"' in client.get(SHELL).text
    odd = client.get("/sessions/offline?light=glaring&lang=xx&country=zz").text
    assert 'data-light="auto"' in odd
    assert "findahelpline" in odd


def test_the_worker_names_all_that_it_keeps_and_all_of_it_is_there(client: FlaskClient) -> None:
    kept = kept_by(client)

    assert kept["page"] == SHELL
    files = kept["files"]
    assert isinstance(files, list)
    assert all(name.startswith("/static/") for name in files)
    for name in [*files, SHELL]:
        with client.get(name) as answer:
            assert answer.status_code == 200, name
    assert kept["sessions"] == ["guided", *(script.id for script in scripts())]


def test_the_player_has_all_its_parts_without_a_connection() -> None:
    needed, ahead = set(), {"offline"}
    while ahead:
        name = ahead.pop()
        needed.add(name)
        ahead |= set(IMPORT.findall((STATIC / f"js/sessions/{name}.js").read_text())) - needed

    assert needed - {"offline"} == set(offline.IMPORTED)


def test_the_page_asks_for_nothing_that_is_not_kept(client: FlaskClient) -> None:
    page, files = client.get(SHELL).text, kept_by(client)["files"]
    asked = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"', page)

    assert len(asked) == len(offline.STYLES) + 2
    assert isinstance(files, list)
    assert set(asked) <= set(files)


def test_a_changed_file_makes_another_worker(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, again = kept_by(client)["version"], kept_by(client)["version"]
    other_language = kept_by(client, WORKER.replace("lang=en", "lang=ko"))["version"]
    named = offline.static_url
    changed = "js/sessions/place.js"
    monkeypatch.setattr(
        offline, "static_url", lambda name: named(name) + ("0" if name == changed else "")
    )

    assert before == again
    assert len({before, other_language, kept_by(client)["version"]}) == 3


def test_the_worker_is_a_script_that_no_cache_keeps(client: FlaskClient) -> None:
    answer = client.get(WORKER)

    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Service-Worker-Allowed" not in answer.headers
