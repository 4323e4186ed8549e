from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from journal.shifts.commands import add_day_off, add_single_shift, set_repeating_rule
from journal.shifts.queries import patterns, roster_days
from journal.shifts.rules import DatedSlot, RepeatingRule, Slot
from journal.shifts.sources import Single
from journal.vocabulary import DayKind, ShiftKind

NOW = datetime(2026, 11, 1, tzinfo=UTC)
MONDAY = date(2026, 11, 2)


def test_why_a_day_is_free_can_change(session: Session, mina_id: UUID) -> None:
    add_day_off(session, mina_id, MONDAY, NOW, DayKind.LEAVE)
    add_day_off(session, mina_id, MONDAY, NOW, DayKind.SICK)

    (day,) = roster_days(session, mina_id, MONDAY, MONDAY)

    assert day.day_kind is DayKind.SICK


def test_a_cycle_is_read_back_as_it_was_kept(session: Session, mina_id: UUID) -> None:
    slots = (Slot(0, 540, 1080), Slot(11, 1320, 420, ShiftKind.ON_CALL))
    rule = RepeatingRule("Asia/Seoul", date(2026, 1, 1), date(2026, 12, 31), slots, 12, MONDAY)
    rule = replace(rule, holidays="KR", pattern_name="4-3-12")

    set_repeating_rule(session, mina_id, uuid4(), rule, NOW)

    assert [one.rule for one in patterns(session, mina_id)] == [rule]


def test_a_single_shift_can_be_on_call(session: Session, mina_id: UUID) -> None:
    slot = DatedSlot(MONDAY, "Asia/Seoul", 600, 1200, replaces_day=True, kind=ShiftKind.ON_CALL)
    waiting = Single(uuid4(), slot)
    add_single_shift(session, mina_id, waiting, NOW)
    add_single_shift(session, mina_id, waiting, NOW)

    (day,) = roster_days(session, mina_id, MONDAY, MONDAY)

    assert (day.shifts, len(day.on_call), day.singles) == ((), 1, (waiting,))
