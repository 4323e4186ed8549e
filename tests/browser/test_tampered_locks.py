"""A server that changes or takes away her lock is noticed, and the page says so plainly."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from journal.model import NoteKey
from tests.browser.conftest import Watched
from tests.browser.note_page import WORDS, run
from tests.browser.notes_steps import part
from tests.browser.tampering import SAYS, kept_by, tamper

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["en-GB"])]


@pytest.fixture
def hers(app: Flask, phone: Watched, locale: str) -> Watched:
    return kept_by(app, phone, locale)


@pytest.fixture
def says(locale: str) -> dict[str, str]:
    return SAYS[locale]


LOCKED = "await keys.lock();"
KEYS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "weaker": ("weak", lambda blob: blob[:2] + (8).to_bytes(4) + blob[6:]),
    "without a pass": ("weak", lambda blob: blob[:6] + b"\0" + blob[7:]),
    "dearer": ("weak", lambda blob: blob[:2] + (2**21).to_bytes(4) + blob[6:]),
    "another way": ("altered", lambda blob: b"\1\2" + blob[2:]),
    "another format": ("altered", lambda blob: b"\2" + blob[1:]),
    "cut": ("altered", lambda blob: blob[:-1]),
    # Nobody can tell these from a wrong passphrase.
    "another tag": ("wrong", lambda blob: blob[:-1] + bytes([blob[-1] ^ 1])),
    "another salt": ("wrong", lambda blob: blob[:8] + bytes(16) + blob[24:]),
}


def rewrap(session: Session, change: Callable[[bytes], bytes]) -> None:
    blob = session.scalars(select(NoteKey.by_passphrase)).one()
    session.execute(update(NoteKey).values(by_passphrase=change(blob)))


@pytest.mark.parametrize("name", KEYS)
def test_a_changed_lock_is_not_opened(
    app: Flask, hers: Watched, says: dict[str, str], name: str
) -> None:
    said, change = KEYS[name]
    run(hers.page, LOCKED)
    tamper(app, lambda session: rewrap(session, change))
    hers.go("/notes")
    place = part(hers.page, "locked")
    place.locator("[data-secret]").fill(WORDS)

    place.locator("[type=submit]").click()

    expect(place.locator("[data-wrong]")).to_contain_text(says[said])
    expect(part(hers.page, "open")).to_have_count(0)
    hers.assert_accessible()


@pytest.mark.parametrize("path", ["/notes", "/notes/lock"])
def test_a_deleted_lock_is_missed_by_a_device_that_has_it(
    app: Flask, hers: Watched, says: dict[str, str], path: str
) -> None:
    tamper(app, lambda session: session.execute(delete(NoteKey)))

    hers.go(path)

    expect(part(hers.page, "key_gone")).to_contain_text(says["key_gone"])
    hers.assert_accessible()
