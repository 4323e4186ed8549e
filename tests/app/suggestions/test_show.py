import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from journal.vocabulary import Locale
from tests.app.suggestions.moment import insult, offer_on
from tests.conftest import CastMember, sign_up


def test_a_stranger_is_shown_the_way_in(client: FlaskClient) -> None:
    answer = client.get("/restore")

    assert answer.status_code == 303
    assert "/sign-in" in answer.location


def test_without_shifts_the_page_stays_silent_and_says_why(mina: CastMember) -> None:
    page = mina.client.get("/restore").text

    assert "Without your shifts" in page
    assert 'class="suggestion"' not in page
    assert "/sessions/slow-exhale" in page


def test_after_an_insult_it_acknowledges_and_offers_one_calm_thing(mina: CastMember) -> None:
    insult(mina)

    page = mina.client.get("/restore").text

    assert "about them, not about your worth" in page
    assert "Because someone insulted you 5 minutes ago" in page
    assert "Breathe out slowly" in page
    assert "When not" in page
    assert page.count('class="suggestion"') == 1


def test_the_right_to_a_pause_is_named_in_korea(mina: CastMember) -> None:
    insult(mina)

    assert "art. 41" in mina.client.get("/restore").text


def test_korean_is_spoken_to_those_who_read_it(mina: CastMember) -> None:
    sora = sign_up(mina.app, "sora", locale=Locale.KO)
    insult(sora, minutes_ago=110)

    page = sora.client.get("/restore").text

    assert "2시간쯤 전에 모욕적인 말을 들어서예요." in page
    assert "천천히 길게 내쉬어요" in page
    assert "산업안전보건법 제41조" in page


def test_looking_twice_shows_the_same_and_leaves_no_trace(mina: CastMember) -> None:
    insult(mina)

    first, second = (offer_on(mina.client.get("/restore").text) for _ in range(2))

    assert first.pop("id") != second.pop("id")
    assert first == second


@pytest.mark.parametrize("path", ["/restore", "/restore/others", "/restore/why"])
def test_a_page_asks_the_database_at_most_seven_times(mina: CastMember, path: str) -> None:
    insult(mina)
    asked: list[str] = []
    engine = mina.app.extensions["database"].reader
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))

    mina.client.get(path)

    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 7


@pytest.mark.usefixtures("afternoon")
def test_others_are_shown_with_what_speaks_against_them(mina: CastMember) -> None:
    insult(mina)

    page = mina.client.get("/restore/others").text

    assert "Keep the bare facts" in page
    assert "What might they have been up against?" not in page


def test_others_are_shown_even_when_nothing_is_known(mina: CastMember) -> None:
    page = mina.client.get("/restore/others").text

    assert "At another time" in page
    assert "Fits this moment" not in page
    assert "Ten quiet minutes" in page


def test_a_stranger_sees_no_others(client: FlaskClient) -> None:
    assert client.get("/restore/others").status_code == 303
