"""A page with a room for own words fetches little until that room is used."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Request, Route, expect

from tests.browser.conftest import Watched
from tests.browser.notes_steps import (
    check_in_with,
    drafts_on,
    let_in,
    make_lock,
    member,
    part,
    room,
    unlock,
    wait_for_draft,
)
from tests.conftest import CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["en-GB"])]

FIRST = {"api", "boxes", "bytes", "device", "holder", "keys", "page", "room"}
LATER = {"awake", "box", "codes", "conflict", "drafts", "format", "name_box", "seen", "unlock"}


@pytest.fixture
def mina(app: Flask, locale: str) -> CastMember:
    return member(app, locale)


@pytest.fixture
def hers(mina: CastMember, phone: Watched) -> Watched:
    let_in(phone.page, mina, phone.address)
    return phone


@pytest.fixture
def fetched(hers: Watched) -> list[str]:
    """Give the names of all scripts that pages ask for."""
    found: list[str] = []

    def write_down(request: Request) -> None:
        script = re.search(r"/static/.*?([\w.-]+)\.js", request.url)
        if script:
            found.append(script[1])

    hers.page.on("request", write_down)
    return found


def touch(hers: Watched) -> None:
    """Tap somewhere on the page, and wait until what that brings has come."""
    with hers.page.expect_event("requestfinished", lambda request: "drafts.js" in request.url):
        hers.page.locator("[name=mood][value='3']").locator("..").click()
    # The same module as the page's own: this waits until it runs.
    hers.page.evaluate("import('/static/js/notes/awake.js').then(() => true)")


def rested(hers: Watched, path: str) -> None:
    """Open a page and wait until nothing more comes of itself."""
    hers.go(path)
    hers.page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", ["/check-ins/new", "/interactions/new", "/today"])
@pytest.mark.parametrize("lock", ["none", "open", "locked"])
def test_little_is_fetched_to_say_how_the_lock_stands(
    hers: Watched, fetched: list[str], path: str, lock: str
) -> None:
    if lock != "none":
        make_lock(hers, shared=lock == "locked")
    fetched.clear()

    rested(hers, path)

    assert set(fetched) - {"pacer", "sound"} == FIRST
    assert len(fetched) == len(set(fetched))


def test_an_entry_without_words_fetches_no_more_than_a_new_one(
    hers: Watched, fetched: list[str]
) -> None:
    make_lock(hers)
    hers.go("/interactions/new")
    hers.page.locator("[name=kind][value=insult]").locator("..").click()
    hers.send()
    fetched.clear()

    rested(hers, hers.page.url.removeprefix(hers.address))

    assert set(fetched) == FIRST


def test_the_rest_comes_when_she_opens_the_room(hers: Watched, fetched: list[str]) -> None:
    make_lock(hers)
    rested(hers, "/check-ins/new")
    fetched.clear()

    with hers.page.expect_event("requestfinished", lambda request: "drafts.js" in request.url):
        room(hers.page).locator("textarea").focus()
    hers.page.evaluate("import('/static/js/notes/awake.js').then(() => true)")

    assert set(fetched) == LATER


def test_what_she_touches_first_brings_the_rest_before_the_line_is_lost(hers: Watched) -> None:
    make_lock(hers)
    rested(hers, "/check-ins/new")
    touch(hers)
    hers.page.context.set_offline(True)

    room(hers.page).locator("textarea").fill("In the tunnel")

    wait_for_draft(hers.page)
    assert "In the tunnel" not in drafts_on(hers.page)[0]


def test_without_an_open_lock_no_touch_brings_more(hers: Watched, fetched: list[str]) -> None:
    rested(hers, "/check-ins/new")
    hers.page.locator("[name=mood][value='3']").locator("..").click()
    hers.page.wait_for_load_state("networkidle")

    assert set(fetched) == FIRST


def test_the_way_to_unlock_comes_with_the_tap_on_it(hers: Watched, fetched: list[str]) -> None:
    passphrase, _ = make_lock(hers, shared=True)
    rested(hers, "/today")
    assert "argon2.umd.min" not in fetched[-len(FIRST) :]
    box = room(hers.page)

    box.locator("[data-act=unlock]").click()
    unlock(hers.page, passphrase, shared=True)

    expect(box.locator("textarea")).to_be_focused()
    assert hers.complaints == []


def test_words_typed_before_the_rest_is_there_are_kept(hers: Watched) -> None:
    make_lock(hers)
    hers.go("/check-ins/new")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    hers.page.route("**/js/notes/awake.js", hold, times=1)
    room(hers.page).locator("textarea").fill("Typed in a hurry")
    hers.page.locator("[name=backed][value=colleague]").click()
    hers.page.wait_for_timeout(300)
    assert hers.page.url.endswith("/check-ins/new")

    with hers.page.expect_navigation():
        held[0].continue_()

    expect(hers.page.locator(".note-text").first).to_have_text("Typed in a hurry")


def test_a_line_that_is_cut_before_the_rest_is_there_is_said_and_mends(hers: Watched) -> None:
    make_lock(hers)
    rested(hers, "/check-ins/new")
    hers.page.context.set_offline(True)
    box = room(hers.page)
    box.locator("textarea").fill("In the tunnel")
    expect(box.locator(".note-says")).to_contain_text("The words stand here only")

    hers.page.context.set_offline(False)

    wait_for_draft(hers.page)
    assert "In the tunnel" not in drafts_on(hers.page)[0]
    expect(box.locator("textarea")).to_have_value("In the tunnel")
    expect(box.locator(".note-says")).to_be_empty()


def test_an_entry_whose_words_cannot_be_held_can_be_saved_without(hers: Watched) -> None:
    make_lock(hers)
    hers.go("/check-ins/new")
    hers.page.route("**/js/notes/awake.js", lambda route: route.abort())
    room(hers.page).locator("textarea").fill("Not to be fetched")
    hers.page.locator("[name=backed][value=colleague]").click()

    with hers.page.expect_navigation():
        room(hers.page).locator("[data-act=without]").click()

    assert "/check-ins/new" not in hers.page.url


def test_kept_words_are_opened_without_a_tap(hers: Watched, fetched: list[str]) -> None:
    make_lock(hers)
    entry = check_in_with(hers, "Still here")
    fetched.clear()

    rested(hers, entry)

    expect(part(hers.page, "shown").locator(".note-text")).to_have_text("Still here")
    assert set(fetched) == FIRST | LATER
