from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.check_ins.rules import BOUNDS, NAMES, SCALES, Answers, body_hash, check_answers
from journal.check_ins.rules import given as given_answers
from journal.errors import Invalid
from journal.vocabulary import Backed, Leaving

AT = datetime(2026, 3, 2, 9, 40, tzinfo=UTC)
STORED = "a8aa014c7c4a003f149a550418e217404ee536b71b9709efcc6d8cce83720dee"
STEPS = st.none() | st.integers(1, 5)
ANSWERS = st.builds(
    Answers,
    **dict.fromkeys(SCALES, STEPS),
    backed=st.none() | st.sampled_from(Backed),
    sleep_minutes=st.none() | st.integers(0, 1440),
    open_cases=st.none() | st.integers(0, 9999),
    leaving=st.none() | st.sampled_from(Leaving),
)


@pytest.mark.parametrize("answer", [{"mood": 3}, {"backed": Backed.NOBODY}, {"open_cases": 0}])
def test_one_answer_is_enough(answer: dict[str, int]) -> None:
    check_answers(Answers(**answer))


def test_an_entry_without_any_answer_is_refused() -> None:
    with pytest.raises(Invalid, match="nothing_answered"):
        check_answers(Answers())


@pytest.mark.parametrize("name", BOUNDS)
def test_the_bounds_of_a_number_are_allowed_and_what_lies_beyond_is_refused(name: str) -> None:
    low, high = BOUNDS[name]
    check_answers(Answers(**{name: low}))
    check_answers(Answers(**{name: high}))

    for beyond in (low - 1, high + 1):
        with pytest.raises(Invalid) as refusal:
            check_answers(Answers(**{name: beyond}))
        assert (refusal.value.reason, refusal.value.field) == ("out_of_range", name)


@given(answers=ANSWERS)
def test_what_was_given_is_what_is_not_missing(answers: Answers) -> None:
    said = given_answers(answers)

    assert Answers(**said) == answers
    assert set(said) <= set(NAMES)


@given(first=ANSWERS, second=ANSWERS)
def test_two_entries_have_one_hash_exactly_when_they_say_the_same(
    first: Answers, second: Answers
) -> None:
    assert (body_hash(AT, first) == body_hash(AT, second)) == (first == second)


def test_the_hash_knows_a_moment_in_any_zone() -> None:
    in_seoul = AT.astimezone(ZoneInfo("Asia/Seoul"))

    assert body_hash(in_seoul, Answers(mood=3)) == body_hash(AT, Answers(mood=3))


def test_another_moment_is_another_entry() -> None:
    later = AT + timedelta(minutes=1)

    assert body_hash(later, Answers(mood=3)) != body_hash(AT, Answers(mood=3))


def test_the_hash_of_an_entry_stays_what_it_was_in_stored_ones() -> None:
    answers = Answers(mood=2, energy=1, backed=Backed.NOBODY)

    assert body_hash(AT, answers).hex() == STORED
