"""A questionnaire on a phone: WHO-5 in English, help beside one answer, taking it back."""

from uuid import uuid4

import pytest
from flask import Flask
from playwright.sync_api import expect

from app.database import writing
from journal.clock import utc_now
from journal.instruments.catalogue import shipped
from journal.instruments.commands import fill_in
from journal.instruments.rules import Filling
from journal.vocabulary import Locale
from tests.browser.conftest import Wall, Watched
from tests.conftest import PASSWORD, SEOUL, CastMember, sign_up

pytestmark = pytest.mark.browser
WHO5 = ("cheerful", "calm", "active", "rested", "interest")


def enter(phone: Watched, app: Flask, locale: str) -> CastMember:
    mina = sign_up(app, "mina", locale=Locale(locale[:2]))
    phone.go("/sign-in?next=/instruments")
    phone.page.fill("[name=email]", mina.email)
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()
    return mina


def answer(phone: Watched, **said: int) -> None:
    for key, value in said.items():
        phone.page.locator(f"[name=q_{key}][value='{value}']").locator("..").click()


def fill_earlier(app: Flask, mina: CastMember, wall: Wall) -> None:
    """Let her have answered five weeks before the story's day."""
    now = wall.now
    wall.now = now.replace(month=1, day=28)
    filling = Filling(
        id=uuid4(),
        edition="1998",
        language="en",
        answers=dict.fromkeys(WHO5, 3),
        at=wall.now,
        zone=SEOUL,
    )
    with app.app_context(), writing() as session:
        fill_in(session, mina.id, shipped().named("who5"), filling, utc_now())
    wall.now = now


@pytest.mark.parametrize("locale", ["en-GB"])
def test_she_answers_who_5_and_takes_it_back(phone: Watched, app: Flask, wall: Wall) -> None:
    mina = enter(phone, app, "en-GB")
    fill_earlier(app, mina, wall)
    phone.go("/instruments/who5/new")
    phone.assert_accessible()
    answer(phone, cheerful=1, calm=1, active=1, rested=0, interest=0)
    phone.send()
    expect(phone.page.locator(".came-out")).to_have_text("12")
    expect(phone.page.locator("main")).to_contain_text("this one is larger")
    phone.assert_accessible()
    phone.go("/instruments/who5")
    expect(phone.page.locator("figure.figure svg.picture")).to_be_visible()
    phone.assert_accessible()
    phone.follow(phone.page.locator(".lines a").first)
    phone.send("form[action$='/delete'] button")
    phone.send("main form button")
    expect(phone.page.locator(".came-out")).to_have_text("12")
    assert phone.complaints == phone.elsewhere == []


@pytest.mark.parametrize("locale", ["ko-KR"])
def test_help_comes_near_beside_one_answer(phone: Watched, app: Flask) -> None:
    enter(phone, app, "ko-KR")
    phone.assert_accessible()
    phone.go("/instruments/dolan/new")
    expect(phone.page.locator("main")).to_contain_text("검증된 번역은 아니에요")
    answer(phone, burnout=5)
    phone.send()
    expect(phone.page.locator(".help-panel")).to_be_visible()
    phone.assert_accessible()


@pytest.mark.parametrize("locale", ["ko-KR"])
def test_the_keyboard_alone_is_enough(phone: Watched, app: Flask) -> None:
    enter(phone, app, "ko-KR")
    phone.go("/instruments/phq2/new")
    phone.page.locator("[name=q_interest]").first.focus()
    phone.page.keyboard.press("ArrowDown")
    phone.page.keyboard.press("Tab")
    phone.page.keyboard.press("Space")

    with phone.page.expect_navigation():
        phone.page.keyboard.press("Enter")

    expect(phone.page.locator(".came-out")).to_have_text("1")


@pytest.mark.parametrize("locale", ["ko-KR"])
def test_every_answer_is_large_enough_to_touch(phone: Watched, app: Flask) -> None:
    enter(phone, app, "ko-KR")
    phone.go("/instruments/cbi/new")

    boxes = [one.bounding_box() for one in phone.page.locator(".answers .chip").all()]

    assert len(boxes) == 19 * 5
    assert all(box and box["height"] >= 48 and box["width"] >= 300 for box in boxes)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
