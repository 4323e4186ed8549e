from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from journal.shifts.laying import free_days, shift_intervals
from journal.shifts.rules import (
    DatedSlot,
    Imported,
    RepeatingRule,
    RosterSources,
    ShiftInterval,
    Slot,
)
from journal.vocabulary import DayKind, ShiftKind

SEOUL = ZoneInfo("Asia/Seoul")
MONDAY, TUESDAY, SUNDAY = date(2026, 11, 2), date(2026, 11, 3), date(2026, 11, 8)
OFFICE = RepeatingRule(
    SEOUL.key, date(2020, 1, 1), None, tuple(Slot(day, 540, 1080) for day in range(5))
)


def local(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, tzinfo=SEOUL).astimezone(UTC) + timedelta(hours=hour)


def brought(day: int, begin: int, end: int, kind: ShiftKind = ShiftKind.WORK) -> ShiftInterval:
    over = local(day, end)
    return ShiftInterval(date(2026, 11, day), SEOUL.key, local(day, begin), over, over, kind=kind)


def roster(
    *shifts: ShiftInterval,
    number: int = 1,
    first: date = MONDAY,
    last: date = SUNDAY,
    is_whole: bool = True,
    days: Mapping[date, DayKind] | None = None,
) -> Imported:
    made = datetime(2026, 10, number, tzinfo=UTC)
    return Imported(UUID(int=number), made, first, last, is_whole, shifts, days or {})


def hours(first: date = MONDAY, last: date = SUNDAY, **sources: Any) -> list[tuple[int, int]]:
    """The local day and hour at which each stretch begins."""
    found = shift_intervals(RosterSources(repeating=(OFFICE,), **sources), first, last)
    begins = [one.starts_at.astimezone(SEOUL) for one in found]
    return [(begin.day, begin.hour) for begin in begins]


def test_a_whole_roster_silences_the_week_on_its_dates() -> None:
    made = roster(brought(2, 7, 15), brought(4, 23, 31), last=date(2026, 11, 4))

    assert hours(imported=(made,)) == [(2, 7), (4, 23), (5, 9), (6, 9)]


def test_other_rosters_stand_beside_the_week_but_for_their_free_days() -> None:
    made = roster(brought(2, 20, 22), is_whole=False, days={TUESDAY: DayKind.LEAVE})

    assert hours(imported=(made,)) == [(2, 9), (2, 20), (4, 9), (5, 9), (6, 9)]


def test_of_two_rosters_for_a_date_the_newer_one_speaks() -> None:
    old = roster(brought(2, 7, 15), brought(3, 7, 15), number=1)
    new = roster(brought(3, 15, 23), number=2, first=TUESDAY)

    assert hours(imported=(old, new)) == hours(imported=(new, old)) == [(2, 7), (3, 15)]


def test_a_roster_says_nothing_beyond_its_dates() -> None:
    made = roster(brought(2, 7, 15), brought(5, 7, 15), last=TUESDAY)

    assert hours(imported=(made,)) == [(2, 7), (4, 9), (5, 9), (6, 9)]


def test_ones_own_word_is_stronger_than_a_roster() -> None:
    made = roster(brought(2, 7, 15), brought(3, 7, 15), brought(4, 7, 15))
    own = DatedSlot(TUESDAY, SEOUL.key, 600, 660, replaces_day=True)

    found = hours(imported=(made,), dated=(own,), days_off={date(2026, 11, 4): DayKind.SICK})

    assert found == [(2, 7), (3, 10)]


def test_a_single_shift_beside_the_day_stands_beside_a_roster_too() -> None:
    own = DatedSlot(MONDAY, SEOUL.key, 1200, 1260, replaces_day=False)

    assert hours(MONDAY, MONDAY, imported=(roster(brought(2, 7, 15)),), dated=(own,)) == [
        (2, 7),
        (2, 20),
    ]


def test_public_holidays_are_free_where_the_rule_keeps_them() -> None:
    keeping = replace(OFFICE, holidays="KR")
    first, last = date(2026, 9, 21), date(2026, 9, 27)

    found = shift_intervals(RosterSources(repeating=(keeping,)), first, last)

    # Thursday and Friday are Chuseok.
    assert [one.local_date.day for one in found] == [21, 22, 23]
    assert free_days(RosterSources(repeating=(keeping,)), first, last) == {
        date(2026, 9, day): DayKind.HOLIDAY for day in (24, 25, 26)
    }


def test_a_whole_roster_works_on_holidays() -> None:
    keeping = replace(OFFICE, holidays="KR")
    chuseok = date(2026, 9, 25)
    made = roster(first=chuseok, last=chuseok)

    sources = RosterSources(repeating=(keeping,), imported=(made,))

    assert free_days(sources, chuseok, chuseok) == {}


def test_why_a_date_is_free_is_said_by_the_nearest_source() -> None:
    made = roster(days={MONDAY: DayKind.LEAVE, TUESDAY: DayKind.OFF, SUNDAY: DayKind.OFF})
    own = DatedSlot(SUNDAY, SEOUL.key, 600, 660, replaces_day=True)
    beside = DatedSlot(TUESDAY, SEOUL.key, 600, 660, replaces_day=False)
    sources = RosterSources(
        imported=(made,),
        dated=(own, beside),
        days_off={MONDAY: DayKind.SICK, date(2026, 12, 1): DayKind.OFF},
    )

    assert free_days(sources, MONDAY, SUNDAY) == {MONDAY: DayKind.SICK, TUESDAY: DayKind.OFF}


def test_a_cycle_repeats_from_its_anchor_in_both_directions() -> None:
    cycle = RepeatingRule(
        SEOUL.key,
        date(2020, 1, 1),
        None,
        (Slot(0, 420, 900), Slot(1, 420, 900)),
        cycle_days=6,
        anchor=date(2026, 11, 5),
    )

    found = shift_intervals(RosterSources(repeating=(cycle,)), date(2026, 10, 30), SUNDAY)

    assert [one.local_date.day for one in found] == [30, 31, 5, 6]


def test_a_stretch_knows_whether_it_is_work() -> None:
    rule = replace(OFFICE, slots=(Slot(0, 540, 1080), Slot(0, 1080, 540, ShiftKind.ON_CALL)))

    found = shift_intervals(RosterSources(repeating=(rule,)), MONDAY, SUNDAY)

    assert [one.kind for one in found] == [ShiftKind.WORK, ShiftKind.ON_CALL]


def test_work_and_waiting_at_the_same_hours_are_two() -> None:
    waiting = DatedSlot(MONDAY, SEOUL.key, 540, 1080, replaces_day=False, kind=ShiftKind.ON_CALL)

    assert hours(MONDAY, MONDAY, dated=(waiting,)) == [(2, 9), (2, 9)]


def test_of_two_sources_for_one_stretch_the_nearer_one_is_kept() -> None:
    there = "Asia/Tokyo"
    own = DatedSlot(MONDAY, there, 540, 1080, replaces_day=False)

    found = shift_intervals(RosterSources(repeating=(OFFICE,), dated=(own,)), MONDAY, MONDAY)

    assert [one.zone for one in found] == [there]


def test_a_week_on_call_is_one_piece_a_date() -> None:
    week = roster(brought(2, 9, 9 + 7 * 24, ShiftKind.ON_CALL), is_whole=False, last=SUNDAY)
    sources = RosterSources(imported=(week,), days_off={TUESDAY: DayKind.OFF})

    found = shift_intervals(sources, MONDAY, date(2026, 11, 9))

    assert [one.local_date.day for one in found] == [2, 4, 5, 6, 7, 8]
    assert (found[0].starts_at, found[0].ends_at) == (local(2, 9), local(3, 0))
    assert (found[-1].starts_at, found[-1].ends_at) == (local(8, 0), local(9, 0))


@pytest.mark.parametrize("length, pieces", [(48, 1), (49, 3)])
def test_up_to_two_days_work_is_one_piece(length: int, pieces: int) -> None:
    made = roster(brought(2, 9, 9 + length))

    found = shift_intervals(RosterSources(imported=(made,)), MONDAY, SUNDAY)

    assert len(found) == pieces
    assert sum((one.ends_at - one.starts_at for one in found), timedelta()) == timedelta(
        hours=length
    )


def test_a_long_stretch_that_begins_at_midnight_has_no_empty_piece() -> None:
    made = roster(replace(brought(3, 0, 72), local_date=MONDAY))

    found = shift_intervals(RosterSources(imported=(made,)), MONDAY, SUNDAY)

    assert [one.local_date.day for one in found] == [3, 4, 5]
