from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.interactions.commands import record_interaction
from journal.interactions.queries import (
    interaction_of,
    interactions_between,
    interactions_page,
)
from journal.interactions.rules import Entry, Hit
from journal.vocabulary import InteractionKind

SEOUL = ZoneInfo("Asia/Seoul")
FIRST = datetime(2026, 3, 2, 16, 50, tzinfo=SEOUL)
DAY = timedelta(days=1)


def log(session: Session, account_id: UUID, at: datetime) -> UUID:
    entry = Entry(id=uuid4(), at=at, zone=SEOUL, hit=Hit(kind=InteractionKind.INSULT))
    record_interaction(session, account_id, entry, at)
    return entry.id


@pytest.fixture
def five_days(session: Session, mina_id: UUID) -> list[UUID]:
    return [log(session, mina_id, FIRST + DAY * number) for number in range(5)]


def test_only_the_owner_finds_an_interaction(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    logged = log(session, mina_id, FIRST)

    assert interaction_of(session, mina_id, logged).hit == Hit(kind=InteractionKind.INSULT)
    with pytest.raises(NotFound):
        interaction_of(session, jun_id, logged)


def test_both_ends_of_a_window_belong_to_it(
    session: Session, mina_id: UUID, five_days: list[UUID]
) -> None:
    found = interactions_between(session, mina_id, date(2026, 3, 3), date(2026, 3, 5))

    assert [one.id for one in found] == five_days[1:4]


def test_nobody_sees_the_interactions_of_another(
    session: Session, jun_id: UUID, five_days: list[UUID]
) -> None:
    assert interactions_between(session, jun_id, date(2026, 3, 1), date(2026, 3, 31)) == ()
    assert interactions_page(session, jun_id, None, 9) == ()


def test_pages_hold_every_entry_once(session: Session, mina_id: UUID) -> None:
    logged = {log(session, mina_id, FIRST) for _number in range(7)}
    seen: list[UUID] = []
    place = None

    while page := interactions_page(session, mina_id, place, 3):
        seen += [one.id for one in page]
        place = (page[-1].at, page[-1].id)

    assert len(seen) == len(logged)
    assert set(seen) == logged
