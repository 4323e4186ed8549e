from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from journal.vocabulary import Locale
from tests.app.interactions.entering import FULL, hit
from tests.app.working import work
from tests.conftest import CastMember, sign_up


def said_after(member: CastMember, **said: str) -> str:
    return member.client.get(hit(member.client, **said).location).text


def test_ten_to_five_is_seventy_minutes_before_the_end(mina: CastMember) -> None:
    work(mina, 9, 18)

    assert "70 minutes before the end of your shift." in said_after(mina, kind="insult")


def test_the_same_in_korean(mina: CastMember) -> None:
    sora = sign_up(mina.app, "sora", locale=Locale.KO)
    work(sora, 9, 18)

    assert "퇴근 70분 전에 있었던 일이에요." in said_after(sora, kind="insult")


@pytest.mark.parametrize(
    "clock,words",
    [
        ("17:59", "1 minute before the end of your shift."),
        ("18:00", "Right at the end of your shift."),
        ("18:25", "25 minutes after the planned end of your shift."),
        ("22:30", "About 4 hours after the planned end of your shift."),
        ("09:30", "About 8 hours before the end of your shift."),
        ("08:00", "No shift is known around this time"),
    ],
)
def test_the_page_says_how_late_it_came(mina: CastMember, clock: str, words: str) -> None:
    work(mina, 9, 18)

    assert words in said_after(mina, kind="refusal", time=clock)


@pytest.mark.parametrize("kind", ["insult", "threat", "sexual"])
def test_after_abuse_there_is_one_sentence_and_a_way_to_rest(mina: CastMember, kind: str) -> None:
    page = said_after(mina, kind=kind)

    assert page.count("about them, not about your worth") == 1
    assert 'class="act" href="/restore"' in page


def test_other_kinds_are_not_treated_as_abuse(mina: CastMember) -> None:
    assert "not about your worth" not in said_after(mina, kind="misunderstanding")


def test_only_the_kind_is_needed(mina: CastMember) -> None:
    answer = hit(mina.client, channel="email")

    assert answer.status_code == 422
    assert "This is needed." in answer.text
    assert 'value="email" id="f-channel-3" checked' in answer.text


@pytest.mark.parametrize(
    "name,value",
    [
        ("kind", "rude"),
        ("intensity", "0"),
        ("overtime_minutes", "1441"),
        ("date", "2099-01-01"),
        ("date", "0001-01-01"),
        ("time", ""),
        ("id", "1"),
        ("story", "he shouted"),
    ],
)
def test_what_the_page_cannot_send_is_refused(mina: CastMember, name: str, value: str) -> None:
    assert hit(mina.client, **{**FULL, name: value}).status_code == 422


def test_a_double_tap_makes_one_entry(mina: CastMember) -> None:
    entry_id = str(uuid4())

    answers = [hit(mina.client, **FULL, id=entry_id) for _tap in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert mina.client.get("/log").text.count("/interactions/") == 2


def test_another_content_under_the_same_id_loses_neither(mina: CastMember) -> None:
    entry_id = str(uuid4())
    hit(mina.client, **FULL, id=entry_id)

    answer = hit(mina.client, kind="insult", time="17:00", id=entry_id)

    assert answer.status_code == 409
    for words in ("Threat to cancel", "Insult", "4:50", "5:00", "40 minutes", "Very much"):
        assert words in answer.text


def test_writing_it_down_costs_eight_statements(mina: CastMember, statements: list[str]) -> None:
    hit(mina.client, **FULL)
    statements.clear()

    hit(mina.client, **FULL)

    assert len(statements) == 8


def test_without_a_zone_it_is_the_accounts(mina: CastMember) -> None:
    sent = {"id": str(uuid4()), "date": "2026-03-02", "time": "16:50", "kind": "refusal"}

    answer = mina.client.post("/interactions", data=sent)

    assert 'name="zone" value="Asia/Seoul"' in mina.client.get(answer.location).text


def test_a_stranger_writes_nothing(client: FlaskClient) -> None:
    assert hit(client, **FULL).status_code == 401


def test_nobody_looks_at_a_list_here(mina: CastMember) -> None:
    assert mina.client.get("/interactions").status_code == 405
