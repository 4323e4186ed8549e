"""The past week on a phone and on paper: one page, black on white, whatever light she reads in."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from journal.vocabulary import Locale
from tests.app.week.living import MONDAY, NOW, breathe, live_a_week, live_before, mind
from tests.browser.conftest import Wall, Watched
from tests.conftest import CastMember, sign_up

LANGUAGES = {"ko-KR": Locale.KO, "en-GB": Locale.EN}
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", LANGUAGES)]

COLOURS = """() => ["body", ".told dd", "svg.picture text"].map((one) => {
  const style = getComputedStyle(document.querySelector(one));
  return one.startsWith("svg") ? style.fill : style.color;
})"""
FIFTH = """() => {
  const told = document.querySelector(".told");
  const fifth = told.appendChild(told.lastElementChild.cloneNode(true));
  for (const one of told.querySelectorAll("dd")) one.textContent = "근무 after hours ".repeat(10);
}"""
SHOWN = """(selector) => [...document.querySelectorAll(selector)].filter(
  (one) => one.getClientRects().length).length"""


@pytest.fixture
def mina(app: Flask, wall: Wall, locale: str) -> CastMember:
    wall.now = NOW
    member = sign_up(app, "mina", locale=LANGUAGES[locale])
    live_before(member, 20)
    live_a_week(member)
    mind(member, 0, 2)
    breathe(member, MONDAY + timedelta(days=2), 4, 2)
    return member


@pytest.fixture
def reading(phone: Watched, mina: CastMember) -> Watched:
    cookie = mina.client.get_cookie("offshift")
    assert cookie is not None
    kept = {"name": "offshift", "value": cookie.value, "url": phone.address}
    phone.page.context.add_cookies([kept])
    phone.go("/week")
    return phone


def test_the_week_and_the_goals_are_accessible(reading: Watched) -> None:
    for path in ("/week", "/week?week=2026-W08", "/goals"):
        reading.go(path)
        for summary in reading.page.locator("main summary").all():
            summary.click()
        reading.assert_accessible()

    assert reading.complaints == reading.elsewhere == []


@pytest.mark.parametrize("light", ["dark", "light"])
def test_five_long_sentences_print_on_one_page(reading: Watched, light: str) -> None:
    reading.page.emulate_media(color_scheme=light)

    reading.page.evaluate(FIFTH)

    printed = reading.page.pdf(prefer_css_page_size=True)

    pages = len(re.findall(rb"/Type\s*/Page\b", printed))
    assert (printed[:5], pages) == (b"%PDF-", 1)


@pytest.mark.parametrize("light", ["dark", "light"])
def test_on_paper_it_is_black_on_white_without_ways_around(reading: Watched, light: str) -> None:
    reading.send(f"[name=light][value={light}]")
    reading.page.emulate_media(media="print", color_scheme=light)

    assert reading.page.evaluate(COLOURS) == ["rgb(0, 0, 0)"] * 3
    assert reading.page.evaluate(SHOWN, ".told dd, svg.picture.strips") == 5
    assert reading.page.evaluate(SHOWN, "nav, footer, button, .lines, .skip, summary") == 0


def test_the_button_prints(reading: Watched) -> None:
    reading.page.evaluate("window.print = () => { window.printed = true; }")

    reading.page.locator("[data-print]").click()

    assert reading.page.evaluate("window.printed")


def test_a_goal_is_tapped_and_taken_back_by_thumb(reading: Watched) -> None:
    reading.go("/goals")
    tap = "form[action$='/taps'] button"

    reading.send(tap)
    assert reading.page.locator(tap).count() == 0
    reading.page.locator("article .disclosure > summary").last.click()
    reading.send("form[action$='/take-back'] button")

    assert reading.page.locator(tap).bounding_box()["height"] >= 48
    assert reading.complaints == []
