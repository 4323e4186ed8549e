"""Rights by country: for everybody, each with its day and source."""

from html import unescape

import pytest
from flask.testing import FlaskClient

from journal.rights.law import rights
from journal.rights.rules import regions_of
from journal.vocabulary import Locale
from tests.conftest import CastMember

KOREAN = {"Accept-Language": "ko-KR"}


def test_the_country_of_her_clock_is_listed_first(mina: CastMember) -> None:
    page = mina.client.get("/help/rights", headers={"Accept-Language": "en-AU"}).text

    assert page.index("/help/rights/kr") < page.index("/help/rights/jp")
    assert "where your clock is" in page


def test_without_a_country_all_are_listed(client: FlaskClient) -> None:
    page = client.get("/help/rights", headers={"Accept-Language": "fr"})

    assert page.status_code == 200
    assert "where your clock is" not in page.text
    assert page.text.count('href="/help/rights/') == len(regions_of(rights()))


@pytest.mark.parametrize("region", [region.lower() for region in regions_of(rights())])
def test_every_right_has_its_day_and_its_source(client: FlaskClient, region: str) -> None:
    page = unescape(client.get(f"/help/rights/{region}", headers={"Accept-Language": "en"}).text)
    own = [right for right in rights().right if right.region.lower() == region]

    assert all(right.worded(Locale.EN) in page for right in own)
    assert page.count("Looked up on ") >= len(own)
    assert all(f'href="{right.address}"' in page for right in own if right.address)
    assert "Pointers, not advice." in page


def test_korean_rights_are_told_in_korean(client: FlaskClient) -> None:
    page = client.get("/help/rights/kr", headers=KOREAN).text

    assert "더 쉬게 해 달라고 회사에 요청할 수 있어요" in page
    assert "2026년 11월 21일 확인" in page
    assert 'href="tel:1350"' in page


def test_a_member_is_told_what_holds_in_the_union(client: FlaskClient) -> None:
    page = client.get("/help/rights/fr", headers={"Accept-Language": "en"}).text

    assert "In the whole European Union." in page
    assert "Eleven hours in a row" in page
    whole = client.get("/help/rights/eu", headers={"Accept-Language": "en"}).text
    assert "In the whole European Union." not in whole


@pytest.mark.parametrize("country", ["KR", "xx", "nl", "kr-1"])
def test_a_country_nobody_looked_up_is_not_there(client: FlaskClient, country: str) -> None:
    assert client.get(f"/help/rights/{country}").status_code == 404


def test_nothing_can_be_sent_there(client: FlaskClient) -> None:
    assert client.post("/help/rights").status_code == 405
    assert client.post("/help/rights/kr").status_code == 405


def test_the_foot_of_every_page_has_the_lines_in_itself(client: FlaskClient) -> None:
    page = client.get("/sign-in", headers=KOREAN).text
    foot = page[page.index('<footer class="foot">') :]

    assert {'href="tel:109"', 'href="tel:15770199"', 'href="sms:109"', 'href="tel:119"'} <= {
        f'href="{part.split(chr(34))[0]}"' for part in foot.split('href="')[1:]
    }
    assert 'href="/help/now"' in foot
    assert 'href="/help/rights/kr"' in foot
    assert "<script" not in foot


def test_the_foot_leads_to_all_countries_where_none_is_known(client: FlaskClient) -> None:
    page = client.get("/sign-in", headers={"Accept-Language": "fr"}).text

    assert 'href="/help/rights"' in page[page.index('<footer class="foot">') :]
