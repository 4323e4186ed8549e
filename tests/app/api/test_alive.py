"""A device that says it is there, so that silence is known to be silence."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from journal.importing.sources import record_of
from journal.model import Account, CoverageInterval, ImportBatch, PersonalToken
from tests.app.api.phoning import NOW, Phone, phone_of, push

HOUR = timedelta(hours=1)
INTERVAL = CoverageInterval


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """Give the moment that it is, to be changed."""
    now = [NOW]
    for module in ("writes", "guard"):
        monkeypatch.setattr(f"app.api.{module}.utc_now", lambda: now[0])
    return now


def covered(phone: Phone) -> list[tuple[datetime, datetime]]:
    wanted = select(INTERVAL.starts_at, INTERVAL.ends_at).order_by(INTERVAL.starts_at)
    return [
        tuple(row)
        for row in phone.rows(wanted.where(INTERVAL.import_id == record_of(phone.token_id)))
    ]


def test_from_ping_to_ping_silence_is_known(phone: Phone, clock: list[datetime]) -> None:
    phone.post("/alive")
    clock[0] = NOW + 26 * HOUR
    answer = phone.post("/alive", {})

    assert answer.json == {
        "covers_since": "2026-03-10T14:30:00Z",
        "covers_until": "2026-03-11T16:30:00Z",
    }
    assert covered(phone) == [(NOW, NOW + 26 * HOUR)]


def test_after_a_longer_silence_a_new_stretch_begins(phone: Phone, clock: list[datetime]) -> None:
    phone.post("/alive")
    clock[0] = NOW + 26 * HOUR + timedelta(seconds=1)
    phone.post("/alive")

    assert covered(phone) == [(NOW, NOW), (clock[0], clock[0])]


def test_what_it_reports_by_itself_shows_that_it_listens(
    phone: Phone, clock: list[datetime]
) -> None:
    phone.post("/contact-events", push())
    clock[0] = NOW + 10 * HOUR
    phone.post("/contact-events", push())
    clock[0] = NOW + 20 * HOUR
    phone.post("/contact-events", {"channel": "other", "initiation": "chosen"})

    assert covered(phone) == [(NOW, NOW + 10 * HOUR)]
    (batch,) = phone.rows(select(ImportBatch.source_kind, ImportBatch.added_count))
    assert tuple(batch) == ("device", 3)
    assert phone.rows(select(PersonalToken.last_alive_at)) == [(NOW + 10 * HOUR,)]


def test_pings_within_a_minute_write_nothing_new(phone: Phone, clock: list[datetime]) -> None:
    phone.post("/alive")
    clock[0] = NOW + timedelta(seconds=59)
    phone.post("/alive")

    assert covered(phone) == [(NOW, NOW)]


def test_a_ping_makes_findings_anew(phone: Phone) -> None:
    before = phone.rows(select(Account.journal_version))
    phone.post("/alive")

    assert phone.rows(select(Account.journal_version)) != before


def test_another_device_covers_its_own_time(phone: Phone) -> None:
    other = phone_of(phone.owner)
    phone.post("/alive")

    assert covered(other) == []
    assert covered(phone) == [(NOW, NOW)]
