"""Rosters in a database, with only what matters said."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.model import ContactEvent
from journal.rosters.commands import AlreadyKept, RosterRequest, RosterSummary, keep_roster
from journal.rosters.plan import Plan
from journal.rosters.planning import plan_of_entries
from journal.rosters.sheets import Entry
from journal.shifts.commands import set_repeating_rule
from journal.shifts.queries import roster_days
from journal.shifts.rules import RepeatingRule, Slot
from tests.journal.rosters.calendars import SEOUL
from tests.journal.rosters.test_planning import CALL, OFF, D, N

NOW = datetime(2026, 3, 10, 3, tzinfo=UTC)
MARCH = date(2026, 3, 1)


def make_plan(codes: str, first: date = MARCH, last: date | None = None) -> Plan:
    """Plan one letter a day: D, N, O for off, C on call, - for nothing, ? for unclear."""
    days = [first + timedelta(days=number) for number in range(len(codes))]
    entries = [
        Entry(day, code.replace("-", ""), 3, 2) for day, code in zip(days, codes, strict=True)
    ]
    meanings = {"D": D, "N": N, "O": OFF, "C": CALL}
    return plan_of_entries(entries, meanings, zone=SEOUL, span=(first, last or days[-1]))


def bring(
    session: Session, account_id: UUID, plan: Plan | str, **said: Any
) -> RosterSummary | AlreadyKept:
    """Keep a roster; say ``id``, ``is_whole``, ``now`` where they matter."""
    wanted = make_plan(plan) if isinstance(plan, str) else plan
    request = RosterRequest(said.get("id") or uuid4(), wanted, said.get("is_whole", True))
    return keep_roster(session, account_id, request, said.get("now", NOW))


def shown(session: Session, account_id: UUID, first: date, days: int) -> str:
    """What each date holds, a letter a date: shift, on call, free, or nothing known."""
    last = first + timedelta(days=days - 1)
    return "".join(_letter(day) for day in roster_days(session, account_id, first, last))


def _letter(day: Any) -> str:
    if day.shifts:
        hour = day.shifts[0].starts_at.astimezone(SEOUL).hour
        return {7: "D", 23: "N", 9: "w"}[hour]
    if day.on_call:
        return "C"
    return "o" if day.day_kind else "."


def work_weekdays(session: Session, account_id: UUID) -> None:
    """Work from 9 to 18 in Seoul, Monday to Friday."""
    slots = tuple(Slot(weekday, 9 * 60, 18 * 60) for weekday in range(5))
    rule = RepeatingRule(SEOUL.key, date(2026, 1, 1), None, slots)
    set_repeating_rule(session, account_id, uuid4(), rule, NOW)


def outside(session: Session, account_id: UUID) -> list[bool]:
    """Whether each contact counts as outside the shift, by its time."""
    session.expire_all()
    return list(
        session.scalars(
            select(ContactEvent.is_outside_shift)
            .where(ContactEvent.account_id == account_id)
            .order_by(ContactEvent.at)
        )
    )
