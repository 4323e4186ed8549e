"""Letters twice as large, on a phone: nothing runs out of the page, no column is a letter wide."""

import pytest
from flask import Flask

from tests.browser.conftest import Watched
from tests.browser.notes_steps import let_in, member

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])]

LARGE = "document.documentElement.style.setProperty('font-size', '200%')"
WIDTHS = "all => all.map((one) => one.getBoundingClientRect().width)"
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
COLUMNS = "dl.facts dd, .raw-rows dd"
LEAST_PX = 120
PAGES = (
    "/notes",
    "/notes/begin",
    "/notes/lock",
    "/me/data",
    "/me/data/account",
    "/me/data/export",
    "/me/data/rows/account",
    "/me/agreements",
    "/about/who-can-see",
    "/evidence",
    "/evidence/check",
)


def test_large_letters_fit(app: Flask, phone: Watched, locale: str) -> None:
    let_in(phone.page, member(app, locale), phone.address)
    for path in PAGES:
        phone.go(path)
        phone.page.evaluate(LARGE)

        assert phone.page.evaluate(OVERHANG) <= 0, path
        narrow = [w for w in phone.page.locator(COLUMNS).evaluate_all(WIDTHS) if w < LEAST_PX]
        assert narrow == [], path
