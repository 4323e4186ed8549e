"""What tests of her own words do on a page: make the lock, write, unlock, come with two devices."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect

from app.database import reading, writing
from journal.accounts.commands import sign_out_device
from journal.accounts.queries import devices_of
from journal.clock import utc_now
from journal.vocabulary import Locale
from tests.browser.conftest import PHONE, Watched
from tests.browser.note_page import CREATE, CREATE_SHARED, WORDS, run
from tests.conftest import CastMember, sign_up

STORED = """async () => {
  const database = await new Promise((done) => {
    const asked = indexedDB.open("offshift-notes");
    asked.onsuccess = () => done(asked.result);
  });
  const all = (store) => new Promise((done) => {
    const asked = database.transaction(store).objectStore(store).getAll();
    asked.onsuccess = () => done(asked.result);
  });
  const [keys, drafts] = [await all("keys"), await all("drafts")];
  database.close();
  return {keys: keys.length, drafts: drafts.map((one) => JSON.stringify(one))};
}"""


def member(app: Flask, locale: str) -> CastMember:
    """Sign Mina up in the language of the test."""
    return sign_up(app, "mina", locale=Locale(locale[:2]))


def let_in(page: Page, mina: CastMember, address: str) -> None:
    cookie = mina.client.get_cookie("offshift")
    assert cookie is not None
    page.context.add_cookies([{"name": "offshift", "value": cookie.value, "url": address}])


@contextmanager
def another_device(browser: Browser, phone: Watched, mina: CastMember) -> Iterator[Watched]:
    """Give a second device of hers, which knows nothing of the first."""
    context = browser.new_context(viewport=PHONE, locale="en-GB", timezone_id="Asia/Seoul")
    context.set_default_timeout(15_000)
    device = Watched(context.new_page(), phone.address)
    let_in(device.page, mina, phone.address)
    yield device
    context.close()


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part={name}]:visible").first


def number_in(label: str) -> int:
    found = re.search(r"\d+", label)
    assert found, label
    return int(found.group())


def answer(page: Page, name: str, right: list[str]) -> None:
    """Answer what is asked about words or groups by their numbers."""
    fields = page.locator(f"[data-part={name}] .asked .field")
    for field in fields.all():
        field.locator("input").fill(right[number_in(field.locator("label").inner_text()) - 1])
    page.locator(f"[data-part={name}] [type=submit]").click()


def make_lock(phone: Watched, *, shared: bool = False) -> tuple[str, str]:
    """Let the page make a lock at once; return the passphrase and the recovery code."""
    phone.go("/notes")
    return WORDS, run(phone.page, CREATE_SHARED if shared else CREATE, WORDS)


def make_lock_by_hand(
    phone: Watched, *, later: bool = False, shared: bool = False, way: str = "/notes/begin"
) -> tuple[str, str]:
    """Go through making the lock; return the passphrase and the recovery code."""
    phone.go(way)
    page = phone.page
    expect(page.locator(".pass-words li")).to_have_count(6)
    words = page.locator(".pass-words li").all_text_contents()
    if shared:
        page.locator("[data-shared]").check()
    part(page, "words").locator("[data-act=have]").click()
    if later:
        part(page, "check").locator("[data-act=later]").click()
    else:
        answer(page, "check", words)
    code = part(page, "code").locator("[data-code]").inner_text()
    part(page, "code").locator("[data-act=have]").click()
    if later:
        part(page, "code_check").locator("[data-act=later]").click()
    else:
        answer(page, "code_check", code.split("-"))
    expect(part(page, "done")).to_be_visible()
    return " ".join(words), code


def unlock(page: Page, secret: str, *, shared: bool = False) -> None:
    """Answer the dialog that asks for the passphrase or the code."""
    dialog = page.locator("dialog[open]")
    if shared:
        dialog.locator("[data-shared]").check()
    dialog.locator("[data-secret]").fill(secret)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def room(page: Page) -> Locator:
    """Open the first room for own words of a page and return it."""
    found = page.locator(".note-box").first
    found.wait_for(state="attached")
    details = page.locator("details:has(.note-box)").first
    if details.count() and details.get_attribute("open") is None:
        details.locator("> summary").click()
    return found


def write_good_thing(phone: Watched, text: str) -> None:
    phone.go("/today")
    box = room(phone.page)
    box.locator("textarea").fill(text)
    box.locator("[data-act=keep]").click()
    expect(box.locator("textarea")).to_have_value("")
    expect(box.locator(".note-says")).not_to_be_empty()


def check_in_with(phone: Watched, text: str) -> str:
    """Write words into a new check-in and save it; return the address of the entry."""
    phone.go("/check-ins/new")
    room(phone.page).locator("textarea").fill(text)
    phone.send("[name=backed][value=colleague]")
    expect(phone.page.locator(".note-text").first).to_have_text(text)
    return phone.page.url.removeprefix(phone.address).partition("?")[0]


def change(page: Page, text: str) -> None:
    box = room(page)
    box.locator("[data-act=edit]").click()
    box.locator("textarea").fill(text)
    box.locator("[data-act=keep]").click()


def drafts_on(page: Page) -> list[str]:
    kept: dict[str, list[str]] = page.evaluate(STORED)
    return [one for one in kept["drafts"] if '"body"' in one]


def keys_on(page: Page) -> int:
    kept: dict[str, int] = page.evaluate(STORED)
    return kept["keys"]


def end_session(app: Flask, mina: CastMember) -> None:
    """Let her session be over, as after thirty days; her browser still holds its cookie."""
    with app.app_context(), reading() as session:
        devices = devices_of(session, mina.id, "", utc_now())
    with app.app_context(), writing() as session:
        for device in devices:
            sign_out_device(session, mina.id, bytes.fromhex(device.key))


def wait_for_draft(page: Page) -> None:
    """Wait until what is typed is sealed onto the device."""
    for _ in range(50):
        if drafts_on(page):
            return
        page.wait_for_timeout(100)
    pytest.fail("nothing was kept on this device")
