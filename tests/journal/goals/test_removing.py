"""A goal that was let go can be deleted with its days and her words; one she minds cannot."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.errors import Invalid, NotFound
from journal.goals.commands import Tap, begin_goal, count_day, let_go_of_goal, remove_goal
from journal.goals.rules import NewGoal
from journal.model import Goal, GoalTap, Note
from journal.vocabulary import GoalKind
from tests.conftest import SEOUL
from tests.journal.my_data.days import WRITTEN, count, note_about


def begun(session: Session, account_id: UUID) -> UUID:
    goal = NewGoal(uuid4(), GoalKind.SLEEP)
    begin_goal(session, account_id, goal, WRITTEN, SEOUL)
    count_day(session, account_id, Tap(uuid4(), goal.id, WRITTEN, SEOUL))
    return goal.id


def test_a_goal_that_was_let_go_goes_with_everything(session: Session, mina_id: UUID) -> None:
    goal, kept = begun(session, mina_id), begun(session, mina_id)
    note_about(session, mina_id, goal, "goal")
    let_go_of_goal(session, mina_id, goal, WRITTEN)

    remove_goal(session, mina_id, goal)

    assert count(session, mina_id, Goal, GoalTap, Note) == [1, 1, 0]
    assert session.get(Goal, (mina_id, kept)) is not None


def test_a_goal_that_is_minded_stays(session: Session, mina_id: UUID) -> None:
    goal = begun(session, mina_id)

    with pytest.raises(Invalid, match="not_let_go"):
        remove_goal(session, mina_id, goal)

    assert count(session, mina_id, Goal) == [1]


def test_somebody_elses_goal_is_not_there(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    goal = begun(session, mina_id)

    with pytest.raises(NotFound):
        remove_goal(session, jun_id, goal)
