"""Mina ties her organisation's sign-in on her phone, and comes in by it; across two real sites."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.app.identity.provider import Provider, fail, serving
from tests.app.identity.walking import make_organisation
from tests.browser.conftest import Watched
from tests.conftest import PASSWORD, CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]


@pytest.fixture
def provider() -> Iterator[Provider]:
    with serving() as running:
        yield running


@pytest.fixture
def haesol(app: Flask, provider: Provider) -> UUID:
    return make_organisation(app, provider, "해솔고객센터")


def arrive(phone: Watched, organisation_id: UUID) -> None:
    """Go to the organisation's provider and be back on our page."""
    phone.go(f"/sign-in/with/{organisation_id}")
    phone.assert_accessible()


def test_she_ties_it_and_comes_in_by_it(phone: Watched, mina: CastMember, haesol: UUID) -> None:
    page = phone.page
    arrive(phone, haesol)
    phone.follow(page.locator("main a.quiet"))
    page.fill("[name=email]", mina.email)
    page.fill("[name=password]", PASSWORD)
    phone.send()
    phone.assert_accessible()
    phone.follow(page.locator("main a.act"))
    page.fill("[name=password]", PASSWORD)
    phone.send()
    expect(page).to_have_url(f"{phone.address}/me/sign-in?saved=tied")
    phone.assert_accessible()

    page.context.clear_cookies()
    arrive(phone, haesol)
    phone.send()
    expect(page).to_have_url(f"{phone.address}/today")
    assert phone.complaints == []


def test_she_begins_with_it_and_chooses_a_password(
    phone: Watched, provider: Provider, haesol: UUID
) -> None:
    page = phone.page
    provider.person = {"sub": "s-1", "email": "sora@example.com"}
    phone.go(f"/sign-in/with/{haesol}")
    phone.follow(page.locator("[name=language][value=en]"))
    page.fill("[name=email]", "sora@example.com")
    phone.send()
    expect(page).to_have_url(f"{phone.address}/shifts/weekly?first=1")
    phone.go("/me/sign-in")
    phone.assert_accessible()
    page.fill("[name=new_password]", PASSWORD)
    phone.send()
    phone.follow(page.locator("main .devices button"))
    expect(page).to_have_url(f"{phone.address}/me/sign-in?saved=untied")

    assert phone.complaints == []


def test_a_provider_that_fails_is_a_page_that_helps(
    phone: Watched, provider: Provider, haesol: UUID
) -> None:
    provider.instead = {"/.well-known/openid-configuration": fail}

    phone.go(f"/sign-in/with/{haesol}")

    assert phone.page.locator("main a.act").get_attribute("href") == f"/sign-in/with/{haesol}"
    phone.assert_accessible()
