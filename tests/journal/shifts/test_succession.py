from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.shifts.commands import set_repeating_rule
from journal.shifts.queries import patterns, roster_days
from journal.shifts.rules import RepeatingRule, Slot
from journal.shifts.succession import with_rule

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = date(2026, 3, 2)


def rule(starting: int, until: int | None, hour: int = 9) -> RepeatingRule:
    """A rule from one day of spring to another, counted from 2 March."""
    last = None if until is None else FIRST + timedelta(days=until)
    slots = tuple(Slot(day, hour * 60, hour * 60 + 300) for day in range(7))
    return RepeatingRule("Asia/Seoul", FIRST + timedelta(days=starting), last, slots)


@pytest.mark.parametrize(
    "new", [rule(10, None, 13), rule(10, 20, 13), rule(0, 5, 13), rule(30, 40, 13), rule(0, 40, 13)]
)
def test_what_a_preview_shows_is_what_is_kept(
    session: Session, mina_id: UUID, new: RepeatingRule
) -> None:
    first, last = FIRST, FIRST + timedelta(days=60)
    for kept in (rule(0, None), rule(12, 18, 10), rule(15, None, 11)):
        set_repeating_rule(session, mina_id, uuid4(), kept, NOW)

    shown = roster_days(session, mina_id, first, last, proposed=new)
    set_repeating_rule(session, mina_id, uuid4(), new, NOW)

    assert shown == roster_days(session, mina_id, first, last)


def test_a_preview_keeps_nothing(session: Session, mina_id: UUID) -> None:
    roster_days(session, mina_id, FIRST, FIRST, proposed=rule(0, None))

    assert patterns(session, mina_id) == ()


def test_what_was_worked_before_stays() -> None:
    old, new = rule(0, None), rule(10, None, 13)

    assert with_rule([old], new) == (old, new)


def test_an_open_rule_goes_on_after_one_for_a_while() -> None:
    assert [one.starting.day for one in with_rule([rule(3, None)], rule(0, 6, 13))] == [9, 2]


def test_a_rule_for_a_while_goes_on_before_the_one_it_stands_in() -> None:
    kept = [rule(2, None), rule(4, 30)]

    assert [one.starting.day for one in with_rule(kept, rule(0, 20, 13))] == [2, 23, 2]
    assert with_rule(kept, rule(0, 20, 13))[0].starting == date(2026, 4, 2)


def test_rules_within_a_new_one_give_way() -> None:
    new = rule(0, 20, 13)

    assert with_rule([rule(3, 9), rule(0, 20)], new) == (new,)
    assert with_rule([rule(3, 90)], rule(0, None)) == (rule(0, None),)
