import re
from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from tests.app.team.house import House
from tests.app.team.reading import heading, main_of, page, said
from tests.conftest import CastMember

GOOD = {"cause": "cause:unclear_notice", "changed_on": "2026-09-14", "words": "Notice 12 rewritten"}
MOST_STATEMENTS = 5


def send(lead: CastMember, house: House, unit: str = "Morning", **more: str) -> TestResponse:
    sent = {"id": str(uuid4()), **GOOD, **more}
    return lead.client.post(house.path(unit, "/actions"), data=sent)


def written(lead: CastMember, house: House) -> str:
    return said(page(lead, house.path("Morning", "/actions")))


def test_the_page_asks_with_nothing_chosen(sora: CastMember, house: House) -> None:
    text = page(sora, house.path("Morning", "/actions"))

    assert heading(text) == "What was changed?"
    assert " selected" not in main_of(text)
    assert re.search(r'name="id" value="[0-9a-f-]{36}"', text)


def test_it_offers_every_list_and_not_nothing(sora: CastMember, house: House) -> None:
    text = page(sora, house.path("Morning", "/actions"))

    for value in ("cause:policy", "kind:insult", "channel:chat", "lateness:late"):
        assert f'value="{value}"' in text
    assert text.count('value="roster:') == 4
    assert 'value="cause:none"' not in text
    assert text.count("<optgroup") == 5


def test_a_change_is_kept_and_written_down_once(sora: CastMember, house: House) -> None:
    answer = send(sora, house)

    assert answer.status_code == 303
    assert answer.location == house.path("Morning", "/actions?saved=1")
    assert "Saved" in said(page(sora, answer.location))
    assert "Notice 12 rewritten Unclear notice \u00b7 14 Sep 2026 \u00b7 Sora Kim" in written(
        sora, house
    )
    assert house.records() == 1


def test_a_double_click_keeps_one(sora: CastMember, house: House) -> None:
    action_id = str(uuid4())

    answers = [send(sora, house, id=action_id) for _click in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert written(sora, house).count("Notice 12 rewritten Unclear") == 1
    assert house.records() == 1


def test_the_same_id_with_another_content_is_a_conflict(sora: CastMember, house: House) -> None:
    action_id = str(uuid4())
    send(sora, house, id=action_id)

    assert send(sora, house, id=action_id, words="Something else").status_code == 409


@pytest.mark.parametrize(
    "wrong, message",
    [
        ({"cause": ""}, "This is needed."),
        ({"cause": "cause"}, "Please choose one of these."),
        ({"cause": "cause:none"}, "Please choose one of these."),
        ({"cause": "mood:low"}, "Please choose one of these."),
        ({"changed_on": ""}, "This is needed."),
        ({"changed_on": "tomorrow"}, "A date, such as"),
        ({"changed_on": "2027-02-18"}, "This day is still to come."),
        ({"changed_on": "2024-01-01"}, "That is more than two years ago."),
        ({"words": " \n "}, "This is needed."),
        ({"words": "w" * 301}, "This is too long."),
        ({"id": "1"}, "This page was too old."),
        ({"note": "more"}, "This page was too old."),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(
    sora: CastMember, house: House, wrong: dict[str, str], message: str
) -> None:
    answer = send(sora, house, **wrong)

    assert answer.status_code == 422
    assert message in said(answer.text)
    kept = {name: value for name, value in GOOD.items() if name not in wrong}
    if "cause" in kept:
        assert 'value="cause:unclear_notice" selected' in answer.text
    assert all(value in answer.text for value in kept.values())
    assert house.records() == 0


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("Notice 12\r\nrewritten ", "Notice 12 rewritten"),
        ("Notice\u202e 12\x00 rewritten", "Notice 12 rewritten"),
        ("안내문 12번을 다시 썼어요 👩\u200d💻", "안내문 12번을 다시 썼어요 👩\u200d💻"),
    ],
)
def test_signs_that_nobody_sees_are_left_out(
    sora: CastMember, house: House, typed: str, kept: str
) -> None:
    assert send(sora, house, words=typed).status_code == 303

    assert kept in written(sora, house)


def test_a_change_is_taken_back_and_can_be_written_down_again(
    sora: CastMember, house: House
) -> None:
    action_id = str(uuid4())
    send(sora, house, id=action_id)

    answer = sora.client.post(house.path("Morning", f"/actions/{action_id}/withdraw"))

    assert answer.status_code == 200
    assert heading(answer.text) == "It is taken back"
    assert "Notice 12 rewritten" not in written(sora, house)
    again = sora.client.post(house.path("Morning", "/actions"), data=hidden_in(answer.text))
    assert again.status_code == 303
    assert "Notice 12 rewritten" in written(sora, house)
    assert house.records() == 3


def hidden_in(text: str) -> dict[str, Any]:
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', main_of(text))
    return {name: value for name, value in fields if name != "csrf_token"}


def test_taking_it_back_twice_is_one_act(sora: CastMember, house: House) -> None:
    action_id = str(uuid4())
    send(sora, house, id=action_id)

    for _click in range(2):
        path = house.path("Morning", f"/actions/{action_id}/withdraw")
        assert sora.client.post(path).status_code == 200

    assert house.records() == 2


def test_members_and_other_leads_can_do_neither(
    mina: CastMember, sora: CastMember, hana: CastMember, house: House
) -> None:
    action_id = str(uuid4())
    assert send(hana, house, "Night", id=action_id).status_code == 303

    for member, unit in ((mina, "Morning"), (mina, "Night"), (sora, "Night"), (sora, "Billing")):
        withdraw = house.path(unit, f"/actions/{action_id}/withdraw")
        assert send(member, house, unit).status_code == 404
        assert member.client.post(withdraw).status_code == 404

    assert house.records() == 1


def test_a_wrong_form_tells_a_lead_of_another_unit_nothing(sora: CastMember, house: House) -> None:
    assert send(sora, house, "Night", words="").status_code == 404


def test_the_page_lists_what_was_written_for_this_unit_alone(
    sora: CastMember, hana: CastMember, house: House
) -> None:
    send(hana, house, "Care", words="For all of Care")

    assert "For all of Care" not in written(sora, house)


def test_few_statements(sora: CastMember, house: House, statements: list[str]) -> None:
    for _change in range(3):
        send(sora, house)
    statements.clear()

    written(sora, house)

    assert len(statements) <= MOST_STATEMENTS
