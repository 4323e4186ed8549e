"""One contact that a device reports more than once comes to the same whatever comes first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.devices.events import SentEvent
from journal.devices.rules import Kept, NotKept
from journal.devices.tokens import Device
from journal.importing.rebuilding import rebuild_journal
from journal.model import Account, ContactEvent, ImportBatch, Room
from journal.shifts.commands import add_single_shift
from journal.shifts.rules import DatedSlot
from journal.shifts.sources import Single
from journal.vocabulary import ContactChannel, ContactOutcome, Direction
from tests.conftest import SEOUL
from tests.journal.devices.sending import MINUTE, NOW, device_of, event, kept, send
from tests.journal.devices.test_arrivals import device, somebody

__all__ = ["device"]

SECOND = timedelta(seconds=1)
TOKYO, PARIS = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Paris")
FACTS = ("at", "zone", "zone_basis", "outcome", "duration_seconds")
NOT_COMPARED = {"account_id", "id", "import_id", "room_id", "body_hash", "created_at"}
COMPARED = [column for column in ContactEvent.__table__.columns if column.name not in NOT_COMPARED]


def call(seconds_ago: int = 0, **said: Any) -> SentEvent:
    """A call of one app's minute, without an id."""
    known = {"channel": ContactChannel.CALL, "direction": Direction.IN, "app": "dialler"}
    at = NOW + 59 * SECOND - SECOND * seconds_ago
    return SentEvent(**{**known, "at": at, **said})


PIECES = st.builds(
    call,
    st.sampled_from([0, 20, 59, 60, 100, 560, 600, 640, 700, 1240, 1300]),
    channel=st.sampled_from([ContactChannel.CALL, ContactChannel.PUSH, ContactChannel.APP_OPEN]),
    direction=st.sampled_from([None, Direction.OUT]),
    app=st.sampled_from([None, "a", "b"]),
    notification=st.sampled_from([None, "1"]),
    zone=st.sampled_from([None, SEOUL, TOKYO, PARIS]),
    outcome=st.sampled_from(ContactOutcome),
    duration_seconds=st.sampled_from([None, 0, 7, 90]),
)


@given(st.lists(PIECES, min_size=2, max_size=10), st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_and_bundling_leave_no_trace(
    session: Session, events: Sequence[SentEvent], data: st.DataObject
) -> None:
    with_ids = [replace(one, id=uuid4()) if one.notification else one for one in events]

    results = [
        stored(session, order, size)
        for order, size in (
            (events, len(events)),
            (data.draw(st.permutations(events)), 3),
            (data.draw(st.permutations(with_ids)), 1),
        )
    ]

    assert results[0] == results[1] == results[2]


def stored(session: Session, events: Sequence[SentEvent], size: int) -> list[Any]:
    """All that is kept of events that came in bundles of a size, without ids."""
    sender = device_of(session, somebody(session))
    slot = DatedSlot(date(2026, 3, 10), "Asia/Seoul", 540, 23 * 60 + 30, replaces_day=False)
    add_single_shift(session, sender.account_id, Single(uuid4(), slot), NOW)
    for begin in range(0, len(events), size):
        send(session, sender, events[begin : begin + size], NOW + MINUTE)
    assert rebuild_journal(session, sender.account_id) == 0
    its_own = ContactEvent.account_id == sender.account_id
    of_room = (Room.id == ContactEvent.room_id) & (Room.account_id == ContactEvent.account_id)
    wanted = select(*COMPARED, Room.head_key).outerjoin(Room, of_room).where(its_own)
    counts = select(ImportBatch.message_count, ImportBatch.added_count).where(
        ImportBatch.account_id == sender.account_id
    )
    rows = session.execute(wanted.order_by(ContactEvent.dedup_key)).all()
    return [rows, session.execute(counts).all()]


def test_a_later_report_adds_what_it_knows(session: Session, device: Device) -> None:
    first = call(10, outcome=ContactOutcome.MISSED)
    later = call(40, outcome=ContactOutcome.ANSWERED, duration_seconds=95, zone=TOKYO)

    fates = [send(session, device, [one], NOW + MINUTE) for one in (first, later, first)]

    assert fates == [[Kept(is_new=True)], [Kept(is_new=False)], [Kept(is_new=False)]]
    assert kept(session, device.account_id, *FACTS) == [
        (NOW + 19 * SECOND, "Asia/Tokyo", "in_file", "answered", 95)
    ]


def test_what_she_said_of_it_stays(session: Session, device: Device) -> None:
    send(session, device, [call(10)], NOW + MINUTE)
    row = session.execute(select(ContactEvent)).scalar_one()
    row.initiation, row.initiation_basis, row.urgency, row.version = (
        "uneasy",
        "user",
        "could_wait",
        2,
    )
    session.flush()

    send(session, device, [call(40)], NOW + MINUTE)

    names = ("at", "initiation", "initiation_basis", "urgency", "version")
    said = (NOW + 19 * SECOND, "uneasy", "user", "could_wait", 2)
    assert kept(session, device.account_id, *names) == [said]


def test_a_moment_that_moves_takes_its_disturbance_along(session: Session, device: Device) -> None:
    send(
        session, device, [call(0), call(0, at=NOW + 659 * SECOND - 10 * SECOND)], NOW + 11 * MINUTE
    )
    assert len(set(kept(session, device.account_id, "episode"))) == 1

    send(session, device, [call(59)], NOW + 11 * MINUTE)

    begins = int(NOW.timestamp()) // 60
    assert kept(session, device.account_id, "episode") == [begins, begins + 10]


def test_only_a_report_that_adds_something_makes_findings_anew(
    session: Session, device: Device
) -> None:
    versions = select(Account.journal_version).where(Account.id == device.account_id)
    seen = []
    for one in (call(10), call(10), call(5), call(11)):
        send(session, device, [one], NOW + MINUTE)
        seen.append(session.execute(versions).scalar_one())

    assert seen == [seen[0], seen[0], seen[0], seen[0] + 1]


@pytest.mark.parametrize("bundled", [True, False])
def test_an_id_of_something_else_is_refused_and_the_others_stay(
    session: Session, device: Device, *, bundled: bool
) -> None:
    send(session, device, [call(10)], NOW + MINUTE)
    (its_id,) = kept(session, device.account_id, "id")
    events = [event(5, id=its_id), event(4), call(10, id=its_id, app="other")]

    bundles = [events] if bundled else [[one] for one in events]
    fates = [fate for bundle in bundles for fate in send(session, device, bundle, NOW + MINUTE)]

    taken = NotKept("id", "conflict")
    assert fates == [taken, Kept(is_new=True), taken]


def test_what_has_no_id_and_meets_a_taken_one_is_refused(session: Session, device: Device) -> None:
    other = device_of(session, somebody(session))
    send(session, other, [call(10)], NOW + MINUTE)
    (its_id,) = kept(session, other.account_id, "id")
    session.execute(ContactEvent.__table__.delete())
    send(session, other, [event(3, id=its_id)], NOW + MINUTE)

    fates = send(session, other, [call(10), event(2)], NOW + MINUTE)

    assert fates == [NotKept("id", "conflict"), Kept(is_new=True)]


def test_somebody_elses_id_is_free(session: Session, device: Device, jun_id: UUID) -> None:
    one = event(5)
    send(session, device_of(session, jun_id), [one])

    assert send(session, device, [replace(one, app="other")]) == [Kept(is_new=True)]
    assert len(kept(session, jun_id, "id")) == len(kept(session, device.account_id, "id")) == 1
