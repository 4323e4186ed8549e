"""Goals and what a week is told from, on PostgreSQL, also from two devices at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.accounts.commands import NewAccount, open_account
from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers, Entry
from journal.findings.week_reading import EasedSession, beginnings
from journal.goals.commands import Tap, begin_goal, count_day
from journal.goals.queries import goals_on, went_well_between
from journal.goals.rules import NewGoal, Tally
from journal.sessions.commands import begin_session, end_session
from journal.storage.engine import Database
from journal.vocabulary import GoalKind, Locale
from tests.conftest import LONG_AGO, PASSWORD, SEOUL

pytestmark = pytest.mark.postgres
NOW = datetime(2026, 3, 2, 20, tzinfo=SEOUL)
TODAY = date(2026, 3, 2)


@contextmanager
def writing(database: Database) -> Iterator[Session]:
    with database.writer.begin() as connection, Session(connection) as opened:
        yield opened


@pytest.fixture
def mina(postgres_database: Database) -> UUID:
    account_id = uuid4()
    with writing(postgres_database) as session:
        new = NewAccount(f"{account_id}@example.com", PASSWORD, Locale.EN, SEOUL)
        open_account(session, account_id, new, LONG_AGO)
    return account_id


@pytest.fixture
def goal(postgres_database: Database, mina: UUID) -> UUID:
    kept = NewGoal(uuid4(), GoalKind.SLEEP)
    with writing(postgres_database) as session:
        begin_goal(session, mina, kept, NOW, SEOUL)
    return kept.id


def test_goals_begun_at_once_get_a_number_each(postgres_database: Database, mina: UUID) -> None:
    def begin(_place: int) -> None:
        with writing(postgres_database) as session:
            begin_goal(session, mina, NewGoal(uuid4(), GoalKind.MOVE), NOW, SEOUL)

    with ThreadPoolExecutor(5) as devices:
        list(devices.map(begin, range(5)))

    with writing(postgres_database) as session:
        goals = goals_on(session, mina, TODAY, SEOUL)
    assert [one.number for one in goals] == [1, 2, 3, 4, 5]


def test_two_devices_count_a_day_once(postgres_database: Database, mina: UUID, goal: UUID) -> None:
    def tap(_device: int) -> None:
        with writing(postgres_database) as session:
            count_day(session, mina, Tap(uuid4(), goal, NOW, SEOUL))

    with ThreadPoolExecutor(4) as devices:
        list(devices.map(tap, range(4)))

    with writing(postgres_database) as session:
        kept = goals_on(session, mina, TODAY + timedelta(days=40), SEOUL)
        of_week = went_well_between(session, mina, TODAY, TODAY + timedelta(days=6))
    assert [one.tally for one in kept] == [Tally(1, TODAY, 0)]
    assert [one.days for one in of_week] == [1]


def test_a_week_reads_its_beginnings(postgres_database: Database, mina: UUID) -> None:
    entry = Entry(id=uuid4(), at=NOW, zone=SEOUL, local_date=TODAY, answers=Answers(mood=3))
    run = uuid4()
    with writing(postgres_database) as session:
        record_check_in(session, mina, entry, NOW)
        begin_session(session, mina, run, NOW, script_id="x", tension_before=4)
        end_session(session, mina, run, NOW, seconds=120, tension_after=2)

        found = beginnings(session, mina, NOW, NOW + timedelta(days=7))

    assert found.first_entry == TODAY
    assert found.eased == (EasedSession(NOW.astimezone(UTC), 4, 2),)
