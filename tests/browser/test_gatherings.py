"""A session of an organisation: joined on a phone in Korean, announced at a desk in English."""

import pytest
from flask import Flask

from journal.vocabulary import Locale
from tests.app.gatherings.gathering import LINK, LIST, Harbour, page_of
from tests.browser.conftest import Wall, Watched
from tests.conftest import PASSWORD, CastMember

pytestmark = pytest.mark.browser


@pytest.fixture
def harbour(app: Flask, wall: Wall) -> Harbour:
    wall.now = wall.now.replace(day=10)
    return Harbour(app)


def sign_in(phone: Watched, member: CastMember, path: str) -> None:
    phone.go(f"/sign-in?next={path}")
    phone.page.fill("[name=email]", member.email)
    phone.page.fill("[name=password]", PASSWORD)
    phone.send()


@pytest.mark.parametrize("locale", ["ko-KR"])
def test_she_joins_on_her_phone_and_gives_it_up(phone: Watched, harbour: Harbour) -> None:
    hana = harbour.seat("hana", Locale.KO)
    path = page_of(harbour.announce(title="금요일 명상", place="3층 회의실", link=LINK))
    sign_in(phone, hana, LIST)
    phone.assert_accessible()
    phone.follow(phone.page.get_by_role("link", name="금요일 명상"))
    assert phone.page.url.endswith(path)
    phone.assert_accessible()

    phone.send("main form button.act")

    assert phone.page.get_by_role("status").inner_text() == "신청했어요. 내 자리가 있어요."
    phone.send("main form button.quiet")
    assert (
        phone.page.get_by_role("status").inner_text() == "취소했어요. 누구에게도 알려지지 않아요."
    )
    assert phone.complaints == []


@pytest.mark.parametrize("locale", ["en-GB"])
def test_a_steward_announces_and_calls_one_date_off(phone: Watched, harbour: Harbour) -> None:
    phone.page.set_viewport_size({"width": 1280, "height": 800})
    sign_in(phone, harbour.yuna, "/steward/sessions")
    page = phone.page
    for name, value in {"title": "Friday class", "place": "Room 3", "date": "2026-03-13"}.items():
        page.fill(f"[name={name}]", value)
    page.check("[value=meditation]")
    page.fill("[name=time]", "17:30")
    page.select_option("[name=repeats]", "weekly")
    page.fill("[name=until]", "2026-06-26")
    phone.assert_accessible()
    phone.send()

    phone.follow(page.get_by_role("link", name="Friday class"))
    phone.assert_accessible()
    phone.send("main .inside form button.quiet")

    assert page.get_by_role("status").inner_text() == "That date is called off."
    assert phone.complaints == []
