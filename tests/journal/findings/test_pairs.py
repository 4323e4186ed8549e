from dataclasses import replace

import pytest

from journal.findings.answers import Dots, Question
from journal.findings.days import DAY, LeftOut, Reason
from journal.findings.pairs import Pair, counts_of_pairs, dots_of_pairs, pair_up
from journal.statistics.gates import Counts
from tests.journal.findings.diaries import MONDAY, make_day, make_days, not_known

ENERGY = Question.EVENING_ENERGY


def test_an_evening_stands_between_two_days_in_a_row() -> None:
    friday = make_day(4, pushed=0.0, energy=4, tension=1)
    saturday = make_day(5, energy=2)

    pairing = pair_up([friday, saturday], ENERGY)

    expected = Pair(
        day=0,
        place=0,
        weekday=5,
        exposure=(0.0,),
        before=4,
        others=4.0,
        earlier=None,
        after=2,
        is_workday=True,
        is_workday_next=False,
    )
    assert pairing.pairs == (expected,)
    assert pairing.days == 1


def test_each_question_has_its_own_answers() -> None:
    days = [make_day(0, energy=4, mood=1), make_day(1, energy=5, mood=2)]
    questions = [ENERGY, Question.EVENING_MOOD]

    pairs = [pair_up(days, question).pairs[0] for question in questions]

    assert [(pair.before, pair.others, pair.after) for pair in pairs] == [(4, 1, 5), (1, 4, 2)]


def test_a_missing_answer_before_costs_no_pair() -> None:
    days = [replace(day, energy=None) if n == 2 else day for n, day in enumerate(make_days(6))]

    pairing = pair_up(days, ENERGY)

    assert [pair.day for pair in pairing.pairs] == [0, 2, 3, 4]
    after_it = pairing.pairs[1]
    assert (after_it.before, after_it.others, after_it.earlier) == (None, None, days[1].energy)
    assert pairing.left_out == (LeftOut(Reason.NO_CHECK_IN, 1),)


def test_the_stand_in_is_no_older_than_two_days() -> None:
    days = [make_day(number, energy=None if number in {1, 2, 3} else 4) for number in range(6)]

    earlier = [pair.earlier for pair in pair_up(days, ENERGY).pairs]

    assert earlier == [None, None]
    assert pair_up([*days[:2], make_day(2)], ENERGY).pairs[0].earlier == 4


def test_the_stand_in_never_comes_from_an_evening_that_is_not_known() -> None:
    days = [make_day(number, energy=None if number in {1, 2} else 4) for number in range(5)]

    known = pair_up(days, ENERGY).pairs[0]
    unknown = pair_up(not_known(days, Reason.NOT_COVERED, 0), ENERGY).pairs[0]

    assert (known.day, known.earlier) == (2, 4)
    assert (unknown.day, unknown.earlier) == (2, None)


def test_an_evening_that_nobody_tracked_is_left_out_and_never_quiet() -> None:
    days = not_known(make_days(8), Reason.NOT_COVERED, 1, 2)
    days = not_known(days, Reason.UNCLEAR, 4)

    pairing = pair_up(days, ENERGY)

    assert pairing.left_out == (LeftOut(Reason.NOT_COVERED, 2), LeftOut(Reason.UNCLEAR, 1))
    assert len(pairing.pairs) == len(pairing.series) == 4


def test_known_evenings_without_ratings_keep_their_place() -> None:
    days = [replace(day, energy=None) if n == 3 else day for n, day in enumerate(make_days(6))]

    pairing = pair_up(days, ENERGY)

    assert [pair.place for pair in pairing.pairs] == [0, 1, 3, 4]
    assert len(pairing.series) == 5


def test_every_evening_is_either_used_or_accounted_for() -> None:
    days = not_known(make_days(40), Reason.NO_SHIFTS, 3, 4, 39)
    days = [replace(day, energy=None) if n % 7 == 1 else day for n, day in enumerate(days)]

    pairing = pair_up(days, ENERGY)

    assert len(pairing.pairs) + sum(one.evenings for one in pairing.left_out) == 39


def test_no_rating_gives_no_pair() -> None:
    assert pair_up([make_day(0, energy=None)], ENERGY).pairs == ()
    assert pair_up([], ENERGY).days == 0


def test_a_gap_between_days_is_refused() -> None:
    with pytest.raises(ValueError, match="follow each other"):
        pair_up([make_day(0), make_day(2)], ENERGY)


def test_two_kinds_need_evenings_with_each() -> None:
    days = [make_day(n, pushed=5.0 * (n % 2), chosen=5.0 * (n % 3 == 0)) for n in range(13)]

    counts = counts_of_pairs(pair_up(days, Question.PUSHED_OR_CHOSEN), Question.PUSHED_OR_CHOSEN)

    assert counts == Counts(12, 6, 4)


def test_an_evening_of_which_one_kind_is_unclear_sets_nothing_against_it() -> None:
    days = [make_day(0, chosen=None, uneasy=None), make_day(1)]

    pairing = pair_up(days, Question.PUSHED_OR_CHOSEN)

    assert pairing.left_out == (LeftOut(Reason.UNCLEAR, 1),)
    assert len(pair_up(days, ENERGY).pairs) == 1


@pytest.mark.parametrize(
    "question, given, with_it, without_it",
    [
        (Question.LATE_REPLAY, {"late": 1, "replay": 4}, 1, 0),
        (Question.LATE_AWAY, {"late": 0, "away": 4}, 0, 1),
        (Question.SHORT_REST_ENERGY, {"rest_hours": 10.9}, 1, 0),
        (Question.SHORT_REST_ENERGY, {"rest_hours": 11.0}, 0, 1),
        (Question.BACKED_REPLAY, {"was_backed": True, "replay": 2}, 1, 0),
        (Question.BACKED_REPLAY, {"was_backed": False, "replay": 2}, 0, 1),
    ],
)
def test_what_belongs_to_a_shift_is_asked_the_same_day(
    question: Question, given: dict[str, object], with_it: int, without_it: int
) -> None:
    pairing = pair_up([make_day(0, **given)], question)

    assert counts_of_pairs(pairing, question) == Counts(1, with_it, without_it)


@pytest.mark.parametrize(
    "question, given, with_it, without_it",
    [
        (Question.SEVERE_ENERGY, {"severe": 2}, 1, 0),
        (Question.SEVERE_ENERGY, {"severe": 0}, 0, 1),
        (Question.MASKING_ENERGY, {"masking": 4}, 1, 0),
        (Question.MASKING_ENERGY, {"masking": 3}, 0, 0),
        (Question.MASKING_ENERGY, {"masking": 2}, 0, 1),
        (Question.OVERTIME_ENERGY, {"overtime_minutes": 1.0}, 1, 0),
        (Question.OVERTIME_ENERGY, {"overtime_minutes": 0.0}, 0, 1),
    ],
)
def test_what_may_linger_is_asked_the_day_after(
    question: Question, given: dict[str, object], with_it: int, without_it: int
) -> None:
    pairing = pair_up([make_day(0, **given), make_day(1)], question)

    assert counts_of_pairs(pairing, question) == Counts(1, with_it, without_it)


@pytest.mark.parametrize("question", [Question.LATE_REPLAY, Question.OVERTIME_ENERGY])
def test_a_free_day_is_not_asked_about_a_shift(question: Question) -> None:
    saturday = make_day(5, late=1, overtime_minutes=30.0, replay=3)

    pairing = pair_up([saturday, make_day(6)], question)

    assert (pairing.pairs, pairing.left_out) == ((), ())


def test_a_working_day_without_a_log_is_left_out() -> None:
    pairing = pair_up([make_day(0, late=None, replay=3)], Question.LATE_REPLAY)

    assert pairing.left_out == (LeftOut(Reason.NO_LOG, 1),)


def test_before_a_shift_counts_how_the_day_before_ended() -> None:
    days = [make_day(0, replay=5, mood=1, energy=2, tension=4), make_day(1, late=1, replay=2)]

    pair = pair_up(days, Question.LATE_REPLAY).pairs[0]

    assert (pair.before, pair.others) == (5, pytest.approx(5 / 3))


def test_dots_are_drawn_in_the_unit_they_were_told_in() -> None:
    days = [make_day(0, pushed=30.0, energy=4), make_day(1, energy=2)]

    dots = dots_of_pairs(days, pair_up(days, ENERGY), ENERGY)

    assert dots == Dots((MONDAY + DAY,), (30.0,), (4,), (2,))


def test_what_was_answered_after_the_contact_is_not_from_before_it() -> None:
    days = [make_day(0, energy=5), make_day(1, energy=4, is_prompt=False), make_day(2, energy=2)]

    pair = pair_up(days, ENERGY).pairs[1]

    assert (pair.before, pair.others, pair.earlier, pair.after) == (None, None, 5, 2)
