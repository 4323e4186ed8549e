"""Her own words, from making the lock to finding them again, in both languages."""

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.browser.notes_steps import (
    change,
    check_in_with,
    drafts_on,
    keys_on,
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

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]

WORDS = "17시 전화가 아직 남아 있어요.\nStill, it is over."


@pytest.fixture
def mina(app: Flask, locale: str) -> CastMember:
    return member(app, locale)


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    """Her phone, signed in."""
    let_in(phone.page, mina, phone.address)
    return phone


def test_the_lock_is_made_in_a_few_taps(hers: Watched) -> None:
    hers.go("/notes")
    expect(part(hers.page, "none")).to_be_visible()
    hers.assert_accessible()

    make_lock_by_hand(hers)

    hers.assert_accessible()
    hers.follow(part(hers.page, "done").locator("a"))
    expect(part(hers.page, "open")).to_be_visible()
    hers.assert_accessible()
    assert (hers.complaints, hers.elsewhere) == ([], [])


def test_other_words_and_own_words_can_be_the_key(hers: Watched) -> None:
    hers.go("/notes/begin")
    page = hers.page
    first = page.locator(".pass-words li").all_text_contents()
    page.locator("[data-act=other]").click()
    expect(page.locator(".pass-words")).not_to_have_text("".join(first))
    page.locator(".offered summary").click()
    page.fill("[data-own]", "too short")
    page.locator("[data-act=have]").first.click()
    expect(page.locator("[data-offer] [data-wrong]")).to_be_visible()

    page.fill("[data-own]", "강가에서  보내는 조용한 저녁 시간")
    page.locator("[data-act=have]").first.click()
    page.fill("[data-part=check] .asked input", "강가에서 보내는 조용한 저녁 시간")
    page.keyboard.press("Enter")

    expect(part(page, "code")).to_be_visible()


def test_what_was_not_kept_is_noticed(hers: Watched) -> None:
    hers.go("/notes/begin")
    page = hers.page
    page.locator("[data-act=have]").first.click()
    for field in page.locator("[data-part=check] input").all():
        field.fill("x")
    page.keyboard.press("Enter")

    expect(page.locator("[data-part=check] [data-wrong]")).to_be_visible()
    expect(part(page, "code")).to_have_count(0)
    hers.assert_accessible()


def test_words_are_kept_with_a_new_check_in(hers: Watched) -> None:
    make_lock(hers)

    entry = check_in_with(hers, WORDS)
    hers.assert_accessible()
    hers.go(entry)

    expect(hers.page.locator(".note-text").first).to_have_text(WORDS)
    assert drafts_on(hers.page) == []
    assert (hers.complaints, hers.elsewhere) == ([], [])


def test_older_versions_are_kept_and_shown(hers: Watched) -> None:
    make_lock(hers)
    check_in_with(hers, WORDS)

    change(hers.page, "Better now.")
    expect(hers.page.locator(".note-text").first).to_have_text("Better now.")
    hers.follow(hers.page.locator("[data-more]"))
    hers.page.locator("#note-versions summary").click()

    expect(hers.page.locator("#note-versions .note-text")).to_have_text([WORDS])
    hers.assert_accessible()


def test_search_looks_into_all_and_only_here(hers: Watched) -> None:
    make_lock(hers)
    write_good_thing(hers, "Coffee from Jun")
    write_good_thing(hers, "바람이 시원했어요")
    asked: list[str] = []
    hers.go("/notes")
    expect(hers.page.locator("[data-rows] li")).to_have_count(2)
    hers.page.on("request", lambda request: asked.append(request.url))

    hers.page.fill("#notes-search", "COFFEE")

    expect(hers.page.locator("[data-rows] li")).to_have_count(1)
    expect(hers.page.locator("[data-rows]")).to_contain_text("Coffee from Jun")
    assert asked == []
    hers.assert_accessible()


def test_locking_leaves_nothing_to_read(hers: Watched) -> None:
    make_lock(hers)
    write_good_thing(hers, "Coffee from Jun")
    hers.go("/notes")
    expect(hers.page.locator("[data-rows]")).to_contain_text("Coffee")

    part(hers.page, "open").locator("[data-act=lock]").click()

    expect(part(hers.page, "locked")).to_be_visible()
    assert "Coffee" not in hers.page.content()
    assert keys_on(hers.page) == 0
    hers.assert_accessible()


@pytest.mark.parametrize("way", ["passphrase", "code"])
def test_both_ways_unlock_and_lead_back_to_the_writing(hers: Watched, way: str) -> None:
    passphrase, code = make_lock(hers)
    hers.go("/notes/lock")
    part(hers.page, "open").locator("[data-act=lock]").click()
    expect(part(hers.page, "locked")).to_be_visible()
    hers.go("/today")
    room(hers.page).locator("[data-act=unlock]").click()
    expect(hers.page.locator("dialog[open]")).to_be_visible()
    hers.assert_accessible()

    unlock(hers.page, passphrase if way == "passphrase" else code.lower().replace("-", " "))

    expect(room(hers.page).locator("textarea")).to_be_focused()


def test_what_does_not_open_is_said_and_can_be_left(hers: Watched) -> None:
    make_lock(hers)
    hers.go("/notes/lock")
    part(hers.page, "open").locator("[data-act=lock]").click()
    expect(part(hers.page, "locked")).to_be_visible()
    hers.go("/today")
    room(hers.page).locator("[data-act=unlock]").click()
    hers.page.locator("dialog [data-secret]").fill("these are some other words")
    hers.page.keyboard.press("Enter")
    expect(hers.page.locator("dialog [data-wrong]")).to_be_visible()
    hers.assert_accessible()

    hers.page.keyboard.press("Escape")

    expect(room(hers.page).locator("[data-act=unlock]")).to_be_focused()


def test_a_goal_has_words_and_they_can_be_deleted_and_taken_back(hers: Watched) -> None:
    make_lock(hers)
    hers.go("/goals")
    hers.page.locator("[name=kind][value=real_break]").locator("..").click()
    hers.send()
    box = room(hers.page)
    box.locator("textarea").fill("By the window, without the phone")
    box.locator("[data-act=keep]").click()
    expect(box.locator(".note-text").first).to_have_text("By the window, without the phone")
    hers.go("/notes")
    hers.follow(hers.page.locator("[data-rows] a"))

    hers.page.locator("[data-act=delete]").click()
    with hers.page.expect_navigation():
        hers.page.locator("[data-act=undo]").click()

    expect(hers.page.locator(".note-text").first).to_have_text("By the window, without the phone")
    hers.assert_accessible()
