"""Two devices, a changed passphrase, both ways lost, and browsers that can't lock anything."""

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Watched
from tests.browser.notes_steps import (
    another_device,
    change,
    check_in_with,
    let_in,
    make_lock,
    make_lock_by_hand,
    member,
    part,
    room,
    unlock,
    write_good_thing,
)
from tests.conftest import CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]

NO_TLS = "Object.defineProperty(globalThis, 'isSecureContext', {value: false})"


@pytest.fixture
def mina(app: Flask, locale: str) -> CastMember:
    return member(app, locale)


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    let_in(phone.page, mina, phone.address)
    return phone


@pytest.fixture
def second(browser: Browser, hers: Watched, mina: CastMember) -> Watched:
    with another_device(browser, hers, mina) as device:
        yield device


def fill(hers: Watched, form: str, secret: str) -> None:
    place = hers.page.locator(f"[data-form={form}]")
    place.locator("[data-secret]").fill(secret)
    place.locator("[type=submit]").last.click()
    expect(place.locator("[data-done]")).to_be_visible()


def open_on(second: Watched, path: str, secret: str) -> None:
    second.go(path)
    room(second.page).locator("[data-act=unlock]").click()
    unlock(second.page, secret)


def lock_here(hers: Watched) -> None:
    hers.go("/notes/lock")
    part(hers.page, "open").locator("[data-act=lock]").click()
    expect(part(hers.page, "locked")).to_be_visible()


def test_a_second_device_opens_the_same_words(hers: Watched, second: Watched) -> None:
    passphrase, _ = make_lock(hers)
    entry = check_in_with(hers, "Written on the phone")

    open_on(second, entry, passphrase)

    expect(second.page.locator(".note-text").first).to_have_text("Written on the phone")


@pytest.mark.parametrize(
    "chosen,holds",
    [("mine", "From here"), ("theirs", "From there"), ("both", "From there\n\nFrom here")],
)
def test_two_devices_show_both_texts_and_she_chooses(
    hers: Watched, second: Watched, chosen: str, holds: str
) -> None:
    passphrase, _ = make_lock(hers)
    entry = check_in_with(hers, "First")
    open_on(second, entry, passphrase)
    change(second.page, "From there")
    expect(second.page.locator(".note-text").first).to_have_text("From there")
    change(hers.page, "From here")
    expect(part(hers.page, "conflict")).to_contain_text("From there")
    hers.assert_accessible()

    hers.page.locator(f"[data-choose={chosen}]").click()
    if chosen == "both":
        room(hers.page).locator("[data-act=keep]").click()

    expect(part(hers.page, "shown").locator(".note-text")).to_have_text(holds)
    hers.go(entry)
    expect(part(hers.page, "shown").locator(".note-text")).to_have_text(holds)


def test_the_passphrase_and_the_code_can_be_changed(hers: Watched) -> None:
    passphrase, _ = make_lock(hers)
    hers.go("/notes/lock")
    page = hers.page
    for summary in page.locator("[data-part=made] > details > summary").all():
        summary.click()
    hers.assert_accessible()
    new = " ".join(page.locator("[data-form=change] .pass-words li").all_text_contents())
    fill(hers, "change", passphrase)
    fill(hers, "renew", new)
    fill(hers, "check", page.locator("[data-form=renew] [data-code]").inner_text())
    page.locator("[data-form=check] [data-secret]").fill(passphrase)
    page.locator("[data-form=check] [type=submit]").click()

    expect(page.locator("[data-form=check] [data-wrong]")).to_be_visible()


def test_looking_later_is_remembered_until_it_was_looked(hers: Watched) -> None:
    passphrase, _ = make_lock_by_hand(hers, later=True)
    hers.go("/notes/lock")
    expect(hers.page.locator("[data-later]")).to_be_visible()
    hers.assert_accessible()

    hers.page.locator("details:has([data-form=check]) > summary").click()
    fill(hers, "check", passphrase)

    expect(hers.page.locator("[data-later]")).to_be_hidden()


def test_both_lost_begins_anew_and_the_old_words_wait(hers: Watched) -> None:
    make_lock(hers)
    write_good_thing(hers, "From before")
    lock_here(hers)
    hers.page.locator("#lost summary").click()
    hers.assert_accessible()
    hers.follow(hers.page.locator("#lost a"))
    make_lock_by_hand(hers, way="/notes/begin?anew=1")

    hers.go("/notes")

    expect(hers.page.locator("[data-rows] li")).to_have_count(1)
    assert "From before" not in hers.page.content()
    hers.assert_accessible()
    hers.go("/notes/lock")
    expect(hers.page.locator("[data-gone] li")).to_have_count(1)


def test_words_that_turn_up_open_what_was_lost(hers: Watched) -> None:
    passphrase, _ = make_lock(hers)
    write_good_thing(hers, "From before")
    lock_here(hers)
    make_lock_by_hand(hers, way="/notes/begin?anew=1")
    hers.go("/notes/lock")
    hers.page.locator("[data-found-again] summary").click()

    fill(hers, "old", passphrase)

    hers.go("/notes")
    expect(hers.page.locator("[data-rows]")).to_contain_text("From before")


@pytest.mark.parametrize("path", ["/notes", "/notes/begin", "/notes/lock", "/today"])
def test_without_a_safe_connection_the_page_says_why(hers: Watched, path: str) -> None:
    hers.page.add_init_script(NO_TLS)
    hers.go(path)
    if path == "/today":
        room(hers.page)

    expect(part(hers.page, "unavailable")).to_contain_text("https")
    hers.assert_accessible()


def test_without_a_safe_connection_entries_are_saved(hers: Watched) -> None:
    hers.page.add_init_script(NO_TLS)
    hers.go("/check-ins/new")

    hers.send("[name=backed][value=colleague]")

    expect(hers.page.locator(".saved")).to_be_visible()


def test_without_javascript_all_but_the_words_works(
    browser: Browser, mina: CastMember, address: str, locale: str
) -> None:
    context = browser.new_context(java_script_enabled=False, locale=locale)
    watched = Watched(context.new_page(), address)
    let_in(watched.page, mina, address)
    watched.go("/notes")
    expect(watched.page.locator("main noscript")).to_be_visible()
    watched.go("/check-ins/new")

    watched.send("[name=backed][value=colleague]")

    expect(watched.page.locator(".saved")).to_be_visible()
    context.close()


def test_keys_alone_make_the_lock_and_write(hers: Watched) -> None:
    hers.go("/notes/begin")
    page = hers.page
    expect(page.locator(".pass-words li")).to_have_count(6)
    for act in ("words] [data-act=have", "check] [data-act=later", "code] [data-act=have"):
        expect(page.locator(f"[data-part={act}]")).to_be_visible()
        page.locator(f"[data-part={act}]").press("Enter")
    page.locator("[data-part=code_check] [data-act=later]").press("Enter")
    hers.enter(part(page, "done").locator("a"))
    hers.go("/today")
    page.locator("details:has(.note-box) > summary").press("Enter")
    expect(room(page).locator("textarea")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Tea")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(room(page).locator("textarea")).to_have_value("")
    hers.go("/notes")
    expect(page.locator("[data-rows]")).to_contain_text("Tea")
