"""A nurse's D, E, N from a grid file, on a phone, in both languages."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Wall, Watched
from tests.conftest import PASSWORD, CastMember

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]

CODES = ["D", "E", "N", "OFF"]
SAYS = {
    "ko": {
        "total": "근무 22번, 쉬는 날 8일",
        "unread": "3월 10일",
        "saved": "저장했어요",
        "undone": "되돌렸어요",
        "night": "다음 날",
    },
    "en": {
        "total": "22 shifts, 8 free days",
        "unread": "Tue, 10 Mar",
        "saved": "Saved.",
        "undone": "Taken back.",
        "night": "the next day",
    },
}


def grid(file: Path) -> Path:
    """Write the roster of a ward: March 2026, two nurses, and a swap in words."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["2026년 3월 7병동 근무표"])
    sheet.append(["이름", *(f"{day}({'일월화수목금토'[(day - 1) % 7]})" for day in range(1, 32))])
    sheet.append(["김가람", *(CODES[day % 4] for day in range(31))])
    sheet.append(["이나래", *(CODES[(day + 1) % 4] for day in range(31))])
    sheet["K4"] = "D(김 대신)"
    book.save(file)
    return file


def sign_in(phone: Watched, language: str) -> None:
    phone.go("/sign-in")
    phone.page.fill("[name=email]", "mina@example.com")
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()
    phone.follow(phone.page.locator(f"button[name=language][value={language}]"))


def choose_file(phone: Watched, file: Path) -> None:
    phone.go("/rosters")
    phone.assert_accessible()
    phone.page.set_input_files("[name=file]", file)
    phone.send("form[enctype] button.act")
    phone.assert_accessible()


def say_who_and_what(phone: Watched) -> None:
    phone.page.locator("label.chip", has_text="이나래").click()
    phone.send()
    phone.assert_accessible()
    night = phone.page.locator("legend", has_text=re.compile(r"^N\s"))
    phone.page.locator("fieldset.meaning").filter(has=night).locator("[name=begin]").fill("22:00")
    phone.send()
    phone.assert_accessible()


def test_a_nurse_brings_in_her_month_and_takes_it_back(
    phone: Watched, mina: CastMember, wall: Wall, locale: str, tmp_path: Path
) -> None:
    says = SAYS[locale[:2]]
    sign_in(phone, locale[:2])
    choose_file(phone, grid(tmp_path / "ward.xlsx"))
    say_who_and_what(phone)
    main = phone.page.locator("main")

    for word in ("total", "unread"):
        expect(main).to_contain_text(says[word])
    phone.send("form[action='/rosters'] button.act")
    expect(main).to_contain_text(says["saved"])
    phone.assert_accessible()
    see_the_night(phone, says)
    phone.go("/rosters")
    phone.send("button.delete")
    expect(main).to_contain_text(says["undone"])
    assert (phone.complaints, phone.elsewhere) == ([], [])


def see_the_night(phone: Watched, says: dict[str, str]) -> None:
    """The night of the second begins at ten and ends on the third."""
    phone.go("/shifts/days/2026-03-02")
    expect(phone.page.locator("main")).to_contain_text(says["night"])
    expect(phone.page.locator("main")).to_contain_text("10:00")
