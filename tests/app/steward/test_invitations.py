"""Invitations: shown once, counted as sent, and never as taken."""

from uuid import uuid4

import pytest

from tests.app.steward.running import House, accept, acts, found, sent, somebody, tokens_in
from tests.conftest import CastMember

PATH = "/steward/invitations"


def test_the_links_are_shown_once_and_nowhere_kept(house: House) -> None:
    answer = sent(house, count="3")

    tokens = tokens_in(answer.text)
    assert (answer.status_code, len(tokens)) == (200, 3)
    assert answer.headers["Cache-Control"] == "no-store"
    assert all(f"http://localhost/join/{token}" in answer.text for token in tokens)
    assert tokens_in(house.yuna.client.get(PATH).text) == []
    assert acts(house.yuna.app)[-1][0] == "invited"


def test_the_same_form_again_makes_no_new_links(house: House) -> None:
    batch = str(uuid4())
    sent(house, id=batch)

    again = sent(house, id=batch)

    assert again.status_code == 409
    assert "aren't shown again" in again.text
    assert tokens_in(again.text) == []
    assert [act for act, _details in acts(house.yuna.app)] == ["founded", "invited"]


def test_a_list_comes_back_beside_the_links_and_is_forgotten(house: House) -> None:
    page = sent(house, count="", people="Mina Kang\r\n\r\n  seat 4 \r\n").text

    assert len(tokens_in(page)) == 2
    assert "<strong>Mina Kang</strong>" in page
    assert "\nseat 4 http://localhost/join/" in page
    assert "Mina" not in house.yuna.client.get(PATH).text
    assert "Mina" not in str(acts(house.yuna.app))


def test_the_list_counts_and_not_the_number(house: House) -> None:
    assert len(tokens_in(sent(house, count="9", people="one\ntwo\nthree").text)) == 3


def test_a_steward_is_invited_for_all_teams(house: House) -> None:
    page = sent(house, role="steward", unit_id="", count="1").text

    assert len(tokens_in(page)) == 1
    assert "<dt>Team</dt>" not in page


def test_a_lead_is_invited_to_a_team(house: House) -> None:
    assert "<dt>Team</dt><dd>Night</dd>" in sent(house, role="lead", count="1").text


@pytest.mark.parametrize(
    "wrong, field, message",
    [
        ({"role": ""}, "role", "This is needed."),
        ({"role": "operator"}, "role", "Please choose one of these."),
        ({"unit_id": ""}, "unit_id", "For which team?"),
        ({"unit_id": "night"}, "unit_id", "Please choose one of these."),
        ({"count": ""}, "count", "Say how many, or paste a list."),
        ({"count": "0"}, "count", "At least 1."),
        ({"count": "201"}, "count", "At most 200."),
        ({"people": "somebody\n" * 201}, "people", "At most 200 at once, please."),
    ],
)
def test_what_will_not_do_is_said_and_nothing_typed_is_lost(
    house: House, wrong: dict[str, str], field: str, message: str
) -> None:
    answer = sent(house, **{"count": "7", **wrong})

    assert answer.status_code == 422
    assert f'id="m-{field}">' in answer.text
    assert message in answer.text
    assert f'value="{wrong.get("count", "7")}"' in answer.text
    assert tokens_in(answer.text) == []
    assert len(acts(house.yuna.app)) == 1


def listed(house: House) -> str:
    page = house.yuna.client.get(PATH).text
    return page.split("Sent in the last 7 days")[1].split("<form")[0]


def test_the_list_of_what_was_sent_never_says_who_came(house: House, mina: CastMember) -> None:
    token, *_others = tokens_in(sent(house, count="12").text)
    before = listed(house)

    accept(mina, token)

    assert "12 sent on Tue, 10 Mar · open until Tue, 17 Mar 12:00 PM" in before
    assert listed(house) == before


def test_open_ones_are_taken_back(house: House) -> None:
    sent(house, count="2")

    answer = house.yuna.client.post(f"{PATH}/take-back")

    assert (answer.status_code, answer.location) == (303, f"{PATH}?saved=1")
    page = house.yuna.client.get(answer.location).text
    assert "no longer open" in page
    assert "open until" not in page
    assert acts(house.yuna.app)[-1][0] == "invitations_revoked"


def test_a_team_of_another_organisation_is_not_there(house: House) -> None:
    other = found(somebody(house, "dae"))

    assert sent(house, unit_id=str(other.night)).status_code == 404


def test_what_was_sent_stays_in_its_organisation(house: House) -> None:
    dae = somebody(house, "dae")
    sent(found(dae, unit_name="Counter"))

    assert "Counter" not in house.yuna.client.get(PATH).text


def test_the_page_asks_few_times(house: House, statements: list[str]) -> None:
    house.yuna.client.get(PATH)

    assert len(statements) == 5
