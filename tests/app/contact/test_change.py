from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import insert
from werkzeug.test import TestResponse

from app.database import writing
from journal.model import ContactEvent
from tests.app.contact.tapping import LATE, kept
from tests.app.working import work
from tests.conftest import CastMember


def change(client: FlaskClient, contact_id: UUID, **said: str) -> TestResponse:
    sent = {"version": "1", "initiation": "pushed", **LATE, **said}
    return client.post(f"/contact/{contact_id}", data=sent)


AT = datetime(2026, 3, 2, 14, 40, tzinfo=UTC)


def imported(member: CastMember, at: datetime = AT, zone: str = "Asia/Seoul") -> UUID:
    values = {
        "account_id": member.id,
        "id": uuid4(),
        "at": at,
        "dedup_key": bytes(16),
        "created_at": datetime(2026, 3, 3, tzinfo=UTC),
        "local_date": datetime(2026, 3, 2, tzinfo=UTC).date(),
        "local_minute": 1420,
        "is_outside_shift": True,
        "zone": zone,
    }
    words = {"source_kind": "kakaotalk", "channel": "messenger", "precision": "minute"}
    words |= {"zone_basis": "asked", "direction": "in", "opened_by": "them"}
    words |= {"initiation": "unknown", "initiation_basis": "rule"}
    with member.app.app_context(), writing() as session:
        session.execute(insert(ContactEvent).values(**values, **words))
    return UUID(str(values["id"]))


@pytest.mark.parametrize("free, shown", [("yes", "yes"), ("no", "no"), ("", None)])
def test_what_more_there_is_to_say_is_kept(mina: CastMember, free: str, shown: str | None) -> None:
    contact_id = kept(mina.client)

    answer = change(mina.client, contact_id, urgency="could_wait", free_not_to_look=free)

    page = mina.client.get(answer.location).text
    assert 'value="could_wait" id="f-urgency-2" checked' in page
    assert page.count(" checked") == (2 if shown is None else 3)
    assert f'name="free_not_to_look" value="{shown}"' in page or shown is None


def test_another_time_is_another_place_beside_the_shift(mina: CastMember) -> None:
    work(mina, 9, 18)
    contact_id = kept(mina.client)

    answer = change(mina.client, contact_id, time="17:00")

    assert "This was inside your shift." in mina.client.get(answer.location).text


def test_a_time_to_come_is_refused_with_what_was_said(mina: CastMember) -> None:
    answer = change(mina.client, kept(mina.client), date="2099-01-01", urgency="needed")

    assert answer.status_code == 422
    assert "still to come" in answer.text
    assert 'value="needed" id="f-urgency" checked' in answer.text


@pytest.mark.parametrize("name, value", [("version", ""), ("initiation", ""), ("urgency", "very")])
def test_what_the_page_cannot_send_is_refused(mina: CastMember, name: str, value: str) -> None:
    assert change(mina.client, kept(mina.client), **{name: value}).status_code == 422


def test_a_change_from_an_old_page_shows_what_is_kept(mina: CastMember) -> None:
    contact_id = kept(mina.client)
    change(mina.client, contact_id, initiation="uneasy")

    answer = change(mina.client, contact_id, initiation="chosen")

    page = mina.client.get(answer.location).text
    assert "This was kept before." in page
    assert "<p>I looked out of unease</p>" in page


def test_an_imported_one_can_be_overruled_and_not_deleted(mina: CastMember) -> None:
    contact_id = imported(mina)
    page = mina.client.get(f"/contact/{contact_id}").text
    assert 'value="unknown"' in page
    assert "Delete this entry" not in page

    change(mina.client, contact_id, initiation="uneasy")

    assert "I looked out of unease" in mina.client.get(f"/contact/{contact_id}").text
    assert mina.client.post(f"/contact/{contact_id}/delete").status_code == 403
    assert "imported 1" in mina.client.get("/contact").text


def test_somebody_elses_contact_is_not_there(mina: CastMember, jun: CastMember) -> None:
    contact_id = kept(mina.client)

    assert jun.client.get(f"/contact/{contact_id}").status_code == 404
    assert change(jun.client, contact_id, initiation="uneasy").status_code == 404


def test_a_stranger_changes_nothing(client: FlaskClient) -> None:
    assert change(client, uuid4()).status_code == 401
    assert client.get(f"/contact/{uuid4()}").status_code == 303


@pytest.mark.parametrize(
    "at, shown",
    [
        (AT.replace(second=44), LATE),
        (
            datetime(2025, 10, 26, 1, 30, tzinfo=UTC),
            {"date": "2025-10-26", "time": "02:30", "zone": "Europe/Berlin"},
        ),
    ],
)
def test_the_time_as_the_page_shows_it_is_the_time_it_has(
    mina: CastMember, at: datetime, shown: dict[str, str]
) -> None:
    contact_id = imported(mina, at, shown["zone"])

    answer = change(mina.client, contact_id, initiation="uneasy", **shown)

    assert (answer.status_code, answer.location) == (303, f"/contact/{contact_id}?saved=1")
