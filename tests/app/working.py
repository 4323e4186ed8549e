"""Shifts for somebody of the cast, for tests of pages."""

from datetime import UTC, date, datetime
from uuid import uuid4

from app.database import writing
from journal.shifts.commands import set_repeating_rule
from journal.shifts.rules import RepeatingRule, Slot
from tests.conftest import CastMember

SINCE = date(2026, 1, 1)


def work(member: CastMember, begin_hour: int, end_hour: int, days: range = range(7)) -> None:
    """Give her the same hours on some days of every week (0 is Monday)."""
    slots = tuple(Slot(day, begin_hour * 60, end_hour * 60) for day in days)
    rule = RepeatingRule(member.zone.key, SINCE, None, slots)
    with member.app.app_context(), writing() as session:
        set_repeating_rule(session, member.id, uuid4(), rule, datetime(2026, 1, 1, tzinfo=UTC))
