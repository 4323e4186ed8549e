"""Bringing in files in a real browser: by thumb, by keyboard, without scripts, and large ones."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, expect

from app.imports import progress
from journal.importing.commands import import_export
from journal.vocabulary import Locale
from tests.browser.bringing import OPEN_DATES, PHONE, WORK, enter, large_room, save, send, tab_to
from tests.browser.conftest import Watched
from tests.conftest import sign_up
from tests.journal.importing.diaries import TABLE_A
from tests.journal.importing.exports import make_room

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]


@pytest.fixture
def mina_here(app: Flask, phone: Watched, locale: str) -> Watched:
    """Give the phone of Mina, who is signed in."""
    enter(phone, sign_up(app, "mina", locale=Locale(locale[:2])))
    return phone


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("phone")
    (made / "room.txt").write_text(make_room(30), encoding="utf-8")
    (made / "large.txt").write_text(large_room(), encoding="utf-8")
    (made / "calls.xml").write_bytes(PHONE)
    (made / "diary.csv").write_text(TABLE_A, encoding="utf-8")
    (made / "open.txt").write_text(OPEN_DATES, encoding="utf-8")
    (made / "odd.bin").write_bytes(b"\x00\x01\x02" * 40)
    return made


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Hold a large import in its midst until the gate is opened."""
    opened = Event()

    def held(*given: Any, **more: Any) -> object:
        given[-1](1_000, 5_500)
        assert opened.wait(20)
        return import_export(*given, **more)

    monkeypatch.setattr(progress, "import_export", held)
    yield opened
    opened.set()


def test_a_chat_is_brought_in_twice_and_undone(mina_here: Watched, folder: Path) -> None:
    for count in ("30", "0"):
        send(mina_here, folder / "room.txt")
        mina_here.assert_accessible()
        mina_here.page.locator("[name=alerts][value=on]").locator("..").click()
        save(mina_here)
        expect(mina_here.page.locator(".saved")).to_contain_text(count)
    while mina_here.page.locator("form[action$='/undo']").count():
        mina_here.send("form[action$='/undo'] button")

    expect(mina_here.page.locator(".empty")).to_be_visible()
    mina_here.assert_accessible()
    assert mina_here.complaints == mina_here.elsewhere == []


def test_dates_that_can_be_read_two_ways_are_asked_without_sending_again(
    mina_here: Watched, folder: Path
) -> None:
    send(mina_here, folder / "open.txt")
    expect(mina_here.page.locator(".error-summary")).to_be_focused()
    mina_here.assert_accessible()
    mina_here.page.locator("[name=order][value=parcel_month]").locator("..").click()
    mina_here.send("main button.act")
    for field, value in (("owner", "0"), ("alerts", "on")):
        mina_here.page.locator(f"[name={field}][value='{value}']").locator("..").click()

    save(mina_here)

    expect(mina_here.page.locator(".saved")).to_contain_text("5")
    assert mina_here.elsewhere == []


def test_numbers_are_searched_and_ticked(mina_here: Watched, folder: Path) -> None:
    send(mina_here, folder / "calls.xml")
    mina_here.page.fill("#search-picked", WORK[-4:])
    expect(mina_here.page.locator(".picks li:visible")).to_have_count(1)
    mina_here.page.press("#search-picked", "Enter")
    mina_here.page.locator(".picks li:visible .tick").click()
    mina_here.page.fill("#search-picked", "")
    mina_here.assert_accessible()

    save(mina_here)

    expect(mina_here.page.locator(".saved")).to_contain_text("3")
    assert mina_here.complaints == []


def test_going_back_leads_to_the_form(mina_here: Watched, folder: Path) -> None:
    send(mina_here, folder / "room.txt")

    mina_here.page.go_back()

    expect(mina_here.page.locator("[name=file]")).to_be_visible()


def test_a_file_nobody_knows_is_refused_with_the_kinds_to_choose(
    mina_here: Watched, folder: Path
) -> None:
    send(mina_here, folder / "odd.bin")

    expect(mina_here.page.locator(".error-summary")).to_be_focused()
    mina_here.page.select_option("[name=kind]", "phone")
    mina_here.page.set_input_files("[name=file]", folder / "calls.xml")
    mina_here.send()
    expect(mina_here.page.locator(".picks")).to_be_visible()


def test_a_diary_is_mapped_by_thumb(mina_here: Watched, folder: Path) -> None:
    send(mina_here, folder / "diary.csv")
    mina_here.assert_accessible()
    for field in mina_here.page.locator("select[name=mood]").all():
        field.select_option(index=4)
    mina_here.page.locator(".picks .tick").first.click()

    mina_here.send("form[action='/imports/diary'] button.act")

    expect(mina_here.page.locator(".saved")).to_contain_text("4")
    assert mina_here.complaints == []


def test_a_large_file_shows_how_far_it_is_and_can_be_stopped(
    mina_here: Watched, folder: Path, gate: Event
) -> None:
    send(mina_here, folder / "large.txt")
    mina_here.page.locator("[name=alerts][value=off]").locator("..").click()
    save(mina_here)
    expect(mina_here.page.locator("[data-state]")).to_contain_text("1,000")
    mina_here.assert_accessible()

    mina_here.send("form[action$='/cancel'] button")
    gate.set()

    expect(mina_here.page.locator("[data-state]")).to_have_count(0)
    mina_here.go("/imports")
    expect(mina_here.page.locator(".empty")).to_be_visible()


def test_a_large_file_goes_on_when_the_page_is_closed(
    mina_here: Watched, folder: Path, gate: Event
) -> None:
    send(mina_here, folder / "large.txt")
    mina_here.page.locator("[name=alerts][value=off]").locator("..").click()
    save(mina_here)
    mina_here.go("/log")
    gate.set()

    for _ in range(30):
        mina_here.go("/imports")
        if mina_here.page.locator("form[action$='/undo']").count():
            break
        mina_here.page.wait_for_timeout(500)

    expect(mina_here.page.locator("main")).to_contain_text("5,500")


def test_the_page_goes_on_by_itself_when_it_is_saved(
    mina_here: Watched, folder: Path, gate: Event
) -> None:
    send(mina_here, folder / "large.txt")
    mina_here.page.locator("[name=alerts][value=off]").locator("..").click()
    save(mina_here)

    gate.set()

    mina_here.page.wait_for_url("**/imports?saved=*")
    expect(mina_here.page.locator(".saved")).to_contain_text("5,500")


def test_the_keyboard_alone_is_enough(mina_here: Watched, folder: Path) -> None:
    page = mina_here.page
    mina_here.go("/imports")
    page.set_input_files("[name=file]", folder / "room.txt")
    tab_to(page, "main button.act")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    tab_to(page, "[name=alerts]")
    page.keyboard.press("Space")
    tab_to(page, "form[action='/imports'] button.act")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator(".saved")).to_contain_text("30")


def test_without_scripts_it_works_too(
    app: Flask, browser: Browser, address: str, locale: str, folder: Path
) -> None:
    context: BrowserContext = browser.new_context(locale=locale, java_script_enabled=False)
    watched = Watched(context.new_page(), address)
    enter(watched, sign_up(app, "mina", locale=Locale(locale[:2])))
    send(watched, folder / "large.txt")
    watched.page.locator("[name=alerts][value=off]").check()

    save(watched)

    watched.page.wait_for_url("**/imports?saved=*", timeout=20_000)
    expect(watched.page.locator(".saved")).to_contain_text("5,500")
    context.close()


def test_a_room_is_found_again_among_the_sources(mina_here: Watched, folder: Path) -> None:
    send(mina_here, folder / "room.txt")
    mina_here.page.locator("[name=alerts][value=on]").locator("..").click()
    save(mina_here)
    mina_here.go("/rooms")
    mina_here.assert_accessible()
    mina_here.send(".lines a.line")
    room = mina_here.page.locator("h1").inner_text()
    mina_here.assert_accessible()

    mina_here.go("/sources")

    expect(mina_here.page.locator(".source h3")).to_have_text(room)
    mina_here.assert_accessible()
    assert mina_here.complaints == []
