from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy.orm import Session

from journal.errors import Invalid, NotFound
from journal.shifts.commands import set_repeating_rule
from journal.shifts.leaving import NoShiftToClose, Out, correct_end, forget_end, record_out_now
from journal.shifts.queries import shifts_between
from journal.shifts.rules import RepeatingRule, Slot

MONDAY = date(2026, 11, 2)
BEGIN = datetime(2026, 11, 2, tzinfo=UTC)


def week(start: int = 540, end: int = 1080) -> RepeatingRule:
    slots = tuple(Slot(day, start, end) for day in range(5))
    return RepeatingRule("Asia/Seoul", date(2026, 1, 1), None, slots)


def after(hours: int, minutes: int = 0) -> datetime:
    return BEGIN + timedelta(hours=hours, minutes=minutes)


def monday_end(session: Session, account_id: UUID) -> datetime:
    return shifts_between(session, account_id, MONDAY, MONDAY)[0].ends_at


@pytest.fixture
def mina(session: Session, mina_id: UUID) -> UUID:
    set_repeating_rule(session, mina_id, uuid4(), week(), BEGIN)
    return mina_id


def test_leaving_counts_from_the_minute_it_is_said_in(session: Session, mina: UUID) -> None:
    found = record_out_now(session, mina, after(9, 40) + timedelta(seconds=50))

    assert isinstance(found, Out)
    assert found.shift.ends_at == after(9, 40)


def test_out_at_18_40_is_forty_minutes_over(session: Session, mina: UUID) -> None:
    found = record_out_now(session, mina, after(9, 40))

    assert isinstance(found, Out)
    assert found.shift.overtime_minutes == 40
    assert monday_end(session, mina) == after(9, 40)


def test_a_second_tap_changes_nothing(session: Session, mina: UUID) -> None:
    record_out_now(session, mina, after(9, 40))

    found = record_out_now(session, mina, after(9, 55))

    assert isinstance(found, Out)
    assert found.shift.ends_at == after(9, 40)
    assert monday_end(session, mina) == after(9, 40)


@pytest.mark.parametrize("now", [after(17, 1), after(-1)])
def test_without_a_shift_near_there_is_nothing_to_close(
    session: Session, mina: UUID, now: datetime
) -> None:
    assert record_out_now(session, mina, now) == NoShiftToClose()


def test_the_end_can_be_corrected(session: Session, mina: UUID) -> None:
    record_out_now(session, mina, after(9, 40))

    shift = correct_end(session, mina, BEGIN, after(9, 20), after(10))

    assert shift.overtime_minutes == 20
    assert monday_end(session, mina) == after(9, 20)


@pytest.mark.parametrize(
    "ended_at, now, reason",
    [
        (after(0), after(10), "before_the_shift"),
        (after(11), after(10), "in_the_future"),
        (after(25, 1), after(30), "too_long_after"),
    ],
)
def test_an_end_that_cannot_be_is_refused(
    session: Session, mina: UUID, ended_at: datetime, now: datetime, reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        correct_end(session, mina, BEGIN, ended_at, now)


def test_a_shift_that_is_not_there_has_no_end(session: Session, mina: UUID, jun_id: UUID) -> None:
    with pytest.raises(NotFound):
        correct_end(session, mina, after(1), after(9), after(10))
    with pytest.raises(NotFound):
        forget_end(session, jun_id, BEGIN)


def test_the_planned_end_can_stand_again(session: Session, mina: UUID) -> None:
    record_out_now(session, mina, after(9, 40))

    forget_end(session, mina, BEGIN)

    assert monday_end(session, mina) == after(9)


def test_an_end_stays_when_the_plan_moves_and_can_still_be_corrected(
    session: Session, mina: UUID
) -> None:
    record_out_now(session, mina, after(9, 40))
    set_repeating_rule(session, mina, uuid4(), week(start=510), BEGIN)
    assert monday_end(session, mina) == after(9, 40)

    correct_end(session, mina, after(-1, 30), after(9, 10), after(10))

    assert monday_end(session, mina) == after(9, 10)


def test_the_end_of_the_first_stretch_is_not_that_of_the_second(
    session: Session, mina_id: UUID
) -> None:
    split = RepeatingRule("Asia/Seoul", MONDAY, None, (Slot(0, 540, 720), Slot(0, 840, 1080)))
    set_repeating_rule(session, mina_id, uuid4(), split, BEGIN)
    record_out_now(session, mina_id, after(3, 10))
    record_out_now(session, mina_id, after(9, 15))

    forget_end(session, mina_id, after(5))

    ends = [one.ends_at for one in shifts_between(session, mina_id, MONDAY, MONDAY)]
    assert ends == [after(3, 10), after(9)]
