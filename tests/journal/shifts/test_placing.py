from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.checked_placing import differences
from benchmarks.invented_rosters import invented
from journal.shifts.laying import shift_intervals
from journal.shifts.placing import ORDER, Placement, Placer
from journal.shifts.roster import Roster, roster_of
from journal.shifts.rules import RepeatingRule, RosterSources, ShiftInterval, Slot
from journal.vocabulary import BesideShift, ShiftKind

SEOUL = "Asia/Seoul"
BERLIN = "Europe/Berlin"
SIX_DAYS = timedelta(days=6)
INSIDE, ON_CALL, BETWEEN, AFTER, BEFORE, DAY_OFF, UNKNOWN = (
    BesideShift.INSIDE,
    BesideShift.ON_CALL,
    BesideShift.BETWEEN,
    BesideShift.AFTER,
    BesideShift.BEFORE,
    BesideShift.DAY_OFF,
    BesideShift.UNKNOWN,
)


def laid(rule: RepeatingRule, first: date, days: int = 7) -> Roster:
    last = first + timedelta(days=days - 1)
    return roster_of(shift_intervals(RosterSources(repeating=(rule,)), first, last))


def week(*slots: Slot, zone: str = SEOUL) -> RepeatingRule:
    return RepeatingRule(zone, date(2020, 1, 1), None, slots)


def local(day: int, hour: int, minute: int = 0, zone: str = SEOUL, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(zone)).astimezone(UTC)


# From Monday 2 November 2026: office hours, a split Thursday, on call on Saturday afternoon.
WEEK = week(
    *(Slot(day, 540, 1080) for day in range(3)),
    Slot(3, 540, 720),
    Slot(3, 1020, 1260),
    Slot(5, 720, 1200, ShiftKind.ON_CALL),
)
PLACER = Placer(laid(WEEK, date(2026, 11, 2)))


@settings(max_examples=250)
@given(st.integers(0, 2**32))
def test_every_moment_lies_where_a_slow_and_obvious_answer_says(seed: int) -> None:
    assert differences(invented(Random(seed))) == []


def test_the_invented_moments_lie_everywhere() -> None:
    found: Counter[BesideShift] = Counter()
    for seed in range(30):
        made = invented(Random(seed))
        placer = Placer(roster_of(shift_intervals(made.sources, made.first, made.last)))
        found.update(placer.at(moment).beside for moment in made.moments)

    assert found.keys() == set(BesideShift)


@pytest.mark.parametrize(
    "day, hour, minute, beside, minutes",
    [
        (2, 8, 59, BEFORE, None),
        (2, 9, 0, INSIDE, None),
        (2, 17, 59, INSIDE, None),
        (2, 18, 0, AFTER, 0),
        (2, 23, 40, AFTER, 340),
        (3, 2, 0, AFTER, 480),
        (3, 2, 1, BEFORE, 481),
        (5, 13, 0, BETWEEN, 60),
        (5, 22, 0, AFTER, 60),
        (6, 5, 1, DAY_OFF, 481),
        (7, 12, 0, ON_CALL, 39 * 60),
        (7, 20, 0, DAY_OFF, 47 * 60),
    ],
)
def test_each_moment_of_a_week_has_its_place(
    day: int, hour: int, minute: int, beside: BesideShift, minutes: int | None
) -> None:
    found = PLACER.at(local(day, hour, minute))

    assert found == Placement(beside, minutes, beside not in {INSIDE, ON_CALL})


def test_the_evening_after_a_short_shift_is_after_it_for_the_rest_of_the_day() -> None:
    placer = Placer(laid(week(Slot(0, 360, 540)), date(2026, 11, 2)))

    assert placer.at(local(2, 17)).beside is AFTER
    assert placer.at(local(2, 23, 59)).beside is AFTER
    assert placer.at(local(3, 0)).beside is DAY_OFF


def test_without_work_within_31_days_nothing_is_known() -> None:
    shift = laid(week(Slot(0, 540, 1080)), date(2026, 11, 2)).shifts
    placer, month = Placer(Roster(shift)), timedelta(days=31)
    begin, end = shift[0].starts_at, shift[0].ends_at

    asked = [begin - month - timedelta.resolution, begin - month, end + month]
    found = [placer.at(moment) for moment in (*asked, end + month + timedelta.resolution)]

    assert [one.beside for one in found] == [UNKNOWN, DAY_OFF, DAY_OFF, UNKNOWN]
    assert [one.minutes_after_shift for one in found] == [None, None, 31 * 1440, None]


def test_without_any_shift_contact_counts_all_the_same() -> None:
    assert Placer(Roster(())).at(local(2, 12)) == Placement(UNKNOWN, None, counts=True)


def test_time_on_call_is_known_without_any_work() -> None:
    placer = Placer(laid(week(Slot(5, 720, 1200, ShiftKind.ON_CALL)), date(2026, 11, 2)))

    found = [placer.at(local(7, hour)).beside for hour in (11, 12, 19, 20)]

    assert found == [UNKNOWN, ON_CALL, ON_CALL, UNKNOWN]


def test_a_moment_before_all_time_that_is_kept_is_unknown() -> None:
    assert PLACER.at(datetime(1601, 1, 1, tzinfo=UTC)).beside is UNKNOWN
    assert PLACER.many([-(10**11)]) == (bytes([ORDER.index(UNKNOWN)]), PLACER.many([0])[1])


@pytest.mark.parametrize(
    "zone, month, day, hours",
    [
        (BERLIN, 3, 29, 8),
        (BERLIN, 10, 25, 10),
        ("Australia/Lord_Howe", 4, 5, 9.5),
        ("Australia/Lord_Howe", 10, 4, 8.5),
    ],
)
def test_a_night_over_a_clock_change_and_the_time_after_it_are_exact(
    zone: str, month: int, day: int, hours: float
) -> None:
    night = laid(week(Slot(5, 22 * 60, 7 * 60), zone=zone), date(2026, month, day) - SIX_DAYS)
    (shift,) = night.shifts
    placer = Placer(night)

    assert shift.ends_at - shift.starts_at == timedelta(hours=hours)
    assert placer.at(local(day, 6, 59, zone, month)).beside is INSIDE
    assert placer.at(local(day, 7, 5, zone, month)).minutes_after_shift == 5


def test_the_minutes_after_work_count_over_a_clock_change() -> None:
    placer = Placer(laid(week(Slot(5, 600, 1200), zone=BERLIN), date(2026, 3, 23)))

    found = placer.at(local(29, 3, 30, BERLIN, 3))

    assert (found.beside, found.minutes_after_shift) == (AFTER, 6 * 60 + 30)


def test_a_stretch_over_both_clock_changes_is_inside_all_the_way() -> None:
    begin, end = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 11, 1, 0, 30, tzinfo=UTC)
    placer = Placer(Roster((ShiftInterval(begin.date(), BERLIN, begin, end, end),)))

    assert placer.at(end - timedelta(seconds=1)).beside is INSIDE
    assert placer.at(end + timedelta(minutes=61)).minutes_after_shift == 61


def test_after_a_move_the_date_is_that_of_the_last_zone_worked_in() -> None:
    here = laid(week(Slot(0, 540, 1080)), date(2026, 11, 2)).shifts
    there = laid(week(Slot(2, 540, 1080), zone="America/Los_Angeles"), date(2026, 11, 2)).shifts
    placer = Placer(Roster((*here, *there)))

    # Wednesday's work over there begins at 02:00 of Thursday in Seoul.
    found = [placer.at(local(day, hour)).beside for day, hour in ((4, 20), (5, 1), (5, 2))]

    assert found == [DAY_OFF, BEFORE, INSIDE]


def test_between_two_days_of_one_date_the_next_work_decides() -> None:
    # The early hour belongs to Monday's roster, so the day is not a split one.
    early, late = laid(week(Slot(1, 120, 180), Slot(1, 1200, 1320)), date(2026, 11, 2)).shifts
    placer = Placer(Roster((replace(early, local_date=date(2026, 11, 2)), late)))

    assert [placer.at(local(3, hour)).beside for hour in (11, 12)] == [AFTER, BEFORE]
