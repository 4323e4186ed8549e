"""What may become of an offer, and what an answer still means as time goes by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Conflict
from journal.suggestions.life import STEPS, Life, kept_for, life_of, step
from journal.suggestions.situation import Answered
from journal.vocabulary import Moment, OfferAnswer

EVENING, NIGHT = Moment.EVENING, Moment.NIGHT


def said(answer: OfferAnswer, minutes_ago: int, moment: Moment = EVENING) -> Answered:
    return Answered("hobby_10", moment, answer, minutes_ago)


@given(st.sampled_from(Life))
def test_the_same_tap_twice_changes_nothing(life: Life) -> None:
    assert step(life, life) is life


@given(st.sampled_from(Life), st.sampled_from(Life))
def test_only_the_steps_that_are_drawn_are_taken(life: Life, to: Life) -> None:
    if to is life or to in STEPS[life]:
        assert step(life, to) is to
    else:
        with pytest.raises(Conflict):
            step(life, to)


@given(st.lists(st.sampled_from(Life), max_size=12))
def test_whatever_is_tapped_what_is_finished_stays_finished(taps: list[Life]) -> None:
    life, was_finished = Life.SHOWN, False
    for to in taps:
        if to is life or to in STEPS[life]:
            life = step(life, to)
        was_finished = was_finished or life is Life.FINISHED

    assert life is Life.FINISHED or not was_finished


def test_nothing_is_finished_that_was_not_begun() -> None:
    assert {life for life, to in STEPS.items() if Life.FINISHED in to} == {Life.STARTED}


def test_an_offer_nobody_answered_leaves_no_trace() -> None:
    written = {Life(answer.value) for answer in OfferAnswer}

    assert set(Life) - written == {Life.SHOWN, Life.OTHERS, Life.EXPIRED}


@pytest.mark.parametrize(
    "answered, moment, life",
    [
        (said(OfferAnswer.LATER, 59), EVENING, Life.LATER),
        (said(OfferAnswer.LATER, 60), EVENING, Life.SHOWN),
        (said(OfferAnswer.LATER, 60), NIGHT, Life.LATER),
        (said(OfferAnswer.LATER, 10_080), EVENING, Life.SHOWN),
        (said(OfferAnswer.LATER, 10_081), EVENING, Life.EXPIRED),
        (said(OfferAnswer.NOT_NOW, 1440), EVENING, Life.NOT_NOW),
        (said(OfferAnswer.NOT_NOW, 1441), EVENING, Life.EXPIRED),
        (said(OfferAnswer.STARTED, 720), EVENING, Life.STARTED),
        (said(OfferAnswer.STARTED, 721), EVENING, Life.EXPIRED),
        (said(OfferAnswer.FINISHED, 9999), None, Life.FINISHED),
    ],
)
def test_an_answer_means_less_as_time_goes_by(
    answered: Answered, moment: Moment | None, life: Life
) -> None:
    assert life_of(answered, moment) is life


def test_later_is_kept_until_it_is_answered_again() -> None:
    put_off, done = said(OfferAnswer.LATER, 2000), said(OfferAnswer.FINISHED, 1000)

    assert kept_for((put_off,), EVENING) == {"hobby_10"}
    assert kept_for((put_off,), NIGHT) == set()
    assert kept_for((put_off, done), EVENING) == set()
