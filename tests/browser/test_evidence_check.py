"""The check of a file of evidence by somebody else: in the browser, and without a script."""

import json
from base64 import b64encode
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.orm import Session

from app.evidence.opening import open_words
from journal.evidence.checking import Failed, check_file
from journal.evidence.reading import Checked
from tests.browser.conftest import Watched
from tests.journal.evidence.filed import live, make_file, written
from tests.journal.evidence.forging import FORGED, ODD_BYTES, ODD_PARTS

both = pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])
korean = pytest.mark.parametrize("locale", ["ko-KR"])
pytestmark = pytest.mark.browser


@both
def test_somebody_else_checks_it_in_a_browser_that_sends_nothing(
    phone: Watched, session: Session, mina_id: UUID
) -> None:
    content = written(make_file(session, live(session, mina_id)))
    phone.go("/evidence/check")
    sent: list[str] = []
    phone.page.on("request", lambda one: sent.append(one.url))
    language = phone.page.locator("html").get_attribute("lang")

    verdict = check_here(phone.page, content)

    assert verdict.startswith("그대로예요" if language == "ko" else "It holds")
    expect(phone.page.locator(".document .incident")).to_have_count(2)
    expect(phone.page.locator(".document blockquote").first).to_contain_text("손이 떨렸다")
    assert [url for url in sent if "favicon" not in url] == []
    phone.assert_accessible()
    assert phone.complaints == []


def check_here(page: Page, content: bytes) -> str:
    given = {"name": "evidence.json", "mimeType": "application/json", "buffer": content}
    page.evaluate("document.querySelector('[data-verdict]').replaceChildren()")
    page.locator("#f-file").set_input_files(given)
    page.locator("main form button.act").click()
    expect(page.locator("[data-verdict]")).not_to_be_empty()
    return page.locator("[data-verdict]").inner_text()


CHECK = """async (contents) => {
  const {checkFile} = await import("/static/js/evidence/checking.js");
  const told = [];
  for (const content of contents) {
    const {failed} = await checkFile(Uint8Array.from(atob(content), (one) => one.charCodeAt(0)));
    told.push(failed ? [failed.place, failed.number, failed.wrong] : null);
  }
  return told;
}"""
UNREADABLE = [b"", b"\xff", b'{"format":"\\ud800"}', b"[]", b"\xef\xbb\xbf{}", b"{}", b"null", b"1"]


@korean
def test_both_checks_find_the_same(phone: Watched, session: Session, mina_id: UUID) -> None:
    said = make_file(session, live(session, mina_id))
    contents = [written(said), *UNREADABLE, *(forged(said, one[0]) for one in FORGED)]
    contents += [forged(said, one[0]) for one in ODD_PARTS.values()]
    contents += [change(written(said)) for change, _ in ODD_BYTES.values()]
    contents += [every_byte(written(said), place) for place in range(0, len(written(said)), 97)]

    phone.go("/evidence/check")
    here = phone.page.evaluate(CHECK, [base64(content) for content in contents])

    assert here == [as_list(check_file(content, open_words)) for content in contents]
    assert here.count(None) < 5


def forged(said: dict[str, Any], forge: Callable[[dict[str, Any]], None]) -> bytes:
    other: dict[str, Any] = json.loads(json.dumps(said))
    forge(other)
    return written(other)


def every_byte(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def base64(content: bytes) -> str:
    return b64encode(content).decode()


def as_list(found: Checked | Failed) -> list[object] | None:
    if isinstance(found, Checked):
        return None
    return [found.place.value, found.number, found.wrong.value]


@korean
def test_without_javascript_the_file_is_sent_and_checked(
    browser: Browser, address: str, locale: str, session: Session, mina_id: UUID
) -> None:
    context = browser.new_context(java_script_enabled=False, locale=locale)
    page = context.new_page()
    page.goto(address + "/evidence/check")
    content = written(make_file(session, live(session, mina_id)))
    given = {"name": "evidence.json", "mimeType": "application/json", "buffer": content}

    page.locator("#f-file").set_input_files(given)
    page.locator("main form button.act").click()

    expect(page.locator("[data-verdict] h2")).to_have_text("그대로예요")
    expect(page.locator(".document blockquote").first).to_contain_text("손이 떨렸다")
    context.close()
