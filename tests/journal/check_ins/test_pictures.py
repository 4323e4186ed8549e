from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from journal.check_ins.commands import record_check_in
from journal.check_ins.pictures import Spread, WeekOfRatings, weeks_of_ratings
from journal.check_ins.rules import Answers, Entry

SEOUL = ZoneInfo("Asia/Seoul")
MONDAY = datetime(2026, 3, 2, 19, tzinfo=SEOUL)
DAY = timedelta(days=1)


def log(session: Session, account_id: UUID, at: datetime, **answers: int) -> None:
    entry = Entry(id=uuid4(), at=at, zone=SEOUL, local_date=at.date(), answers=Answers(**answers))
    record_check_in(session, account_id, entry, at)


def test_a_week_holds_the_mean_and_the_ends_of_its_answers(session: Session, mina_id: UUID) -> None:
    log(session, mina_id, MONDAY, mood=2, energy=1)
    log(session, mina_id, MONDAY + 6 * DAY, mood=5)

    assert weeks_of_ratings(session, mina_id) == (
        WeekOfRatings(date(2026, 3, 2), 2, Spread(3.5, 2, 5), Spread(1.0, 1, 1), None),
    )


def test_the_next_monday_begins_another_week(session: Session, mina_id: UUID) -> None:
    log(session, mina_id, MONDAY + 7 * DAY, mood=3)
    log(session, mina_id, MONDAY + 6 * DAY, mood=5)

    found = weeks_of_ratings(session, mina_id)

    assert [week.monday for week in found] == [date(2026, 3, 2), date(2026, 3, 9)]


def test_a_week_without_entry_is_not_there(session: Session, mina_id: UUID) -> None:
    log(session, mina_id, MONDAY, mood=3)
    log(session, mina_id, MONDAY + 21 * DAY, mood=5)

    assert len(weeks_of_ratings(session, mina_id)) == 2


def test_nobody_sees_the_weeks_of_another(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    log(session, mina_id, MONDAY, mood=3)

    assert weeks_of_ratings(session, jun_id) == ()
