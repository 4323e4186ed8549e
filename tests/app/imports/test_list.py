from flask.testing import FlaskClient

from tests.app.imports.browsing import bring_in
from tests.conftest import CastMember


def test_an_empty_list_says_what_will_be_here(mina: CastMember) -> None:
    page = mina.client.get("/imports")

    assert page.status_code == 200
    assert "What you bring in will be listed here" in page.text


def test_the_list_shows_rooms_by_number(mina: CastMember) -> None:
    bring_in(mina.client)

    page = mina.client.get("/imports")

    assert "Room 1" in page.text
    assert "새벽별" not in page.text
    assert "secret-name" not in page.text


def test_nobody_sees_anybody_elses_list(mina: CastMember, jun: CastMember) -> None:
    bring_in(mina.client)

    assert "Room 1" not in jun.client.get("/imports").text


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/imports").status_code == 303


def test_the_page_makes_two_queries(mina: CastMember, statements: list[str]) -> None:
    bring_in(mina.client)
    statements.clear()

    mina.client.get("/imports")

    assert len(statements) == 2
