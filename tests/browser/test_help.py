"""The help lines in the foot of a page, without a network and without a mouse."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched


@pytest.mark.parametrize("locale", ["ko-KR"])
def test_the_foot_has_the_lines_without_network_or_mouse(phone: Watched) -> None:
    phone.go("/sign-in")
    # The browser asks for the icon when the page stands; a missing one would be its only complaint.
    phone.page.wait_for_load_state("networkidle")
    phone.page.context.set_offline(True)
    phone.page.locator(".help-more summary").focus()
    phone.page.keyboard.press("Enter")
    phone.page.keyboard.press("Tab")

    first = phone.page.locator(".help-more .call").first
    expect(first).to_be_focused()
    expect(first).to_have_attribute("href", "tel:109")
    assert phone.complaints == phone.elsewhere == []


@pytest.mark.parametrize("locale", ["en-AU"])
def test_somebody_is_two_steps_away_from_any_page(phone: Watched) -> None:
    phone.go("/sign-in")
    phone.page.locator(".help-more summary").click()
    phone.assert_accessible()
    phone.follow(phone.page.locator(".help-ways a").first)

    expect(phone.page.locator(".call-now")).to_have_attribute("href", "tel:131114")
    expect(phone.page.locator("a[href='sms:0477131114']").first).to_be_visible()
    phone.assert_accessible()
    phone.go("/help/rights/au")
    phone.assert_accessible()
    assert phone.complaints == phone.elsewhere == []
