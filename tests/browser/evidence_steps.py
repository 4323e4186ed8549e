"""What tests of evidence do on a page: write in own words, ask, choose, put the words in."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from app.evidence.opening import open_words
from journal.evidence.checking import check_file
from journal.evidence.reading import Checked
from tests.browser.conftest import Watched
from tests.browser.notes_steps import change, room

FIRST = "전화를 받자마자 소리를 질렀다."
SECOND = "전화를 받자마자 소리를 질렀다. 손이 떨려 물을 마셨다."
ASKED = "팀장에게 말로 요청했다."


def write_it_down(phone: Watched) -> str:
    """A threat in her own words, changed once, and a rest that was refused; return its id."""
    page = phone.page
    phone.go("/interactions/new")
    page.locator("[name=kind][value=threat]").check()
    page.locator("[name=channel][value=inbound_call]").check()
    page.locator("details:has(.note-box) summary").click()
    page.locator(".note-box textarea").fill(FIRST)
    phone.send()
    incident = page.url.partition("/interactions/")[2][:36]
    room(page)
    expect(page.locator(".note-text").first).to_have_text(FIRST)
    change(page, SECOND)
    expect(page.locator(".note-text").first).to_have_text(SECOND)
    ask(phone, incident)
    return incident


def ask(phone: Watched, incident: str) -> None:
    page = phone.page
    phone.go(f"/evidence/incidents/{incident}")
    page.locator("[name=asked][value=rest]").check()
    phone.send()
    phone.follow(page.locator("a.line[href*='/evidence/requests/']"))
    page.locator("[name=outcome][value=refused]").check()
    phone.send()
    phone.follow(page.locator("a.line[href*='/evidence/requests/']"))
    expect(page).to_have_url(re.compile("/evidence/requests/"))
    box = room(page)
    box.locator("textarea").fill(ASKED)
    box.locator("[data-act=keep]").click()
    expect(box.locator(".note-text").first).to_have_text(ASKED)


def choose(phone: Watched, incident: str) -> None:
    phone.go("/evidence")
    phone.page.locator(f"[name=i][value='{incident}']").check()
    phone.send()


def put_in(page: Page) -> None:
    page.locator("[data-put]").click()
    expect(page.locator("[data-status]")).not_to_be_empty()


def saved(page: Page, folder: Path) -> bytes:
    with page.expect_download() as waiting:
        page.locator("[data-save]").click()
    waiting.value.save_as(folder / "evidence.json")
    return (folder / "evidence.json").read_bytes()


def holds(content: bytes) -> Checked:
    found = check_file(content, open_words)
    assert isinstance(found, Checked), found
    return found


def texts(found: Checked) -> list[str | None]:
    (one,) = found.incidents
    return [each.text for each in (*one.words, *one.requests[0].words)]
