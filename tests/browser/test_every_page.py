"""Every page there is, as each of those it is for: axe finds nothing, and nothing complains."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser

from tests.app.matrix.cast import Cast, gather
from tests.app.matrix.intended import WHO_IT_IS_MEANT_FOR, Meant, expected
from tests.browser.conftest import PHONE, Wall, Watched
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser

NOT_PAGES = {
    "evidence.file",
    "evidence.own_words",
    "gatherings.mine",
    "gatherings.one_date",
    "home_screen.manifest",
    "static",
    "health",
    "imports.state",
    "my_export.plan",
    "my_export.read_report",
    "my_export.rows",
    "my_export.without_notes",
    "notes_api.index",
    "notes_api.show",
    "notes_api.show_key",
    "offline_sessions.worker",
    "reflection.explore",
    "session_feeds.read",
    "style.parts",
}
NEEDS_A_PROVIDER = {"identity.back", "identity.begin", "identity.show"}
"""Pages on the way to a company's own sign-in, which test_identity.py walks through."""

LOOKERS = ("nobody", "mina", "sora", "han", "ara")
"""A stranger, a member, her lead, a steward, and somebody who belongs nowhere."""

FOR_ALL = {Meant.EVERYBODY, Meant.SIGNED_IN}
SAYS_OTHER_THINGS = {
    "acts.show",
    "joining.show",
    "membership.show",
    "own_sign_in.show",
    "settings.me",
    "steward.found",
}
"""Pages for all that depend on who looks; the others are looked at by one of them."""

WAY_IN = {"account.sign_in", "account.sign_up", "account.welcome"}


@pytest.fixture
def cast(app: Flask, wall: Wall) -> Cast:
    wall.now = wall.real_now
    app.config["WTF_CSRF_ENABLED"] = False
    return gather(app)


def pages(app: Flask) -> dict[str, frozenset[str]]:
    """Every page by its endpoint, with the names of what its address needs."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    left_out = NOT_PAGES | NEEDS_A_PROVIDER
    return {
        rule.endpoint: frozenset(rule.arguments)
        for rule in rules
        if rule.endpoint not in left_out and not rule.endpoint.startswith("api.")
    }


def is_looked_at(endpoint: str, who: str) -> bool:
    if endpoint in WAY_IN:
        return who == "nobody"
    is_hers = WHO_IT_IS_MEANT_FOR[endpoint] not in FOR_ALL or endpoint in SAYS_OTHER_THINGS
    return expected(endpoint, who).is_open and (is_hers or who == "mina")


def addresses(app: Flask, cast: Cast, who: str) -> Iterator[str]:
    urls = app.url_map.bind("localhost")
    for endpoint, names in sorted(pages(app).items()):
        if is_looked_at(endpoint, who):
            yield urls.build(endpoint, {name: cast.ids[name] for name in names})


def test_somebody_looks_at_every_page(app: Flask) -> None:
    seen = {one for one in pages(app) for who in LOOKERS if is_looked_at(one, who)}

    assert seen == set(pages(app))


@pytest.mark.parametrize("who", LOOKERS)
@pytest.mark.parametrize("locale,light", [("ko-KR", "dark"), ("en-GB", "light")])
def test_every_page_is_accessible(
    cast: Cast, address: str, app: Flask, browser: Browser, locale: str, light: str, who: str
) -> None:
    context = browser.new_context(viewport=PHONE, locale=locale, reduced_motion="reduce")
    watched = Watched(context.new_page(), address)
    if who != "nobody":
        enter(watched, who, locale[:2])
    found = open_the_door(watched, cast, light) if who == "sora" else {}

    found |= {path: violations(watched, path, light) for path in addresses(app, cast, who)}

    assert len(found) > 3
    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert watched.complaints == watched.elsewhere == []
    context.close()


def enter(watched: Watched, who: str, language: str) -> None:
    watched.go("/sign-in?next=/me")
    watched.page.fill("[name=email]", f"{who}@example.com")
    watched.page.fill("[name=password]", PASSWORD)
    watched.send()
    watched.send(f"[name=language][value={language}]")


def open_the_door(watched: Watched, cast: Cast, light: str) -> dict[str, list[str]]:
    """Look at what a lead meets before her team's figures, and let her look be written down."""
    path = f"/team/units/{cast.ids['unit_id']}/causes"
    found = violations(watched, path, light)
    watched.send()
    assert watched.page.url.endswith(path)
    return {"the door": found}


def violations(watched: Watched, path: str, light: str) -> list[str]:
    answer = watched.page.goto(watched.address + path)
    assert answer is not None
    assert (answer.status, watched.page.locator("h1").count()) == (200, 1), path
    return watched.violations(light)
