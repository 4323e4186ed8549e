"""The sums behind the pictures are the same on PostgreSQL."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.check_ins.commands import record_check_in
from journal.check_ins.pictures import Spread, weeks_of_ratings
from journal.check_ins.rules import Answers, Entry
from journal.exposure.commands import Tap, record_contact
from journal.exposure.pictures import DayTally, HourTally, contact_by_week, tallies_by_hour
from journal.storage.engine import Database
from journal.vocabulary import Initiation, Locale

pytestmark = pytest.mark.postgres
SEOUL = ZoneInfo("Asia/Seoul")
MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 8)
# 23:30 of that Sunday on the wall in Seoul.
LATE_ON_SUNDAY = datetime(2026, 3, 8, 14, 30, tzinfo=UTC)


@pytest.fixture
def mina_id(postgres_database: Database) -> UUID:
    account_id = uuid4()
    new = NewAccount("mina@example.com", "a quiet evening by the river", Locale.KO, SEOUL)
    answers = Answers(mood=2)
    entry = Entry(id=uuid4(), at=LATE_ON_SUNDAY, zone=SEOUL, local_date=SUNDAY, answers=answers)
    tap = Tap(at=LATE_ON_SUNDAY, zone=SEOUL, initiation=Initiation.UNEASY)
    with postgres_database.writer.begin() as connection, Session(connection) as session:
        open_account(session, account_id, new, LATE_ON_SUNDAY)
        record_check_in(session, account_id, entry, LATE_ON_SUNDAY)
        record_contact(session, account_id, uuid4(), tap, LATE_ON_SUNDAY)
    return account_id


def test_weeks_and_hours_are_counted_alike(postgres_database: Database, mina_id: UUID) -> None:
    with postgres_database.reader.connect() as connection, Session(connection) as session:
        ratings = weeks_of_ratings(session, mina_id)
        by_week = contact_by_week(session, mina_id, MONDAY, SUNDAY, SEOUL)
        by_hour = tallies_by_hour(session, mina_id, MONDAY, SUNDAY)

    assert [(one.monday, one.mood) for one in ratings] == [(MONDAY, Spread(2.0, 2, 2))]
    assert by_week.tallies == (DayTally(MONDAY, Initiation.UNEASY, 1),)
    assert by_hour == (HourTally(6, 23, Initiation.UNEASY, 1),)
