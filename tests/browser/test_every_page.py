"""Every page there is, with one of everything in it: axe finds nothing, and nothing complains."""

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.app.a_full_life import FullLife, live
from tests.browser.conftest import PHONE, Wall, Watched
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser

NOT_PAGES = {"static", "health", "reflection.explore", "account.welcome", "style.parts"}


@pytest.fixture
def life(app: Flask, wall: Wall) -> FullLife:
    wall.now = wall.real_now
    app.config["WTF_CSRF_ENABLED"] = False
    return live(app)


def addresses(app: Flask, life: FullLife) -> list[str]:
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    with app.test_request_context():
        urls = app.url_map.bind("localhost")
        return [
            urls.build(rule.endpoint, {name: life.ids[name] for name in rule.arguments})
            for rule in sorted(rules, key=str)
            if rule.endpoint not in NOT_PAGES
        ]


@pytest.mark.parametrize("locale,light", [("ko-KR", "dark"), ("en-GB", "light")])
def test_every_page_is_accessible(
    life: FullLife, address: str, app: Flask, browser: Browser, locale: str, light: str
) -> None:
    context = browser.new_context(viewport=PHONE, locale=locale, reduced_motion="reduce")
    watched = Watched(context.new_page(), address)
    enter(watched)
    watched.page.goto(address + "/me")
    watched.page.locator(f"[name=language][value={locale[:2]}]").click()

    found = {path: violations(watched, path, light) for path in addresses(app, life)}

    assert len(found) > 20
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert watched.complaints == watched.elsewhere == []
    context.close()


def enter(watched: Watched) -> None:
    watched.go("/sign-in")
    watched.page.fill("[name=email]", "mina@example.com")
    watched.page.fill("[name=password]", PASSWORD)
    watched.send()


def violations(watched: Watched, path: str, light: str) -> list[str]:
    watched.go(path)
    assert watched.page.locator("h1").count() == 1, path
    return watched.violations(light)
