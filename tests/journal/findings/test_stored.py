import json
from datetime import date

import pytest

from journal.findings.answers import Answer, Dots, Question
from journal.findings.days import Reason
from journal.findings.rules import findings_in
from journal.findings.stored import ANSWERS, DOTS
from tests.journal.findings.diaries import make_days, not_known

EARLY = findings_in(not_known(make_days(12), Reason.NOT_COVERED, 2))
FOUND = findings_in(not_known(make_days(60), Reason.UNCLEAR, 4))


@pytest.mark.parametrize("answer", [*EARLY, *FOUND])
def test_what_is_kept_comes_back_to_the_last_digit(answer: Answer) -> None:
    assert ANSWERS.read(json.loads(json.dumps(ANSWERS.form(answer)))) == answer


def test_what_is_drawn_comes_back_too() -> None:
    dots = Dots((date(2026, 3, 3),), (12.5,), (None,), (4,))

    assert DOTS.read(json.loads(json.dumps(DOTS.form(dots)))) == dots


def test_every_question_has_its_answer() -> None:
    assert [answer.question for answer in EARLY] == list(Question)
