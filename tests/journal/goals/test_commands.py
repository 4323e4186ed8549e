from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.goals.commands import (
    Tap,
    begin_goal,
    count_day,
    go_on_with_goal,
    let_go_of_goal,
    pause_goal,
    take_day_back,
    take_goal_up_again,
)
from journal.goals.queries import KeptGoal, goal_on, goals_on
from journal.goals.rules import NewGoal
from journal.model import Account
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
from journal.vocabulary import GoalKind

SEOUL = ZoneInfo("Asia/Seoul")
NOW = datetime(2026, 3, 5, 20, tzinfo=SEOUL)
TODAY = date(2026, 3, 5)
ACTS: list[Callable[[Session, UUID, UUID], None]] = [
    lambda s, a, g: pause_goal(s, a, g, NOW),
    go_on_with_goal,
    lambda s, a, g: let_go_of_goal(s, a, g, NOW),
    take_goal_up_again,
    lambda s, a, g: take_day_back(s, a, g, TODAY),
    lambda s, a, g: count_day(s, a, Tap(uuid4(), g, NOW, SEOUL)),
]


def begin(session: Session, account_id: UUID, kind: GoalKind = GoalKind.SLEEP) -> UUID:
    goal = NewGoal(uuid4(), kind)
    begin_goal(session, account_id, goal, NOW, SEOUL)
    return goal.id


def tap(session: Session, account_id: UUID, goal: UUID, at: datetime = NOW) -> None:
    count_day(session, account_id, Tap(uuid4(), goal, at, SEOUL))


def kept(session: Session, account_id: UUID, goal: UUID) -> KeptGoal:
    return goal_on(session, account_id, goal, TODAY, SEOUL)


def version_of_journal(session: Session, account_id: UUID) -> int:
    asked = select(Account.journal_version).where(Account.id == account_id)
    return session.execute(asked).scalar_one()


def test_a_goal_is_kept_under_the_next_number(session: Session, mina_id: UUID) -> None:
    until = date(2026, 6, 20)
    first, stay = uuid4(), NewGoal(uuid4(), GoalKind.STAY_UNTIL, until)
    begin_goal(session, mina_id, NewGoal(first, GoalKind.MOVE), NOW, SEOUL)
    begin_goal(session, mina_id, stay, NOW, SEOUL)

    goals = goals_on(session, mina_id, TODAY, SEOUL)

    assert [(one.id, one.number) for one in goals] == [(first, 1), (stay.id, 2)]
    assert (goals[1].kind, goals[1].until) == (GoalKind.STAY_UNTIL, until)
    assert version_of_journal(session, mina_id) == 3


def test_a_replayed_goal_is_begun_once(session: Session, mina_id: UUID) -> None:
    goal = NewGoal(uuid4(), GoalKind.SLEEP)

    for _ in range(2):
        begin_goal(session, mina_id, goal, NOW, SEOUL)

    assert len(goals_on(session, mina_id, TODAY, SEOUL)) == 1
    assert version_of_journal(session, mina_id) == 2


def test_one_id_cannot_stand_for_two_goals(session: Session, mina_id: UUID) -> None:
    goal = begin(session, mina_id)

    with pytest.raises(Conflict):
        begin_goal(session, mina_id, NewGoal(goal, GoalKind.MOVE), NOW, SEOUL)


def test_a_sixth_goal_waits_until_there_is_room(session: Session, mina_id: UUID) -> None:
    goals = [begin(session, mina_id) for _ in range(5)]
    with pytest.raises(Invalid, match="enough_at_a_time"):
        begin(session, mina_id)

    pause_goal(session, mina_id, goals[0], NOW)
    begin(session, mina_id)

    with pytest.raises(Invalid, match="enough_at_a_time"):
        go_on_with_goal(session, mina_id, goals[0])


def test_what_was_let_go_needs_room_to_come_back(session: Session, mina_id: UUID) -> None:
    goals = [begin(session, mina_id) for _ in range(5)]
    let_go_of_goal(session, mina_id, goals[0], NOW)
    begin(session, mina_id)

    with pytest.raises(Invalid, match="enough_at_a_time"):
        take_goal_up_again(session, mina_id, goals[0])


def test_a_day_is_counted_once_however_often_it_is_tapped(session: Session, mina_id: UUID) -> None:
    goal = begin(session, mina_id)

    for _ in range(3):
        tap(session, mina_id, goal)

    assert kept(session, mina_id, goal).tally.times == 1
    assert version_of_journal(session, mina_id) == 3


def test_a_tap_sent_again_the_next_day_is_not_another_one(session: Session, mina_id: UUID) -> None:
    goal, tap_id = begin(session, mina_id), uuid4()
    count_day(session, mina_id, Tap(tap_id, goal, NOW, SEOUL))

    count_day(session, mina_id, Tap(tap_id, goal, NOW + timedelta(days=1), SEOUL))

    assert kept(session, mina_id, goal).tally.times == 1
    with pytest.raises(Conflict):
        count_day(session, mina_id, Tap(tap_id, begin(session, mina_id), NOW, SEOUL))


def test_after_midnight_it_is_still_the_day_of_the_shift(session: Session, mina_id: UUID) -> None:
    slots = tuple(Slot(day, 14 * 60, 23 * 60) for day in range(7))
    rule = RepeatingRule("Asia/Seoul", date(2026, 1, 1), None, slots)
    set_repeating_rule(session, mina_id, uuid4(), rule, NOW)
    half_past_four = datetime(2026, 3, 6, 4, 30, tzinfo=SEOUL)
    goal = NewGoal(uuid4(), GoalKind.SLEEP)
    begin_goal(session, mina_id, goal, half_past_four, SEOUL)

    tap(session, mina_id, goal.id, half_past_four)

    assert kept(session, mina_id, goal.id).tapped_on == TODAY
    assert kept(session, mina_id, goal.id).tally.since == TODAY


def test_a_day_can_be_taken_back(session: Session, mina_id: UUID) -> None:
    goal = begin(session, mina_id)
    tap(session, mina_id, goal, NOW - timedelta(days=1))
    tap(session, mina_id, goal)

    for _ in range(2):
        take_day_back(session, mina_id, goal, TODAY)

    assert kept(session, mina_id, goal).tapped_on == TODAY - timedelta(days=1)


def test_a_goal_pauses_and_goes_on(session: Session, mina_id: UUID) -> None:
    goal = begin(session, mina_id)
    pause_goal(session, mina_id, goal, NOW)
    pause_goal(session, mina_id, goal, NOW + timedelta(days=3))
    assert kept(session, mina_id, goal).paused_since == NOW.astimezone(UTC)
    with pytest.raises(Invalid, match="not_minded"):
        tap(session, mina_id, goal)

    go_on_with_goal(session, mina_id, goal)

    tap(session, mina_id, goal)
    assert kept(session, mina_id, goal).is_minded


def test_a_goal_that_was_let_go_keeps_its_count(session: Session, mina_id: UUID) -> None:
    goal = begin(session, mina_id)
    tap(session, mina_id, goal)
    let_go_of_goal(session, mina_id, goal, NOW)
    assert kept(session, mina_id, goal).ended_at == NOW.astimezone(UTC)
    with pytest.raises(Invalid, match="not_minded"):
        tap(session, mina_id, goal)

    take_goal_up_again(session, mina_id, goal)

    assert kept(session, mina_id, goal).is_minded
    assert kept(session, mina_id, goal).tally.times == 1


def test_a_paused_goal_that_was_let_go_comes_back_paused(session: Session, mina_id: UUID) -> None:
    goal = begin(session, mina_id)
    pause_goal(session, mina_id, goal, NOW)
    let_go_of_goal(session, mina_id, goal, NOW)
    for _ in range(5):
        begin(session, mina_id)

    take_goal_up_again(session, mina_id, goal)
    let_go_of_goal(session, mina_id, goal, NOW)
    go_on_with_goal(session, mina_id, goal)

    assert kept(session, mina_id, goal).paused_since is None
    assert kept(session, mina_id, goal).ended_at is not None


@pytest.mark.parametrize("act", ACTS)
def test_somebody_elses_goal_is_not_there(
    session: Session, mina_id: UUID, jun_id: UUID, act: Callable[[Session, UUID, UUID], None]
) -> None:
    goal = begin(session, mina_id)

    with pytest.raises(NotFound):
        act(session, jun_id, goal)

    assert kept(session, mina_id, goal).is_minded
