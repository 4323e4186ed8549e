from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from journal.errors import Conflict, Invalid, NotFound
from journal.model import Account
from journal.shifts.commands import (
    add_day_off,
    add_single_shift,
    remove_day_off,
    remove_repeating_rule,
    remove_single_shift,
    set_repeating_rule,
)
from journal.shifts.queries import patterns, shifts_between
from journal.shifts.rules import DatedSlot, RepeatingRule, Slot
from journal.shifts.sources import Single

SEOUL = "Asia/Seoul"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
MONDAY = date(2026, 11, 2)
FRIDAY = date(2026, 11, 6)


def week(
    starting: date = date(2026, 1, 1), until: date | None = None, start: int = 540
) -> RepeatingRule:
    return RepeatingRule(SEOUL, starting, until, tuple(Slot(day, start, 1080) for day in range(5)))


def single(start: int = 600, *, day: date = MONDAY, replaces_day: bool = False) -> Single:
    return Single(uuid4(), DatedSlot(day, SEOUL, start, 1200, replaces_day))


def set_week(session: Session, account_id: UUID, rule: RepeatingRule) -> UUID:
    pattern_id = uuid4()
    set_repeating_rule(session, account_id, pattern_id, rule, NOW)
    return pattern_id


def kept(session: Session, account_id: UUID) -> list[tuple[date, date | None]]:
    return [(one.rule.starting, one.rule.until) for one in patterns(session, account_id)]


def hours(session: Session, account_id: UUID) -> list[int]:
    return [one.starts_at.hour for one in shifts_between(session, account_id, MONDAY, FRIDAY)]


def journal_version(session: Session, account_id: UUID) -> int:
    return session.execute(
        select(Account.journal_version).where(Account.id == account_id)
    ).scalar_one()


def test_a_week_is_kept_with_its_shifts(session: Session, mina_id: UUID) -> None:
    before = journal_version(session, mina_id)

    set_week(session, mina_id, week())

    assert hours(session, mina_id) == [0] * 5
    assert journal_version(session, mina_id) > before


def test_the_same_week_twice_is_one(session: Session, mina_id: UUID) -> None:
    pattern_id = set_week(session, mina_id, week())

    set_repeating_rule(session, mina_id, pattern_id, week(), NOW)

    assert len(patterns(session, mina_id)) == 1


def test_another_week_under_a_used_id_is_refused(session: Session, mina_id: UUID) -> None:
    pattern_id = set_week(session, mina_id, week())

    with pytest.raises(Conflict):
        set_repeating_rule(session, mina_id, pattern_id, week(start=600), NOW)


def test_a_later_week_leaves_the_past_alone(session: Session, mina_id: UUID) -> None:
    set_week(session, mina_id, week())

    set_week(session, mina_id, week(date(2026, 11, 4), start=600))

    assert hours(session, mina_id) == [0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    "new, left",
    [
        (week(date(2026, 2, 1)), [(date(2026, 1, 1), None), (date(2026, 2, 1), None)]),
        (week(date(2025, 1, 1)), [(date(2025, 1, 1), None)]),
        (
            week(date(2025, 1, 1), date(2026, 4, 30)),
            [
                (date(2025, 1, 1), date(2026, 4, 30)),
                (date(2026, 5, 1), None),
            ],
        ),
        (
            week(date(2026, 2, 15), date(2026, 4, 30)),
            [
                (date(2026, 1, 1), None),
                (date(2026, 2, 15), date(2026, 4, 30)),
            ],
        ),
    ],
)
def test_weeks_that_start_within_a_new_one_give_way(
    session: Session, mina_id: UUID, new: RepeatingRule, left: list[tuple[date, date | None]]
) -> None:
    set_week(session, mina_id, week())
    set_week(session, mina_id, week(date(2026, 3, 1), date(2026, 3, 31), start=600))

    set_week(session, mina_id, new)

    assert kept(session, mina_id) == left


@pytest.mark.parametrize(
    "wrong, reason",
    [
        (replace(week(), slots=()), "no_days"),
        (week(date(1989, 12, 31)), "date_out_of_range"),
        (week(MONDAY, date(2026, 11, 1)), "until_before_starting"),
        (replace(week(), slots=(Slot(0, 540, 1080), Slot(0, 1079, 1200))), "overlapping"),
        (replace(week(), slots=(Slot(6, 1320, 600), Slot(0, 540, 1080))), "overlapping"),
        (replace(week(), slots=(Slot(0, 540, 1080), Slot(0, 540, 1080))), "overlapping"),
    ],
)
def test_a_week_that_cannot_be_is_refused(
    session: Session, mina_id: UUID, wrong: RepeatingRule, reason: str
) -> None:
    with pytest.raises(Invalid, match=reason):
        set_week(session, mina_id, wrong)

    assert patterns(session, mina_id) == ()


def test_a_day_of_twenty_four_hours_every_day_is_a_week(session: Session, mina_id: UUID) -> None:
    rule = replace(week(), slots=tuple(Slot(day, 540, 540) for day in range(7)))

    set_week(session, mina_id, rule)

    assert len(hours(session, mina_id)) == 5


def test_after_a_removed_week_the_one_before_holds_again(session: Session, mina_id: UUID) -> None:
    set_week(session, mina_id, week())
    later = set_week(session, mina_id, week(MONDAY, start=600))

    removed = remove_repeating_rule(session, mina_id, later)

    assert removed.rule == week(MONDAY, start=600)
    assert hours(session, mina_id) == [0] * 5


def test_nobody_removes_what_is_not_theirs(session: Session, mina_id: UUID, jun_id: UUID) -> None:
    pattern_id = set_week(session, mina_id, week())
    extra = single()
    add_single_shift(session, mina_id, extra, NOW)

    with pytest.raises(NotFound):
        remove_repeating_rule(session, jun_id, pattern_id)
    with pytest.raises(NotFound):
        remove_single_shift(session, jun_id, extra.id)


def test_a_single_shift_is_kept_once(session: Session, mina_id: UUID) -> None:
    extra = single()

    add_single_shift(session, mina_id, extra, NOW)
    add_single_shift(session, mina_id, extra, NOW)

    assert hours(session, mina_id) == [1]


def test_another_shift_under_a_used_id_is_refused(session: Session, mina_id: UUID) -> None:
    extra = single()
    add_single_shift(session, mina_id, extra, NOW)

    with pytest.raises(Conflict):
        add_single_shift(session, mina_id, replace(single(700), id=extra.id), NOW)


def test_a_removed_single_shift_can_be_kept_again(session: Session, mina_id: UUID) -> None:
    extra = single()
    add_single_shift(session, mina_id, extra, NOW)

    removed = remove_single_shift(session, mina_id, extra.id)

    assert removed == extra
    assert hours(session, mina_id) == []


def test_a_day_off_empties_its_day_until_it_is_taken_back(session: Session, mina_id: UUID) -> None:
    set_week(session, mina_id, week())

    add_day_off(session, mina_id, MONDAY, NOW)
    add_day_off(session, mina_id, MONDAY, NOW)

    assert len(hours(session, mina_id)) == 4
    remove_day_off(session, mina_id, MONDAY)
    assert len(hours(session, mina_id)) == 5


def test_a_single_shift_ends_a_day_off(session: Session, mina_id: UUID) -> None:
    add_day_off(session, mina_id, MONDAY, NOW)

    add_single_shift(session, mina_id, single(), NOW)

    assert hours(session, mina_id) == [1]


def test_dates_out_of_range_are_refused(session: Session, mina_id: UUID) -> None:
    with pytest.raises(Invalid, match="date_out_of_range"):
        add_single_shift(session, mina_id, single(day=date(2101, 1, 1)), NOW)
    with pytest.raises(Invalid, match="date_out_of_range"):
        add_day_off(session, mina_id, date(1989, 1, 1), NOW)
