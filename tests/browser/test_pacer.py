"""The breathing pacer, driven by a clock that the test moves."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, Watched
from tests.conftest import PASSWORD, CastMember

pytestmark = pytest.mark.browser

BEGAN = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
PAUSED_AT = datetime(2026, 3, 5, 9, 5, tzinfo=UTC)


@pytest.fixture
def locale() -> str:
    return "en-GB"


@pytest.fixture
def seated(phone: Watched, mina: CastMember) -> Watched:
    """Give the page before the session, signed in."""
    phone.go("/sign-in?next=/sessions/slow-exhale")
    phone.page.fill("[name=email]", mina.email)
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()
    return phone


@pytest.fixture
def player(seated: Watched) -> Page:
    """Give the player of a two-minute session, its clock standing still."""
    seated.page.locator("[name=minutes][value='2']").locator("..").click()
    seated.page.clock.install(time=BEGAN)
    seated.send("button[name=tension][value='4']")
    expect(seated.page.locator("[data-act=toggle]")).to_be_visible()
    seated.page.clock.pause_at(PAUSED_AT)
    return seated.page


def part(page: Page, name: str) -> str:
    return page.locator(f"[data-part={name}]").inner_text()


def radius(page: Page) -> float:
    return float(page.locator("[data-part=core]").get_attribute("r") or "0")


def start(page: Page, milliseconds: int) -> None:
    page.locator("[data-act=toggle]").click()
    page.clock.run_for(milliseconds)


def test_the_breath_widens_for_four_seconds_and_narrows_for_six(player: Page) -> None:
    start(player, 200)
    narrow = radius(player)
    player.clock.run_for(3600)
    wide = radius(player)
    assert (part(player, "phase"), part(player, "said")) == ("Breathe in", "Breathe in")

    player.clock.run_for(3000)

    assert narrow < radius(player) < wide
    assert (part(player, "phase"), part(player, "said")) == ("Breathe out", "Breathe out")
    assert part(player, "progress") == "Breath 1 of 12"


def test_it_is_right_again_after_the_tab_slept(player: Page) -> None:
    start(player, 500)

    player.clock.fast_forward(65_000)
    player.clock.run_for(50)

    assert part(player, "progress") == "Breath 7 of 12"
    assert part(player, "phase") == "Breathe out"


def test_the_end_leads_on_by_itself(player: Page) -> None:
    start(player, 500)

    player.clock.fast_forward(120_000)
    player.clock.run_for(3000)

    expect(player).to_have_url(re.compile(r"/after\?seconds=120$"))


def test_a_pause_holds_the_time(player: Page) -> None:
    start(player, 12_000)

    player.locator("[data-act=toggle]").click()
    player.clock.run_for(60_000)

    assert part(player, "phase") == "Paused for now"
    assert part(player, "progress") == "Breath 2 of 12"


def test_stopping_takes_one_tap(player: Page) -> None:
    start(player, 12_000)

    player.locator("[data-act=stop]").click()

    expect(player).to_have_url(re.compile(r"/after\?seconds=12$"))


def test_the_keyboard_starts_pauses_and_stops(player: Page) -> None:
    player.keyboard.press("Space")
    player.clock.run_for(5000)
    assert part(player, "phase") == "Breathe out"

    player.keyboard.press("Space")
    assert part(player, "phase") == "Paused for now"

    player.keyboard.press("Escape")
    player.wait_for_url("**/after?seconds=5")


def test_with_reduced_motion_steps_fill_and_nothing_moves(player: Page) -> None:
    player.emulate_media(reduced_motion="reduce")
    start(player, 500)
    first = radius(player)
    lit = player.locator(".breath-steps .is-lit")
    expect(lit).to_have_count(1)

    player.clock.run_for(5000)

    expect(lit).to_have_count(6)
    assert radius(player) == first
    assert (part(player, "phase"), part(player, "count")) == ("Breathe out", "2")


def test_sound_is_off_until_asked_for_and_disturbs_nothing(player: Page, seated: Watched) -> None:
    sound = player.locator("[data-act=sound]")
    expect(sound).to_have_attribute("aria-pressed", "false")

    sound.click()
    expect(sound).to_have_attribute("aria-pressed", "true")
    start(player, 12_000)

    assert seated.complaints == []
    assert seated.elsewhere == []


def test_every_page_of_a_session_is_accessible(seated: Watched) -> None:
    seated.assert_accessible()
    seated.send("button[name=tension][value='4']")
    seated.assert_accessible()
    seated.follow(seated.page.locator("[data-act=stop]"))
    seated.assert_accessible()
    seated.send("button[name=tension][value='2']")
    seated.assert_accessible()

    assert seated.complaints == []


def test_without_javascript_it_is_followed_by_counting(
    browser: Browser, address: str, mina: CastMember
) -> None:
    context = browser.new_context(viewport=PHONE, locale="en-GB", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/sign-in?next=/sessions/slow-exhale")
    page.fill("[name=email]", mina.email)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation():
        page.locator("main form button.act").click()
    with page.expect_navigation():
        page.locator("button[name=tension][value='3']").click()

    expect(page.get_by_text("Count slowly in your head")).to_be_visible()
    expect(page.locator(".pacer")).to_be_hidden()

    page.get_by_role("link", name="Stop here").click()
    page.get_by_role("button", name="Leave it out").click()
    expect(page.get_by_text("The rest of the day is yours")).to_be_visible()
    context.close()
