from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.app.check_ins.entering import CORE, PROPOSED, YESTERDAY_EVENING, check_in, logged
from tests.conftest import CastMember


def test_the_entry_is_safe_and_open_for_details(mina: CastMember) -> None:
    answer = check_in(mina.client, **CORE)

    page = mina.client.get(answer.location).text
    assert answer.status_code == 303
    assert "Saved" in page
    assert "Anything more?" in page
    assert 'name="mood" value="2" id="f-mood-2" checked' in page


def test_one_answer_is_enough(mina: CastMember) -> None:
    assert check_in(mina.client, backed="nobody").status_code == 303


def test_an_entry_without_answers_is_refused_kindly(mina: CastMember) -> None:
    answer = check_in(mina.client)

    assert answer.status_code == 422
    assert "One is enough." in answer.text
    assert 'value="2026-03-02"' in answer.text


def test_what_was_touched_stays_when_the_time_is_wrong(mina: CastMember) -> None:
    answer = check_in(mina.client, **CORE, date="2099-01-01")

    assert answer.status_code == 422
    assert "still to come" in answer.text
    assert 'name="mood" value="2" id="f-mood-2" checked' in answer.text


@pytest.mark.parametrize(
    "name,value",
    [
        ("mood", "6"),
        ("mood", "a"),
        ("backed", "me"),
        ("sleep_minutes", "1441"),
        ("open_cases", "-1"),
        ("date", "0001-01-01"),
        ("time", "25:00"),
        ("zone", "Mars/Base"),
        ("id", "1"),
        ("note", "free text"),
    ],
)
def test_what_the_page_cannot_send_is_refused(mina: CastMember, name: str, value: str) -> None:
    answer = check_in(mina.client, **{**CORE, name: value})

    assert answer.status_code == 422


def test_a_double_tap_makes_one_entry(mina: CastMember) -> None:
    entry_id = str(uuid4())

    answers = [check_in(mina.client, **CORE, id=entry_id) for _tap in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert mina.client.get("/log").text.count("/check-ins/") == 2


def test_another_content_under_the_same_id_loses_neither(mina: CastMember) -> None:
    entry_id = str(uuid4())
    check_in(mina.client, mood="2", id=entry_id)

    answer = check_in(mina.client, mood="5", id=entry_id)

    assert answer.status_code == 409
    assert "Not so good" in answer.text
    assert "Take what I just typed" in answer.text


def test_checking_in_costs_three_statements(mina: CastMember, statements: list[str]) -> None:
    check_in(mina.client, **CORE)

    assert [statement.split()[0] for statement in statements] == ["SELECT", "INSERT", "UPDATE"]


def test_a_moved_moment_asks_the_shifts_for_its_day(
    mina: CastMember, statements: list[str]
) -> None:
    answer = check_in(mina.client, **CORE, time="01:30")

    page = mina.client.get(answer.location).text
    assert 'name="day" value="2026-03-01"' in page
    assert len(statements) == 8


def test_without_a_proposal_the_day_is_found(mina: CastMember) -> None:
    sent = {"id": str(uuid4()), **YESTERDAY_EVENING, "mood": "3"}

    answer = mina.client.post("/check-ins", data=sent)

    assert 'name="day" value="2026-03-02"' in mina.client.get(answer.location).text


def test_a_proposal_far_from_the_moment_is_refused(mina: CastMember) -> None:
    assert check_in(mina.client, **CORE, day="2026-02-01").status_code == 422


def test_the_zone_of_the_page_holds(mina: CastMember) -> None:
    entry = logged(mina.client, mood="3", zone="Europe/Berlin")

    assert 'value="Europe/Berlin"' in mina.client.get(f"/check-ins/{entry}").text


def test_without_a_zone_it_is_the_accounts(mina: CastMember) -> None:
    sent = {name: value for name, value in PROPOSED.items() if name != "zone"}

    answer = mina.client.post("/check-ins", data={"id": str(uuid4()), **sent, "mood": "3"})

    assert 'value="Asia/Seoul"' in mina.client.get(answer.location).text


def test_a_stranger_writes_nothing(client: FlaskClient) -> None:
    assert check_in(client, **CORE).status_code == 401


def test_nobody_looks_at_a_list_here(mina: CastMember) -> None:
    assert mina.client.get("/check-ins").status_code == 405
