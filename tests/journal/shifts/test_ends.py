from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from journal.shifts.laying import shift_intervals
from journal.shifts.rules import (
    ActualEnd,
    Imported,
    RepeatingRule,
    RosterSources,
    ShiftInterval,
    Slot,
)
from journal.vocabulary import ShiftKind

SEOUL = ZoneInfo("Asia/Seoul")
MONDAY = date(2026, 11, 2)
OFFICE = RepeatingRule(
    SEOUL.key, date(2020, 1, 1), None, tuple(Slot(day, 540, 1080) for day in range(5))
)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def local(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, tzinfo=SEOUL).astimezone(UTC) + timedelta(hours=hour)


def shifts(**sources: Any) -> tuple[ShiftInterval, ...]:
    return shift_intervals(RosterSources(repeating=(OFFICE,), **sources), MONDAY, MONDAY)


@pytest.mark.parametrize(
    "ended_at, minutes", [(utc(2, 9, 40), 40), (utc(2, 8), 0), (utc(1, 23), 0)]
)
def test_an_actual_end_gives_the_minutes_over(ended_at: datetime, minutes: int) -> None:
    end = ActualEnd(utc(2, 0), ended_at)

    (found,) = shifts(ends=(end,))

    assert found.overtime_minutes == minutes
    assert found.planned_end == utc(2, 9)


@pytest.mark.parametrize(
    "named, is_kept", [(utc(1, 23), True), (utc(2, 6), True), (utc(1, 12), False)]
)
def test_an_actual_end_stays_with_a_shift_that_was_moved_by_a_few_hours(
    named: datetime, *, is_kept: bool
) -> None:
    found = shifts(ends=(ActualEnd(named, utc(2, 10)),))

    assert (found[0].ends_at == utc(2, 10)) is is_kept


def test_an_actual_end_without_any_shift_does_nothing() -> None:
    assert (
        shift_intervals(RosterSources(ends=(ActualEnd(utc(2, 0), utc(2, 10)),)), MONDAY, MONDAY)
        == ()
    )


def test_an_actual_end_is_never_that_of_time_on_call() -> None:
    over = local(2, 17)
    stretch = ShiftInterval(MONDAY, SEOUL.key, local(2, 8), over, over, kind=ShiftKind.ON_CALL)
    waiting = Imported(
        UUID(int=1), utc(1, 0), MONDAY, MONDAY, is_whole=False, shifts=(stretch,), days={}
    )
    end = ActualEnd(local(2, 8), local(2, 19))

    sources = RosterSources(repeating=(OFFICE,), imported=(waiting,), ends=(end,))
    found = shift_intervals(sources, MONDAY, MONDAY)

    assert [(one.kind, one.is_closed) for one in found] == [
        (ShiftKind.ON_CALL, False),
        (ShiftKind.WORK, True),
    ]


def test_an_end_of_the_next_date_stays_there() -> None:
    rule = replace(OFFICE, slots=(Slot(0, 1200, 1380), Slot(1, 60, 420)))
    end = ActualEnd(local(3, 1), local(3, 8))

    found = shift_intervals(RosterSources(repeating=(rule,), ends=(end,)), MONDAY, MONDAY)

    assert [one.is_closed for one in found] == [False]


def test_an_end_under_the_very_start_beats_one_that_is_only_near() -> None:
    ends = (ActualEnd(local(2, 9), local(2, 19)), ActualEnd(local(2, 10), local(2, 20)))

    for said in (ends, ends[::-1]):
        sources = RosterSources(repeating=(OFFICE,), ends=said)
        (found,) = shift_intervals(sources, MONDAY, MONDAY)
        assert found.ends_at == local(2, 19)
