from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.app.suggestions.moment import insult, offer_on, rows_of
from tests.conftest import CastMember

BEGUN = {
    "entry": "hobby_10",
    "moment": "evening",
    "reason": "replaying",
    "answer": "started",
    "page": "restore",
}


def begin(member: CastMember) -> str:
    offer_id = str(uuid4())
    return member.client.post("/restore/answers", data={"id": offer_id, **BEGUN}).location


def test_beginning_to_breathe_leads_to_the_session(mina: CastMember) -> None:
    insult(mina)
    offer = offer_on(mina.client.get("/restore").text)

    answer = mina.client.post("/restore/answers", data={**offer, "answer": "started"})

    assert (answer.status_code, answer.location) == (303, "/sessions/slow-exhale")


@pytest.mark.parametrize("said, shown", [("later", "Kept for later"), ("not_now", "not now")])
def test_later_and_not_now_end_it_for_this_moment(mina: CastMember, said: str, shown: str) -> None:
    insult(mina)
    offer = offer_on(mina.client.get("/restore").text)

    answer = mina.client.post("/restore/answers", data={**offer, "answer": said})

    assert (answer.status_code, answer.location) == (303, "/restore")
    page = mina.client.get("/restore").text
    assert shown in page
    assert 'class="suggestion"' not in page


def test_an_answer_on_today_leads_back_to_today(mina: CastMember) -> None:
    said = {**BEGUN, "id": str(uuid4()), "answer": "later", "page": "today"}

    assert mina.client.post("/restore/answers", data=said).location == "/today"


def test_a_double_tap_is_one_answer_and_another_is_refused(mina: CastMember) -> None:
    said = {**BEGUN, "id": str(uuid4())}

    taps = [mina.client.post("/restore/answers", data=said).status_code for _ in range(2)]
    other = mina.client.post("/restore/answers", data={**said, "answer": "later"})

    assert taps == [303, 303]
    assert other.status_code == 409


def test_an_old_page_begins_nothing_that_must_not_be_by_now(mina: CastMember) -> None:
    said = {**BEGUN, "entry": "perspective", "moment": "between", "id": str(uuid4())}
    before = mina.client.post("/restore/answers", data={**said, "id": str(uuid4())})
    insult(mina)

    answer = mina.client.post("/restore/answers", data=said)

    assert before.status_code == 303
    assert answer.status_code == 422
    assert "That offer is gone" in answer.text
    assert mina.client.get(f"/restore/begun/{said['id']}").status_code == 404
    assert (
        mina.client.post("/restore/answers", data={**said, "answer": "not_now"}).status_code == 303
    )


def test_an_old_page_begins_nothing_she_left_out_since(mina: CastMember) -> None:
    mina.client.post("/restore/limits", data={"limit": "breathing", "wish": "leave_out"})
    said = {**BEGUN, "entry": "calm_exhale", "id": str(uuid4())}

    assert mina.client.post("/restore/answers", data=said).status_code == 422


@pytest.mark.parametrize("name", ["id", "moment", "reason", "answer"])
def test_a_broken_answer_is_refused_with_a_way_on(mina: CastMember, name: str) -> None:
    said = {**BEGUN, "id": str(uuid4()), name: "nonsense"}

    answer = mina.client.post("/restore/answers", data=said)

    assert answer.status_code == 422
    assert "See what fits now" in answer.text


def test_what_is_not_in_the_catalogue_is_not_found(mina: CastMember) -> None:
    said = {**BEGUN, "id": str(uuid4()), "entry": "vent"}

    assert mina.client.post("/restore/answers", data=said).status_code == 404


def test_a_begun_suggestion_shows_how_and_can_be_finished(mina: CastMember) -> None:
    place = begin(mina)
    before = mina.client.get(place).text

    answer = mina.client.post(f"{place}/finished")

    assert "Ten minutes for something you like" in before
    assert "I did it" in before
    assert answer.status_code == 303
    assert "The rest of the time is yours" in mina.client.get(answer.location).text


def test_nobody_opens_or_finishes_what_mina_began(mina: CastMember, jun: CastMember) -> None:
    place = begin(mina)

    assert jun.client.get(place).status_code == 404
    assert jun.client.post(f"{place}/finished").status_code == 404


def test_a_stranger_answers_nothing(client: FlaskClient) -> None:
    assert client.post("/restore/answers", data=BEGUN).status_code == 401
    assert client.post(f"/restore/begun/{uuid4()}/finished").status_code == 401
    assert client.get(f"/restore/begun/{uuid4()}").status_code == 303


def test_looking_never_answers(mina: CastMember) -> None:
    assert mina.client.get("/restore/answers").status_code == 405
    with rows_of(mina) as rows:
        rows.shift(0, 1)
    assert mina.client.get("/restore").status_code == 200
