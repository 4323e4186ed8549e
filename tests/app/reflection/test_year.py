"""A year at a glance, and those before it."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from journal.vocabulary import Locale
from tests.app.reflection.living import SUMMER_BEFORE, TODAY, check_in, live_a_monday, tap
from tests.conftest import CastMember, sign_up

PATH = "/reflection/year"


@pytest.fixture(autouse=True)
def thursday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.reflection.year.utc_now", lambda: TODAY)


def page_of(member: CastMember, query: str = "") -> str:
    answer = member.client.get(PATH + query)
    assert answer.status_code == 200
    return answer.text


def test_this_year_is_drawn_with_its_answer(mina: CastMember) -> None:
    live_a_monday(mina)

    page = page_of(mina)

    assert "<figcaption>In 2026 your energy was 1.0 of 5 on average." in page
    assert '<th scope="row">Mar</th><td>1.0</td><td>1</td><td>1</td>' in page


def test_earlier_years_are_a_tap_away(mina: CastMember) -> None:
    check_in(mina, SUMMER_BEFORE, energy=4)
    check_in(mina, TODAY - timedelta(days=1), energy=2)

    assert re.findall(r'<a class="quiet" href="[^"]+year=(\d+)"', page_of(mina)) == ["2026", "2025"]
    assert "In 2025 your energy was 4.0 of 5 on average." in page_of(mina, "?year=2025")


@pytest.mark.parametrize("query", ["?year=2019", "?year=2027", "?year=last", "?year=²⁰²⁶", ""])
def test_a_year_without_anything_of_hers_is_this_one(mina: CastMember, query: str) -> None:
    check_in(mina, TODAY - timedelta(days=1), energy=2)

    page = page_of(mina, query)

    assert "In 2026 your energy was 2.0" in page
    assert 'class="periods"' not in page


def test_without_an_entry_the_page_says_what_will_be_here(mina: CastMember) -> None:
    page = page_of(mina)

    assert "Every day with a check-in becomes a square here." in page
    assert "<figure" not in page


def test_the_page_speaks_korean(mina: CastMember) -> None:
    jisu = sign_up(mina.app, "jisu", locale=Locale.KO)
    live_a_monday(jisu)

    page = page_of(jisu)

    assert re.search("<figcaption>2026년[^<]*기운[^<]*1.0[^<]*</figcaption>", page)
    assert ">3월</text>" in page


def test_contact_alone_is_a_year_too(mina: CastMember) -> None:
    tap(mina, TODAY - timedelta(days=1))

    assert "No answers in 2026 yet, but contact outside the shift." in page_of(mina)


def test_nobody_sees_the_year_of_another(mina: CastMember, jun: CastMember) -> None:
    live_a_monday(mina)

    assert "<figure" not in page_of(jun)


def test_the_page_makes_few_queries(mina: CastMember, statements: list[str]) -> None:
    live_a_monday(mina)
    statements.clear()

    page_of(mina)

    assert len(statements) == 4


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get(PATH).status_code == 303


def test_the_page_is_only_looked_at(mina: CastMember) -> None:
    assert mina.client.post(PATH).status_code == 405
