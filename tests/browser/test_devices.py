"""A token on a phone, in both languages: made, used by a real program, seen, revoked, refused."""

import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watched
from tests.conftest import PASSWORD, CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]

SAYS = {
    "ko": {
        "never": "아직 쓰지 않음",
        "used": "마지막 사용",
        "none": "쓰고 있는 토큰이 없어요",
        "room": "내 휴대폰이나 도구",
    },
    "en": {
        "never": "never used",
        "used": "last used",
        "none": "No token is in force",
        "room": "My phone or tool",
    },
}
TOOLS = ("macrodroid", "tasker", "shortcuts", "curl", "home-screen")
PUSH = {"channel": "push", "app": "com.example.chat"}


def sign_in(phone: Watched, language: str) -> None:
    phone.go("/sign-in?next=/connect")
    phone.page.fill("[name=email]", "mina@example.com")
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()
    phone.send(f"[name=language][value={language}]")


def make_token(phone: Watched) -> str:
    """Make a token that may report and read, copy it, and return what was copied."""
    phone.go("/connect")
    phone.assert_accessible()
    phone.page.fill("[name=name]", "Galaxy")
    phone.page.locator("[name=scopes][value=read_own]").locator("..").click()
    phone.send()
    phone.assert_accessible()
    phone.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.page.locator("[data-copies=token]").click()
    copied: str = phone.page.evaluate("navigator.clipboard.readText()")
    assert copied == phone.page.input_value("#token")
    return copied


def ask(address: str, token: str, said: object = None) -> tuple[int, object]:
    """Ask as a program would, over a real connection."""
    body = None if said is None else json.dumps(said).encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    try:
        with urlopen(Request(address, body, headers)) as answer:  # noqa: S310 - our own server
            return answer.status, json.load(answer)
    except HTTPError as refusal:
        with refusal:
            return refusal.code, json.load(refusal)


def copied_address(phone: Watched) -> str:
    """Read the address that the steps for MacroDroid give to copy."""
    phone.go("/connect/macrodroid")
    found = phone.page.locator("textarea").first.input_value()
    assert found.startswith(phone.address)
    return found


def test_a_token_is_made_used_seen_and_revoked(
    phone: Watched, mina: CastMember, locale: str
) -> None:
    says = SAYS[locale[:2]]
    sign_in(phone, locale[:2])
    token = make_token(phone)
    phone.go("/connect")
    expect(phone.page.locator("main")).to_contain_text(says["never"])

    address = copied_address(phone)
    assert ask(address, token, PUSH) == (200, {"added": 1, "known": 0, "refused": []})
    assert ask(address, token, PUSH) == (200, {"added": 0, "known": 1, "refused": []})

    phone.go("/rooms")
    expect(phone.page.locator("main")).to_contain_text(says["room"])
    revoke(phone, says)
    assert ask(address, token, PUSH) == (401, {"error": "token_unknown"})
    assert ask(address, token)[0] == 401
    assert phone.complaints == phone.elsewhere == []


def revoke(phone: Watched, says: dict[str, str]) -> None:
    """See that the token was used, and take it away."""
    phone.go("/connect")
    expect(phone.page.locator("main")).to_contain_text(says["used"])
    phone.send("form[action$='/revoke'] button")
    expect(phone.page.locator("main")).to_contain_text(says["none"])


def test_every_guide_is_accessible_and_copies(
    phone: Watched, mina: CastMember, locale: str
) -> None:
    sign_in(phone, locale[:2])

    for tool in TOOLS:
        phone.go(f"/connect/{tool}")
        phone.assert_accessible()
        shown = phone.page.locator("[data-copies]:visible").count()
        assert shown == phone.page.locator("textarea").count()
        assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    assert phone.complaints == phone.elsewhere == []


def test_one_tap_saves_and_is_taken_back(phone: Watched, mina: CastMember, locale: str) -> None:
    sign_in(phone, locale[:2])
    phone.go("/contact/quick")
    phone.assert_accessible()
    for way in ("pushed", "chosen", "uneasy"):
        box = phone.page.locator(f"[name=initiation][value={way}]").bounding_box()
        assert box is not None
        assert box["height"] >= 48

    phone.send("[name=initiation][value=uneasy]")
    expect(phone.page.locator(".saved")).to_be_visible()
    phone.assert_accessible()
    phone.send(".saved button")

    expect(phone.page.locator(".saved form")).to_have_count(0)
    phone.go("/log")
    expect(phone.page.locator("main a[href*='/contact/']")).to_have_count(0)
    assert phone.complaints == phone.elsewhere == []
