"""Goals and what a week is told from, on PostgreSQL, also from two devices at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from journal.check_ins.commands import record_check_in
from journal.check_ins.rules import Answers, Entry
from journal.findings.week_reading import EasedSession, beginnings
from journal.goals.commands import Tap, begin_goal, count_day
from journal.goals.queries import goals_on, went_well_between
from journal.goals.rules import NewGoal, Tally
from journal.sessions.commands import begin_session, end_session
from journal.storage.engine import Database
from journal.vocabulary import GoalKind
from tests.conftest import SEOUL
from tests.postgres.devices import writing

pytestmark = pytest.mark.postgres
NOW = datetime(2026, 3, 2, 20, tzinfo=SEOUL)
TODAY = date(2026, 3, 2)


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
