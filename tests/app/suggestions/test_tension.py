"""One tap before and one after, both of which can be left out."""

from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conftest import CastMember

ASKED_AFTER = "How tense are you now?"


def begin(member: CastMember, entry: str = "hobby_10", moment: str = "evening") -> str:
    said = {"entry": entry, "moment": moment, "reason": "replaying", "answer": "started"}
    answer = member.client.post("/restore/answers", data={"id": str(uuid4()), **said})
    return str(answer.location)


def said_on(page: str) -> str:
    return page.partition('name="when" value="')[2].partition('"')[0]


def tap(member: CastMember, place: str, tension: str, when: str = "before") -> TestResponse:
    return member.client.post(f"{place}/tension", data={"tension": tension, "when": when})


def test_tension_is_asked_before_and_after(mina: CastMember) -> None:
    place = begin(mina)
    assert "How tense are you right now?" in mina.client.get(place).text

    assert tap(mina, place, "4").location == place
    assert "Tension now: 4 of 5." in mina.client.get(place).text
    mina.client.post(f"{place}/finished")
    assert ASKED_AFTER in mina.client.get(place).text
    tap(mina, place, "2", "after")

    page = mina.client.get(place).text
    assert "Tension 4 before, 2 now." in page
    assert ASKED_AFTER not in page


def test_the_way_back_to_the_page_before_changes_nothing_after(mina: CastMember) -> None:
    place = begin(mina)
    before = mina.client.get(place).text
    tap(mina, place, "4")
    mina.client.post(f"{place}/finished")

    late = tap(mina, place, "5", said_on(before))

    assert late.status_code == 409
    assert said_on(mina.client.get(place).text) == "after"


def test_whoever_left_it_out_before_is_not_asked_after(mina: CastMember) -> None:
    place = begin(mina)

    mina.client.post(f"{place}/finished")

    assert ASKED_AFTER not in mina.client.get(place).text


@pytest.mark.parametrize("tension", ["0", "6", "much"])
def test_a_tension_outside_the_scale_is_refused(mina: CastMember, tension: str) -> None:
    answer = tap(mina, begin(mina), tension)

    assert answer.status_code == 422
    assert "How tense are you right now?" in answer.text


def test_what_is_done_on_a_page_of_ours_leads_there(mina: CastMember) -> None:
    page = mina.client.get(begin(mina, "batch3")).text

    assert 'href="/restore/messages"' in page
    assert "I did it" in page


def test_nobody_says_the_tension_of_another(mina: CastMember, jun: CastMember) -> None:
    place = begin(mina)

    assert tap(jun, place, "4").status_code == 404


def test_a_stranger_says_nothing(client: FlaskClient) -> None:
    assert client.post(f"/restore/begun/{uuid4()}/tension").status_code == 401
