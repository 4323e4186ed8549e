"""Everything is taken away in one file and brought in elsewhere, own words opened by new words."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, expect

from journal.my_data.export_csv import line, neutral
from journal.my_data.rules import first_kept_by_months
from tests.app.my_data.carrying import brought_parts
from tests.app.my_data.living import live_richly, signed_in_as
from tests.browser.conftest import Wall, Watched
from tests.conftest import sign_up

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]

KEYS = "/static/js/notes/keys.js"
CREATE = f"async (words) => {{ const k = await import('{KEYS}'); return k.create(words); }}"
WORDS = ("조용한 강가의 저녁 산책 이야기 하나", "새벽 기차 소리 나는 작은 마을 둘")
SAID = "한 시간을 붙잡고 있었다. =1+1 <b>굵게</b>"


@pytest.fixture
def life(app: Flask, wall: Wall) -> Flask:
    wall.now = wall.real_now
    app.config["WTF_CSRF_ENABLED"] = False
    live_richly(app, has_notes=False)
    app.config["WTF_CSRF_ENABLED"] = True
    return app


@pytest.fixture
def mina(life: Flask, phone: Watched) -> Watched:
    enter(phone, life, "mina")
    return phone


def enter(watched: Watched, app: Flask, name: str) -> None:
    cookie = signed_in_as(app, name).get_cookie("offshift")
    assert cookie is not None
    watched.page.context.add_cookies(
        [{"name": "offshift", "value": cookie.value, "url": watched.address}]
    )


def begin_notes(watched: Watched, words: str) -> None:
    watched.go("/me/data/export")
    watched.page.evaluate(CREATE, words)


def write_note(watched: Watched, *texts: str) -> None:
    """Keep a note of several versions about the first incident, by the notes' own scripts."""
    watched.page.evaluate(
        """async (texts) => {
          const keys = await import("/static/js/notes/keys.js");
          const api = await import("/static/js/notes/api.js");
          const rows = await (await fetch("/me/data/export/rows/interactions")).json();
          const [id, kind, subject] = [crypto.randomUUID(), "interaction", rows.rows[0].id];
          for (const [at, text] of texts.entries()) {
            const version = at + 1;
            const sealed = await keys.seal({ note: id, kind, subject, version }, text);
            await api.keep({ id, kind, subject, version, ...sealed });
          }
        }""",
        list(texts),
    )


def fetch_export(watched: Watched) -> zipfile.ZipFile:
    watched.go("/me/data/export")
    with watched.page.expect_download() as saved:
        watched.page.locator("[data-act=make]").click()
    return zipfile.ZipFile(Path(saved.value.path()))


def told(packed: zipfile.ZipFile) -> dict:
    return json.loads(packed.read("offshift.json"))


def bring(watched: Watched, packed: bytes) -> None:
    watched.go("/me/data/bring")
    file = {"name": "offshift.zip", "mimeType": "application/zip", "buffer": packed}
    watched.page.locator("#f-export").set_input_files([file])
    watched.page.locator('[data-part="ready"] [data-act=bring]').click()
    expect(watched.page.locator('[data-part="done"]')).to_be_visible(timeout=60_000)


@pytest.fixture
def other(life: Flask, browser: Browser, address: str, locale: str) -> Iterator[Watched]:
    """Somebody new, on a device of their own, with a lock of their own."""
    sign_up(life, "dae")
    context: BrowserContext = browser.new_context(locale=locale)
    watched = Watched(context.new_page(), address)
    enter(watched, life, "dae")
    begin_notes(watched, WORDS[1])
    yield watched
    context.close()


def test_everything_goes_out_and_comes_in(mina: Watched, other: Watched) -> None:
    begin_notes(mina, WORDS[0])
    write_note(mina, "먼저 쓴 말", SAID)
    packed = fetch_export(mina)

    bring(other, Path(packed.filename).read_bytes())

    again, once = told(fetch_export(other)), told(packed)
    assert again["notes"] == once["notes"]
    assert [one["words"]["text"] for one in again["notes"][0]["versions"]] == ["먼저 쓴 말", SAID]
    assert but_links(again) == but_links(once)
    assert mina.complaints == other.complaints == mina.elsewhere == other.elsewhere == []


def but_links(said: dict) -> dict:
    """All that is brought; the chain goes on with one link, for the words are sealed anew."""
    parts = brought_parts(said)
    del parts["evidence_links"]
    return parts


@pytest.fixture
def plain_mina(app: Flask, wall: Wall, phone: Watched) -> Watched:
    """Mina with nothing but an account, and a good thing in her own words."""
    wall.now = wall.real_now
    sign_up(app, "mina")
    enter(phone, app, "mina")
    begin_notes(phone, WORDS[0])
    phone.page.evaluate(GOOD_THING, SAID)
    return phone


GOOD_THING = """async (text) => {
  const keys = await import("/static/js/notes/keys.js");
  const api = await import("/static/js/notes/api.js");
  const [id, kind, subject, version] = [crypto.randomUUID(), "good_thing", null, 1];
  const sealed = await keys.seal({ note: id, kind, subject, version }, text);
  await api.keep({ id, kind, subject, version, ...sealed });
}"""
LOCK = f"async () => (await import('{KEYS}')).lock()"
NEUTRAL = """async (texts) => {
  const { line, neutral } = await import("/static/js/own_data/sheet.js");
  return [texts.map(neutral), line(["a", 'say "so"', null, 3, -5, true, "=1"])];
}"""


def test_words_in_a_table_are_made_harmless_as_the_server_does(plain_mina: Watched) -> None:
    signs = "=+-@\t\r\n＝＋－＠"
    texts = [f"{before}{sign}A1" for sign in signs for before in ("", " ", "\u3000", "\ufeff")]
    texts += ["", "한 시간", "a=b", "'=1"]

    found, cells = plain_mina.page.evaluate(NEUTRAL, texts)

    assert found == [neutral(text) for text in texts]
    assert cells == line(["a", 'say "so"', None, 3, -5, True, "=1"])


def test_locked_words_stay_behind_and_that_is_said(plain_mina: Watched) -> None:
    plain_mina.page.evaluate(LOCK)
    plain_mina.go("/me/data/export")
    plain_mina.assert_accessible()

    with plain_mina.page.expect_download() as saved:
        plain_mina.page.locator('[data-part="locked"] [data-act=without]').click()

    said = told(zipfile.ZipFile(Path(saved.value.path())))
    assert (said["notes"], said["notes_left_out"]) == ([], 1)
    expect(plain_mina.page.locator("#export [data-says]")).to_contain_text("1")


def test_her_words_stand_in_the_page_and_the_table_as_words(plain_mina: Watched) -> None:
    packed = fetch_export(plain_mina)
    page = packed.read("index.html").decode()
    table = packed.read("tables/notes.csv").decode()

    assert "&lt;b&gt;굵게&lt;/b&gt;" in page
    assert "<b>" not in page
    assert page.count("<style>") == 1
    assert table.startswith("\ufeff")
    assert SAID in table


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"a" * 500])
def test_a_file_that_cannot_be_read_changes_nothing(plain_mina: Watched, content: bytes) -> None:
    plain_mina.go("/me/data/bring")
    file = {"name": "x.zip", "mimeType": "application/zip", "buffer": content}

    plain_mina.page.locator("#f-export").set_input_files([file])

    expect(plain_mina.page.locator("#bring [data-says]")).not_to_be_empty()
    expect(plain_mina.page.locator("[data-act=bring]:visible")).to_have_count(0)
    assert plain_mina.complaints == []


def test_bringing_it_in_again_is_told_as_known(plain_mina: Watched) -> None:
    packed = Path(fetch_export(plain_mina).filename).read_bytes()

    bring(plain_mina, packed)

    says = plain_mina.page.locator("#bring [data-says]")
    expect(says).to_contain_text("0")
    expect(plain_mina.page.locator("[data-untaken] li")).to_have_count(0)
    plain_mina.assert_accessible()


AGEING = """async ([told, chosen, firstKept]) => {
  const { ageing } = await import("/static/js/own_data/ageing.js");
  return ageing(told, chosen, 24, firstKept);
}"""


@pytest.mark.parametrize("chosen, kept, count", [(None, None, 1), (None, 12, 2), (1, 12, 3)])
def test_what_is_too_old_to_stay_is_counted_in_the_file(
    plain_mina: Watched, chosen: int | None, kept: int | None, count: int
) -> None:
    days = ["2024-11-21T23:00:00Z", "2025-11-21T00:00:00Z", "2026-10-21T00:00:00Z"]
    told = {"contact_events": [{"at": at} for at in [*days, "2026-10-22T00:00:00Z"]]}
    if kept:
        told["retention"] = [{"months": kept}]
    first_kept = [day.isoformat() for day in first_kept_by_months(date(2026, 11, 22))]

    found = plain_mina.page.evaluate(AGEING, [told, chosen, first_kept])

    assert found["count"] == count
    assert found["months"] == (chosen or kept or 24)


def test_it_is_said_before_anything_comes(plain_mina: Watched) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        said = told(fetch_export(plain_mina))
        said["check_ins"] = [{"local_date": "2023-03-02"}]
        packed.writestr("offshift.json", json.dumps(said))
    plain_mina.go("/me/data/bring")
    file = {"name": "offshift.zip", "mimeType": "application/zip", "buffer": buffer.getvalue()}

    plain_mina.page.locator("#f-export").set_input_files([file])

    too_old = plain_mina.page.locator("[data-too-old]")
    expect(too_old).to_contain_text(": 1. Entries stay here for 24 months, so these go again")
    expect(too_old.locator("a")).to_have_attribute("href", "/me/data")
    plain_mina.assert_accessible()
