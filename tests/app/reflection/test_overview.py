"""The most telling comes first, and what is too early takes one line."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from app.reflection.overview import Overview, overview
from journal.findings.answers import Answer, Question, Tier
from journal.findings.whole import Found
from journal.statistics.gates import Lack
from journal.vocabulary import FindingReply
from tests.app.all_findings import EARLY, FEW_DAYS, LOWER, found

Order = Callable[..., Overview]

NINE_DAYS = tuple(replace(EARLY, question=question) for question in Question)
MIXED = (
    found(Question.EVENING_ENERGY, Tier.CANNOT_TELL),
    found(Question.EVENING_MOOD, Tier.TENTATIVE),
    found(Question.EVENING_TENSION, Tier.NO_MEANINGFUL_DIFFERENCE),
    found(Question.PUSHED_OR_CHOSEN, Tier.SUPPORTED),
    replace(EARLY, question=Question.LATE_REPLAY, lack=Lack.WITH),
)


@pytest.fixture
def order(app: Flask) -> Order:
    def ordered(answers: tuple[Answer, ...], **replies: FindingReply) -> Overview:
        said = {key.replace("_", "."): value for key, value in replies.items()}
        with app.test_request_context():
            return overview(Found(answers, {}, FEW_DAYS, {}), said)

    return ordered


def test_nine_days_are_one_quiet_line(order: Order) -> None:
    seen = order(NINE_DAYS)

    assert (seen.telling, seen.groups, seen.drift) == ((), (), None)
    assert seen.early_words == ("12 questions are still too early. The nearest: 9 of 30 evenings.")
    assert [line.aside for line in seen.early[:6]] == ["9 of 30 evenings"] * 5 + [
        "9 of 30 working days"
    ]
    assert seen.usual_so_far == "9 of 28 days with a check-in"


def test_what_tells_most_comes_first(order: Order) -> None:
    seen = order(MIXED, evening_mood=FindingReply.DOES_NOT_FIT)

    assert [one.key for one in seen.telling] == ["kind.pushed_chosen", "evening.mood"]
    assert [one.reply for one in seen.telling] == ["", "You said that this doesn't fit you."]
    assert [group.mark for group in seen.groups] == ["no_difference", "cannot_tell"]
    assert [line.aside for group in seen.groups for line in group.lines] == ["", "0.4"]


def test_one_that_is_too_early_is_named_alone(order: Order) -> None:
    words = order(MIXED).early_words

    assert words == ("1 question is still too early: 4 of 10 days with a hard last hour.")


def test_what_cannot_be_counted_is_not_the_nearest(order: Order) -> None:
    alike = replace(EARLY, lack=Lack.DISTINCT)

    assert order((alike,)).early_words == "1 question is still too early."
    assert order(MIXED[:4]).early_words == ""


def test_a_drift_is_said_once_it_is_known(app: Flask) -> None:
    with app.test_request_context():
        seen = overview(Found(MIXED, {}, LOWER, {}), {})

    assert seen.drift is not None
    assert seen.drift.sentence == "Lower than your own usual since about 10 Jun 2026."
    assert seen.usual_so_far == ""
