import pytest

from tests.app.team.house import House
from tests.app.team.reading import heading, main_of, page, said
from tests.conftest import CastMember

MOST_STATEMENTS = 5


@pytest.fixture
def years(house: House) -> House:
    """Twenty windows, of which the newest page shows thirteen."""
    house.publish_windows(range(-6, 14))
    return house


def test_a_year_needs_no_older_page(mina: CastMember, house: House) -> None:
    house.publish_year()

    assert "Earlier windows" not in said(page(mina, house.path("Morning")))


def test_the_newest_page_links_to_what_lies_before(mina: CastMember, years: House) -> None:
    text = page(mina, years.path("Morning"))

    assert f'href="{years.path("Morning")}?before=1"' in text
    assert main_of(text).count('<th scope="row">') == 13


def test_the_older_page_shows_the_rest_and_links_no_further(mina: CastMember, years: House) -> None:
    text = page(mina, years.path("Morning", "?before=1"))

    assert heading(text) == "Strain, 21 Jul 2025 to 1 Feb 2026"
    assert main_of(text).count('<th scope="row">') == 7
    assert "Earlier windows" not in said(text)
    assert "Your lead sees this screen" in said(text)


def test_it_goes_on_by_thirteen_windows(mina: CastMember, years: House) -> None:
    assert "?before=0" in page(mina, years.path("Morning", "?before=13"))


def test_a_time_without_anything_to_show_says_so(mina: CastMember, house: House) -> None:
    house.publish(3)
    house.publish(13)

    text = page(mina, house.path("Morning", "?before=13"))

    assert said(text).count("Not enough to show.") == 1
    assert "<figure" not in text


def test_before_the_first_window_there_is_no_page(mina: CastMember, years: House) -> None:
    assert mina.client.get(years.path("Morning", "?before=-6")).status_code == 404


@pytest.mark.parametrize("asked", ["soon", "", "1e9"])
def test_what_is_no_window_shows_the_newest(mina: CastMember, years: House, asked: str) -> None:
    assert heading(page(mina, years.path("Morning", f"?before={asked}"))).startswith("Strain was")


@pytest.mark.parametrize("asked", ["99999999999999999999999", "-99999999999999999999999"])
def test_a_number_no_window_has_does_no_harm(mina: CastMember, years: House, asked: str) -> None:
    assert mina.client.get(years.path("Morning", f"?before={asked}")).status_code in {200, 404}


def test_few_statements(mina: CastMember, years: House, statements: list[str]) -> None:
    statements.clear()

    page(mina, years.path("Morning", "?before=1"))

    assert len(statements) <= MOST_STATEMENTS
