"""What stays in a browser after sign-out, and after ten minutes on a computer she shares."""

import json
from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched
from tests.browser.note_page import CREATE, KEEP, NOTE, WORDS, open_page, run
from tests.browser.notes_steps import (
    let_in,
    make_lock,
    member,
    part,
    room,
    unlock,
    wait_for_draft,
    write_good_thing,
)
from tests.conftest import CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]

SAID = "quinvaldor 소리를 질렀다"
BEGUN = "brestomine 아직 보내지 않은 말"
TEN_MINUTES = 10 * 60_000
LEFT = """async () => {
  const done = (asked) => new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const shown = (name, one) => one instanceof CryptoKey ? "a key" : one;
  const kept = async ({ name }) => {
    const database = await done(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    const read = (store) => done(database.transaction(store).objectStore(store).getAll());
    const rows = (await Promise.all(stores.map(read))).flat();
    database.close();
    return rows;
  };
  const cached = async (name) => {
    const cache = await caches.open(name);
    const answers = await Promise.all((await cache.keys()).map((one) => cache.match(one)));
    return Promise.all(answers.map((one) => one.text()));
  };
  const fields = [...document.querySelectorAll("input, textarea, output, select")];
  const left = {
    indexed: (await Promise.all((await indexedDB.databases()).map(kept))).flat(),
    local: { ...localStorage },
    session: { ...sessionStorage },
    caches: (await Promise.all((await caches.keys()).map(cached))).flat(),
    workers: (await navigator.serviceWorker.getRegistrations()).map((one) => one.scope),
    history: history.state,
    address: location.href,
    page: document.documentElement.outerHTML,
    fields: fields.map((one) => one.value),
  };
  return Object.fromEntries(
    Object.entries(left).map(([place, found]) => [place, JSON.stringify(found, shown)]));
}"""


def left_in(page: Page) -> dict[str, str]:
    """Give, by place, all that a next person could find with this browser."""
    found: dict[str, str] = page.evaluate(LEFT)
    return found


def places_of(page: Page, *secrets: str) -> set[str]:
    written = [json.dumps(one, ensure_ascii=False)[1:-1] for one in secrets]
    return {place for place, kept in left_in(page).items() if any(one in kept for one in written)}


@pytest.fixture
def mina(app: Flask, locale: str) -> CastMember:
    return member(app, locale)


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    let_in(phone.page, mina, phone.address)
    return phone


def sign_out(hers: Watched) -> None:
    hers.go("/me")
    hers.send("form[action='/sign-out'] button")


def test_what_is_looked_at_would_show_words_and_keys(hers: Watched) -> None:
    make_lock(hers)
    write_good_thing(hers, SAID)
    hers.go("/notes")
    expect(hers.page.locator("[data-rows]")).to_contain_text(SAID)
    hers.page.evaluate(
        "localStorage.a = sessionStorage.a = history.replaceState('zor', '') || 'zor'"
    )
    hers.page.evaluate("caches.open('a').then((one) => one.put('/zor', new Response('zor')))")

    assert places_of(hers.page, SAID) == {"page"}
    assert places_of(hers.page, "a key") == {"indexed"}
    assert places_of(hers.page, "zor") == {"local", "session", "history", "caches"}


def test_after_sign_out_nothing_of_hers_is_left(hers: Watched) -> None:
    passphrase, code = make_lock(hers)
    write_good_thing(hers, SAID)
    room(hers.page).locator("textarea").fill(BEGUN)
    wait_for_draft(hers.page)
    sign_out(hers)

    found = left_in(hers.page)

    kept = {place: found[place] for place in ("indexed", "local", "session", "caches", "workers")}
    assert kept == {
        "indexed": "[]",
        "local": "{}",
        "session": "{}",
        "caches": "[]",
        "workers": "[]",
    }
    assert places_of(hers.page, SAID, BEGUN, passphrase, code) == set()


def test_after_sign_out_going_back_shows_nothing(hers: Watched) -> None:
    make_lock(hers)
    write_good_thing(hers, SAID)
    hers.go("/notes")
    expect(hers.page.locator("[data-rows]")).to_contain_text(SAID)
    sign_out(hers)

    for _ in range(3):
        hers.page.go_back()
        assert places_of(hers.page, SAID, "a key") == set()


def test_after_sign_out_another_tab_has_nothing_either(hers: Watched) -> None:
    make_lock(hers)
    write_good_thing(hers, SAID)
    beside = Watched(hers.page.context.new_page(), hers.address)
    beside.go("/notes")
    expect(beside.page.locator("[data-rows]")).to_contain_text(SAID)

    sign_out(hers)

    expect(beside.page.locator("[data-rows]")).not_to_contain_text(SAID)
    assert places_of(beside.page, SAID, "a key") == set()


@pytest.fixture
def shared(hers: Watched) -> Watched:
    """A computer that others use too, whose clock the test turns; a good thing is kept already."""
    open_page(hers)
    run(hers.page, CREATE, WORDS)
    run(hers.page, KEEP, {"note": NOTE, "version": 1, "text": SAID})
    run(hers.page, "await keys.lock();")
    hers.page.clock.install()
    return hers


def open_list(shared: Watched) -> None:
    shared.go("/notes")
    form = part(shared.page, "locked")
    form.locator("[data-shared]").check()
    form.locator("[data-secret]").fill(WORDS)
    form.locator("[type=submit]").click()
    expect(shared.page.locator("[data-rows]")).to_contain_text(SAID)
    shared.page.fill("#notes-search", "quinvaldor")


def open_note(shared: Watched) -> None:
    shared.go(f"/notes/{NOTE}")
    room(shared.page).locator("[data-act=unlock]").click()
    unlock(shared.page, WORDS, shared=True)
    expect(part(shared.page, "shown")).to_contain_text(SAID)


def change_note(shared: Watched) -> None:
    open_note(shared)
    room(shared.page).locator("[data-act=edit]").click()
    room(shared.page).locator("textarea").fill(f"{SAID} {BEGUN}")
    wait_for_draft(shared.page)


def begin_note(shared: Watched) -> None:
    shared.go("/today")
    room(shared.page).locator("[data-act=unlock]").click()
    unlock(shared.page, WORDS, shared=True)
    room(shared.page).locator("textarea").fill(BEGUN)
    wait_for_draft(shared.page)


@pytest.mark.parametrize("doing", [open_list, change_note, begin_note])
def test_after_ten_minutes_a_shared_computer_shows_nothing(
    shared: Watched, doing: Callable[[Watched], None]
) -> None:
    doing(shared)
    assert places_of(shared.page, SAID, BEGUN, "quinvaldor") >= {"page"} or doing is begin_note

    shared.page.clock.run_for(TEN_MINUTES + 1)

    expect(part(shared.page, "locked")).to_be_visible()
    assert places_of(shared.page, SAID, BEGUN, "quinvaldor", WORDS, "a key") == set()
