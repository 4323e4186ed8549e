"""Reading a person's plans for looking at messages, with their counts, and her usual hours."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from journal.model.contact import ContactEvent
from journal.model.suggestion import MessagePlan
from journal.plans.rules import (
    Look,
    Plan,
    Tally,
    UsualHours,
    kept_days,
    read_times,
    tally_of,
    usual_hours,
)
from journal.shifts.queries import shifts_between
from journal.vocabulary import Initiation, Precision

OWN_ACTS = (Initiation.CHOSEN.value, Initiation.UNEASY.value)
USUAL_BACK, USUAL_AHEAD = timedelta(days=21), timedelta(days=7)

_COLUMNS = (
    MessagePlan.id,
    MessagePlan.times,
    MessagePlan.slack_minutes,
    MessagePlan.since,
    MessagePlan.until,
    MessagePlan.created_at,
)


@dataclass(frozen=True, slots=True)
class CountedPlan:
    """A plan with its plain count so far."""

    plan: Plan
    tally: Tally


def plans_of(session: Session, account_id: UUID) -> tuple[Plan, ...]:
    """All plans of a person, the newest first; one that was replaced the same day too."""
    found = session.execute(
        select(*_COLUMNS)
        .where(MessagePlan.account_id == account_id)
        .order_by(MessagePlan.created_at.desc(), MessagePlan.id)
    )
    return tuple(_plan(row) for row in found)


def counted_plans(session: Session, account_id: UUID) -> tuple[CountedPlan, ...]:
    """All plans that held for a day, the newest first, with their counts; two statements."""
    plans = [one for one in plans_of(session, account_id) if one.until != one.since]
    if not plans:
        return ()
    looks = _looks(session, account_id, ContactEvent.local_date >= plans[-1].since)
    return tuple(CountedPlan(plan, tally_of(plan, looks)) for plan in plans)


def days_near_plan(
    session: Session, account_id: UUID, days: Collection[date]
) -> Mapping[date, bool]:
    """Which of some days have a look while a plan held, and whether all of it lay near the plan.

    No statement for no days, one without a plan, two with one.
    """
    plans = plans_of(session, account_id) if days else ()
    if not plans:
        return {}
    return kept_days(plans, _looks(session, account_id, ContactEvent.local_date.in_(days)))


def hours_around(
    session: Session, account_id: UUID, today: date, zone: ZoneInfo
) -> UsualHours | None:
    """When she usually works, from the shifts of four weeks; None where they differ too much."""
    shifts = shifts_between(session, account_id, today - USUAL_BACK, today + USUAL_AHEAD)
    return usual_hours(shifts, zone)


def _looks(session: Session, account_id: UUID, when: Any) -> Sequence[Look]:
    rows = session.execute(
        select(ContactEvent.local_date, ContactEvent.local_minute, ContactEvent.at).where(
            ContactEvent.account_id == account_id,
            ContactEvent.is_outside_shift,
            ContactEvent.initiation.in_(OWN_ACTS),
            ContactEvent.precision != Precision.DAY.value,
            when,
        )
    )
    return [Look(*row) for row in rows]


def _plan(row: Row[*tuple[Any, ...]]) -> Plan:
    plan_id, times, slack, since, until, begun_at = row
    return Plan(plan_id, read_times(times), slack, since, until, begun_at)
