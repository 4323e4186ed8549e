"""The whole story on a phone, in both languages: from signing up to signing out."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Wall, Watched

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]

SAYS = {
    "ko": {"seventy": "70분 전", "over": "40분"},
    "en": {"seventy": "70 minutes before the end", "over": "40 minutes over"},
}
PASSWORD = "강가에서 보내는 조용한 저녁 시간"


def export(file: Path) -> Path:
    """Write a room of our own as an Android phone exports it: three weeks of late messages."""
    lines = ["누리 상담방 3 님과 카카오톡 대화", "저장한 날짜 : 2026년 3월 4일 오후 11:30", ""]
    for day in range(9, 28):
        lines.append(f"2026년 2월 {day}일 오후 8:{day:02}")
        lines.append(f"2026년 2월 {day}일 오후 8:{day:02}, 가람 팀장 : 내일 아침에 봐요")
        lines.append(f"2026년 2월 {day}일 오후 11:{day:02}, 가람 팀장 : 이것도 부탁해요")
        lines.append(f"2026년 2월 {day}일 오후 11:{day + 5}, 회원님 : 네")
    file.write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
    return file


def sign_up(phone: Watched) -> None:
    phone.go("/")
    phone.assert_accessible()
    phone.follow(phone.page.locator("main a.act"))
    phone.page.fill("[name=email]", "mina@example.com")
    phone.page.fill("[name=password]", PASSWORD)
    assert phone.page.input_value("[name=zone]") == "Asia/Seoul"
    phone.assert_accessible()
    phone.send()


def say_shifts(phone: Watched) -> None:
    phone.assert_accessible()
    for day in ("0", "1", "2", "3", "4"):
        box = phone.page.locator(f"[name=days][value='{day}']")
        if not box.is_checked():
            box.locator("..").click()
    phone.page.fill("[name=begin]", "09:00")
    phone.page.fill("[name=end]", "18:00")
    phone.page.fill("[name=starting]", "2026-01-01")
    phone.send()
    phone.assert_accessible()


def log_insult(phone: Watched, says: dict[str, str]) -> None:
    phone.go("/interactions/new")
    phone.assert_accessible()
    for name, value in (("kind", "insult"), ("channel", "inbound_call"), ("intensity", "4")):
        phone.page.locator(f"[name={name}][value='{value}']").locator("..").click()
    phone.send()
    expect(phone.page.locator("main")).to_contain_text(says["seventy"])
    phone.assert_accessible()


def leave(phone: Watched, says: dict[str, str]) -> None:
    phone.go("/today")
    phone.send("form.out-now button")
    expect(phone.page.locator("main")).to_contain_text(says["over"])
    phone.assert_accessible()


def check_in(phone: Watched) -> None:
    """Answer the daily core: seven taps, the last of which saves."""
    phone.go("/check-ins/new")
    phone.assert_accessible()
    taps = 0
    for name in ("mood", "energy", "tension", "masking", "replay", "away"):
        phone.page.locator(f"[name={name}][value='2']").locator("..").click()
        taps += 1
    phone.send("[name=backed][value=colleague]")
    assert taps + 1 == 7
    expect(phone.page.locator(".saved")).to_be_visible()
    phone.assert_accessible()


def tap_contact(phone: Watched) -> None:
    phone.go("/contact")
    phone.assert_accessible()
    phone.send("[name=initiation][value=pushed]")
    phone.assert_accessible()


def bring_in(phone: Watched, file: Path) -> None:
    phone.go("/imports")
    phone.assert_accessible()
    phone.page.set_input_files("[name=file]", file)
    phone.send()
    phone.assert_accessible()
    phone.page.locator("[name=alerts][value=on]").locator("..").click()
    phone.send()
    expect(phone.page.locator(".saved")).to_contain_text("57")
    phone.assert_accessible()


def look_back(phone: Watched) -> None:
    phone.go("/reflection")
    expect(phone.page.locator("figure svg").first).to_be_visible()
    assert phone.page.locator("figure.figure").count() >= 4
    phone.assert_accessible()
    phone.page.locator("button.explore").first.click()
    phone.page.wait_for_selector(".js-plotly-plot .trace, .js-plotly-plot .cartesianlayer")
    drawn = phone.page.locator(".js-plotly-plot").first
    assert drawn.evaluate("chart => chart.data.length") >= 1
    assert drawn.evaluate("chart => chart._context.showSendToCloud") is False


def take_the_suggestion(phone: Watched) -> None:
    phone.go("/restore")
    expect(phone.page.locator(".suggestion .why")).not_to_be_empty()
    phone.assert_accessible()


def breathe(phone: Watched) -> None:
    """Breathe to the end; the page's own clock is wound forward, breath by breath."""
    phone.page.clock.install()
    phone.go("/sessions/slow-exhale")
    phone.assert_accessible()
    phone.page.locator("[name=minutes][value='2']").locator("..").click()
    phone.send("[name=tension][value='4']")
    phone.page.locator("[data-act=toggle]").click()
    for _ in range(14):
        phone.page.clock.run_for(10_000)
    phone.page.wait_for_url("**/after*")
    phone.send("[name=tension][value='2']")
    expect(phone.page.locator("main")).to_contain_text("4")
    phone.assert_accessible()


def ask_for_help_and_leave(phone: Watched) -> None:
    phone.go("/help")
    expect(phone.page.locator("a[href^='tel:']").first).to_be_visible()
    phone.assert_accessible()
    phone.go("/me")
    phone.assert_accessible()
    phone.send("form[action='/sign-out'] button")
    phone.go("/today")
    assert "/sign-in" in phone.page.url
    phone.assert_accessible()


def test_the_whole_story(phone: Watched, wall: Wall, locale: str, tmp_path: Path) -> None:
    says = SAYS[locale[:2]]
    sign_up(phone)
    say_shifts(phone)
    wall.turn_to("16:50")
    log_insult(phone, says)
    wall.turn_to("18:40")
    leave(phone, says)
    take_the_suggestion(phone)
    check_in(phone)
    wall.turn_to("23:40")
    tap_contact(phone)
    bring_in(phone, export(tmp_path / "export.txt"))
    look_back(phone)
    breathe(phone)
    ask_for_help_and_leave(phone)
    assert phone.complaints == []
    assert phone.elsewhere == []
