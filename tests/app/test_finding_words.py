"""Every answer has its own sentence, with the size and the counts it rests on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask, g

from app.finding_words import MARKS, said
from app.finding_words_early import share_there, so_far
from app.finding_words_method import WEEKDAYS_FROM
from app.finding_words_questions import asked, topic
from app.statement import Statement
from journal.findings.answers import Answer, Question, Tier
from journal.statistics.design import WEEKDAYS_FROM_PAIRS
from journal.statistics.gates import Lack
from journal.vocabulary import Locale
from tests.app.all_findings import EARLY, SUPPORTED, every_answer, found

Say = Callable[..., Statement]


@pytest.fixture
def say(app: Flask) -> Say:
    def spoken(answer: Answer, locale: Locale = Locale.EN) -> Statement:
        with app.test_request_context():
            g.locale = locale
            return said(answer)

    return spoken


@pytest.mark.parametrize(
    "question,sign,sentence",
    [
        (
            Question.EVENING_ENERGY,
            -1,
            (
                "After evenings with 30 pushed minutes, your energy was 0.4 lower the next day"
                " (likely 0.1 to 0.7, 41 evenings)."
            ),
        ),
        (
            Question.EVENING_TENSION,
            1,
            (
                "After evenings with 30 pushed minutes, you were 0.4 more tense the next day"
                " (likely 0.1 to 0.7, 41 evenings)."
            ),
        ),
        (
            Question.LATE_AWAY,
            -1,
            (
                "After a hard interaction in the last hour, work felt 0.4 nearer afterwards"
                " (likely 0.1 to 0.7, 41 days)."
            ),
        ),
        (
            Question.BACKED_REPLAY,
            -1,
            (
                "When somebody backed you up in a severe moment, work went round in your head 0.4"
                " less afterwards (likely 0.1 to 0.7, 41 days)."
            ),
        ),
        (
            Question.SHORT_REST_ENERGY,
            -1,
            (
                "After less than 11 hours of rest, your energy was 0.4 lower that day"
                " (likely 0.1 to 0.7, 41 days)."
            ),
        ),
    ],
)
def test_a_difference_is_said_in_the_words_of_its_scale(
    say: Say, question: Question, sign: int, sentence: str
) -> None:
    assert say(found(question, sign=sign)).sentence == sentence


def test_two_kinds_are_one_sentence_about_their_difference(say: Say) -> None:
    words = say(found(Question.UNEASY_OR_CHOSEN))

    assert words.sentence == (
        "After 30 minutes of looking uneasily, your energy the next day was 0.4 lower than after"
        " 30 minutes of looking by choice (likely 0.1 to 0.7, 41 evenings)."
    )
    assert words.sentence.count(".") == 4
    assert ("30 minutes looked at uneasily, against none", "−0.30 (−0.60\u00a0…\u00a00.70)") in (
        words.rows[0],
        words.rows[1],
    )


def test_a_leaning_is_called_one_and_may_be_chance(say: Say) -> None:
    words = say(found(Question.OVERTIME_ENERGY, Tier.TENTATIVE, 1))

    assert words.sentence.startswith("After 60 minutes of overtime, it leans towards higher energy")
    assert "This may be chance." in words.notes


def test_what_cannot_be_told_says_what_would_have_shown(say: Say) -> None:
    words = say(found(Question.LATE_REPLAY, Tier.CANNOT_TELL))

    assert words.sentence == (
        "A hard last hour, and what goes round in your head: up to now, no pattern can be told"
        " apart from chance."
    )
    assert words.notes[0] == "A difference of 0.4 or more would probably have shown."


@pytest.mark.parametrize("tier", [Tier.TENTATIVE, Tier.SUPPORTED])
@pytest.mark.parametrize("question", Question)
def test_every_claim_says_what_it_is_not(say: Say, question: Question, tier: Tier) -> None:
    assert "Your pattern, not proof of cause." in say(found(question, tier)).notes


def test_a_small_end_of_an_interval_does_not_look_like_none(say: Say) -> None:
    near = replace(SUPPORTED, high=-0.02)

    assert "likely 0.02 to 0.70" in say(near).sentence


@pytest.mark.parametrize(
    "question,lack,sentence",
    [
        (
            Question.EVENING_ENERGY,
            Lack.PAIRS,
            "Pushed contact and the next day's energy: 9 of the 30 evenings needed so far.",
        ),
        (
            Question.PUSHED_OR_CHOSEN,
            Lack.WITHOUT,
            (
                "Pushed to you or looked by choice, and the next day's energy: 5 of the 10 evenings"
                " with looks by choice needed so far."
            ),
        ),
        (
            Question.OVERTIME_ENERGY,
            Lack.WITH,
            "Overtime and the next day's energy: 4 of the 10 days with overtime needed so far.",
        ),
    ],
)
def test_what_is_missing_first_is_counted(
    say: Say, question: Question, lack: Lack, sentence: str
) -> None:
    assert say(replace(EARLY, question=question, lack=lack)).sentence == sentence


def test_too_early_gives_plain_counts_and_no_numbers(say: Say) -> None:
    words = say(EARLY)

    assert words.notes == ("4 with pushed contact, 5 without.",)
    assert words.rows == ()
    assert words.left_out == ("1 evening left out: no check-in on the day after",)


def test_the_nearest_has_the_most_of_what_it_needs(app: Flask) -> None:
    further = replace(EARLY, pairs=3)
    nearer = replace(EARLY, lack=Lack.WITH, pairs=40)
    told_apart = replace(EARLY, lack=Lack.SEPARATION)

    assert sorted([told_apart, nearer, EARLY, further], key=share_there) == [
        further,
        EARLY,
        nearer,
        told_apart,
    ]
    with app.test_request_context():
        assert [so_far(one) for one in (nearer, told_apart)] == [
            "4 of 10 evenings with pushed contact",
            "",
        ]


def test_every_number_can_be_read(say: Say) -> None:
    numbers = [number for _name, number in say(SUPPORTED).rows]

    assert numbers[:6] == [
        "\u22120.41",
        "\u22120.70\u00a0…\u00a0\u22120.12",
        "0.140",
        "30",
        "0.012",
        "0.024",
    ]
    assert numbers[-1] == "family-1"


def test_sentences_differ_from_each_other(say: Say) -> None:
    answers = [one for one in every_answer() if one.tier in {Tier.SUPPORTED, Tier.TENTATIVE}]

    for locale in Locale:
        assert len({say(one, locale).sentence for one in answers}) == len(answers)


@pytest.mark.parametrize("locale", Locale)
def test_every_question_is_asked_and_named_once(app: Flask, locale: Locale) -> None:
    with app.test_request_context():
        g.locale = locale
        questions, topics = {asked(one) for one in Question}, {topic(one) for one in Question}

    assert len(questions) == len(topics) == len(Question)
    assert all(one.endswith("?") for one in questions)


def test_every_tier_has_a_mark() -> None:
    assert set(MARKS) == set(Tier)


def test_the_method_says_from_when_on_weekdays_are_allowed_for() -> None:
    assert WEEKDAYS_FROM == WEEKDAYS_FROM_PAIRS
