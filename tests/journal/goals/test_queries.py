from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from journal.errors import NotFound
from journal.goals.commands import Tap, begin_goal, count_day
from journal.goals.queries import WentWell, goal_on, goals_on, today_of, went_well_between
from journal.goals.rules import NewGoal, Tally
from journal.vocabulary import GoalKind

SEOUL = ZoneInfo("Asia/Seoul")
BEGUN = datetime(2026, 3, 2, 20, tzinfo=SEOUL)


def make_goal(session: Session, account_id: UUID, *days_after: int) -> UUID:
    goal = NewGoal(uuid4(), GoalKind.SLEEP)
    begin_goal(session, account_id, goal, BEGUN, SEOUL)
    for days in days_after:
        at = BEGUN + timedelta(days=days)
        count_day(session, account_id, Tap(uuid4(), goal.id, at, SEOUL))
    return goal.id


def test_the_count_is_plain(session: Session, mina_id: UUID) -> None:
    goal = make_goal(session, mina_id, 0, 1, 12, 30, 40)

    seen = [
        goal_on(session, mina_id, goal, date(2026, 3, 2) + timedelta(days=days), SEOUL)
        for days in (27, 40)
    ]

    assert seen[0].tally.lately is None
    assert seen[1].tally == Tally(5, date(2026, 3, 2), 2)
    assert seen[1].tapped_on == date(2026, 4, 11)


def test_a_goal_without_a_tap_counts_none(session: Session, mina_id: UUID) -> None:
    goal = make_goal(session, mina_id)

    kept = goal_on(session, mina_id, goal, date(2026, 6, 1), SEOUL)

    assert kept.tally == Tally(0, date(2026, 3, 2), 0)
    assert kept.tapped_on is None


def test_the_last_28_days_are_counted_to_the_day(session: Session, mina_id: UUID) -> None:
    goal = make_goal(session, mina_id, 2, 3)

    counted = [
        goal_on(session, mina_id, goal, date(2026, 4, day), SEOUL).tally.lately for day in (1, 2)
    ]

    assert counted == [1, 0]


def test_a_week_names_the_goals_that_went_well_in_it(session: Session, mina_id: UUID) -> None:
    make_goal(session, mina_id, 0, 6, 7)
    make_goal(session, mina_id, 7)

    found = went_well_between(session, mina_id, date(2026, 3, 2), date(2026, 3, 8))

    assert found == (WentWell(1, GoalKind.SLEEP, 2),)


def test_nobody_reads_the_goals_of_another(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    goal = make_goal(session, mina_id, 0)

    assert goals_on(session, jun_id, date(2026, 3, 2), SEOUL) == ()
    assert went_well_between(session, jun_id, date(2026, 1, 1), date(2026, 12, 31)) == ()
    with pytest.raises(NotFound):
        goal_on(session, jun_id, goal, date(2026, 3, 2), SEOUL)


def test_the_small_hours_end_the_day_before(session: Session, mina_id: UUID) -> None:
    night = datetime(2026, 3, 3, 1, 30, tzinfo=SEOUL)

    assert today_of(session, mina_id, night, SEOUL) == date(2026, 3, 2)
