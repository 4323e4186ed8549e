"""A shop owner brings in a table of questions, keeps her answers, and comes back next month."""

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import expect

from journal.vocabulary import Locale
from tests.browser.conftest import PHONE, Watched
from tests.conftest import PASSWORD, CastMember, sign_up

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]

SAYS = {
    "ko": {
        "heading": "어느 열이 무엇인가요?",
        "missing": "말마다 온 것인지 보낸 것인지 골라 주세요.",
        "example": "‘2026-03-04 18:05’은(는) 내 시계로",
        "kept": "‘가게 문의’에 간직한 답을 채워 두었어요.",
    },
    "en": {
        "heading": "Which column is what?",
        "missing": "Please say of each word which way it went.",
        "example": "“2026-03-04 18:05” in the file is",
        "kept": "These are your answers from “가게 문의”.",
    },
}
HEAD = "문의번호,문의일시,처리,고객,문의내용"
LONG = "주문한 물건이 아직 오지 않았는데 언제쯤 받을 수 있을까요"
MARCH = [
    f"1,2026-03-04 18:05,접수,가람,{LONG}",
    f"2,2026-03-04 23:40,접수,나래,{LONG}",
    f"3,2026-03-04 23:52,답변,나래,{LONG}",
]
APRIL = [row.replace("2026-03", "2026-04").replace(",", "0,", 1) for row in MARCH]


def written(file: Path, rows: list[str]) -> Path:
    """Write a table as a Korean shop's page exports it."""
    file.write_bytes("\r\n".join([HEAD, *rows, ""]).encode("cp949"))
    return file


def sign_in(phone: Watched, member: CastMember) -> None:
    phone.go("/sign-in?next=/imports")
    phone.page.fill("[name=email]", member.email)
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()


def choose(phone: Watched, file: Path, says: dict[str, str]) -> None:
    phone.go("/imports")
    phone.page.set_input_files("[name=file]", file)
    phone.send()
    expect(phone.page.locator("h1")).to_have_text(says["heading"])
    assert LONG not in phone.page.content()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.assert_accessible()


def say_what_is_what(phone: Watched, says: dict[str, str]) -> None:
    """Say which column tells the way, and what its words mean when the page asks."""
    expect(phone.page.locator("main")).to_contain_text(says["example"])
    phone.page.select_option("[name=way]", "column:2")
    phone.page.fill("[name=name]", "가게 문의")
    phone.send()
    expect(phone.page.locator("#m-meaning")).to_contain_text(says["missing"])
    assert phone.page.input_value("[name=name]") == "가게 문의"
    phone.assert_accessible()
    phone.page.select_option("#meaning-1", "in")
    phone.page.select_option("#meaning-2", "out")
    phone.send()


def save(phone: Watched) -> None:
    phone.assert_accessible()
    for name, value in (("alerts", "on"), ("relation", "customer")):
        chip = phone.page.locator(f"[name={name}][value={value}]")
        if chip.count():
            chip.locator("..").click()
    phone.send()
    expect(phone.page.locator(".saved")).to_be_visible()


def look_at_what_is_kept(phone: Watched) -> None:
    phone.go("/imports/columns/saved")
    expect(phone.page.locator("main")).to_contain_text("가게 문의")
    phone.assert_accessible()


def test_a_shop_owner_brings_in_her_table_and_the_next_months(
    phone: Watched, app: Flask, locale: str, tmp_path: Path
) -> None:
    says = SAYS[locale[:2]]
    sign_in(phone, sign_up(app, "mina", locale=Locale(locale[:2])))

    choose(phone, written(tmp_path / "march.csv", MARCH), says)
    say_what_is_what(phone, says)
    save(phone)
    choose(phone, written(tmp_path / "april.csv", APRIL), says)
    expect(phone.page.locator("main")).to_contain_text(says["kept"])
    assert phone.page.input_value("#meaning-2") == "out"
    phone.send()
    save(phone)

    look_at_what_is_kept(phone)
    # The page that asks once more comes as a 422, which the browser mentions.
    assert [one for one in phone.complaints if "422" not in one] == []
    assert phone.elsewhere == []
