"""What closes the notes in Chromium: time, other tabs, other people, going back, signing out."""

from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Page, Route
from sqlalchemy import update

from app.database import writing
from journal.model import NoteVersion
from tests.browser.conftest import Watched
from tests.browser.note_page import (
    CREATE,
    CREATE_SHARED,
    KEEP,
    NEXT,
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

MINUTE = 60_000
SECOND_NOTE = "0f0e4f6b-1111-4222-8333-777788889999"


@pytest.fixture
def page(app: Flask, phone: Watched) -> Page:
    let_in(phone, sign_up(app, "mina"))
    return open_page(phone)


@pytest.fixture
def shared(phone: Watched, page: Page) -> Page:
    """A computer that others use too, whose clock the test turns."""
    page.clock.install()
    open_page(phone)
    run(page, CREATE_SHARED, WORDS)
    return page


def turn_clock(page: Page, minutes: int) -> None:
    """Set the clock on the wall; no time passes."""
    page.clock.set_system_time(page.evaluate("Date.now()") / 1000 + minutes * 60)


def test_a_clock_set_back_makes_ten_minutes_no_longer(shared: Page) -> None:
    turn_clock(shared, -5)

    shared.clock.run_for(10 * MINUTE + 1)

    assert run(shared, STATE) == "locked"


def test_a_clock_set_back_by_an_hour_locks(shared: Page) -> None:
    turn_clock(shared, -60)

    assert run(shared, STATE) == "locked"


def test_a_computer_that_slept_locks_soon_after_it_woke_though_nobody_touches_it(
    shared: Page,
) -> None:
    shared.evaluate(STATES)
    turn_clock(shared, 11)

    shared.clock.run_for(11_000)

    assert shared.evaluate("heard") == ["locked"]


GO = "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"
COME_BACK = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"


def test_a_page_that_was_left_on_a_shared_computer_is_fetched_anew(page: Page) -> None:
    run(page, CREATE_SHARED, WORDS)
    page.evaluate(GO)
    assert page.evaluate("document.body.hidden") is True

    with page.expect_navigation():
        page.evaluate(COME_BACK)

    assert run(page, STATE) == "locked"


def test_a_page_that_was_left_on_her_own_device_is_there_again(page: Page) -> None:
    run(page, CREATE, WORDS)
    page.evaluate("window.marked = true")
    page.evaluate(GO)
    page.evaluate(COME_BACK)

    page.wait_for_selector("body:not([hidden])")

    assert (run(page, STATE), page.evaluate("window.marked")) == ("open", True)


def test_a_page_that_was_left_open_shows_nothing_after_she_locked(page: Page) -> None:
    run(page, CREATE, WORDS)
    page.evaluate(GO)
    forget = "for (const one of await device.all('keys')) await device.remove('keys', one.account);"
    run(page, forget)

    with page.expect_navigation():
        page.evaluate(COME_BACK)

    assert run(page, STATE) == "locked"


LOCKED_MEANWHILE = """
  const opening = reason(keys.unlock(given, {}));
  new BroadcastChannel("offshift-notes").postMessage("locked");
  return opening;"""


def test_locking_in_another_tab_stops_what_is_just_opening(page: Page) -> None:
    run(page, CREATE, WORDS)
    run(page, "await keys.lock();")

    assert run(page, LOCKED_MEANWHILE, WORDS) == "locked"
    assert (run(page, STATE), run(page, STORED)) == ("locked", [])


def test_a_computer_called_shared_closes_what_other_tabs_hold(phone: Watched, page: Page) -> None:
    run(page, CREATE, WORDS)
    beside = Watched(page.context.new_page(), phone.address)
    open_page(beside)
    assert run(beside.page, STATE) == "open"

    run(page, "await keys.unlock(given, { shared: true });", WORDS)

    assert run(beside.page, STATE) == "locked"
    assert run(page, STATE) == "open"


def test_a_page_of_somebody_who_is_not_signed_in_any_more_goes(
    app: Flask, phone: Watched, page: Page
) -> None:
    run(page, CREATE, WORDS)
    write(page)
    page.evaluate("window.marked = true")
    beside = Watched(page.context.new_page(), phone.address)
    page.context.clear_cookies()
    let_in(beside, sign_up(app, "jun"))
    open_page(beside)

    with page.expect_navigation():
        assert run(beside.page, STATE) == "none"

    assert page.evaluate("window.marked") is None
    assert run(page, STATE) == "none"


def test_a_page_left_from_somebody_else_takes_no_key_away(
    app: Flask, phone: Watched, page: Page
) -> None:
    assert run(page, STATE) == "none"
    beside = Watched(page.context.new_page(), phone.address)
    page.context.clear_cookies()
    let_in(beside, sign_up(app, "jun"))
    open_page(beside)
    run(beside.page, CREATE, WORDS)
    open_page(beside)

    assert run(beside.page, STATE) == "open"


def test_what_a_device_saw_of_another_person_is_not_missed(page: Page) -> None:
    run(page, CREATE, WORDS)
    run(page, "await device.put('seen', { note: given, account: 'another', version: 3 });", NOTE)
    compare = """
      const seen = await import("/static/js/notes/seen.js");
      return seen.compare([], {});"""

    assert run(page, compare) == {"older": [], "gone": []}
    write(page)
    remember = """
      const seen = await import("/static/js/notes/seen.js");
      await seen.remember(await api.note(given));"""
    run(page, remember, NOTE)
    assert [one["note"] for one in run(page, compare)["gone"]] == [NOTE]


def without_clearing(route: Route) -> None:
    """Answer as our server does to a browser that doesn't know how to clear its storage."""
    answer = route.fetch(max_redirects=0)
    kept = {name: said for name, said in answer.headers.items() if name != "clear-site-data"}
    route.fulfill(response=answer, headers=kept)


def test_signing_out_clears_a_browser_that_cannot_by_itself(phone: Watched, page: Page) -> None:
    run(page, CREATE, WORDS)
    run(page, 'await device.put("drafts", { name: "a", body: "sealed" });')
    page.route("**/sign-out", without_clearing)

    phone.go("/me")
    phone.send("form[action='/sign-out'] button")
    phone.go("/sign-in")

    assert run(page, STORED) == []


def test_six_letters_are_no_passphrase(page: Page) -> None:
    assert run(page, "return reason(keys.create(given, {}));", "a b c d e f") == "short"


BRING_BACK = """
  const { bringBack } = await import("/static/js/notes/returning.js");
  return bringBack(given);"""


def test_one_damaged_note_does_not_keep_the_others_of_a_lost_lock(app: Flask, page: Page) -> None:
    run(page, CREATE, WORDS)
    write(page)
    run(page, KEEP, {"note": SECOND_NOTE, "version": 1, "text": TEXT})
    with app.app_context(), writing() as session:
        damaged = update(NoteVersion).where(NoteVersion.note_id == UUID(SECOND_NOTE))
        session.execute(damaged.values(body=b"\1" + bytes(range(256)) + bytes(28)))
    run(page, "await keys.beginAnew(given, {});", NEXT)

    assert run(page, BRING_BACK, WORDS) == 1

    run(page, "await keys.lock();")
    assert run(page, UNLOCK, NEXT) == "done"
    assert run(page, READ, NOTE) == TEXT
