import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.findings.answers import Tier
from journal.findings.before_after import Shift, ShiftTooEarly, compare
from journal.findings.days import Day
from tests.journal.findings.diaries import MONDAY, make_day, scale

MARK_AT = 80
MARK = MONDAY + timedelta(days=MARK_AT)


def diary(
    *, rise: float = 0.0, length: int = 160, seed: int = 3, skipped: float = 0.2
) -> list[Day]:
    """Days that resemble their neighbours; energy is higher by ``rise`` from the mark on."""
    draw, state, days = random.Random(seed), 0.0, []
    for number in range(length):
        state = 0.4 * state + draw.gauss(0, 0.6)
        free = 0.25 * (number % 7 > 4)
        answers = {"energy": 3.2 + free + state + rise * (number >= MARK_AT)}
        answers |= {"mood": 3.3 + free + draw.gauss(0, 0.7), "tension": 2.8 + draw.gauss(0, 0.7)}
        is_skipped = draw.random() < skipped
        rated = {name: None if is_skipped else scale(value) for name, value in answers.items()}
        days.append(make_day(number, **rated))
    return days


def energy_of(days: Sequence[Day], marks: Sequence[date] = ()) -> Shift:
    found = compare(days, MARK, marks).outcomes[0]
    assert isinstance(found, Shift)
    return found


def test_a_rise_of_a_point_is_found_on_energy_and_nowhere_else() -> None:
    energy, mood, tension = compare(diary(rise=1.0), MARK, []).outcomes

    assert [one.outcome for one in (energy, mood, tension)] == ["energy", "mood", "tension"]
    assert energy.tier is Tier.SUPPORTED
    assert isinstance(energy, Shift)
    assert energy.low < 1.0 < energy.high
    assert Tier.SUPPORTED not in {mood.tier, tension.tier}


def test_the_levels_hold_the_difference_between_them() -> None:
    energy = energy_of(diary(rise=1.0))

    assert energy.mean_after - energy.mean_before == pytest.approx(energy.difference)
    assert energy.before_low < energy.mean_before < energy.before_high < energy.after_low
    assert energy.after_low < energy.mean_after < energy.after_high


def test_the_interval_can_be_traced_to_error_and_degrees_of_freedom() -> None:
    energy = energy_of(diary(rise=0.5))

    assert energy.low + energy.high == pytest.approx(2 * energy.difference)
    assert energy.smallest_visible == pytest.approx(2.8 * energy.standard_error)
    assert energy.degrees_of_freedom < energy.days_before + energy.days_after
    assert 0 < energy.similarity < 1
    assert energy.q >= energy.p
    assert energy.looks == 3


def test_a_bad_week_just_before_the_mark_is_left_out() -> None:
    days = diary()
    bad_week = range(MARK_AT - 7, MARK_AT + 4)
    dipped = [replace(day, energy=1) if n in bad_week else day for n, day in enumerate(days)]

    assert compare(dipped, MARK, []) == compare(days, MARK, [])


def test_the_day_before_the_days_left_out_counts() -> None:
    days = diary(skipped=0.0)
    dipped = [replace(day, energy=1) if n == MARK_AT - 8 else day for n, day in enumerate(days)]

    assert energy_of(dipped).mean_before < energy_of(days).mean_before


def test_days_beyond_sixty_on_either_side_change_nothing() -> None:
    days = diary(length=200)
    far = [
        replace(day, energy=5) if abs(n - MARK_AT + 2) > 65 else day for n, day in enumerate(days)
    ]

    assert energy_of(far) == energy_of(days)


def test_the_window_and_what_is_left_out_are_named() -> None:
    found = compare(diary(), MARK, [])

    assert found.washout == (MARK - timedelta(days=7), MARK + timedelta(days=3))
    assert (found.first, found.last) == (MARK - timedelta(days=67), MARK + timedelta(days=63))


def test_the_window_ends_with_the_diary() -> None:
    days = diary(length=MARK_AT + 20)[30:]

    found = compare(days, MARK, [])

    assert (found.first, found.last) == (days[0].local_date, days[-1].local_date)


def test_other_marks_in_the_window_are_named_in_order() -> None:
    others = [MARK + timedelta(days=n) for n in (40, -67, 63, -68, 64, 0)]

    found = compare(diary(), MARK, others)

    assert found.overlapping == tuple(MARK + timedelta(days=n) for n in (-67, 0, 40, 63))


@pytest.mark.parametrize("after, outcome", [(13, ShiftTooEarly), (14, Shift)])
def test_fourteen_rated_days_are_needed_on_each_side(after: int, outcome: type) -> None:
    days = diary(length=MARK_AT + 4 + after, skipped=0.0)

    energy = compare(days, MARK, []).outcomes[0]

    assert isinstance(energy, outcome)
    assert (energy.days_before, energy.days_after) == (60, after)


def test_too_early_says_what_is_needed() -> None:
    energy = compare(diary(length=MARK_AT + 10, skipped=0.0), MARK, []).outcomes[0]

    assert energy == ShiftTooEarly(outcome="energy", days_before=60, days_after=6, needed=14)
    assert energy.tier is Tier.TOO_EARLY


def test_a_question_that_is_too_early_is_no_look() -> None:
    days = [replace(day, tension=None) for day in diary()]

    found = compare(days, MARK, []).outcomes

    assert [one.tier is Tier.TOO_EARLY for one in found] == [False, False, True]
    assert energy_of(days).looks == 2


def test_without_any_diary_everything_is_too_early() -> None:
    found = compare([], MARK, [])

    assert {one.tier for one in found.outcomes} == {Tier.TOO_EARLY}
    assert found.evenings_before is found.evenings_after is None
    assert found.last - found.first == timedelta(days=130)


def test_answers_that_never_change_are_no_meaningful_difference() -> None:
    energy = energy_of([make_day(number) for number in range(160)])

    assert energy.tier is Tier.NO_MEANINGFUL_DIFFERENCE
    assert energy.difference == pytest.approx(0, abs=1e-9)


def test_answers_that_are_all_one_higher_after_are_found() -> None:
    energy = energy_of([make_day(n, energy=3 + (n >= MARK_AT)) for n in range(160)])

    assert energy.tier is Tier.SUPPORTED
    assert energy.low < 1 < energy.high


def test_evenings_are_counted_where_contact_is_known() -> None:
    days = [
        replace(
            day, pushed=45.0 if n < MARK_AT else None, pushed_episodes=9 if n < MARK_AT else None
        )
        for n, day in enumerate(diary())
    ]

    found = compare(days, MARK, [])

    assert found.evenings_before is not None
    assert found.evenings_before.evenings == 60
    assert found.evenings_before.episodes_per_evening == 9
    assert found.evenings_before.pushed_minutes_per_evening == 45
    assert found.evenings_after is None


def test_the_shop_owner_who_deleted_the_messenger_app() -> None:
    draw = random.Random(29)
    evenings = [
        draw.choice([4, 5, 6, 8]) if n < MARK_AT else draw.choice([0, 0, 0, 1]) for n in range(160)
    ]
    days = [
        replace(day, pushed=6.0 * came, pushed_episodes=came)
        for day, came in zip(diary(rise=0.9), evenings, strict=True)
    ]

    found = compare(days, MARK, [])

    before, after = found.evenings_before, found.evenings_after
    assert before is not None
    assert after is not None
    assert before.episodes_per_evening > 10 * after.episodes_per_evening
    assert before.pushed_minutes_per_evening > 30
    assert after.pushed_minutes_per_evening < 3
    assert found.outcomes[0].tier is Tier.SUPPORTED


def test_the_same_days_give_the_same_numbers_to_the_last_digit() -> None:
    assert len({compare(diary(), MARK, []) for _ in range(3)}) == 1
