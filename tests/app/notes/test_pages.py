"""The pages around her own words: what the server says of them, which is never a word of hers."""

import re
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal.vocabulary import Locale
from tests.conftest import CastMember, sign_up
from tests.journal.notes.sealing import body, by_passphrase, by_recovery, in_letters

PAGES = ("/notes", "/notes/begin", "/notes/lock")


@pytest.fixture
def keyed(mina: CastMember) -> FlaskClient:
    """Mina's browser, after her lock is made."""
    wrapped = {
        "generation": 1,
        "by_passphrase": in_letters(by_passphrase()),
        "by_recovery": in_letters(by_recovery()),
    }
    assert mina.client.post("/notes/api/key", json=wrapped).status_code == 200
    return mina.client


def keep(client: FlaskClient, kind: str = "good_thing", subject: str | None = None) -> str:
    note = {"kind": kind, "subject": subject, "generation": 1, "version": 1}
    note_id = str(uuid4())
    sealed = {**note, "body": in_letters(body())}
    assert client.put(f"/notes/api/items/{note_id}", json=sealed).status_code == 200
    return note_id


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_what_happens_without_scripts(mina: CastMember, path: str) -> None:
    page = mina.client.get(path).text

    assert "scripts are off in this browser" in page
    assert f'<meta name="account" content="{mina.id}">' in page


@pytest.mark.parametrize("path", [*PAGES, f"/notes/{UUID(int=7)}"])
def test_a_stranger_is_shown_the_way_in(client: FlaskClient, path: str) -> None:
    answer = client.get(path)

    assert (answer.status_code, answer.location) == (303, f"/sign-in?next={path}")


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_take_nothing_in(mina: CastMember, path: str) -> None:
    assert mina.client.post(path).status_code == 405


def test_a_note_leads_to_its_entry(keyed: FlaskClient) -> None:
    entry = str(uuid4())
    keyed.post("/check-ins", data={"id": entry, "mood": "3", "date": "2026-03-05", "time": "18:00"})

    page = keyed.get(f"/notes/{keep(keyed, 'check_in', entry)}").text

    assert f'href="/check-ins/{entry}"' in page
    assert "<h1>How I am</h1>" in page


@pytest.mark.parametrize(
    "kind,address,form",
    [
        ("interaction", "/interactions", {"kind": "insult"}),
        ("goal", "/goals", {"kind": "real_break"}),
    ],
)
def test_what_else_a_note_belongs_to_is_linked(
    keyed: FlaskClient, kind: str, address: str, form: dict[str, str]
) -> None:
    entry = str(uuid4())
    moment = {} if kind == "goal" else {"date": "2026-03-05", "time": "18:00"}
    assert keyed.post(address, data={"id": entry, **form, **moment}).status_code == 303

    page = keyed.get(f"/notes/{keep(keyed, kind, entry)}").text

    assert f'href="{address}' in page


def test_a_good_thing_stands_for_itself(keyed: FlaskClient) -> None:
    page = keyed.get(f"/notes/{keep(keyed)}").text

    assert "<h1>One good thing</h1>" in page
    assert "What these words belong to" not in page.partition("</h1>")[2].partition("note-box")[0]


def test_somebody_elses_note_is_not_there(keyed: FlaskClient, jun: CastMember) -> None:
    assert jun.client.get(f"/notes/{keep(keyed)}").status_code == 404


def test_one_note_asks_little(keyed: FlaskClient, statements: list[str]) -> None:
    address = f"/notes/{keep(keyed)}"
    statements.clear()

    keyed.get(address)

    assert len(statements) <= 3


@pytest.mark.parametrize(
    "asked,leads",
    [
        ("/today?x=1", "/today?x=1"),
        ("https://elsewhere.example/", "/notes"),
        ("//elsewhere.example/", "/notes"),
        ("/\\elsewhere.example", "/notes"),
        ("today", "/notes"),
    ],
)
def test_the_way_back_is_one_of_ours(mina: CastMember, asked: str, leads: str) -> None:
    page = mina.client.get("/notes/begin", query_string={"next": asked}).text

    done = page.partition('data-part="done"')[2]
    assert re.search(r'class="act" href="([^"]*)"', done).group(1) == leads


@pytest.mark.parametrize("path", ["/check-ins/new", "/interactions/new", "/goals", "/today"])
def test_no_form_carries_what_is_typed_in_a_room(keyed: FlaskClient, path: str) -> None:
    page = keyed.get(path).text

    assert all(" name=" not in field for field in re.findall(r"<textarea[^>]*>", page))
    assert 'id="note-box"' in page


def test_me_leads_to_her_own_words(mina: CastMember) -> None:
    assert 'href="/notes"' in mina.client.get("/me").text


def test_the_pages_speak_korean(app: Flask) -> None:
    sora = sign_up(app, "sora", locale=Locale.KO)

    assert "나만 보는 글 모음" in sora.client.get("/notes").text
    assert "낱말 여섯 개가 잠금 문구예요" in sora.client.get("/notes/begin").text
