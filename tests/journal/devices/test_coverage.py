"""The time a device covers: from sign of life to sign of life."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.devices.coverage import note_alive
from journal.devices.tokens import Device, tokens_of
from journal.importing.sources import record_of
from journal.model import Account, CoverageInterval, ImportBatch
from tests.journal.devices.sending import NOW, device_of

HOUR = timedelta(hours=1)


@pytest.fixture
def device(session: Session, mina_id: UUID) -> Device:
    return device_of(session, mina_id)


def covered(session: Session) -> list[tuple[datetime, datetime]]:
    wanted = select(CoverageInterval.starts_at, CoverageInterval.ends_at)
    rows = session.execute(wanted.order_by(CoverageInterval.starts_at)).all()
    return [(starts_at, ends_at) for starts_at, ends_at in rows]


@pytest.mark.parametrize(
    "after, count", [(timedelta(0), 1), (HOUR, 1), (26 * HOUR, 1), (27 * HOUR, 2)]
)
def test_a_day_of_silence_is_covered_and_more_is_not(
    session: Session, device: Device, after: timedelta, count: int
) -> None:
    note_alive(session, device.account_id, device, NOW)

    since = note_alive(session, device.account_id, device, NOW + after)

    assert since == (NOW if count == 1 else NOW + after)
    assert len(covered(session)) == count
    assert covered(session)[-1][1] == NOW + after
    assert tokens_of(session, device.account_id)[0].last_alive_at == NOW + after


def test_signs_within_a_minute_are_one(session: Session, device: Device) -> None:
    for seconds in (0, 30, 59):
        note_alive(session, device.account_id, device, NOW + timedelta(seconds=seconds))

    assert covered(session) == [(NOW, NOW)]


def test_only_a_sign_that_covers_more_makes_findings_anew(session: Session, device: Device) -> None:
    versions = select(Account.journal_version).where(Account.id == device.account_id)
    seen = [session.execute(versions).scalar_one()]
    for seconds in (0, 59, 60, 61, 130):
        note_alive(session, device.account_id, device, NOW + timedelta(seconds=seconds))
        seen.append(session.execute(versions).scalar_one())

    first = seen[0]
    assert seen == [first, first + 1, first + 1, first + 2, first + 2, first + 3]


def test_a_record_says_nothing_of_its_token(session: Session, device: Device) -> None:
    note_alive(session, device.account_id, device, NOW)

    (record,) = session.execute(select(ImportBatch)).scalars().all()
    kept = {getattr(record, column.name) for column in ImportBatch.__table__.columns}
    assert device.token_id not in kept
    assert record.id == record_of(device.token_id)


def test_time_that_was_cut_out_is_not_covered_again(session: Session, device: Device) -> None:
    note_alive(session, device.account_id, device, NOW)
    note_alive(session, device.account_id, device, NOW + 4 * HOUR)
    session.execute(update(CoverageInterval).values(ends_at=NOW + HOUR))

    note_alive(session, device.account_id, device, NOW + 5 * HOUR)

    assert covered(session) == [(NOW, NOW + HOUR), (NOW + 5 * HOUR, NOW + 5 * HOUR)]


def test_each_device_has_one_record(session: Session, device: Device) -> None:
    other = device_of(session, device.account_id)
    for one in (device, other, device):
        note_alive(session, device.account_id, one, NOW)

    kinds = session.execute(select(ImportBatch.id, ImportBatch.source_kind)).all()
    assert {tuple(kind) for kind in kinds} == {
        (record_of(device.token_id), "device"),
        (record_of(other.token_id), "device"),
    }
