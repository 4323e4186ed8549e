"""A server that changes what it keeps is noticed by her browser, and the page says so plainly."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page, Route, expect
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from journal.model import Note, NoteVersion
from tests.browser.conftest import Watched
from tests.browser.notes_steps import check_in_with, part
from tests.browser.tampering import (
    FIRST,
    LONG,
    SAID,
    SAYS,
    SECOND,
    body_of,
    kept_by,
    put,
    tamper,
)

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]


@pytest.fixture
def hers(app: Flask, phone: Watched, locale: str) -> Watched:
    return kept_by(app, phone, locale)


@pytest.fixture
def says(locale: str) -> dict[str, str]:
    return SAYS[locale]


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

    said = hers.page.locator(".note-box .note-says").first
    expect(said).to_be_visible()
    expect(said).to_contain_text(says["gone"])


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
