from datetime import UTC, date, timedelta
from types import MappingProxyType
from uuid import UUID

from sqlalchemy.orm import Session

from journal.instruments.catalogue import Catalogue
from journal.instruments.commands import fill_in, wish_reminder
from journal.instruments.queries import Standing, answers_to, due, standings
from tests.conftest import SEOUL
from tests.journal.instruments.samples import NOON, calm, make_filling

CALM = calm()
KNOWN = Catalogue(MappingProxyType({"calm": CALM}))
LOCAL_NOON = NOON.astimezone(SEOUL)
DAY = timedelta(days=1)


def fill(session: Session, account_id: UUID, days_later: int = 0) -> None:
    at = NOON + days_later * DAY
    fill_in(session, account_id, CALM, make_filling(at=at), at)


def test_the_oldest_filling_comes_first(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    fill(session, mina_id, 14)
    fill(session, mina_id, 0)
    fill(session, jun_id)

    days = [one.local_date for one in answers_to(session, mina_id, "calm")]
    assert days == [date(2026, 3, 2), date(2026, 3, 16)]


def test_it_is_known_how_often_when_last_and_whether_wished(
    session: Session, mina_id: UUID, jun_id: UUID
) -> None:
    fill(session, mina_id)
    fill(session, mina_id, 20)
    wish_reminder(session, mina_id, "rest", NOON)
    wish_reminder(session, jun_id, "calm", NOON)

    assert standings(session, mina_id) == {
        "calm": Standing(2, date(2026, 3, 22), is_wished=False),
        "rest": Standing(0, None, is_wished=True),
    }


def test_nothing_is_due_without_a_wish(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    fill(session, mina_id)
    wish_reminder(session, jun_id, "calm", NOON)

    assert due(session, mina_id, KNOWN, LOCAL_NOON + 90 * DAY) == ()


def test_a_wish_is_due_once_it_may_be_filled_in_again(session: Session, mina_id: UUID) -> None:
    wish_reminder(session, mina_id, "calm", NOON)
    assert due(session, mina_id, KNOWN, LOCAL_NOON) == ("calm",)
    fill(session, mina_id, -30)
    fill(session, mina_id)

    assert due(session, mina_id, KNOWN, LOCAL_NOON + 13 * DAY) == ()
    assert due(session, mina_id, KNOWN, LOCAL_NOON + 14 * DAY) == ("calm",)


def test_her_own_date_decides(session: Session, mina_id: UUID) -> None:
    fill(session, mina_id)
    wish_reminder(session, mina_id, "calm", NOON)
    five_in_seoul = LOCAL_NOON.replace(hour=5) + 14 * DAY

    assert due(session, mina_id, KNOWN, five_in_seoul) == ("calm",)
    assert due(session, mina_id, KNOWN, five_in_seoul.astimezone(UTC)) == ()


def test_what_is_no_longer_offered_is_never_due(session: Session, mina_id: UUID) -> None:
    wish_reminder(session, mina_id, "gone", NOON)

    assert due(session, mina_id, KNOWN, LOCAL_NOON) == ()
