"""Beginning a plan for looking at messages, ending it, deleting one that was ended."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from journal.accounts.commands import touch, wait_for_others
from journal.errors import Conflict, Invalid, NotFound
from journal.model.suggestion import MessagePlan
from journal.plans.queries import plans_of
from journal.plans.rules import NewPlan, Plan, check_plan


def begin_plan(
    session: Session, account_id: UUID, plan: NewPlan, now: datetime, zone: ZoneInfo
) -> None:
    """Begin a plan today; one that runs ends with it. A replay of the same changes nothing.

    Raise ``Invalid`` for what cannot be one, ``Conflict`` when the id stands for another.
    """
    times = check_plan(plan)
    known = _alone(session, account_id)
    if plan.id in known:
        if (known[plan.id].times, known[plan.id].slack_minutes) != (times, plan.slack_minutes):
            raise Conflict
        return
    today = now.astimezone(zone).date()
    for one in known.values():
        if one.is_running:
            _end(session, account_id, one, today)
    session.execute(
        insert(MessagePlan).values(
            account_id=account_id,
            id=plan.id,
            times=" ".join(map(str, times)),
            slack_minutes=plan.slack_minutes,
            since=today,
            created_at=now,
        )
    )
    touch(session, account_id)


def end_plan(session: Session, account_id: UUID, plan_id: UUID, today: date) -> None:
    """End a plan with a day of hers; twice is the same. Raise ``NotFound`` for one not hers."""
    plan = _one_of(_alone(session, account_id), plan_id)
    if plan.is_running:
        _end(session, account_id, plan, today)
        touch(session, account_id)


def remove_plan(session: Session, account_id: UUID, plan_id: UUID) -> None:
    """Delete a plan that was ended; the looks stay in the log.

    Raise ``NotFound`` for one not hers, ``Invalid`` for one that still runs.
    """
    if _one_of(_alone(session, account_id), plan_id).is_running:
        raise Invalid("still_running")
    session.execute(
        delete(MessagePlan).where(MessagePlan.account_id == account_id, MessagePlan.id == plan_id)
    )
    touch(session, account_id)


def _alone(session: Session, account_id: UUID) -> dict[UUID, Plan]:
    """All her plans, read while no other device of hers writes: one runs at a time."""
    wait_for_others(session, account_id)
    return {plan.id: plan for plan in plans_of(session, account_id)}


def _one_of(plans: dict[UUID, Plan], plan_id: UUID) -> Plan:
    if plan_id not in plans:
        raise NotFound
    return plans[plan_id]


def _end(session: Session, account_id: UUID, plan: Plan, today: date) -> None:
    # Her clock may have moved west over midnight since the plan was begun.
    session.execute(
        update(MessagePlan)
        .where(MessagePlan.account_id == account_id, MessagePlan.id == plan.id)
        .values(until=max(today, plan.since))
    )
