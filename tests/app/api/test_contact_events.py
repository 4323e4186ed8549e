"""Contact that a phone reports by itself."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest

from journal.importing.sources import record_of
from journal.model import ContactEvent, Room
from tests.app.api.phoning import NOW, Phone, fresh, outcome, phone_of, push, refusal
from tests.conftest import CastMember

PATH = "/contact-events"
MINUTE = timedelta(minutes=1)
EVENT = ContactEvent


def test_a_notification_without_content_is_enough(phone: Phone) -> None:
    answer = phone.post(PATH, push())

    assert outcome(answer) == (1, 0, [])
    kept = phone.events(EVENT.at, EVENT.source_kind, EVENT.channel, EVENT.direction)
    assert kept == [(NOW, "device", "push", "in")]
    said = phone.events(EVENT.initiation, EVENT.initiation_basis, EVENT.opened_by, EVENT.import_id)
    assert said == [("pushed", "source", "them", record_of(phone.token_id))]


def test_an_app_is_a_room_and_its_name_is_kept_nowhere(phone: Phone) -> None:
    phone.post(PATH, {"events": [push(), push(app="com.example.mail"), push(notification="7")]})

    assert phone.rooms() == [1, 2]
    assert len(phone.events(EVENT.id)) == 3
    file = phone.owner.app.config["SECRET_KEY"] and phone.owner.app.extensions["config"].instance
    kept = b"".join(path.read_bytes() for path in file.glob("offshift.sqlite3*"))
    assert b"com.example" not in kept


def test_the_same_request_again_changes_nothing(phone: Phone) -> None:
    events = {"events": [fresh(**push()), push(app="x", at="2026-03-10T14:00:00Z"), push(app="y")]}
    phone.post(PATH, events)
    before = phone.rows(ContactEvent.__table__.select())

    again = phone.post(PATH, events)

    assert outcome(again) == (0, 3, [])
    assert phone.rows(ContactEvent.__table__.select()) == before


def test_the_same_id_with_another_body_is_refused(phone: Phone) -> None:
    event = fresh(**push(at="2026-03-10T14:00:00Z"))
    phone.post(PATH, event)

    alone = phone.post(PATH, {**event, "channel": "call"})
    among = phone.post(PATH, {"events": [{**event, "channel": "call"}, push(app="other")]})

    assert refusal(alone) == (409, "conflict", "id")
    assert outcome(among) == (1, 0, [(0, "id", "conflict")])
    assert [channel for (channel,) in phone.events(EVENT.channel)] == ["push", "push"]


@pytest.mark.parametrize(
    "other, count",
    [
        (push(), 1),
        (push(notification="1"), 2),
        (push(app="another"), 2),
        (push(at="2026-03-10T14:29:59Z"), 2),
        (push(at="2026-03-10T14:30:59Z"), 1),
        (push(channel="app_open"), 2),
        (fresh(**push()), 2),
        (fresh(**push(notification="1")), 2),
    ],
)
def test_what_one_app_posts_in_a_minute_counts_once(
    phone: Phone, other: dict[str, object], count: int
) -> None:
    phone.post(PATH, push())
    phone.post(PATH, other)

    assert len(phone.events(EVENT.id)) == count


def test_a_notification_posted_twice_counts_once_under_two_ids(phone: Phone) -> None:
    first, second = (fresh(**push(notification="1")) for _ in range(2))

    assert outcome(phone.post(PATH, {"events": [first, second]})) == (1, 1, [])


def test_what_she_touched_is_her_own_word(phone: Phone) -> None:
    phone.post(PATH, {"channel": "other", "initiation": "uneasy"})

    kept = phone.events(EVENT.initiation, EVENT.initiation_basis, EVENT.opened_by, EVENT.room_id)
    assert kept == [("uneasy", "user", "me", None)]


def test_a_call_says_how_it_went(phone: Phone) -> None:
    call = {"channel": "call", "direction": "in", "outcome": "missed", "duration_seconds": 0}
    phone.post(PATH, {**call, "at": "2026-03-10T23:10:00+09:00", "zone": "Asia/Tokyo"})

    kept = phone.events(EVENT.outcome, EVENT.duration_seconds, EVENT.zone, EVENT.zone_basis)
    assert kept == [("missed", 0, "Asia/Tokyo", "in_file")]
    assert phone.events(EVENT.local_minute, EVENT.initiation) == [(23 * 60 + 10, "pushed")]


@pytest.mark.parametrize(
    "at, reason",
    [
        ("2026-03-10T14:35:01Z", "in_the_future"),
        ("9999-12-31T23:59:59-10:00", "date_out_of_range"),
        ("0001-01-01T00:00:00+10:00", "date_out_of_range"),
        ("1990-06-01T00:00:00Z", "date_out_of_range"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(phone: Phone, at: str, reason: str) -> None:
    answer = phone.post(PATH, push(at=at))

    assert refusal(answer) == (409, reason, "at")
    assert outcome(phone.post(PATH, {"events": [push(at=at), push()]}))[0] == 1


def test_many_events_cost_no_more_statements_than_one(phone: Phone, statements: list[str]) -> None:
    phone.post(PATH, push(at="2026-03-09T10:00:00Z"))
    one = len(statements)
    statements.clear()

    moments = [(NOW - MINUTE * number).isoformat() for number in range(500)]
    answer = phone.post(PATH, {"events": [fresh(**push(at=at)) for at in moments]})

    assert outcome(answer) == (500, 0, [])
    assert len(statements) <= one <= 26


def test_another_persons_phone_fills_another_journal(phone: Phone, jun: CastMember) -> None:
    juns = phone_of(jun)
    event = fresh(**push())

    assert outcome(phone.post(PATH, event)) == outcome(juns.post(PATH, event)) == (1, 0, [])
    assert len(phone.rows(Room.__table__.select())) == 2


@pytest.mark.parametrize(
    "said, field, reason",
    [
        ({}, "channel", "missing"),
        (push(channel="pigeon"), "channel", "not_valid"),
        (push(at="2026-03-10T14:30:00"), "at", "not_valid"),
        (push(at=1773153000), "at", "not_valid"),
        (push(id="7"), "id", "not_valid"),
        (push(zone="Seoul"), "zone", "not_valid"),
        (push(initiation="unknown"), "initiation", "not_valid"),
        (push(app=""), "app", "not_valid"),
        (push(app="x" * 201), "app", "not_valid"),
        (push(duration_seconds="5"), "duration_seconds", "not_valid"),
        (push(duration_seconds=-1), "duration_seconds", "not_valid"),
        (push(text="a secret"), "", "unknown_field"),
    ],
)
def test_what_does_not_fit_is_refused_whole(
    phone: Phone, said: dict[str, object], field: str, reason: str
) -> None:
    alone = phone.post(PATH, said)
    among = phone.post(PATH, {"events": [push(), said]})

    assert refusal(alone) == refusal(among) == (422, reason, field)
    assert json.loads(among.text)["refused"] == [{"index": 1, "field": field, "reason": reason}]
    assert "secret" not in alone.text
    assert phone.events(EVENT.id) == []


def test_too_many_at_once_are_refused(phone: Phone) -> None:
    answer = phone.post(PATH, {"events": [push(id=str(uuid4())) for _ in range(501)]})

    assert refusal(answer) == (422, "not_valid", "events")
