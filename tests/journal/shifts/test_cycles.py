from collections import Counter
from datetime import date, timedelta

import pytest

from journal.errors import Invalid
from journal.shifts.codes import FREE, LATIN
from journal.shifts.cycles import NAMED, Cycle, cycle_named, rule_of
from journal.shifts.laying import shift_intervals
from journal.shifts.rules import (
    LONGEST_PATTERN_NAME,
    RepeatingRule,
    RosterSources,
    Slot,
    check_rule,
)
from journal.vocabulary import ShiftKind

MONDAY = date(2026, 11, 2)
ROUND_THE_CLOCK = [one for one in NAMED if one.key[0] in "34" and one.key != "3-3-21"]


def rule(cycle: Cycle, today_is: int = 1, on_call: tuple[str, ...] = ()) -> RepeatingRule:
    return rule_of(
        cycle.days,
        cycle.hours,
        today_is=today_is,
        today=MONDAY,
        starting=MONDAY,
        until=None,
        zone="Asia/Seoul",
        on_call=on_call,
    )


@pytest.mark.parametrize("cycle", NAMED, ids=lambda one: one.key)
def test_every_named_cycle_can_be_kept(cycle: Cycle) -> None:
    check_rule(rule(cycle))

    assert len(cycle.key) <= LONGEST_PATTERN_NAME
    assert set(cycle.days) <= cycle.hours.keys() | FREE.keys()
    assert cycle.korean != cycle.english


@pytest.mark.parametrize("cycle", ROUND_THE_CLOCK, ids=lambda one: one.key)
def test_the_crews_of_a_cycle_leave_no_hour_without_one(cycle: Cycle) -> None:
    crews = 3 if cycle.key.startswith("3") else 4
    apart = len(cycle.days) // crews
    far = MONDAY + timedelta(days=60)

    worked: Counter[int] = Counter()
    for crew in range(crews):
        laid = rule(cycle, crew * apart + 1)
        for shift in shift_intervals(RosterSources(repeating=(laid,)), MONDAY, far):
            begin, end = (int(at.timestamp()) // 1800 for at in (shift.starts_at, shift.ends_at))
            worked.update(range(begin, end))

    inside = sorted(worked)[48:-96]
    assert len(inside) == inside[-1] - inside[0] + 1
    assert {worked[half_hour] for half_hour in inside} == {1}


def test_the_cycles_of_the_field_are_there() -> None:
    rows = {"".join(one.days) for one in NAMED}

    assert {
        "주주주휴야야야휴오오오휴",
        "주주휴휴야야휴휴",
        "주주야야휴휴",
        "주야비휴",
        "당비비",
        "DDEENNOFFOFF",
    } <= rows


@pytest.mark.parametrize(
    "name, key",
    [
        ("4-3-8", "4-3-8"),
        ("4조3교대", "4-3-12"),
        ("4조 2교대", "4-2-8"),
        ("3조 2교대 · 주야비", "3-2-3"),
        ("NURSE", "nurse"),
        ("간호", "nurse"),
    ],
)
def test_a_cycle_is_found_by_its_name(name: str, key: str) -> None:
    assert cycle_named(name).key == key


@pytest.mark.parametrize("name", ["", "  ", "7조 9교대"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(Invalid, match="unknown_pattern"):
        cycle_named(name)


def test_which_day_of_the_cycle_today_is_anchors_it() -> None:
    cycle = cycle_named("3-2-6")

    made = rule(cycle, today_is=3)

    found = shift_intervals(RosterSources(repeating=(made,)), MONDAY, MONDAY + timedelta(days=5))
    # 야 야 휴 휴 주 주
    assert [one.local_date.day for one in found] == [2, 3, 6, 7]
    assert made.anchor == date(2026, 10, 31)
    assert (made.cycle_days, len(made.slots)) == (6, 4)


def test_a_code_can_be_on_call() -> None:
    made = rule(cycle_named("3-1-3"), on_call=("당",))

    assert made.slots == (Slot(0, 540, 540, ShiftKind.ON_CALL),)


@pytest.mark.parametrize(
    "codes, today_is, reason",
    [
        ((), 1, "cycle_out_of_range"),
        (("휴",) * 367, 1, "cycle_out_of_range"),
        (("주", "휴"), 0, "not_in_the_cycle"),
        (("주", "휴"), 3, "not_in_the_cycle"),
        (("주", "Z"), 1, "unknown_code"),
    ],
)
def test_a_cycle_that_cannot_be_is_refused(
    codes: tuple[str, ...], today_is: int, reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        rule_of(
            codes,
            {"주": ((420, 900),)},
            today_is=today_is,
            today=MONDAY,
            starting=MONDAY,
            until=None,
            zone="Asia/Seoul",
        )


def test_korean_codes_can_be_said_in_latin_letters() -> None:
    assert {code for one in NAMED for code in one.days if not code.isascii()} <= (
        LATIN.keys() | {"오전", "오후"}
    )
