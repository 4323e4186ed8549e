"""A rotation from its name to its month, and one day of it corrected, in both languages."""

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from journal.vocabulary import Locale
from tests.browser.conftest import Watched
from tests.conftest import PASSWORD, sign_up

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]

DESK = {"width": 1280, "height": 800}
SAYS = {
    "ko": {
        "kind": "4조 3교대",
        "evening": "3월 5일 (목). 오후 3:00 ~ 오후 11:00",
        "day": "3월 3일 (화). 오전 7:00 ~ 오후 3:00",
        "worked": "근무 24번, 192시간, 밤 근무 6번, 빠른 복귀 0번",
        "night": "밤 근무",
        "leave": "휴가",
        "undo": "되돌리기",
        "corrected": "3월 6일 (금). 휴가",
        "quick": "3월 7일 (토) 낮: 쉼 8시간, 빠른 복귀",
    },
    "en": {
        "kind": "4 crews, 3 shifts",
        "evening": "Thu, 5 Mar. 3:00 PM to 11:00 PM",
        "day": "Tue, 3 Mar. 7:00 AM to 3:00 PM",
        "worked": "24 shifts, 192 hours, 6 nights, 0 quick returns",
        "night": "Night shift",
        "leave": "Leave",
        "undo": "Undo",
        "corrected": "Fri, 6 Mar. Leave",
        "quick": "Sat, 7 Mar, midday: 8 hours of rest, a quick return",
    },
}


@pytest.fixture
def says(locale: str) -> dict[str, str]:
    return SAYS[locale[:2]]


@pytest.fixture
def thumb(phone: Watched, app: Flask, locale: str) -> Watched:
    """Give a phone on which Mina has signed in, with no roster yet."""
    mina = sign_up(app, "mina", locale=Locale(locale[:2]))
    phone.go("/sign-in?next=/shifts")
    phone.page.fill("[name=email]", mina.email)
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()
    return phone


def choose_the_cycle(thumb: Watched, kind: str) -> None:
    """Open the named cycles, and take three days of each, day, evening, night."""
    thumb.follow(thumb.page.locator("main a[href='/shifts/cycle']"))
    thumb.assert_accessible()
    thumb.page.locator("summary", has_text=kind).first.click()
    thumb.follow(thumb.page.locator("a[href$='pattern=4-3-12-forward']"))
    thumb.page.locator("[name=today_is][value='5']").locator("..").click()
    thumb.assert_accessible()
    thumb.send()


def keep(thumb: Watched, says: dict[str, str]) -> None:
    """Look at the month, move it a day and back, and keep it."""
    assert_shows(thumb, says["evening"], says["day"])
    thumb.send("[name=move][value=earlier]")
    expect(thumb.page.locator(".said", has_text=says["evening"])).to_have_count(1)
    thumb.send("[name=move][value=later]")
    assert_shows(thumb, says["evening"], says["day"])
    thumb.assert_accessible()
    thumb.send()
    expect(thumb.page.locator(".totals")).to_contain_text(says["worked"])
    thumb.assert_accessible()


def assert_shows(thumb: Watched, *sentences: str) -> None:
    for sentence in sentences:
        expect(thumb.page.locator(".said", has_text=sentence)).to_have_count(1)


def pick(thumb: Watched, word: str) -> Locator:
    return thumb.page.locator("button.pick", has_text=word)


def correct_a_day(thumb: Watched, says: dict[str, str]) -> None:
    """Make Friday a night, take that back, and make it leave: one tap each."""
    thumb.follow(thumb.page.locator("a.cell[href$='2026-03-06']"))
    thumb.assert_accessible()
    thumb.follow(pick(thumb, says["night"]).first)
    expect(pick(thumb, says["night"])).to_have_attribute("aria-pressed", "true")
    thumb.assert_accessible()
    thumb.follow(thumb.page.locator(".saved button", has_text=says["undo"]).first)
    expect(pick(thumb, says["night"])).not_to_have_attribute("aria-pressed", "true")
    thumb.follow(pick(thumb, says["leave"]).first)
    thumb.follow(thumb.page.locator(".way-back a").first)
    assert_shows(thumb, says["corrected"])


def is_sideways(thumb: Watched) -> bool:
    wider: bool = thumb.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return wider


def test_a_rotation_is_chosen_looked_at_kept_and_corrected(
    thumb: Watched, says: dict[str, str]
) -> None:
    choose_the_cycle(thumb, says["kind"])
    keep(thumb, says)
    correct_a_day(thumb, says)

    for size in (thumb.page.viewport_size, DESK):
        thumb.page.set_viewport_size(size)
        assert not is_sideways(thumb)
        assert thumb.page.locator("a.cell").first.bounding_box()["height"] >= 48
    assert thumb.complaints == []
    assert thumb.elsewhere == []


def test_the_keyboard_alone_corrects_a_day(thumb: Watched, says: dict[str, str]) -> None:
    choose_the_cycle(thumb, says["kind"])
    thumb.send()

    thumb.page.locator("a.cell[href$='2026-03-06']").focus()
    thumb.page.keyboard.press("Enter")
    thumb.page.wait_for_url("**/days/2026-03-06")
    pick(thumb, says["night"]).focus()
    thumb.page.keyboard.press("Enter")
    thumb.page.wait_for_url("**saved=1**")
    thumb.page.locator(".way-back a").focus()
    thumb.page.keyboard.press("Enter")

    expect(thumb.page.locator(".rests").first).to_contain_text(says["quick"])
