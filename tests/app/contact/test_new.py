from flask.testing import FlaskClient

from tests.app.contact.tapping import kept, tap
from tests.conftest import CastMember


def test_three_answers_save_at_once(mina: CastMember) -> None:
    page = mina.client.get("/contact").text

    assert page.count('type="submit" name="initiation"') == 3
    assert "tapped or imported" in page


def test_what_was_tapped_is_listed_and_counted_by_day(mina: CastMember) -> None:
    contact_id = kept(mina.client)
    tap(mina.client, initiation="uneasy", time="23:50")

    page = mina.client.get("/contact").text

    assert f"/contact/{contact_id}" in page
    assert "Mon, 2 Mar 11:50 PM" in page
    assert "by hand 2" in page


def test_the_page_makes_three_queries(mina: CastMember, statements: list[str]) -> None:
    mina.client.get("/contact")

    assert len(statements) == 3


def test_nobody_sees_the_contact_of_somebody_else(mina: CastMember, jun: CastMember) -> None:
    kept(mina.client)

    assert "2 Mar" not in jun.client.get("/contact").text


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    assert client.get("/contact").status_code == 303
