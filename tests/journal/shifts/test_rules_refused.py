from dataclasses import replace
from datetime import date

import pytest

from journal.errors import Invalid
from journal.shifts.rules import RepeatingRule, Slot, check_rule
from journal.vocabulary import ShiftKind


def week(slots: tuple[Slot, ...] = (Slot(0, 540, 1080), Slot(4, 540, 1080))) -> RepeatingRule:
    return RepeatingRule("Asia/Seoul", date(2020, 1, 1), None, slots)


NIGHTS = replace(week((Slot(5, 1320, 420),)), cycle_days=6)


@pytest.mark.parametrize(
    "wrong, reason",
    [
        (replace(week(), cycle_days=0), "cycle_out_of_range"),
        (replace(week(), cycle_days=367), "cycle_out_of_range"),
        (replace(week(), anchor=date(1989, 12, 31)), "cycle_out_of_range"),
        (replace(week(), holidays="XX"), "unknown_country"),
        (replace(week(), pattern_name="x" * 25), "name_too_long"),
        (replace(week(), cycle_days=4), "slot_out_of_range"),
        (week((Slot(0, 540, 1440),)), "slot_out_of_range"),
        (week((Slot(0, -1, 540),)), "slot_out_of_range"),
        (replace(NIGHTS, slots=(*NIGHTS.slots, Slot(0, 419, 900))), "overlapping"),
        (week((Slot(0, 540, 1080), Slot(0, 540, 600, ShiftKind.ON_CALL))), "overlapping"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(wrong: RepeatingRule, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        check_rule(wrong)


@pytest.mark.parametrize(
    "rule",
    [
        replace(NIGHTS, slots=(*NIGHTS.slots, Slot(0, 420, 900))),
        week((Slot(0, 540, 1080), Slot(0, 480, 539, ShiftKind.ON_CALL))),
        week((Slot(0, 540, 1080), Slot(0, 480, 1200, ShiftKind.ON_CALL))),
        replace(week(), cycle_days=366, holidays="KR", pattern_name="x" * 24),
    ],
)
def test_a_rule_that_can_be_is_let_by(rule: RepeatingRule) -> None:
    check_rule(rule)

    assert rule.slots
