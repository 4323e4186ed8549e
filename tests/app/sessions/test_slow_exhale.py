import json
import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.conftest import CastMember

START = "/sessions/slow-exhale"
NOBODYS = "11111111-2222-4333-8444-555555555555"


def plan_on(page: str) -> dict[str, Any]:
    """What the player goes by."""
    found = re.search(r"data-plans='([^']+)'", page)
    assert found is not None
    plan: dict[str, Any] = json.loads(unescape(found.group(1)))["chosen"]
    return plan


def begin(member: CastMember, **said: str) -> str:
    form = {"id": str(uuid4()), "minutes": "3", "tension": "4", **said}
    answer = member.client.post(START, data=form)
    assert answer.status_code == 303
    return answer.location.partition("?")[0]


def end(member: CastMember, place: str, **said: str) -> str:
    answer = member.client.post(f"{place}/after", data=said)
    assert answer.status_code == 303
    return member.client.get(answer.location).text


def test_the_page_before_asks_for_one_tap_and_may_be_skipped(mina: CastMember) -> None:
    page = mina.client.get(START).text

    assert len(re.findall(r'name="tension" value="[1-5]"', page)) == 5
    assert "Begin without saying" in page
    assert "Stop if it feels worse" in page


@pytest.mark.parametrize("minutes, breaths", [("2", 12), ("3", 18), ("5", 30)])
def test_the_length_is_hers(mina: CastMember, minutes: str, breaths: int) -> None:
    form = {"id": str(uuid4()), "minutes": minutes, "tension": ""}
    place = mina.client.post(START, data=form).location

    assert plan_on(mina.client.get(place).text)["times"] == breaths


def test_the_pace_is_hers(mina: CastMember) -> None:
    form = {"id": str(uuid4()), "minutes": "2", "pace": "slower", "tension": ""}
    place = mina.client.post(START, data=form).location

    page = mina.client.get(place).text

    assert [part["seconds"] for part in plan_on(page)["parts"]] == [5, 7]
    assert "5 s in, 7 s out" in mina.client.get(START).text


def test_a_length_that_is_not_offered_becomes_the_usual_one(mina: CastMember) -> None:
    place = begin(mina)

    for asked in ("minutes=4", "minutes=x", "minutes=", "pace=x"):
        assert plan_on(mina.client.get(f"{place}?{asked}").text)["times"] == 18


def test_without_javascript_it_can_be_followed_by_counting(mina: CastMember) -> None:
    page = mina.client.get(begin(mina)).text

    assert "Count slowly in your head" in page
    assert "About 18 breaths make up the time." in page
    assert "Stop here" in page


def test_the_tension_before_and_after_is_said_back(mina: CastMember) -> None:
    page = end(mina, begin(mina, tension="4"), seconds="180", tension="2")

    assert "Tension 4 before, 2 now." in page
    assert "Over many times" in page


def test_no_change_is_nobodys_fault(mina: CastMember) -> None:
    page = end(mina, begin(mina, tension="3"), tension="3")

    assert "it isn't your doing" in page


def test_skipping_both_taps_is_fine(mina: CastMember) -> None:
    page = end(mina, begin(mina, tension=""), tension="")

    assert "The rest of the day is yours" in page


def test_the_seconds_it_took_reach_the_last_page(mina: CastMember) -> None:
    place = begin(mina)

    assert 'name="seconds" value="42"' in mina.client.get(f"{place}/after?seconds=42").text


@pytest.mark.parametrize(
    "wrong", [{"tension": "6"}, {"minutes": "60"}, {"id": "x"}, {"pace": "fast"}, {"ago": "-1"}]
)
def test_what_cannot_be_is_refused_before(mina: CastMember, wrong: dict[str, str]) -> None:
    form = {"id": str(uuid4()), "minutes": "3", "tension": "4", **wrong}

    assert mina.client.post(START, data=form).status_code == 422


@pytest.mark.parametrize(
    "wrong", [{"tension": "0"}, {"seconds": "-1"}, {"seconds": "9999"}, {"ago": "x"}]
)
def test_what_cannot_be_is_refused_after(mina: CastMember, wrong: dict[str, str]) -> None:
    assert mina.client.post(f"{begin(mina)}/after", data=wrong).status_code == 422


@pytest.mark.parametrize("path", ["", "/after", "/done"])
def test_a_session_is_only_its_owners(mina: CastMember, jun: CastMember, path: str) -> None:
    place = begin(mina)

    assert mina.client.get(f"{place}{path}").status_code == 200
    assert jun.client.get(f"{place}{path}").status_code == 404
    assert jun.client.post(f"{place}/after", data={}).status_code == 404


@pytest.mark.parametrize("path", ["", f"/{NOBODYS}", f"/{NOBODYS}/after", f"/{NOBODYS}/done"])
def test_a_stranger_is_shown_the_way_in(client: FlaskClient, path: str) -> None:
    assert client.get(START + path).status_code == 303


def test_a_stranger_begins_nothing(client: FlaskClient) -> None:
    assert client.post(START, data={"id": str(uuid4())}).status_code == 401
    assert client.post(f"{START}/{uuid4()}/after").status_code == 401
