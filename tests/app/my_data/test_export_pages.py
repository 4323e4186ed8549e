"""Taking data away: what the pages say, what the file holds, and what never leaves."""

import csv
import hashlib
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

import app as package
from app.database import reading
from journal.model import Account, CalendarFeed, DeviceSession, NoteKey, NoteVersion, PersonalToken
from journal.my_data.export_csv import columns_of
from journal.my_data.export_table import EXPORTED, Way
from tests.app.my_data.carrying import packed
from tests.app.my_data.living import live_richly, signed_in_as
from tests.conftest import CastMember

VENDOR = Path(package.__file__).parent / "static" / "vendor" / "fflate"
FFLATE = ("0.8.3", "462ef8041fc970e3615a20a9dd2b2e3047a073b2da729ef4f02b634bba8b7b83")
PAGES = ("", "/plan", "/rows/check_ins", "/report", "/without-notes")
SEALED = {name for name, one in EXPORTED.items() if one.way is Way.SEALED}


@pytest.fixture
def mina_at_work(app: Flask) -> FlaskClient:
    live_richly(app)
    return signed_in_as(app, "mina")


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_shown_the_way_in(client: FlaskClient, page: str) -> None:
    answer = client.get(f"/me/data/export{page}")

    assert answer.status_code == 303
    assert answer.location.startswith("/sign-in")


def test_the_page_says_what_is_in_it_and_what_not(mina_at_work: FlaskClient) -> None:
    page = mina_at_work.get("/me/data/export").text

    assert re.search(r"Hard interactions: [1-9]", page)
    assert "the fingerprint of your password" in page
    assert "Whoever has the file could try out names and numbers" in page
    assert "/me/data/export/without-notes" in page
    assert 'data-notes="1"' in page


@pytest.mark.parametrize("page", PAGES[:4])
def test_no_page_asks_much(mina_at_work: FlaskClient, statements: list[str], page: str) -> None:
    mina_at_work.get("/me")
    statements.clear()

    assert mina_at_work.get(f"/me/data/export{page}").status_code == 200

    assert len(statements) <= 8


def test_rows_come_a_page_at_a_time(mina: CastMember) -> None:
    answer = mina.client.get("/me/data/export/rows/account")

    assert answer.json["following"] is None
    assert answer.json["rows"][0]["email"] == "mina@example.com"


@pytest.mark.parametrize("part", ["note_keys", "findings", "nothing", "check_ins?after=x"])
def test_what_is_no_part_is_not_there(mina: CastMember, part: str) -> None:
    assert mina.client.get(f"/me/data/export/rows/{part}").status_code == 404


def test_nothing_that_opens_something_leaves(app: Flask, mina_at_work: FlaskClient) -> None:
    zipped = packed(mina_at_work)
    everything = b"".join(zipped.read(name) for name in zipped.namelist())
    everything += mina_at_work.get("/me/data/export/plan").data
    secrets = (
        Account.password_hash,
        CalendarFeed.sealed_address,
        DeviceSession.token_hash,
        NoteKey.by_passphrase,
        NoteVersion.body,
        PersonalToken.token_hash,
    )
    with app.app_context(), reading() as session:
        kept = [value for one in secrets for value in session.execute(select(one)).scalars()]

    assert len(kept) >= len(secrets)
    for value in kept:
        written = value if isinstance(value, str) else bytes(value).hex()
        assert written.encode() not in everything


def test_the_file_has_a_table_of_each_kind(mina_at_work: FlaskClient) -> None:
    zipped = packed(mina_at_work)
    tables = {name for name in EXPORTED if name not in SEALED}

    assert set(zipped.namelist()) == {
        "README.txt",
        "index.html",
        "offshift.json",
        *(f"tables/{name}.csv" for name in tables),
    }
    for name in tables:
        content = zipped.read(f"tables/{name}.csv").decode("utf-8")
        assert content.startswith("\ufeff")
        head, *_ = csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
        assert tuple(head) == columns_of(name)


def test_it_says_that_notes_need_the_browser(mina_at_work: FlaskClient) -> None:
    zipped = packed(mina_at_work)

    assert json.loads(zipped.read("offshift.json"))["notes_left_out"] == 1
    assert "only your browser can open them" in zipped.read("index.html").decode()


def test_the_readme_speaks_both_languages(mina_at_work: FlaskClient) -> None:
    readme = packed(mina_at_work).read("README.txt").decode("utf-8-sig")

    assert "내 데이터 모두" in readme
    assert "all of your data" in readme
    assert "맞춰 볼 수 있어요" in readme
    assert "\n" not in readme.replace("\r\n", "")


class Looks(HTMLParser):
    """Gathers every address that a page names, and whether it carries its look."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.addresses += [said or "" for name, said in attrs if name in {"src", "href", "action"}]


def test_the_page_to_read_asks_nobody_for_anything(mina_at_work: FlaskClient) -> None:
    page = packed(mina_at_work).read("index.html").decode()
    seen = Looks()
    seen.feed(page)

    assert seen.tags >= {"svg", "table", "style"}
    assert not seen.tags & {"script", "link", "img", "iframe", "form"}
    assert [one for one in seen.addresses if not one.startswith("#")] == []
    assert not re.search(r"url\((?!#)|@import", page)


def test_sending_it_leaves_nothing_of_her_to_the_next(
    app: Flask, mina_at_work: FlaskClient
) -> None:
    # The answer is not read to its end, as by somebody whose connection broke.
    held = mina_at_work.get("/me/data/export/without-notes", buffered=False)

    assert app.test_client().get("/me/data/export/plan").status_code == 303
    held.close()


def test_fflate_is_the_one_that_was_looked_at() -> None:
    content = (VENDOR / "fflate.umd.min.js").read_bytes()
    told = (VENDOR / "VENDOR.md").read_text()

    assert hashlib.sha256(content).hexdigest() == FFLATE[1]
    assert all(said in told for said in FFLATE)
    assert "MIT" in (VENDOR / "LICENSE").read_text()
