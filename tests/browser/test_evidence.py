"""The file of evidence as she makes it, in both languages: seen, saved and printed are the same."""

import io
import json
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.conftest import Watched
from tests.browser.evidence_steps import (
    ASKED,
    FIRST,
    SECOND,
    choose,
    holds,
    put_in,
    saved,
    texts,
    write_it_down,
)
from tests.browser.notes_steps import let_in, make_lock, member, unlock
from tests.conftest import CastMember

both = pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])
korean = pytest.mark.parametrize("locale", ["ko-KR"])
pytestmark = pytest.mark.browser

TOLD = {
    "ko": ("힘든 응대 기록", "걸려 온 전화", "더 긴 휴식", "거절됐어요", "증명은 아니에요"),
    "en": ("Record of hard interactions", "Call in", "A longer rest", "It was refused"),
}


@pytest.fixture
def mina(app: Flask, locale: str) -> CastMember:
    return member(app, locale)


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    """Her phone, signed in, with a lock for her words; what it sends is written down."""
    let_in(phone.page, mina, phone.address)
    phone.words, _code = make_lock(phone)
    phone.sent = []
    phone.page.on("request", lambda one: phone.sent.append((one.url, one.post_data_buffer or b"")))
    return phone


@both
def test_what_she_saw_is_what_the_file_holds(hers: Watched, tmp_path: Path) -> None:
    choose(hers, write_it_down(hers))
    hers.assert_accessible()

    put_in(hers.page)
    hers.assert_accessible()
    content = saved(hers.page, tmp_path)

    assert hers.page.locator("[data-content]").text_content() == content.decode()
    quotes = hers.page.locator(".own:visible blockquote").all_text_contents()
    assert quotes == texts(holds(content)) == [FIRST, SECOND, ASKED]
    assert holds(content).sha256 == hers.page.locator("[data-file-hash]").inner_text()
    assert (hers.complaints, hers.elsewhere) == ([], [])


@korean
def test_no_word_of_hers_reaches_the_server(hers: Watched, tmp_path: Path) -> None:
    choose(hers, write_it_down(hers))
    put_in(hers.page)
    key = json.loads(saved(hers.page, tmp_path))["words"][0]["key"]

    sent = b"".join(url.encode() + body for url, body in hers.sent)

    assert len(hers.sent) > 20
    for needle in (FIRST, SECOND, ASKED, key, hers.words):
        assert needle.encode() not in sent
        assert json.dumps(needle)[1:-1].encode() not in sent


@korean
def test_words_stay_out_until_she_puts_them_in_and_can_be_taken_out(
    hers: Watched, tmp_path: Path
) -> None:
    choose(hers, write_it_down(hers))
    assert texts(holds(saved(hers.page, tmp_path))) == [None] * 3
    expect(hers.page.locator(".own:visible")).to_have_count(0)

    put_in(hers.page)
    hers.page.locator("[data-earlier]").uncheck()
    expect(hers.page.locator(".own:visible")).to_have_count(2)
    assert texts(holds(saved(hers.page, tmp_path))) == [None, SECOND, ASKED]

    hers.page.locator("[data-take]").click()
    expect(hers.page.locator(".own:visible")).to_have_count(0)
    assert b"key" not in saved(hers.page, tmp_path)


@korean
def test_a_locked_device_asks_for_the_passphrase_first(
    hers: Watched, browser: Browser, mina: CastMember
) -> None:
    incident = write_it_down(hers)
    context = browser.new_context(locale="ko-KR")
    other = Watched(context.new_page(), hers.address)
    let_in(other.page, mina, hers.address)
    choose(other, incident)

    other.page.locator("[data-put]").click()
    unlock(other.page, hers.words)

    expect(other.page.locator(".own:visible blockquote").first).to_have_text(FIRST)
    context.close()


@pytest.mark.parametrize("language", ["ko", "en"])
@korean
def test_the_printed_page_is_a_pdf_whose_text_can_be_read(hers: Watched, language: str) -> None:
    choose(hers, write_it_down(hers))
    hers.follow(hers.page.locator(f".languages [lang={language}]"))
    put_in(hers.page)

    printed = hers.page.pdf(prefer_css_page_size=True)

    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(printed)).pages)
    flat = "".join(text.split())
    for words in (
        *TOLD[language],
        SECOND,
        ASKED,
        hers.page.locator("[data-file-hash]").inner_text(),
    ):
        assert "".join(words.split()) in flat, words
    assert "파일에담겨요" not in flat


@korean
def test_the_file_is_made_and_checked_by_keyboard_alone(hers: Watched) -> None:
    incident = write_it_down(hers)
    hers.go(f"/evidence?i={incident}")
    page = hers.page

    hers.enter(page.locator("main form button.act"))
    expect(page.locator("[data-put]")).to_be_visible()
    page.locator("[data-put]").focus()
    page.keyboard.press("Enter")

    expect(page.locator(".own:visible")).to_have_count(3)
    expect(page.locator("[data-put]")).to_be_focused()


@both
def test_every_page_about_evidence_is_accessible(hers: Watched) -> None:
    incident = write_it_down(hers)
    hers.go(f"/evidence/incidents/{incident}")
    request = hers.page.locator("a.line[href*='/evidence/requests/']").get_attribute("href")

    for path in ("/evidence", "/evidence/receipt", f"/evidence/incidents/{incident}", request):
        hers.go(path or "")
        hers.assert_accessible()

    assert hers.complaints == []
