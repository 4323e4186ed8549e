from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.check_ins.commands import record_check_in
from journal.check_ins.queries import (
    Rating,
    check_in_of,
    check_ins_between,
    check_ins_page,
    day_for,
    latest_check_ins,
    ratings_between,
)
from journal.check_ins.rules import Answers, Entry
from journal.errors import NotFound

SEOUL = ZoneInfo("Asia/Seoul")
FIRST = datetime(2026, 3, 2, 19, tzinfo=SEOUL)
LAST_DAY = date(2026, 3, 31)


def log(session: Session, account_id: UUID, at: datetime, **answers: int) -> UUID:
    entry = Entry(id=uuid4(), at=at, zone=SEOUL, local_date=at.date(), answers=Answers(**answers))
    record_check_in(session, account_id, entry, at)
    return entry.id


@pytest.fixture
def five_days(session: Session, mina_id: UUID) -> list[UUID]:
    return [
        log(session, mina_id, FIRST + timedelta(days=number), mood=number + 1)
        for number in range(5)
    ]


def test_only_the_owner_finds_a_check_in(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    logged = log(session, mina_id, FIRST, mood=3)

    assert check_in_of(session, mina_id, logged).answers == Answers(mood=3)
    with pytest.raises(NotFound):
        check_in_of(session, jun_id, logged)


def test_both_ends_of_a_window_belong_to_it(
    session: Session, mina_id: UUID, five_days: list[UUID]
) -> None:
    found = check_ins_between(session, mina_id, date(2026, 3, 3), date(2026, 3, 5))

    assert [one.id for one in found] == five_days[1:4]


def test_ratings_are_the_three_scales_by_time(session: Session, mina_id: UUID) -> None:
    log(session, mina_id, FIRST, mood=2, energy=1)
    log(session, mina_id, FIRST - timedelta(hours=9), tension=5)

    found = ratings_between(session, mina_id, FIRST.date(), FIRST.date())

    assert found == (
        Rating((FIRST - timedelta(hours=9)).astimezone(UTC), FIRST.date(), None, None, 5),
        Rating(FIRST.astimezone(UTC), FIRST.date(), 2, 1, None),
    )


def test_nobody_sees_the_ratings_of_another(
    session: Session, jun_id: UUID, five_days: list[UUID]
) -> None:
    assert ratings_between(session, jun_id, FIRST.date(), LAST_DAY) == ()
    assert check_ins_between(session, jun_id, FIRST.date(), LAST_DAY) == ()
    assert latest_check_ins(session, jun_id, 3) == ()


def test_the_latest_come_newest_first(
    session: Session, mina_id: UUID, five_days: list[UUID]
) -> None:
    found = latest_check_ins(session, mina_id, 3)

    assert [one.id for one in found] == five_days[:1:-1]


def test_pages_hold_every_entry_once(session: Session, mina_id: UUID) -> None:
    logged = {log(session, mina_id, FIRST, mood=number % 5 + 1) for number in range(7)}
    seen: list[UUID] = []
    place = None

    while page := check_ins_page(session, mina_id, place, 3):
        seen += [one.id for one in page]
        place = (page[-1].at, page[-1].id)

    assert len(seen) == len(logged)
    assert set(seen) == logged


def test_without_shifts_the_small_hours_count_for_the_day_before(
    session: Session, mina_id: UUID
) -> None:
    at = datetime(2026, 3, 3, 1, 30, tzinfo=SEOUL)

    assert day_for(session, mina_id, at, SEOUL) == date(2026, 3, 2)
