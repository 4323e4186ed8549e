"""Findings on a phone: after 9, 25, 45 and 120 days, and what she says about one."""

from datetime import datetime

import pytest
from flask import Flask
from playwright.sync_api import expect

from journal.vocabulary import Locale
from tests.app.reflection.diary import keep_days
from tests.app.reflection.living import SUMMER_BEFORE, check_in
from tests.browser.conftest import Wall, Watched
from tests.conftest import SEOUL, CastMember, sign_up

LANGUAGES = {"ko-KR": Locale.KO, "en-GB": Locale.EN}
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", LANGUAGES)]

ENERGY = "/reflection/findings/evening.energy"
TIERS = {
    9: (0, "tier-too-early"),
    25: (0, "tier-too-early"),
    45: (1, "tier-supported"),
    120: (1, "tier-supported"),
}
"""How many findings tell something, and what the page of the first question says."""

WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
NARROWEST = """() => Math.min(...[...document.querySelectorAll(
  "main a.line, main button, main summary, main a.quiet")].map(
  (one) => one.getBoundingClientRect().height))"""


@pytest.fixture
def mina(app: Flask, wall: Wall, locale: str) -> CastMember:
    wall.now = datetime(2026, 7, 1, 19, tzinfo=SEOUL)
    return sign_up(app, "mina", locale=LANGUAGES[locale])


@pytest.fixture
def hers(phone: Watched, mina: CastMember) -> Watched:
    cookie = mina.client.get_cookie("offshift")
    assert cookie is not None
    kept = {"name": "offshift", "value": cookie.value, "url": phone.address}
    phone.page.context.add_cookies([kept])
    return phone


@pytest.mark.parametrize("days", TIERS)
def test_each_length_of_a_diary_has_its_tier(hers: Watched, mina: CastMember, days: int) -> None:
    keep_days(mina, days)
    telling, tier = TIERS[days]

    hers.go("/reflection")

    expect(hers.page.locator(".findings > .finding")).to_have_count(telling)
    expect(hers.page.locator("details:not(.figure details) > summary").first).to_be_visible()
    hers.go(ENERGY)
    expect(hers.page.locator(f".finding .{tier}")).to_be_visible()
    expect(hers.page.locator("svg.picture")).to_have_count(2 if telling else 0)


def test_someone_at_the_beginning_sees_one_quiet_line(hers: Watched, mina: CastMember) -> None:
    keep_days(mina, 9)

    hers.go("/reflection")

    questions = hers.page.locator('a[href^="/reflection/findings/"]')
    expect(questions).to_have_count(12)
    assert not any(one.is_visible() for one in questions.all())
    hers.page.locator("main > details > summary").first.click()
    expect(questions.last).to_be_visible()


@pytest.mark.parametrize("path", ["/reflection", ENERGY, "/reflection/drift", "/reflection/year"])
def test_the_pages_are_accessible_and_fit(hers: Watched, mina: CastMember, path: str) -> None:
    keep_days(mina, 120)

    hers.go(path)

    assert not hers.page.evaluate(WIDER)
    assert hers.page.evaluate(NARROWEST) >= 47
    for summary in hers.page.locator("main summary").all():
        summary.click()
    hers.assert_accessible()
    assert hers.complaints == hers.elsewhere == []


def test_she_says_that_it_does_not_fit_and_takes_it_back(hers: Watched, mina: CastMember) -> None:
    keep_days(mina, 45)
    hers.go(ENERGY)
    sentence = hers.page.locator(".finding h2").text_content()

    hers.send("button[value=does_not_fit]")

    expect(hers.page.locator(".reply form button")).to_have_count(1)
    assert hers.page.locator(".finding h2").text_content() == sentence
    hers.send(".reply form button")
    expect(hers.page.locator(".reply form button")).to_have_count(2)
    assert hers.page.url.endswith("#said")


def test_an_earlier_year_is_a_tap_away(hers: Watched, mina: CastMember) -> None:
    check_in(mina, SUMMER_BEFORE, energy=4)
    keep_days(mina, 9)

    hers.go("/reflection/year")
    hers.send(".periods li:last-child a")

    expect(hers.page.locator("#chart-year svg.picture")).to_be_visible()
    assert hers.page.url.endswith("year=2025")
