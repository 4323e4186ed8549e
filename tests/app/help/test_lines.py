import pytest
from flask.testing import FlaskClient

from tests.conftest import CastMember

KOREAN = {"Accept-Language": "ko-KR"}
BRITISH = {"Accept-Language": "en-GB"}


def test_everybody_reaches_the_lines_without_signing_in(client: FlaskClient) -> None:
    page = client.get("/help", headers=KOREAN)

    assert page.status_code == 200
    assert 'href="tel:109"' in page.text
    assert 'href="tel:15770199"' in page.text


def test_the_page_says_when_the_numbers_were_checked(client: FlaskClient) -> None:
    assert "2026년 11월 21일" in client.get("/help", headers=KOREAN).text


def test_the_country_of_the_browser_comes_first(client: FlaskClient) -> None:
    page = client.get("/help", headers=BRITISH).text

    assert page.index("tel:116123") < page.index("tel:109")


def test_the_country_of_her_zone_beats_the_language(mina: CastMember) -> None:
    page = mina.client.get("/help", headers=BRITISH).text

    assert page.index("tel:109") < page.index("tel:116123")


def test_where_no_line_is_known_the_directory_is_named(client: FlaskClient) -> None:
    page = client.get("/help", headers={"Accept-Language": "fr"}).text

    assert page.index("findahelpline.com") < page.index("tel:109")


@pytest.mark.parametrize("path", ["/help", "/sign-in", "/nowhere"])
def test_the_foot_of_every_page_names_the_first_line(client: FlaskClient, path: str) -> None:
    page = client.get(path, headers=KOREAN).text

    foot = page[page.index('<footer class="foot">') :]
    assert 'href="tel:109"' in foot
    assert 'href="/help"' in foot


def test_the_foot_names_no_number_where_none_is_known(client: FlaskClient) -> None:
    page = client.get("/sign-in", headers={"Accept-Language": "fr"}).text

    assert "tel:" not in page[page.index('<footer class="foot">') :]


def test_nothing_can_be_sent_to_the_page(client: FlaskClient) -> None:
    assert client.post("/help").status_code == 405
