"""What is said of a questionnaire that an operator brought."""

from datetime import date

import pytest
from flask import Flask, g

from app.instrument_files import about
from app.instruments import words
from journal.instruments.definition import Instrument
from journal.instruments.rules import Compared, Measured
from journal.vocabulary import Locale
from tests.journal.instruments.samples import calm

KOREAN_ONLY = ("[about.en]", "[about.ko]", "[wording.en]", "[wording.ko]")
OTHER = ('kind = "official"', 'kind = "other_translation"')
bare = Flask("words")


def said(instrument: Instrument, locale: Locale) -> list[str]:
    with bare.test_request_context():
        g.locale = locale
        return words.notes(instrument, words.language_for(instrument))


def test_an_official_wording_in_her_language_needs_no_note() -> None:
    assert said(calm(), Locale.EN) == []


def test_a_wording_in_the_other_language_is_said_to_be_so() -> None:
    assert said(calm(*KOREAN_ONLY), Locale.EN)[0].startswith("The questions are in Korean only.")
    assert said(calm(), Locale.KO)[0].startswith("문항은 영어로만 있어요.")


def test_another_translation_is_said_to_be_one() -> None:
    assert said(calm(*OTHER), Locale.EN) == ["This is not the official translation."]


def test_without_names_in_her_language_there_are_the_others() -> None:
    with bare.test_request_context():
        g.locale = Locale.EN
        assert about(calm(*KOREAN_ONLY)).name == "Calm"


def test_answers_to_a_wording_that_is_gone_are_not_put_into_words() -> None:
    assert words.answered(calm(), "ko", [("still", 1)]) == []


@pytest.mark.parametrize(
    "recall, begin",
    [("recall_days = 7", "It looks back on 7 days"), ("", "Answers too close together")],
)
def test_a_wait_has_its_reason(recall: str, begin: str) -> None:
    with bare.test_request_context():
        g.locale = Locale.EN
        text = words.opens_again(calm("recall_days = 7", recall), date(2026, 3, 16))

    assert text.startswith(begin)
    assert text.endswith("from 16 Mar 2026.")


def test_the_numbers_on_the_page_add_up() -> None:
    scale = calm("fewest = 2\n", "fewest = 2\ndecimals = 1\n").scales[0]
    compared = Compared(mean=2.04, count=3, difference=2.02, smallest_real=1.91)
    with bare.test_request_context():
        g.locale = Locale.EN
        lines = words.comparison(scale, Measured(4.06, None, 3, 3), compared)

    assert "the mean of your own 3 numbers was 2.0." in lines[0]
    assert lines[1:] == [
        "Now it's 2.1 points higher.",
        "Changes below 2.0 points can be chance; this one is larger.",
    ]
