"""Small kindnesses of her own words: what is covered, what can be taken back, what is said then."""

import pytest
from flask import Flask
from playwright.sync_api import Route, expect

from tests.browser.conftest import Watched
from tests.browser.notes_steps import (
    answer,
    check_in_with,
    drafts_on,
    let_in,
    make_lock,
    member,
    part,
    room,
    wait_for_draft,
    write_good_thing,
)
from tests.conftest import CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]

TWO_MINUTES = 120_000
WORDS = "복도에 서서 숨을 골랐다."


@pytest.fixture
def mina(app: Flask, locale: str) -> CastMember:
    return member(app, locale)


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    let_in(phone.page, mina, phone.address)
    return phone


def test_what_opens_her_words_covers_itself_and_one_tap_shows_it(hers: Watched) -> None:
    page = hers.page
    page.clock.install()
    hers.go("/notes/begin")
    expect(page.locator(".pass-words li")).to_have_count(6)
    words = page.locator(".pass-words li").all_text_contents()
    assert_covered_and_shown(hers, "words", ".pass-words")

    part(page, "words").locator("[data-act=have]").click()
    answer(page, "check", words)

    expect(page.locator("[data-part=code] [data-code]")).to_be_visible()
    assert_covered_and_shown(hers, "code", "[data-code]")


def assert_covered_and_shown(hers: Watched, name: str, what: str) -> None:
    place = hers.page.locator(f"[data-part={name}]")
    secret = place.locator(what)
    hers.page.clock.run_for(TWO_MINUTES + 1)
    expect(secret).to_be_hidden()
    expect(place.locator("[data-covered]")).to_be_visible()
    hers.assert_accessible()
    place.locator("[data-act=show]").click()
    expect(secret).to_be_visible()
    expect(place.locator("[data-act=cover]")).to_be_focused()
    place.locator("[data-act=cover]").click()
    expect(secret).to_be_hidden()
    expect(place.locator("[data-act=show]")).to_be_focused()


def test_a_new_code_covers_itself_too(hers: Watched) -> None:
    passphrase, _ = make_lock(hers)
    page = hers.page
    page.clock.install()
    hers.go("/notes/lock")
    form = page.locator("[data-form=renew]")
    page.locator("details:has([data-form=renew]) > summary").click()
    form.locator("[data-secret]").fill(passphrase)
    form.locator("[type=submit]").click()
    expect(form.locator("[data-code]")).to_be_visible()

    page.clock.run_for(TWO_MINUTES + 1)

    expect(form.locator("[data-code]")).to_be_hidden()
    form.locator("[data-act=show]").click()
    expect(form.locator("[data-code]")).to_be_visible()


def test_a_draft_that_was_thrown_away_comes_back(hers: Watched) -> None:
    make_lock(hers)
    hers.go("/today")
    page = hers.page
    room(page).locator("textarea").fill(WORDS)
    wait_for_draft(page)
    hers.go("/notes")
    waiting = part(page, "waiting")
    expect(waiting.locator(".note-text")).to_have_text(WORDS)

    waiting.locator("[data-act=let_go_draft]").click()
    expect(waiting.locator("[data-act=undo_draft]")).to_be_focused()
    expect(waiting.locator("[role=status]")).to_contain_text("버렸어요")
    waiting.locator("[data-act=undo_draft]").click()

    expect(waiting.locator(".note-text")).to_have_text(WORDS)
    hers.go("/notes")
    expect(part(page, "waiting").locator(".note-text")).to_have_text(WORDS)


def test_a_draft_that_was_thrown_away_is_gone_with_the_page(hers: Watched) -> None:
    make_lock(hers)
    hers.go("/today")
    page = hers.page
    room(page).locator("textarea").fill(WORDS)
    wait_for_draft(page)
    hers.go("/notes")
    part(page, "waiting").locator("[data-act=let_go_draft]").click()
    expect(page.locator("[data-act=undo_draft]")).to_be_visible()

    hers.go("/notes")

    expect(part(page, "open")).to_be_visible()
    expect(page.locator("[data-part=waiting]")).to_be_hidden()


def test_taking_a_deletion_back_says_what_came_back(hers: Watched) -> None:
    make_lock(hers)
    write_good_thing(hers, WORDS)
    hers.go("/notes")
    page = hers.page
    hers.follow(page.locator("[data-rows] a").first)
    page.locator("#note-delete [data-act=delete]").click()
    with page.expect_navigation():
        page.locator("#note-delete [data-act=undo]").click()

    expect(page.locator(".note-text").first).to_have_text(WORDS)
    expect(page.locator("#note-delete [role=status]")).to_contain_text("되돌렸어요")


def test_where_nothing_is_written_the_list_says_where_to_write(hers: Watched) -> None:
    make_lock(hers)

    hers.go("/notes")

    expect(hers.page.locator("[data-empty] a.line")).to_have_count(2)
    expect(hers.page.locator("#notes-search")).to_be_hidden()
    check_in_with(hers, WORDS)
    hers.go("/notes")
    expect(hers.page.locator("#notes-search")).to_be_visible()
    expect(hers.page.locator("[data-empty]")).to_be_hidden()


def test_a_change_that_was_let_go_comes_back(hers: Watched) -> None:
    make_lock(hers)
    check_in_with(hers, "한 줄")
    page = hers.page
    box = room(page)
    box.locator("[data-act=edit]").click()
    box.locator("textarea").fill(WORDS)
    wait_for_draft(page)

    box.locator("[data-act=drop]").click()

    expect(box.locator(".note-text").first).to_have_text("한 줄")
    expect(box.locator("[data-act=take_up]")).to_be_focused()
    assert drafts_on(page) == []
    box.locator("[data-act=take_up]").click()
    expect(box.locator("textarea")).to_have_value(WORDS)
    wait_for_draft(page)
    box.locator("[data-act=keep]").click()
    expect(box.locator(".note-text").first).to_have_text(WORDS)


def test_what_was_let_go_does_not_outlive_the_lock(hers: Watched) -> None:
    make_lock(hers)
    check_in_with(hers, "한 줄")
    page = hers.page
    box = room(page)
    box.locator("[data-act=edit]").click()
    box.locator("textarea").fill(WORDS)
    wait_for_draft(page)
    box.locator("[data-act=drop]").click()
    expect(box.locator("[data-act=take_up]")).to_be_visible()

    page.evaluate("import('/static/js/notes/keys.js').then((keys) => keys.lock())")

    expect(box.locator("[data-act=unlock]")).to_be_visible()
    expect(box.locator("[data-act=take_up]")).to_be_hidden()
    assert WORDS not in page.content()


def test_words_folded_away_with_an_entry_are_said_to_be_kept(hers: Watched) -> None:
    make_lock(hers)
    hers.go("/interactions/new")
    page = hers.page
    page.locator("[name=kind][value=threat]").check()
    room(page).locator("textarea").fill(WORDS)

    hers.send()

    expect(page.locator(".saved")).to_contain_text("쓴 글도 저장됐어요.")
    expect(page.locator(".note-box")).to_be_hidden()


def test_nothing_is_claimed_before_it_is_known_how_the_lock_stands(hers: Watched) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    hers.page.route("**/notes/api/key", hold)
    hers.go("/today")
    box = room(hers.page)
    box.locator(".note-says").wait_for(state="attached")

    expect(box.locator("[data-part]:visible, [data-mark]:visible")).to_have_count(0)

    held.pop().continue_()
    expect(box.locator("[data-part]:visible")).to_have_count(1)
    expect(box.locator("[data-begin]")).to_be_visible()


def test_a_second_look_does_not_close_what_she_began_to_change(hers: Watched) -> None:
    make_lock(hers)
    check_in_with(hers, WORDS)
    box = room(hers.page)
    expect(part(hers.page, "shown").locator(".note-text")).to_have_text(WORDS)
    box.locator("[data-act=edit]").click()

    with hers.page.expect_response("**/notes/api/items?*") as looked:
        hers.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    looked.value.finished()
    hers.page.wait_for_timeout(300)

    expect(box.locator("textarea")).to_be_visible()
    expect(box.locator("textarea")).to_have_value(WORDS)
