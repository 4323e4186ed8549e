from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.exposure.commands import Tap, record_contact
from journal.exposure.queries import (
    ContactDay,
    contact_of,
    contact_of_day,
    recent_contact,
    recent_contact_days,
)
from journal.vocabulary import Initiation, Urgency

SEOUL = ZoneInfo("Asia/Seoul")
EVENING = datetime(2026, 11, 2, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 9, tzinfo=UTC)


def tap(session: Session, account_id: UUID, hours: float) -> UUID:
    contact_id = uuid4()
    said = Tap(
        at=EVENING + timedelta(hours=hours),
        zone=SEOUL,
        initiation=Initiation.UNEASY,
        urgency=Urgency.NEEDED,
    )
    record_contact(session, account_id, contact_id, said, NOW)
    return contact_id


def test_contact_of_a_day_stands_in_its_order(session: Session, mina_id: UUID) -> None:
    later, earlier = tap(session, mina_id, 1), tap(session, mina_id, 0)
    tap(session, mina_id, 24)

    found = contact_of_day(session, mina_id, date(2026, 11, 2))

    assert [one.id for one in found] == [earlier, later]
    assert found[0].urgency is Urgency.NEEDED


def test_the_latest_contact_comes_first(session: Session, mina_id: UUID) -> None:
    ids = [tap(session, mina_id, hours) for hours in (0, 1, 2)]

    found = recent_contact(session, mina_id, 2)

    assert [one.id for one in found] == [ids[2], ids[1]]


def test_contact_is_counted_by_day(session: Session, mina_id: UUID) -> None:
    for hours in (0, 0.1, 1, 24):
        tap(session, mina_id, hours)

    found = recent_contact_days(session, mina_id, 5)

    assert found == (
        ContactDay(date(2026, 11, 3), manual=1, imported=0),
        ContactDay(date(2026, 11, 2), manual=3, imported=0),
    )


def test_nobody_reads_the_contact_of_somebody_else(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    contact_id = tap(session, mina_id, 0)

    assert recent_contact(session, jun_id, 9) == ()
    assert recent_contact_days(session, jun_id, 9) == ()
    assert contact_of_day(session, jun_id, date(2026, 11, 2)) == ()
    with pytest.raises(NotFound):
        contact_of(session, jun_id, contact_id)
