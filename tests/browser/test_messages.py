"""A plan for looking at messages, and an auto-reply that is changed and copied."""

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.browser.test_instruments import enter


@pytest.mark.parametrize("locale", ["ko-KR"])
def test_times_are_kept_and_an_auto_reply_says_them(phone: Watched, app: Flask) -> None:
    enter(phone, app, "ko-KR")
    phone.go("/restore/messages")
    phone.assert_accessible()
    phone.send()
    expect(phone.page.locator(".plan .lede")).to_contain_text("앞뒤 30분")
    phone.follow(phone.page.locator("a[href='/restore/messages/reply']"))
    phone.page.locator("#f-own").fill("작은 가게예요.")
    phone.send()

    reply = phone.page.locator("#reply-ko")
    assert "작은 가게예요." in reply.input_value()
    assert "오전 10:00, 오후 2:00, 오후 5:00" in reply.input_value()
    expect(phone.page.locator("[data-copies]")).to_be_visible()
    phone.assert_accessible()
    assert phone.complaints == phone.elsewhere == []
