"""A whole life of her own words in Chromium, on two devices, told to the test as it goes."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Watched
from tests.browser.needles import RECORDER, Needle, code, phrase
from tests.browser.notes_steps import check_in_with, make_lock_by_hand, part, room, unlock

EMAIL = "mina@example.com"
PASSWORD = "강가에서 보내는 조용한 저녁 시간"
MARKS = ("quinvaldor", "brestomine")
NOTE = f"세 번째 전화가 길었다 {MARKS[0]} 아직 귀에 남아 있다."
OWN_WORDS = f"손님이 소리를 질렀고 {MARKS[1]} 나는 물을 마셨다."
NEW_PASSPHRASE = "느린 강 위로 지나가는 vandrelixo 등불"


@dataclass
class Told:
    """What only she knows, as her devices used it."""

    passphrase: str = ""
    recovery: str = ""
    exported: str = ""
    opened: list[str] = field(default_factory=list)
    keys: dict[str, set[bytes]] = field(default_factory=dict)

    def hear(self, what: str, raw: str) -> None:
        """Take a key that passed in the page; a note's by what it was derived for."""
        purpose = "note" if what.startswith("derive offshift notes-1 note|") else what
        self.keys.setdefault(purpose, set()).add(bytes.fromhex(raw))

    @property
    def needles(self) -> dict[str, Needle]:
        """The seven."""
        imported = self.keys["import HKDF"]
        data_keys = tuple(one for one in imported if len(one) == 32)
        (code_bytes,) = (one for one in imported if len(one) == 16)
        return {
            "note": Needle((NOTE, MARKS[0])),
            "own words": Needle((OWN_WORDS, MARKS[1])),
            "passphrase": phrase(self.passphrase),
            "new passphrase": phrase(NEW_PASSPHRASE),
            "recovery code": code(self.recovery, code_bytes),
            "data key": Needle(keys=data_keys),
            "note key": Needle(keys=tuple(self.keys["note"])),
        }


@contextmanager
def device(browser: Browser, address: str, told: Told) -> Iterator[Watched]:
    """Give a device of hers that tells the test each key it uses."""
    context = browser.new_context(viewport=PHONE, locale="ko-KR", timezone_id="Asia/Seoul")
    context.set_default_timeout(20_000)
    context.expose_function("tellTheTest", told.hear)
    context.add_init_script(RECORDER)
    yield Watched(context.new_page(), address)
    context.close()


def sign_up(phone: Watched) -> None:
    phone.go("/sign-up")
    phone.page.fill("[name=email]", EMAIL)
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()


def sign_in(second: Watched) -> None:
    second.go("/sign-in")
    second.page.fill("[name=email]", EMAIL)
    second.page.fill("[name=password]", PASSWORD)
    second.send()


def log_with_words(phone: Watched) -> None:
    """Record what hit her, with her own words."""
    phone.go("/interactions/new")
    phone.page.locator("[name=kind][value=insult]").check()
    phone.page.locator("[name=channel][value=inbound_call]").check()
    room(phone.page).locator("textarea").fill(OWN_WORDS)
    phone.send()
    room(phone.page)
    expect(phone.page.locator(".note-text").first).to_have_text(OWN_WORDS)


def search(phone: Watched) -> None:
    phone.go("/notes")
    expect(phone.page.locator("[data-rows] li")).to_have_count(2)
    phone.page.fill("#notes-search", MARKS[1].upper())
    expect(phone.page.locator("[data-rows] li")).to_have_count(1)
    expect(phone.page.locator("[data-rows]")).to_contain_text(OWN_WORDS)


def export(phone: Watched) -> str:
    """Take everything along, and return what the file says."""
    phone.go("/me/data/export")
    with phone.page.expect_download() as saved:
        phone.page.locator("[data-act=make]").click()
    with zipfile.ZipFile(Path(saved.value.path())) as packed:
        return packed.read("offshift.json").decode()


def change_passphrase(page: Page, passphrase: str) -> None:
    form = page.locator("[data-form=change]")
    page.locator("details:has([data-form=change]) > summary").first.click()
    form.locator("[data-secret]").fill(passphrase)
    form.locator("details > summary").click()
    form.locator("[data-own]").fill(NEW_PASSPHRASE)
    form.locator("[type=submit]").click()
    expect(form.locator("[data-done]")).to_be_visible()


def lock(page: Page) -> None:
    part(page, "open").locator("[data-act=lock]").click()
    expect(part(page, "locked")).to_be_visible()


def open_by(page: Page, secret: str) -> str:
    """Open the first entry's words by passphrase or code, and return them."""
    room(page).locator("[data-act=unlock]").click()
    unlock(page, secret)
    expect(part(page, "shown")).to_be_visible()
    return part(page, "shown").locator(".note-text").inner_text()


def on_her_phone(phone: Watched, told: Told) -> str:
    """Sign-up, the lock, writing, search, export; return where her note is."""
    sign_up(phone)
    told.passphrase, told.recovery = make_lock_by_hand(phone)
    entry = check_in_with(phone, NOTE)
    log_with_words(phone)
    search(phone)
    told.exported = export(phone)
    phone.go("/notes/lock")
    change_passphrase(phone.page, told.passphrase)
    return entry


def on_a_second_device(second: Watched, told: Told, entry: str) -> None:
    """Both are tried there: the recovery code, and then the new passphrase."""
    sign_in(second)
    for secret in (told.recovery.lower(), NEW_PASSPHRASE):
        second.go(entry)
        told.opened.append(open_by(second.page, secret))
        second.go("/notes/lock")
        lock(second.page)
