from dataclasses import replace

import pytest

from journal.findings.pairs import LeftOut, Outcome, Pair, Reason, pair_up
from tests.journal.findings.diaries import make_day, make_days, not_known

ENERGY = Outcome.ENERGY


def test_an_evening_stands_between_two_days_in_a_row() -> None:
    friday = make_day(4, minutes=12.0, energy=4)
    saturday = make_day(5, energy=2)

    pairing = pair_up([friday, saturday], ENERGY)

    expected = Pair(
        day=0,
        place=0,
        weekday=5,
        minutes=12.0,
        before=4,
        after=2,
        is_workday=True,
        is_workday_next=False,
    )
    assert pairing.pairs == (expected,)
    assert pairing.days == 2


def test_each_question_has_its_own_answers() -> None:
    days = [make_day(0, energy=4, mood=1), make_day(1, energy=5, mood=2)]

    pairs = [pair_up(days, outcome).pairs[0] for outcome in Outcome]

    assert [(pair.before, pair.after) for pair in pairs] == [(4, 5), (1, 2)]


def test_the_window_begins_and_ends_with_a_rating() -> None:
    days = [make_day(number, energy=3 if 2 <= number <= 5 else None) for number in range(9)]

    pairing = pair_up(days, ENERGY)

    assert pairing.days == 4
    assert [pair.day for pair in pairing.pairs] == [0, 1, 2]
    assert pairing.left_out == ()


def test_a_missing_check_in_costs_the_evenings_on_both_its_sides() -> None:
    days = [replace(day, energy=None) if n == 2 else day for n, day in enumerate(make_days(6))]

    pairing = pair_up(days, ENERGY)

    assert [pair.day for pair in pairing.pairs] == [0, 3, 4]
    assert pairing.left_out == (LeftOut(Reason.NO_CHECK_IN, 2),)


def test_an_evening_that_nobody_tracked_is_left_out_and_never_quiet() -> None:
    days = not_known(make_days(8), Reason.NOT_COVERED, 1, 2)
    days = not_known(days, Reason.UNCLEAR, 4)

    pairing = pair_up(days, ENERGY)

    assert pairing.left_out == (LeftOut(Reason.NOT_COVERED, 2), LeftOut(Reason.UNCLEAR, 1))
    assert len(pairing.pairs) == len(pairing.known_minutes) == 4


def test_known_evenings_without_ratings_keep_their_place() -> None:
    days = [replace(day, energy=None) if n == 2 else day for n, day in enumerate(make_days(6))]

    pairing = pair_up(days, ENERGY)

    assert [pair.place for pair in pairing.pairs] == [0, 3, 4]
    assert pairing.known_minutes == tuple(day.minutes for day in days[:-1])


def test_every_evening_is_either_used_or_accounted_for() -> None:
    days = not_known(make_days(40), Reason.NO_SHIFTS, 3, 4, 39)
    days = [replace(day, energy=None) if n % 7 == 1 else day for n, day in enumerate(days)]

    pairing = pair_up(days, ENERGY)

    assert len(pairing.pairs) + sum(one.evenings for one in pairing.left_out) == pairing.days - 1


def test_no_rating_gives_no_pair() -> None:
    assert pair_up([make_day(0, energy=None)], ENERGY).pairs == ()
    assert pair_up([], ENERGY).days == 0


def test_a_gap_between_days_is_refused() -> None:
    with pytest.raises(ValueError, match="follow each other"):
        pair_up([make_day(0), make_day(2)], ENERGY)
