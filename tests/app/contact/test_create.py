from datetime import UTC, datetime
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from tests.app.contact.tapping import tap
from tests.app.working import work
from tests.conftest import CastMember

AFTER_MIDNIGHT = datetime(2026, 3, 2, 15, 10, tzinfo=UTC)


def test_a_tap_says_how_long_after_the_shift(mina: CastMember) -> None:
    work(mina, 9, 18)

    answer = tap(mina.client)

    page = mina.client.get(answer.location).text
    assert "Saved" in page
    assert "Mon, 2 Mar 11:40 PM" in page
    assert "5 h 40 min after your shift." in page


@pytest.mark.parametrize(
    "begin, end, said",
    [(9, 23, "40 minutes after"), (9, 22, "1 h 40 min after"), (20, 0, "inside your shift")],
)
def test_its_own_shift_decides(mina: CastMember, begin: int, end: int, said: str) -> None:
    work(mina, begin, end)

    assert said in mina.client.get(tap(mina.client).location).text


def test_days_after_the_last_shift_are_said_in_days(mina: CastMember) -> None:
    work(mina, 9, 18, range(1))

    page = mina.client.get(tap(mina.client, date="2026-03-05", time="20:00").location).text

    assert "3 days after your shift." in page


def test_whole_hours_are_said_whole(mina: CastMember) -> None:
    work(mina, 9, 18)

    assert "2 hours after" in mina.client.get(tap(mina.client, time="20:00").location).text


def test_without_shifts_nothing_is_claimed(mina: CastMember) -> None:
    page = mina.client.get(tap(mina.client).location).text

    assert "It is kept as contact outside your shifts." in page


def test_just_now_needs_no_time(mina: CastMember) -> None:
    answer = mina.client.post("/contact", data={"id": str(uuid4()), "initiation": "chosen"})

    assert "I chose to look" in mina.client.get(answer.location).text


@pytest.mark.parametrize(
    "time, said", [("23:40", "Mon, 2 Mar 11:40 PM"), ("00:05", "Tue, 3 Mar 12:05 AM")]
)
def test_a_bare_time_is_the_last_one_that_has_passed(
    mina: CastMember, monkeypatch: pytest.MonkeyPatch, time: str, said: str
) -> None:
    monkeypatch.setattr("app.contact.routes.utc_now", lambda: AFTER_MIDNIGHT)

    answer = tap(mina.client, date="", time=time)

    assert said in mina.client.get(answer.location).text


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"date": "2099-01-01"}, "still to come"),
        ({"time": ""}, "A date needs a time with it."),
        ({"date": "1980-01-01"}, "A date between 1990 and 2100"),
        ({"time": "25:00"}, "A time, such as 18:00."),
        ({"initiation": ""}, "This is needed."),
        ({"initiation": "loud"}, "Please choose one of these."),
        ({"id": "1"}, "too old"),
        ({"note": "free text"}, "too old"),
    ],
)
def test_what_cannot_be_is_refused_and_stays_on_the_page(
    mina: CastMember, changes: dict[str, str], message: str
) -> None:
    answer = tap(mina.client, **changes)

    assert answer.status_code == 422
    assert message in answer.text
    assert "23:40" in answer.text or "2026-03-02" in answer.text


def test_a_double_tap_keeps_one(mina: CastMember) -> None:
    contact_id = str(uuid4())

    answers = [tap(mina.client, id=contact_id) for _tap in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert "by hand 1" in mina.client.get("/contact").text


def test_another_answer_under_the_same_id_shows_what_is_kept(mina: CastMember) -> None:
    contact_id = str(uuid4())
    tap(mina.client, id=contact_id)

    answer = tap(mina.client, id=contact_id, initiation="uneasy")

    page = mina.client.get(answer.location).text
    assert "This was kept before." in page
    assert "<p>It came to me</p>" in page


def test_a_stranger_writes_nothing(client: FlaskClient) -> None:
    assert tap(client).status_code == 401
