import re

from flask.testing import FlaskClient

from tests.conftest import CastMember


def test_every_kind_is_one_tap_away(mina: CastMember) -> None:
    page = mina.client.get("/interactions/new").text

    assert len(re.findall(r'type="radio" name="kind" value="\w', page)) == 11
    assert " checked" not in page


def test_nothing_asks_for_the_story(mina: CastMember) -> None:
    page, _, parts_to_come = mina.client.get("/interactions/new").text.partition("<template")

    assert "<textarea" not in page
    assert 'type="text"' not in page
    # Her own words have a room, folded away until she opens it.
    assert "<textarea" in parts_to_come
    assert "<details" in page.partition('class="note-box')[0].rpartition("</details>")[2]


def test_the_page_makes_one_query(mina: CastMember, statements: list[str]) -> None:
    mina.client.get("/interactions/new")

    assert len(statements) == 1


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    answer = client.get("/interactions/new")

    assert (answer.status_code, answer.location) == (303, "/sign-in?next=/interactions/new")


def test_the_page_is_not_for_sending(mina: CastMember) -> None:
    assert mina.client.post("/interactions/new").status_code == 405
