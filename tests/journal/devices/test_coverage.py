"""The time a device covers: from sign of life to sign of life."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from journal.devices.coverage import note_alive
from journal.devices.tokens import Device, tokens_of
from journal.model import CoverageInterval, ImportBatch
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
        (device.token_id, "device"),
        (other.token_id, "device"),
    }
