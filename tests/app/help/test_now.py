"""For somebody who needs somebody now: a number, a second way, who is near; nothing else."""

import re

from flask.testing import FlaskClient

from tests.conftest import CastMember

KOREAN = {"Accept-Language": "ko-KR"}


def main_of(client: FlaskClient, **headers: str) -> str:
    answer = client.get("/help/now", headers=headers or KOREAN)
    assert answer.status_code == 200
    return answer.text.partition("<main")[2].partition("</main>")[0]


def test_first_the_number_then_writing_then_who_is_near(client: FlaskClient) -> None:
    page = main_of(client)

    places = [page.index(one) for one in ("tel:109", "sms:109", "곁에 누가 있나요?", "tel:112")]
    assert places == sorted(places)


def test_no_questions_and_no_exercise(client: FlaskClient) -> None:
    page = main_of(client, **{"Accept-Language": "en-US"})

    assert not re.search("<form|<input|breath|instruments|/sessions|/restore", page)


def test_where_nobody_can_be_written_to_another_line_is_named(client: FlaskClient) -> None:
    page = main_of(client, **{"Accept-Language": "en-GB"})

    assert "sms:" not in page
    assert "findahelpline.com lists other lines" in page


def test_where_no_line_is_known_the_directory_is_first(client: FlaskClient) -> None:
    page = main_of(client, **{"Accept-Language": "fr"})

    assert "findahelpline.com" in page
    assert "tel:" not in page


def test_the_way_back_leads_to_the_journal(mina: CastMember, client: FlaskClient) -> None:
    assert 'href="/today"' in main_of(mina.client)
    assert 'href="/today"' not in main_of(client)
    assert "What you wrote is kept." in main_of(mina.client)


def test_opening_it_writes_nothing(mina: CastMember, statements: list[str]) -> None:
    main_of(mina.client)

    assert [one for one in statements if not one.startswith("SELECT")] == []
