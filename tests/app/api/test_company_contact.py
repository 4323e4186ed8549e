import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert

from app.database import reading, writing
from journal.causes.tokens import revoke_token, tokens_of
from journal.model import Duty
from tests.app.api.conftest import HAN
from tests.app.api.reporting import ADDRESS, NOW, Helpdesk, refusals
from tests.app.team.house import FOUNDED, House, make_house
from tests.conftest import CastMember

DAY = timedelta(days=1)


def put_on_duty(house: House, worker: str = "12") -> None:
    """Two duties, yesterday and today, 9 to 18 in Seoul."""
    begin = NOW.replace(hour=0)
    for starts_at in (begin - DAY, begin):
        with house.app.app_context(), writing() as session:
            session.execute(
                insert(Duty).values(
                    organisation_id=house.id,
                    id=uuid4(),
                    unit_id=house.units["Morning"],
                    worker=worker,
                    starts_at=starts_at,
                    ends_at=starts_at + timedelta(hours=9),
                    zone="Asia/Seoul",
                    known_since=FOUNDED,
                )
            )


def test_reports_are_counted_by_hour_and_by_duty(helpdesk: Helpdesk) -> None:
    put_on_duty(helpdesk.house)

    answer = helpdesk.send(
        helpdesk.report(count=60, worker=" 12 "),
        helpdesk.report(at="2027-02-16T01:30:00.5Z", count=300, worker="12"),
        helpdesk.report(at="2027-02-16t10:59:59+09:00", worker="99"),
        helpdesk.report(at="2027-01-16T10:59:59+09:00", source="chat_1"),
    )

    assert (answer.status_code, answer.json) == (200, {"accepted": 4, "known": 0, "refused": []})
    assert helpdesk.kept() == [
        ("2027-01-16", 10, "chat_1", 1, 0, 1),
        ("2027-02-16", 10, "helpdesk", 301, 0, 1),
        ("2027-02-16", 22, "helpdesk", 60, 60, 0),
    ]


def test_a_report_sent_twice_is_counted_once(helpdesk: Helpdesk) -> None:
    report = helpdesk.report(count=5, worker="12")

    helpdesk.send(report)
    moved = {**report, "at": "2027-02-16T13:10:00Z"}
    again = helpdesk.send(report, moved, helpdesk.report())

    assert again.json == {"accepted": 1, "known": 2, "refused": []}
    assert [sent for _day, _hour, _source, sent, *_ in helpdesk.kept()] == [6]


@pytest.mark.parametrize(
    "change",
    [
        {"count": 6},
        {"worker": "13"},
        {"worker": None},
        {"source": "chat"},
        {"at": "2027-02-16T22:10:01+09:00"},
    ],
)
def test_the_same_id_with_another_body_is_refused(
    helpdesk: Helpdesk, change: dict[str, object]
) -> None:
    report = helpdesk.report(count=5, worker="12")
    helpdesk.send(report)

    answer = helpdesk.send({**report, **change})

    assert answer.status_code == 200
    assert refusals(answer) == [(0, "id", "conflict")]
    assert len(helpdesk.kept()) == 1


@pytest.mark.parametrize(
    "change, field, reason",
    [
        ({"id": "7"}, "id", "not_valid"),
        ({"unit": None}, "unit", "not_valid"),
        ({"source": "Help desk"}, "source", "not_valid"),
        ({"source": " desk"}, "source", "not_valid"),
        ({"source": "x" * 41}, "source", "not_valid"),
        ({"source": ""}, "source", "not_valid"),
        ({"at": "2027-02-16T22:10:00"}, "at", "not_valid"),
        ({"at": "2027-02-30T22:10:00Z"}, "at", "not_valid"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "at", "too_long_ago"),
        ({"at": 1_800_000_000}, "at", "not_valid"),
        ({"at": "2027-02-17T03:05:01Z"}, "at", "in_the_future"),
        ({"at": "2025-02-17T03:05:01Z"}, "at", "too_long_ago"),
        ({"count": 0}, "count", "not_valid"),
        ({"count": 10_001}, "count", "not_valid"),
        ({"count": "5"}, "count", "not_valid"),
        ({"count": True}, "count", "not_valid"),
        ({"worker": "x" * 41}, "worker", "not_valid"),
        ({"worker": "1\u202e2"}, "worker", "not_valid"),
        ({"worker": 12}, "worker", "not_valid"),
        ({"a secret": 1}, "", "unknown_field"),
    ],
)
def test_a_report_that_cannot_be_read_is_named_and_the_others_count(
    helpdesk: Helpdesk, change: dict[str, object], field: str, reason: str
) -> None:
    answer = helpdesk.send(helpdesk.report(), helpdesk.report(**change), helpdesk.report())

    assert answer.status_code == 200
    assert refusals(answer) == [(1, field, reason)]
    assert answer.json is not None
    assert answer.json["accepted"] == 2
    assert "secret" not in answer.text


def test_a_missing_field_and_something_else_are_named(helpdesk: Helpdesk) -> None:
    short = {name: value for name, value in helpdesk.report().items() if name != "at"}

    answer = helpdesk.send(short, "a secret", helpdesk.report(unit=str(uuid4())))

    assert refusals(answer) == [
        (0, "at", "missing"),
        (1, "", "not_valid"),
        (2, "unit", "unknown_unit"),
    ]


def test_a_token_reports_for_its_own_organisation_only(helpdesk: Helpdesk) -> None:
    elsewhere = make_house(helpdesk.house.app)

    answer = helpdesk.send(helpdesk.report(unit=str(elsewhere.units["Morning"])))

    assert refusals(answer) == [(0, "unit", "unknown_unit")]
    assert helpdesk.kept() == []


@pytest.mark.parametrize(
    "header",
    [None, "Bearer", "Bearer ", "Bearer wrong", "Basic dTpw", "Token {}", "Bearer {}x", "{}"],
)
def test_without_a_good_token_nothing_is_taken(helpdesk: Helpdesk, header: str | None) -> None:
    headers = {"Authorization": header.format(helpdesk.token)} if header else {}

    answer = helpdesk.send(helpdesk.report(), headers=headers)

    assert (answer.status_code, answer.json) == (401, {"error": "token_unknown"})
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert helpdesk.kept() == []


def test_a_revoked_token_opens_nothing(helpdesk: Helpdesk) -> None:
    with helpdesk.house.app.app_context(), writing() as session:
        revoke_token(session, helpdesk.house.id, HAN, helpdesk.token_id, now=NOW)

    assert helpdesk.send(helpdesk.report()).status_code == 401


def test_a_persons_cookie_opens_nothing_here(mina: CastMember, helpdesk: Helpdesk) -> None:
    answer = mina.client.post(ADDRESS, json={"reports": [helpdesk.report()]})

    assert answer.status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"reports": []}',
        b'{"reports": {}}',
        b'{"reports": [1], "more": 1}',
        b"[" * 100_000,
        b"\xff\xfe",
        json.dumps({"reports": [{}] * 501}).encode(),
    ],
)
def test_what_holds_no_reports_is_refused_whole(helpdesk: Helpdesk, body: bytes) -> None:
    answer = helpdesk.post(data=body, content_type="application/json")

    assert (answer.status_code, answer.json) == (422, {"error": "reports_unreadable"})


def test_another_kind_of_body_and_too_much_are_refused(helpdesk: Helpdesk) -> None:
    form = helpdesk.post(data={"reports": "[]"})
    large = helpdesk.post(data=b" " * 600_000, content_type="application/json")

    assert (form.status_code, form.json) == (415, {"error": "not_json"})
    assert (large.status_code, large.json) == (413, {"error": "too_large"})
    assert helpdesk.client.get(ADDRESS).status_code == 405


def test_five_hundred_reports_fit(helpdesk: Helpdesk, statements: list[str]) -> None:
    reports = [helpdesk.report(worker="가" * 40, source="x" * 40) for _ in range(500)]

    answer = helpdesk.send(*reports)

    assert answer.json == {"accepted": 500, "known": 0, "refused": []}
    assert len(statements) <= 12


def test_no_form_token_is_needed_and_other_sites_are_refused(helpdesk: Helpdesk) -> None:
    helpdesk.house.app.config["WTF_CSRF_ENABLED"] = True
    bearer = {"Authorization": f"Bearer {helpdesk.token}"}

    assert helpdesk.send(helpdesk.report()).status_code == 200
    foreign = helpdesk.send(headers={**bearer, "Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403


def test_the_day_of_the_last_use_is_kept(helpdesk: Helpdesk) -> None:
    helpdesk.send(helpdesk.report(source="A secret"))

    with helpdesk.house.app.app_context(), reading() as session:
        (line,) = tokens_of(session, helpdesk.house.id)
    assert line.last_used_on == date(2027, 2, 17)


def test_no_log_names_what_was_sent(helpdesk: Helpdesk, caplog: pytest.LogCaptureFixture) -> None:
    helpdesk.send(helpdesk.report(worker="a secret"), helpdesk.report(source="a secret!"))

    assert "secret" not in caplog.text
