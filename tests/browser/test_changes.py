"""The shop owner marks that she deleted the app, looks at her days, and corrects the mark."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from journal.changes.commands import remove_mark
from journal.storage.engine import Database
from journal.vocabulary import Locale
from tests.app.changes.shop_owner import keep_half_year
from tests.browser.conftest import Wall, Watched
from tests.conftest import SEOUL, CastMember, sign_up

pytestmark = pytest.mark.browser

WORDS = {
    "ko-KR": ("메신저 앱 지우기", "그 뒤로 기운이 전보다", "이 표시 지우기", "되돌리기"),
    "en-GB": (
        "Deleted the messenger app",
        "Since then your energy was",
        "Delete this mark",
        "Undo",
    ),
}


@pytest.fixture
def owner(app: Flask, wall: Wall, locale: str) -> CastMember:
    """The shop owner with sixty days each side, and nothing marked yet."""
    member = sign_up(app, "jisu", locale=Locale(locale[:2]))
    opened: Database = app.extensions["database"]
    with opened.writer.begin() as connection, Session(connection) as session:
        mark = keep_half_year(session, member.id, gained=0.8)
        remove_mark(session, member.id, mark)
        session.flush()
    wall.now = datetime(2026, 4, 2, 12, 0, tzinfo=SEOUL)
    return member


@pytest.fixture
def looking(phone: Watched, owner: CastMember) -> Iterator[Watched]:
    cookie = owner.client.get_cookie("offshift")
    assert cookie is not None
    held = {"name": "offshift", "value": cookie.value, "url": phone.address}
    phone.page.context.add_cookies([held])  # type: ignore[list-item]  # Playwright's own dict
    yield phone
    assert phone.complaints == phone.elsewhere == []


def mark_it(looking: Watched) -> None:
    looking.go("/changes")
    looking.page.click("a.act")
    looking.page.check("[name=kind][value=app_deleted]")
    looking.page.fill("[name=on_date]", "2026-01-29")
    looking.send()


@pytest.mark.parametrize("locale", WORDS)
def test_she_marks_it_and_sees_her_days(looking: Watched, locale: str) -> None:
    name, answer, _delete, _undo = WORDS[locale]

    mark_it(looking)

    expect(looking.page.locator("h1")).to_contain_text(name)
    expect(looking.page.locator(".finding h2").first).to_contain_text(answer)
    expect(looking.page.locator("svg.picture")).to_be_visible()
    looking.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert looking.page.evaluate("document.documentElement.scrollWidth") <= 390
    looking.assert_accessible()


@pytest.mark.parametrize("locale", WORDS)
def test_a_deleted_mark_comes_back(looking: Watched, locale: str) -> None:
    name, answer, delete, undo = WORDS[locale]
    mark_it(looking)
    looking.page.locator("main details").last.locator("summary").click()

    looking.send(f"button:text-is('{delete}')")
    looking.assert_accessible()
    looking.send(f"button:text-is('{undo}')")

    expect(looking.page.locator("h1")).to_contain_text(name)
    expect(looking.page.locator(".finding h2").first).to_contain_text(answer)
