"""Where the key is in Chromium: her own device keeps it, a shared computer and a stranger don't."""

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser.conftest import Watched
from tests.browser.note_page import (
    CREATE,
    CREATE_SHARED,
    NOTE,
    READ,
    STATE,
    STATES,
    STORED,
    TEXT,
    UNLOCK,
    WORDS,
    let_in,
    open_page,
    run,
    write,
)
from tests.conftest import sign_up

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]


@pytest.fixture
def page(app: Flask, phone: Watched) -> Page:
    let_in(phone, sign_up(app, "mina"))
    return open_page(phone)


def test_a_shared_computer_keeps_the_key_in_the_page_only(phone: Watched, page: Page) -> None:
    run(page, CREATE_SHARED, WORDS)
    write(page)
    assert (run(page, READ, NOTE), run(page, STORED)) == (TEXT, [])
    assert run(page, "return keys.isShared();") is True

    open_page(phone)

    assert (run(page, STATE), run(page, STORED)) == ("locked", [])


def test_a_shared_computer_forgets_after_ten_minutes_without_use(
    phone: Watched, page: Page
) -> None:
    page.clock.install()
    open_page(phone)
    run(page, CREATE_SHARED, WORDS)
    page.evaluate(STATES)

    page.clock.run_for(9 * 60_000)
    page.keyboard.press("Tab")
    page.clock.run_for(9 * 60_000)
    assert (run(page, STATE), page.evaluate("heard")) == ("open", [])
    page.clock.run_for(60_001)

    assert (run(page, STATE), page.evaluate("heard")) == ("locked", ["locked"])


def test_a_computer_that_slept_shows_nothing_when_it_wakes(phone: Watched, page: Page) -> None:
    page.clock.install()
    open_page(phone)
    run(page, CREATE_SHARED, WORDS)
    page.evaluate(STATES)

    page.clock.pause_at(page.evaluate("Date.now()") + 11 * 60_000)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    assert page.evaluate("heard") == ["locked"]


def test_signing_out_leaves_nothing_on_the_device(phone: Watched, page: Page) -> None:
    run(page, CREATE, WORDS)
    run(page, 'await device.put("drafts", { name: "a", body: "sealed" });')

    phone.go("/me")
    phone.send("form[action='/sign-out'] button")
    phone.go("/sign-in")

    assert run(page, STORED) == []
    assert page.evaluate("(async () => (await caches.keys()).length + localStorage.length)()") == 0


def wait_for_states(page: Page, count: int) -> None:
    """Wait in the test: what Playwright waits for in the page may be refused by its policy."""
    for _ in range(100):
        if page.evaluate("heard.length") == count:
            return
        page.wait_for_timeout(50)
    pytest.fail(f"{count} states were not heard of")


def test_a_tab_beside_is_locked_and_unlocked_too(phone: Watched, page: Page) -> None:
    run(page, CREATE, WORDS)
    other = page.context.new_page()
    beside = Watched(other, phone.address)
    open_page(beside)
    assert run(other, STATE) == "open"
    other.evaluate(STATES)

    run(page, "await keys.lock();")
    wait_for_states(other, 1)
    run(page, UNLOCK, WORDS)
    wait_for_states(other, 2)

    assert other.evaluate("heard") == ["locked", "open"]


def test_another_person_on_this_device_gets_no_key(app: Flask, phone: Watched, page: Page) -> None:
    run(page, CREATE, WORDS)
    page.context.clear_cookies()
    let_in(phone, sign_up(app, "jun"))
    open_page(phone)

    assert (run(page, STATE), run(page, STORED)) == ("none", [])
    assert run(page, "return reason(keys.seal({}, given));", TEXT) == "locked"


SEEN = """
  const seen = await import("/static/js/notes/seen.js");
  const { notes } = await api.heads();
  const first = await seen.compare(notes, {});
  const back = await seen.compare(notes.map((head) => ({ ...head, version: 1 })), {});
  const gone = await seen.compare([], {});
  const others = await seen.compare([], { kind: "goal" });
  const of_a_page = await seen.compare([], null);
  await seen.forget(given);
  const told = await seen.compare([], {});
  return [first, back, gone, others, of_a_page, told].map(({ older, gone }) =>
    [older.map((one) => one.version), gone.map((one) => one.note)]);"""


def test_a_note_set_back_or_taken_away_is_missed(page: Page) -> None:
    run(page, CREATE, WORDS)
    write(page)
    write(page, "again", 2)

    found = run(page, SEEN, NOTE)

    assert found == [[[], []], [[2], []], [[], [NOTE]], [[], []], [[], []], [[], []]]


GIVEN_AWAY = """
  const { id, ...head } = await api.note(given);
  const raw = await keys.rawKeyOf(id);
  const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  const { account } = await api.key();
  const about = [account, id, head.kind, "", head.generation, head.version].join("|");
  const additionalData = new TextEncoder().encode(`offshift notes-1 note|${about}`);
  const body = format.fromText(head.body);
  const how = { name: "AES-GCM", iv: body.subarray(1, 13), additionalData };
  const plain = await crypto.subtle.decrypt(how, key, body.subarray(13));
  return new TextDecoder().decode(plain);"""


def test_one_note_can_be_given_away_with_its_key(page: Page) -> None:
    run(page, CREATE, WORDS)
    write(page)

    assert TEXT in run(page, GIVEN_AWAY, NOTE)
    run(page, "await keys.lock();")
    assert run(page, "return reason(keys.rawKeyOf(given));", NOTE) == "locked"
