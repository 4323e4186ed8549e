from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from journal.exposure.commands import Tap, record_contact
from journal.exposure.queries import contact_page
from journal.vocabulary import Initiation

EVENING = datetime(2026, 11, 2, 12, tzinfo=UTC)


def tap(session: Session, account_id: UUID, at: datetime) -> UUID:
    contact_id = uuid4()
    said = Tap(at=at, zone=ZoneInfo("Asia/Seoul"), initiation=Initiation.PUSHED)
    record_contact(session, account_id, contact_id, said, EVENING + timedelta(days=9))
    return contact_id


def test_pages_hold_every_contact_once_newest_first(session: Session, mina_id: UUID) -> None:
    tapped = [tap(session, mina_id, EVENING + timedelta(minutes=n // 2)) for n in range(7)]
    seen = []
    place = None

    while page := contact_page(session, mina_id, place, 3):
        seen += page
        place = (page[-1].at, page[-1].id)

    assert sorted(one.id for one in seen) == sorted(tapped)
    assert [one.at for one in seen] == sorted((one.at for one in seen), reverse=True)


def test_nobody_sees_the_contact_of_another(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    tap(session, mina_id, EVENING)

    assert contact_page(session, jun_id, None, 9) == ()
