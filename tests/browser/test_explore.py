"""Plotly takes a picture's place when it is asked for: never before, and never to tell anybody."""

import re

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, expect

from journal.vocabulary import Locale
from tests.app.reflection.living import live_a_monday
from tests.browser.conftest import Watched
from tests.conftest import CastMember, sign_up

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR"])]

CHARTS = ("days", "clock", "week", "kinds", "causes", "lateness")
CONTEXTS = """[...document.querySelectorAll(".explored")].map(
  (one) => [one._context.showSendToCloud, one._context.plotlyServerURL, one.data.length > 0])"""
TITLES = '[...document.querySelectorAll(".modebar-btn")].map((one) => one.dataset.title)'


@pytest.fixture
def mina(app: Flask) -> CastMember:
    """Mina reads Korean here, and has lived through a Monday."""
    member = sign_up(app, "mina", locale=Locale.KO)
    live_a_monday(member)
    return member


def let_in(context: BrowserContext, mina: CastMember, address: str) -> None:
    cookie = mina.client.get_cookie("offshift")
    assert cookie is not None
    context.add_cookies([{"name": "offshift", "value": cookie.value, "url": address}])


@pytest.fixture
def looking_back(phone: Watched, mina: CastMember) -> Watched:
    let_in(phone.page.context, mina, phone.address)
    phone.fetched = []
    phone.page.on("request", lambda request: phone.fetched.append(request.url))
    phone.go("/reflection")
    return phone


def explore(looking_back: Watched, name: str) -> None:
    looking_back.page.locator(f"#chart-{name} button[data-explore]").click()
    expect(looking_back.page.locator(f"#chart-{name} .explored .main-svg").first).to_be_visible()


def test_the_first_view_fetches_nothing_of_plotly(looking_back: Watched) -> None:
    expect(looking_back.page.locator("svg.picture")).to_have_count(len(CHARTS))

    assert [url for url in looking_back.fetched if "plotly" in url] == []


def test_without_javascript_there_is_all_but_the_button(
    browser: Browser, mina: CastMember, address: str, locale: str
) -> None:
    context = browser.new_context(java_script_enabled=False, locale=locale)
    let_in(context, mina, address)
    page = context.new_page()

    page.goto(address + "/reflection")

    expect(page.locator("svg.picture").first).to_be_visible()
    expect(page.locator("button[data-explore]").first).to_be_hidden()
    context.close()


def test_every_picture_can_be_explored_in_peace(looking_back: Watched) -> None:
    for name in CHARTS:
        explore(looking_back, name)

    assert looking_back.page.evaluate(CONTEXTS) == [[False, "", True]] * len(CHARTS)
    assert (looking_back.complaints, looking_back.elsewhere) == ([], [])
    assert sum("plotly-cartesian" in url for url in looking_back.fetched) == 1


def test_nothing_offers_to_share_a_picture(looking_back: Watched) -> None:
    explore(looking_back, "days")

    titles = looking_back.page.evaluate(TITLES)
    assert titles
    assert not [title for title in titles if "share" in title.lower() or "공유" in title]


def test_dates_are_korean_and_the_picture_is_accessible(looking_back: Watched) -> None:
    explore(looking_back, "days")

    ticks = looking_back.page.locator("#chart-days .xtick").all_text_contents()
    assert ticks
    assert [tick for tick in ticks if not re.fullmatch(r"\d+월 \d+일", tick)] == []
    looking_back.assert_accessible()


def test_what_cannot_be_fetched_leaves_the_picture(looking_back: Watched) -> None:
    looking_back.page.route("**/plotly-cartesian*", lambda route: route.abort())

    looking_back.page.locator("#chart-days button[data-explore]").click()

    expect(looking_back.page.locator("#chart-days .explore-refused")).to_be_visible()
    expect(looking_back.page.locator("#chart-days svg.picture")).to_be_visible()
    expect(looking_back.page.locator("#chart-days button[data-explore]")).to_be_enabled()
