"""A server that changes what it keeps is noticed by her browser, and the page says so plainly."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import Page, Route, expect
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.database import writing
from journal.model import Note, NoteKey, NoteVersion
from tests.browser.conftest import Watched
from tests.browser.note_page import CREATE, KEEP, WORDS, open_page, run
from tests.browser.notes_steps import check_in_with, let_in, member, part, room

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]

SAYS = {
    "ko-KR": {
        "row": "기기 밖에서 바뀐 글이라 보여 드리지 않아요",
        "damaged": "저장했던 글이 아니에요. 기기 밖에서 바뀌었거나 뒤바뀌어서 보여 드리지 않아요.",
        "older": "서버가 예전 글을 보냈어요. 모르는 사이에 되돌아가지 않도록 보여 드리지 않아요.",
        "weak": "서버가 보낸 잠금이 원래 만드는 것보다 약해요. 누가 손댔을 수 있어 열어 보지 않았어요.",
        "altered": "서버가 보낸 잠금이 기기 밖에서 바뀌었어요. 그래서 열지 않았어요.",
        "wrong": "이것으로는 열리지 않아요.",
        "gone": "이 기기가 알던 글이 여기 없어요.",
        "gone_some": "이 기기가 알던 글 1개가 보이지 않아요.",
        "key_gone": "서버에 이 기기가 아는 잠금이 없어요. 오래된 백업을 되돌렸거나 누가 지웠을 수 있어요.",
        "left_out": "글 2개",
    },
    "en-GB": {
        "row": "Not shown: changed outside your devices",
        "damaged": "What is stored here isn't what you kept: it was changed or swapped outside",
        "older": "The server showed an older state of these words. They aren't shown",
        "weak": "is weaker than anything we make. It may have been tampered with",
        "altered": "What the server sent as your lock was changed outside your devices.",
        "wrong": "That doesn't open it.",
        "gone": "Words that this device knew are gone from here.",
        "gone_some": "This device knew 1 more.",
        "key_gone": "The server has lost the lock that this device knows. An old backup may have",
        "left_out": "without 2 of your own notes",
    },
}
FIRST, SECOND = (UUID(int=one) for one in (1, 2))
SAID = "소리를 질렀다"
LONG = f"그 손님은 첫마디부터 {SAID}. " * 20


@pytest.fixture
def hers(app: Flask, phone: Watched, locale: str) -> Watched:
    """Her phone, which has seen two long notes of hers; the first was changed once."""
    let_in(phone.page, member(app, locale), phone.address)
    page = open_page(phone)
    run(page, CREATE, WORDS)
    for note, version, text in ((FIRST, 1, LONG), (SECOND, 1, LONG), (FIRST, 2, LONG + "!")):
        run(page, KEEP, {"note": str(note), "version": version, "text": text})
    phone.go("/notes")
    expect(page.locator("[data-rows] li")).to_have_count(2)
    expect(page.locator("[data-rows]")).to_contain_text(SAID)
    return phone


@pytest.fixture
def says(locale: str) -> dict[str, str]:
    return SAYS[locale]


def tamper(app: Flask, change: Callable[[Session], object]) -> None:
    with app.app_context(), writing() as session:
        change(session)


def body_of(session: Session, note: UUID, version: int = 1) -> bytes:
    return session.scalars(
        select(NoteVersion.body).where(NoteVersion.note_id == note, NoteVersion.version == version)
    ).one()


def put(session: Session, note: UUID, body: bytes) -> None:
    """Put another body in the place of all that is kept of a note."""
    session.execute(update(NoteVersion).where(NoteVersion.note_id == note).values(body=body))


def swap(session: Session) -> None:
    first, second = body_of(session, FIRST, 2), body_of(session, SECOND)
    put(session, FIRST, second)
    put(session, SECOND, first)


def cut(session: Session) -> None:
    put(session, FIRST, body_of(session, FIRST, 2)[:-256])
    put(session, SECOND, body_of(session, SECOND)[:-1])


def flip(session: Session) -> None:
    for note in (FIRST, SECOND):
        body = bytearray(body_of(session, note))
        body[100] ^= 1
        put(session, note, bytes(body))


def move(session: Session) -> None:
    """Call both of another kind."""
    session.execute(update(Note).values(kind="label"))


TAMPERED = pytest.mark.parametrize("change", [swap, cut, flip, move])


@TAMPERED
def test_changed_words_are_not_listed_and_not_found(
    app: Flask, hers: Watched, says: dict[str, str], change: Callable[[Session], None]
) -> None:
    tamper(app, change)

    hers.go("/notes")

    expect(hers.page.locator("[data-rows] .line-title")).to_have_text([says["row"]] * 2)
    assert SAID not in hers.page.content()
    hers.page.fill("#notes-search", SAID)
    expect(hers.page.locator("[data-rows] li")).to_have_count(0)
    assert hers.complaints == []


@TAMPERED
def test_a_changed_note_says_so_on_its_own_page(
    app: Flask, hers: Watched, says: dict[str, str], change: Callable[[Session], None]
) -> None:
    tamper(app, change)

    hers.go(f"/notes/{FIRST}")

    expect(part(hers.page, "damaged")).to_contain_text(says["damaged"])
    assert SAID not in hers.page.content()
    hers.assert_accessible()


def test_an_older_text_in_the_place_of_the_newest_is_called_so(
    app: Flask, hers: Watched, says: dict[str, str]
) -> None:
    tamper(app, lambda session: put(session, FIRST, body_of(session, FIRST, 1)))

    hers.go(f"/notes/{FIRST}")

    expect(hers.page.locator(".note-says")).to_contain_text(says["older"])
    expect(hers.page.locator(".note-box .note-text").first).to_have_text("")
    hers.assert_accessible()


def set_back(session: Session) -> None:
    """Put the first note back to what it was, version and all."""
    session.execute(delete(NoteVersion).where(NoteVersion.version == 2))
    session.execute(update(Note).where(Note.id == FIRST).values(version=1))


def test_a_note_set_back_whole_is_missed_by_a_device_that_saw_it(
    app: Flask, hers: Watched, says: dict[str, str]
) -> None:
    tamper(app, set_back)

    hers.go("/notes")
    expect(hers.page.locator("[data-rows] .line-title").filter(has_text=says["row"])).to_have_count(
        1
    )
    hers.go(f"/notes/{FIRST}")

    expect(hers.page.locator(".note-says")).to_contain_text(says["older"])
    assert SAID not in hers.page.content()


def test_a_changed_earlier_version_is_not_shown(
    app: Flask, hers: Watched, says: dict[str, str]
) -> None:
    tamper(
        app,
        lambda session: session.execute(
            update(NoteVersion)
            .where(NoteVersion.note_id == FIRST, NoteVersion.version == 1)
            .values(body=body_of(session, SECOND))
        ),
    )

    hers.go(f"/notes/{FIRST}")
    hers.page.locator("#note-versions summary").click()

    expect(hers.page.locator("#note-versions .note-text")).to_have_text([says["row"]])
    expect(part(hers.page, "shown").locator(".note-text")).to_contain_text(SAID)


def test_a_deleted_note_is_missed(app: Flask, hers: Watched, says: dict[str, str]) -> None:
    tamper(app, lambda session: session.execute(delete(Note).where(Note.id == SECOND)))

    hers.go("/notes")

    expect(hers.page.locator("#notes-list .note-says")).to_contain_text(says["gone_some"])
    hers.assert_accessible()


def test_words_deleted_from_an_entry_are_missed_there(
    app: Flask, hers: Watched, says: dict[str, str]
) -> None:
    entry = check_in_with(hers, LONG.strip())
    hers.go(entry)
    expect(hers.page.locator(".note-text").first).to_contain_text(SAID)
    tamper(app, lambda session: session.execute(delete(Note).where(Note.kind == "check_in")))

    hers.go(entry)

    expect(room(hers.page).locator(".note-says")).to_contain_text(says["gone"])


LOCKED = "await keys.lock();"
KEYS: dict[str, Any] = {
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


@pytest.mark.parametrize("name", KEYS)
def test_a_changed_lock_is_not_opened(
    app: Flask, hers: Watched, says: dict[str, str], name: str
) -> None:
    said, change = KEYS[name]
    run(hers.page, LOCKED)
    tamper(
        app,
        lambda session: session.execute(
            update(NoteKey).values(
                by_passphrase=change(session.scalars(select(NoteKey.by_passphrase)).one())
            )
        ),
    )

    hers.go("/notes")
    part(hers.page, "locked").locator("[data-secret]").fill(WORDS)
    part(hers.page, "locked").locator("[type=submit]").click()

    expect(part(hers.page, "locked").locator("[data-wrong]")).to_contain_text(says[said])
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


def answer_with_another(page: Page) -> None:
    """Let the server answer whatever note is asked for with the other one, whole and genuine."""

    def swapped(route: Route) -> None:
        url = route.request.url.replace(str(FIRST), str(SECOND))
        route.fulfill(response=route.fetch(url=url))

    page.route(f"**/notes/api/items/{FIRST}", swapped)


def test_another_genuine_note_is_not_taken_for_the_one_that_was_asked_for(
    hers: Watched, says: dict[str, str]
) -> None:
    answer_with_another(hers.page)

    hers.go(f"/notes/{FIRST}")

    expect(part(hers.page, "damaged")).to_contain_text(says["damaged"])
    assert SAID not in hers.page.content()


def test_words_of_elsewhere_are_not_shown_with_an_entry(
    hers: Watched, says: dict[str, str]
) -> None:
    entry = check_in_with(hers, "이 기록의 말")
    hers.page.route(
        "**/notes/api/items?kind=check_in*",
        lambda route: route.fulfill(
            response=route.fetch(url=f"{hers.address}/notes/api/items?kind=good_thing&limit=1")
        ),
    )

    hers.go(entry)

    expect(part(hers.page, "damaged")).to_contain_text(says["damaged"])
    assert SAID not in hers.page.content()


def test_an_export_leaves_out_what_was_changed_and_says_so(
    app: Flask, hers: Watched, says: dict[str, str]
) -> None:
    tamper(app, swap)
    hers.go("/me/data/export")

    with hers.page.expect_download():
        hers.page.locator("[data-act=make]").click()

    expect(hers.page.locator("#export [data-says]")).to_contain_text(says["left_out"])
