"""What a browser does to bring a file in."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.conftest import Watched
from tests.conftest import CastMember
from tests.journal.importing.test_phone import call, calls

WORK = "01012340007"
PHONE = calls(*(call(number=f"0101234{n % 20:04d}", minute=9 * n) for n in range(60)))

OPEN_DATES = "\n".join(f"0{n}/05/23, 20:0{n} - 가람: 말" for n in range(1, 6))
"""A chat that leaves open which number of its dates is the day."""


def large_room() -> str:
    lines = ["새벽별 문의방 님과 카카오톡 대화", ""]
    for n in range(5_500):
        day, minute = divmod(n, 400)
        who = ("가람", "회원님")[n % 2]
        lines.append(f"2023년 5월 {day + 1}일 {8 + minute // 60}:{minute % 60:02d}, {who} : 말")
    return "\n".join(lines)


def enter(watched: Watched, member: CastMember) -> None:
    cookie = member.client.get_cookie("offshift")
    assert cookie is not None
    watched.page.context.add_cookies(
        [{"name": "offshift", "value": cookie.value, "url": watched.address}]
    )


def send(watched: Watched, file: Path) -> None:
    """Choose a file and press the one button; the preview takes the page's place."""
    watched.go("/imports")
    watched.page.set_input_files("[name=file]", file)
    watched.send()


def save(watched: Watched) -> None:
    watched.send("form[action='/imports'] button.act")


def tab_to(page: Page, selector: str) -> None:
    """Press the tab key until something that matches has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.locator(selector).evaluate_all("all => all.includes(document.activeElement)"):
            return
    raise AssertionError(selector)
