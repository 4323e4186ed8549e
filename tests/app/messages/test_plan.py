"""When she looks at messages: a plan, its plain count, changing and ending it."""

import re
from datetime import datetime, timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from journal import clock
from tests.conftest import SEOUL, CastMember

NOW = datetime(2026, 3, 5, 9, tzinfo=SEOUL)
TIMES = ["10:00", "14:00", "17:00", "", "", ""]


@pytest.fixture(autouse=True)
def _at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_present", lambda: NOW)


def begin(client: FlaskClient, **said: object) -> TestResponse:
    form = {"id": str(uuid4()), "times": TIMES, "slack": "30", **said}
    return client.post("/restore/messages", data=form)


def begun(client: FlaskClient, **said: object) -> UUID:
    plan_id = uuid4()
    assert begin(client, **{"id": str(plan_id), **said}).status_code == 303
    return plan_id


def end(client: FlaskClient, plan: UUID) -> TestResponse:
    return client.post(f"/restore/messages/{plan}/end")


def look(client: FlaskClient, day: str, at: str) -> None:
    form = {"id": str(uuid4()), "initiation": "chosen", "date": day, "time": at}
    assert client.post("/contact", data=form).status_code == 303


def page_of(client: FlaskClient) -> str:
    answer = client.get("/restore/messages")
    assert answer.status_code == 200
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", main).split()))


def test_a_plan_is_kept_and_told(mina: CastMember) -> None:
    begun(mina.client)

    page = page_of(mina.client)
    assert "10:00 AM, 2:00 PM and 5:00 PM, give or take 30 minutes" in page
    assert "Your log has no looks outside your shifts" in page


def test_the_count_is_plain(mina: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    begun(mina.client)
    monkeypatch.setattr(clock, "_present", lambda: NOW + timedelta(days=5))
    look(mina.client, "2026-03-06", "10:20")
    look(mina.client, "2026-03-07", "14:10")
    look(mina.client, "2026-03-07", "22:10")

    page = page_of(mina.client)

    assert "On 1 of 2 days with a look in your log, your looks lay near your times." in page
    log = mina.client.get("/contact").text
    assert "looks near your times" in log
    assert "looks at other times too" in log


def test_other_times_take_the_place_of_the_old_ones(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(mina.client)
    monkeypatch.setattr(clock, "_present", lambda: NOW + timedelta(days=5))
    begun(mina.client, times=["20:00"])

    now, _, earlier = page_of(mina.client).partition("Earlier plans")

    assert "8:00 PM, give or take" in now
    assert "From 5 Mar 2026 to 9 Mar 2026." in earlier


def test_an_ended_plan_can_be_deleted(mina: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = begun(mina.client)
    refusal = mina.client.post(f"/restore/messages/{plan}/delete")
    assert refusal.status_code == 422
    assert "This plan still runs" in refusal.text
    monkeypatch.setattr(clock, "_present", lambda: NOW + timedelta(days=1))

    assert end(mina.client, plan).status_code == 303
    assert "Earlier plans" in page_of(mina.client)
    assert mina.client.post(f"/restore/messages/{plan}/delete").status_code == 303

    assert "Earlier plans" not in page_of(mina.client)


@pytest.mark.parametrize(
    "said, words",
    [
        ({"times": ["", ""]}, "One time at least."),
        ({"times": ["25:00"]}, "A time, such as 18:00."),
        ({"times": [f"{hour:02}:00" for hour in range(7)]}, "6 times a day at the most."),
        ({"slack": "29"}, "Please choose one of these."),
        ({"slack": "x"}, "A whole number, such as 3."),
        ({"id": "x"}, "This page was too old."),
    ],
)
def test_what_is_no_plan_is_refused(mina: CastMember, said: dict[str, object], words: str) -> None:
    answer = begin(mina.client, **said)

    assert answer.status_code == 422
    assert words in unescape(answer.text)


def test_what_was_typed_stays_on_the_page(mina: CastMember) -> None:
    answer = begin(mina.client, times=["08:20", "", "21:40"], slack="29")

    assert 'value="08:20"' in answer.text
    assert 'value="21:40"' in answer.text


def test_without_a_choice_half_an_hour_is_near(mina: CastMember) -> None:
    begun(mina.client, slack="")

    assert "give or take 30 minutes" in page_of(mina.client)


def test_a_replay_is_one_and_another_is_a_conflict(mina: CastMember) -> None:
    plan = str(begun(mina.client))

    assert begin(mina.client, id=plan).status_code == 303
    assert begin(mina.client, id=plan, times=["08:00"]).status_code == 409


def test_somebody_elses_plan_is_not_there(
    mina: CastMember, jun: CastMember, client: FlaskClient
) -> None:
    plan = begun(mina.client)

    assert end(jun.client, plan).status_code == 404
    assert jun.client.post(f"/restore/messages/{plan}/delete").status_code == 404
    assert end(client, plan).status_code == 401
    assert client.get("/restore/messages").status_code == 303


def test_nothing_counts_against_her(mina: CastMember) -> None:
    page = page_of(mina.client)

    assert "A few fixed times" in page
    assert "Not while you're on emergency call." in page
    assert not re.search(r"streak|missed|failed|%", page)


def test_the_page_makes_few_queries(mina: CastMember, statements: list[str]) -> None:
    begun(mina.client)
    statements.clear()

    mina.client.get("/restore/messages")

    assert len(statements) == 3


def test_what_restores_names_the_times_and_leads_there(mina: CastMember) -> None:
    before = row_of(mina.client)
    plan = begun(mina.client)
    held = row_of(mina.client)
    end(mina.client, plan)

    assert before == row_of(mina.client) == "When do you look at messages?"
    assert held.startswith(before)
    assert "10:00" in held


def row_of(client: FlaskClient) -> str:
    row = client.get("/restore").text.partition('href="/restore/messages"')[2]
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", row.partition("</a>")[0]).split()))[1:].strip()
