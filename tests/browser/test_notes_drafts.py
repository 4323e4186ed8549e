"""Words not sent yet survive a closed tab, a cut line, a refused form, a session that is over."""

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.browser.notes_steps import (
    change,
    check_in_with,
    drafts_on,
    end_session,
    keys_on,
    let_in,
    make_lock,
    member,
    part,
    room,
    unlock,
    wait_for_draft,
)
from tests.conftest import PASSWORD, CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["en-GB"])]

WORDS = "She would not stop shouting. 그래도 끝났어요."


@pytest.fixture
def mina(app: Flask, locale: str) -> CastMember:
    return member(app, locale)


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    """Her phone, signed in, with a lock."""
    let_in(phone.page, mina, phone.address)
    return phone


def begin_writing(hers: Watched, path: str = "/today") -> None:
    hers.go(path)
    room(hers.page).locator("textarea").fill(WORDS)
    wait_for_draft(hers.page)


def choose_insult(hers: Watched) -> None:
    hers.page.locator("[name=kind][value=insult]").locator("..").click()


def test_a_closed_tab_loses_nothing_and_leaves_nothing_readable(hers: Watched) -> None:
    make_lock(hers)
    begin_writing(hers)
    kept = drafts_on(hers.page)
    context = hers.page.context
    hers.page.close()

    hers.page = context.new_page()
    hers.go("/today")

    expect(room(hers.page).locator("textarea")).to_have_value(WORDS)
    expect(room(hers.page).locator(".note-says")).not_to_be_empty()
    assert len(kept) == 1
    assert "shouting" not in kept[0]
    hers.assert_accessible()


def test_what_was_begun_is_also_found_in_the_list_and_can_go(hers: Watched) -> None:
    make_lock(hers)
    begin_writing(hers)
    hers.go("/notes")
    expect(part(hers.page, "waiting")).to_contain_text(WORDS)
    hers.assert_accessible()

    part(hers.page, "waiting").locator("[data-act=let_go_draft]").click()

    expect(part(hers.page, "waiting")).not_to_contain_text(WORDS)
    assert drafts_on(hers.page) == []


def test_a_cut_line_is_said_and_sent_when_it_is_back(hers: Watched) -> None:
    make_lock(hers)
    entry = check_in_with(hers, "First words")
    hers.page.context.set_offline(True)
    change(hers.page, WORDS)
    expect(room(hers.page).locator(".note-says")).not_to_be_empty()
    assert len(drafts_on(hers.page)) == 1

    hers.page.context.set_offline(False)

    expect(hers.page.locator(".note-text").first).to_have_text(WORDS)
    hers.go(entry)
    expect(hers.page.locator(".note-text").first).to_have_text(WORDS)


def test_a_session_that_is_over_keeps_the_words_here(
    hers: Watched, app: Flask, mina: CastMember
) -> None:
    make_lock(hers)
    entry = check_in_with(hers, "First words")
    end_session(app, mina)
    change(hers.page, WORDS)
    hers.follow(hers.page.locator(".note-says a"))
    hers.page.fill("[name=email]", mina.email)
    hers.page.fill("[name=password]", PASSWORD)
    hers.send()

    expect(hers.page.locator(".note-text").first).to_have_text(WORDS)
    assert hers.page.url.startswith(hers.address + entry)
    assert drafts_on(hers.page) == []


def test_a_refused_form_keeps_the_words(hers: Watched) -> None:
    make_lock(hers)
    hers.go("/check-ins/new")
    page = hers.page
    page.locator("details:has([name=date]) summary").click()
    page.fill("[name=date]", "2031-01-01")
    room(page).locator("textarea").fill(WORDS)
    hers.send("[name=backed][value=colleague]")
    expect(page.locator(".error-summary")).to_be_visible()
    expect(room(page).locator("textarea")).to_have_value(WORDS)

    page.fill("[name=date]", "2026-03-05")
    hers.send("[name=backed][value=colleague]")

    expect(page.locator(".note-text").first).to_have_text(WORDS)
    assert drafts_on(page) == []


def test_words_of_an_entry_that_never_arrived_are_offered_again(hers: Watched) -> None:
    make_lock(hers)
    hers.go("/interactions/new")
    room(hers.page).locator("textarea").fill(WORDS)
    choose_insult(hers)
    hers.page.route("**/interactions", lambda route: route.fulfill(status=502, body="<p>cut</p>"))
    hers.send()
    hers.page.unroute("**/interactions")

    hers.go("/interactions/new")
    expect(room(hers.page).locator("textarea")).to_have_value(WORDS)
    choose_insult(hers)
    hers.send()

    hers.page.locator("details[data-folded] summary").click()
    expect(hers.page.locator(".note-text").first).to_have_text(WORDS)
    assert drafts_on(hers.page) == []


def test_a_deleted_entry_comes_back_with_its_words(hers: Watched) -> None:
    make_lock(hers)
    entry = check_in_with(hers, WORDS)
    hers.send(f"form[action='{entry}/delete'] button")

    hers.send("main form button")

    expect(hers.page.locator(".note-text").first).to_have_text(WORDS)


def test_a_shared_computer_forgets_after_ten_minutes_but_not_what_is_being_written(
    hers: Watched,
) -> None:
    hers.page.clock.install()
    passphrase, _ = make_lock(hers, shared=True)
    assert keys_on(hers.page) == 0
    hers.go("/today")
    box = room(hers.page)
    box.locator("[data-act=unlock]").click()
    unlock(hers.page, passphrase, shared=True)
    box.locator("textarea").fill(WORDS)

    hers.page.clock.fast_forward("10:30")

    expect(box.locator("[data-part=locked]")).to_be_visible()
    expect(box.locator("textarea")).to_have_value(WORDS)
    assert keys_on(hers.page) == 0
    hers.assert_accessible()


def test_a_lock_that_closed_meanwhile_holds_the_form_and_says_so(hers: Watched) -> None:
    hers.page.clock.install()
    passphrase, _ = make_lock(hers, shared=True)
    hers.go("/check-ins/new")
    box = room(hers.page)
    box.locator("[data-act=unlock]").click()
    unlock(hers.page, passphrase, shared=True)
    box.locator("textarea").fill(WORDS)
    hers.page.clock.fast_forward("10:30")
    hers.page.locator("[name=backed][value=colleague]").click()
    expect(box.locator("[data-act=unlock]")).to_be_focused()
    box.locator("[data-act=unlock]").click()
    unlock(hers.page, passphrase, shared=True)
    expect(box.locator("textarea")).to_be_focused()

    hers.send("[name=backed][value=colleague]")

    room(hers.page).locator("[data-act=unlock]").click()
    unlock(hers.page, passphrase, shared=True)
    expect(hers.page.locator(".note-text").first).to_have_text(WORDS)
