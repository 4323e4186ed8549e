"""Beginning a goal, saying that it went well, pausing it, letting it go; one act, one call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, delete, insert, select, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch
from journal.errors import Conflict, Invalid, NotFound
from journal.goals.queries import today_of
from journal.goals.rules import NewGoal, body_hash, check_goal, check_room
from journal.model import Account
from journal.model.goal import Goal, GoalTap
from journal.notes.commands import remove_notes_about


@dataclass(frozen=True, slots=True)
class Tap:
    """That a goal went well; ``id`` is made by her device, ``at`` is aware, ``zone`` is hers."""

    id: UUID
    goal_id: UUID
    at: datetime
    zone: ZoneInfo


def begin_goal(
    session: Session, account_id: UUID, goal: NewGoal, now: datetime, zone: ZoneInfo
) -> None:
    """Begin to mind a goal; a replay of the same one changes nothing.

    Raise ``Invalid`` for what cannot be one, ``Conflict`` when the id stands for another.
    """
    goals = _alone(session, account_id)
    if goal.id in goals:
        if goals[goal.id].body_hash != body_hash(goal):
            raise Conflict
        return
    check_goal(goal, today_of(session, account_id, now, zone), _minded(goals))
    session.execute(
        insert(Goal).values(
            account_id=account_id,
            id=goal.id,
            number=max((one.number for one in goals.values()), default=0) + 1,
            kind=goal.kind.value,
            until=goal.until,
            body_hash=body_hash(goal),
            created_at=now,
        )
    )
    touch(session, account_id)


def count_day(session: Session, account_id: UUID, tap: Tap) -> None:
    """Count the day of a tap as one on which a goal went well: once, however often it is tapped.

    Raise ``NotFound`` for a goal that is not hers, ``Invalid`` for one that she does not mind now,
    ``Conflict`` when the id stands for a tap on another goal.
    """
    goal = _one_of(_alone(session, account_id), tap.goal_id)
    known = session.get(GoalTap, (account_id, tap.id))
    if known is not None:
        if known.goal_id != tap.goal_id:
            raise Conflict
        return
    if not _is_minded(goal):
        raise Invalid("not_minded")
    day = today_of(session, account_id, tap.at, tap.zone)
    kept = select(GoalTap.id).where(*_taps(account_id, tap.goal_id, day))
    if session.execute(kept).first() is None:
        new = {"id": tap.id, "goal_id": tap.goal_id, "local_date": day, "at": tap.at}
        session.execute(insert(GoalTap).values(account_id=account_id, **new))
        touch(session, account_id)


def take_day_back(session: Session, account_id: UUID, goal_id: UUID, day: date) -> None:
    """Count a day no longer; twice is the same. Raise ``NotFound`` for a goal not hers."""
    _one_of(_alone(session, account_id), goal_id)
    session.execute(delete(GoalTap).where(*_taps(account_id, goal_id, day)))
    touch(session, account_id)


def pause_goal(session: Session, account_id: UUID, goal_id: UUID, now: datetime) -> None:
    """Put a goal aside for a while; twice is the same. Raise ``NotFound`` for one not hers."""
    goal = _one_of(_alone(session, account_id), goal_id)
    _set(session, account_id, goal_id, paused_since=goal.paused_since or now)


def go_on_with_goal(session: Session, account_id: UUID, goal_id: UUID) -> None:
    """End the pause of a goal; twice is the same.

    Raise ``NotFound`` for one not hers, ``Invalid`` when as many are minded as there can be.
    """
    goals = _alone(session, account_id)
    if _one_of(goals, goal_id).ended_at is None:
        check_room(_minded(goals) - {goal_id})
    _set(session, account_id, goal_id, paused_since=None)


def let_go_of_goal(session: Session, account_id: UUID, goal_id: UUID, now: datetime) -> None:
    """Stop minding a goal; what was counted stays. Raise ``NotFound`` for one not hers."""
    goal = _one_of(_alone(session, account_id), goal_id)
    _set(session, account_id, goal_id, ended_at=goal.ended_at or now)


def take_goal_up_again(session: Session, account_id: UUID, goal_id: UUID) -> None:
    """Take back that a goal was let go; raise as when going on with one."""
    goals = _alone(session, account_id)
    if _one_of(goals, goal_id).paused_since is None:
        check_room(_minded(goals) - {goal_id})
    _set(session, account_id, goal_id, ended_at=None)


def remove_goal(session: Session, account_id: UUID, goal_id: UUID) -> None:
    """Delete a goal that was let go, with all that was counted for it and her words about it.

    Letting it go can be taken back, this cannot. Raise ``NotFound`` for a goal that is not hers,
    ``Invalid`` for one that she has not let go.
    """
    if _one_of(_alone(session, account_id), goal_id).ended_at is None:
        raise Invalid("not_let_go")
    remove_notes_about(session, account_id, [goal_id])
    session.execute(delete(Goal).where(Goal.account_id == account_id, Goal.id == goal_id))
    touch(session, account_id)


def _alone(session: Session, account_id: UUID) -> dict[UUID, Row[*tuple[Any, ...]]]:
    """All her goals, read while no other device of hers writes: numbers and days stay single."""
    session.execute(
        select(Account.id).where(Account.id == account_id).with_for_update(key_share=True)
    )
    columns = Goal.id, Goal.number, Goal.body_hash, Goal.paused_since, Goal.ended_at
    found = session.execute(select(*columns).where(Goal.account_id == account_id))
    return {row.id: row for row in found}


def _one_of(goals: Mapping[UUID, Row[*tuple[Any, ...]]], goal_id: UUID) -> Row[*tuple[Any, ...]]:
    if goal_id not in goals:
        raise NotFound
    return goals[goal_id]


def _is_minded(goal: Row[*tuple[Any, ...]]) -> bool:
    return goal.paused_since is None and goal.ended_at is None


def _minded(goals: Mapping[UUID, Row[*tuple[Any, ...]]]) -> set[UUID]:
    return {goal_id for goal_id, goal in goals.items() if _is_minded(goal)}


def _taps(account_id: UUID, goal_id: UUID, day: date) -> tuple[Any, ...]:
    return (
        GoalTap.account_id == account_id,
        GoalTap.goal_id == goal_id,
        GoalTap.local_date == day,
    )


def _set(session: Session, account_id: UUID, goal_id: UUID, **values: datetime | None) -> None:
    session.execute(
        update(Goal).where(Goal.account_id == account_id, Goal.id == goal_id).values(**values)
    )
    touch(session, account_id)
