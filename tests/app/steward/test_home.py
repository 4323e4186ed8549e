"""A steward's home, and the windows ahead."""

import pytest

from app.database import writing
from journal.audit.rules import OPERATOR
from journal.clock import utc_now
from journal.teams.outside import NewProvider, set_provider
from tests.app.steward.running import House

PROVIDER = NewProvider("https://one.example", "offshift", b"sealed")


def test_every_place_is_one_tap_away(house: House) -> None:
    page = house.yuna.client.get("/steward").text
    places = ("units", "invitations", "roles", "windows", "sessions", "consent-words", "keys")

    assert all(f'href="/steward/{place}"' in page for place in places)
    assert 'href="/me/acts"' in page
    assert "sign-in" not in page


def test_the_next_six_windows_have_their_dates(house: House) -> None:
    page = house.yuna.client.get("/steward/windows").text

    assert page.count('<section class="flow">') == 6
    assert "2\xa0Mar to 29\xa0Mar\xa02026" in page
    assert "open since Mon, 2 Mar" in page
    assert "at the end of Sun, 29 Mar" in page
    assert "from Mon, 6 Apr on" in page
    assert "16\xa0Aug\xa02026" in page


def test_a_window_names_its_figures_and_never_how_many_take_part(house: House) -> None:
    page = house.yuna.client.get("/steward/windows").text

    assert page.count("Strain") == 6
    assert page.count("A face one doesn&#39;t feel") == 2
    assert "contributor" not in page
    assert "How many take part is said nowhere" in page


@pytest.mark.parametrize("path, asked", [("/steward", 4), ("/steward/windows", 3)])
def test_the_pages_ask_little(house: House, statements: list[str], path: str, asked: int) -> None:
    statements.clear()

    house.yuna.client.get(path)

    assert len(statements) == asked


def test_the_address_of_the_own_sign_in_is_shown_once_there_is_one(house: House) -> None:
    without = house.yuna.client.get("/steward").text
    with house.yuna.app.app_context(), writing() as session:
        set_provider(session, house.id, OPERATOR, PROVIDER, utc_now())

    page = house.yuna.client.get("/steward").text

    assert f"http://localhost/sign-in/with/{house.id}" in page
    assert "/sign-in/with/" not in without
