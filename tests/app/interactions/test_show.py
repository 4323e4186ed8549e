from uuid import uuid4

from flask.testing import FlaskClient

from tests.app.interactions.entering import FULL, logged
from tests.conftest import CastMember


def test_the_entry_shows_what_was_said_and_when(mina: CastMember) -> None:
    page = mina.client.get(f"/interactions/{logged(mina.client)}").text

    assert "Mon, 2 Mar 4:50" in page
    assert page.count(" checked") == len(FULL) - 1
    assert 'name="overtime_minutes" id="f-overtime_minutes" min="0" max="1440"' in page
    assert 'value="40"' in page


def test_the_page_makes_three_queries(mina: CastMember, statements: list[str]) -> None:
    entry = logged(mina.client)
    statements.clear()

    mina.client.get(f"/interactions/{entry}")

    assert len(statements) == 3


def test_somebody_elses_entry_is_not_there(mina: CastMember, jun: CastMember) -> None:
    entry = logged(mina.client)

    assert jun.client.get(f"/interactions/{entry}").status_code == 404


def test_an_unknown_entry_is_not_there(mina: CastMember) -> None:
    assert mina.client.get(f"/interactions/{uuid4()}").status_code == 404


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get(f"/interactions/{uuid4()}").status_code == 303
