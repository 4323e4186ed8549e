"""What is said of a person's own days names no cause, judges nobody and leaves no gap unfilled."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask, g

from app.charts.dose import Doses, Unit, dose_picture
from app.charts.drift import Watched, drift_picture
from app.charts.marks import Picture
from app.charts.sides import Row, Tone, sides_picture
from app.charts.visible import Seen, visible_picture
from app.finding_words import reply_words, said
from app.finding_words_drift import notices_in_words, said_of_drift
from app.finding_words_early import so_far
from app.finding_words_questions import asked, topic
from app.finding_working import side_names, why_left_out
from app.reflection.behind import came
from app.reflection.overview import overview
from app.statement import Statement
from journal.findings.answers import Question, TooEarly
from journal.findings.days import LeftOut, Reason
from journal.findings.drift import Drift
from journal.findings.whole import Found
from journal.vocabulary import FindingReply, Locale
from tests.app.all_findings import (
    EVERY_DRIFT,
    GRADED,
    MONDAY,
    dots,
    every_answer,
    found,
)

NEVER = {
    Locale.EN: re.compile(
        r"\brisk|\bscores?\b|diagnos|burnout|you should|\banonym|impossible|100 ?%|confiden"
        r"|\bcaus(es|ed|ing)\b|\bleads? to\b|\bled to\b|because of|\beffects?\b|\baffects?\b"
        r"|\bimpact|results? in|makes? you|due to|thanks to|[!\uff01]",
        re.IGNORECASE,
    ),
    Locale.KO: re.compile(
        "위험|진단|번아웃|때문|덕분|탓|영향|효과|일으|초래|만들었|익명|절대|불가능|100 ?%|신뢰도"
        "|확신|하셔야|해야 해요|[!\uff01]"
    ),
}
UNFILLED = re.compile(r"%\(|%s|\{|None|nan\b")
HANGUL = re.compile("[가-힣]")


def test_the_list_of_what_is_never_said_sees_it() -> None:
    assert NEVER[Locale.EN].search("Late contact causes low energy")
    assert NEVER[Locale.EN].search("The effect is 0.4")
    assert NEVER[Locale.KO].search("연락 때문에 기운이 낮아졌어요")
    assert NEVER[Locale.KO].search("연락이 기운에 영향을 줬어요")


@pytest.mark.parametrize("locale", Locale)
def test_no_sentence_names_a_cause_or_judges(app: Flask, locale: Locale) -> None:
    with app.test_request_context():
        g.locale = locale
        lines = set(everything_said())

    assert len(lines) > 300
    assert [line for line in sorted(lines) if NEVER[locale].search(line)] == []


@pytest.mark.parametrize("locale", Locale)
def test_no_sentence_has_a_gap(app: Flask, locale: Locale) -> None:
    with app.test_request_context():
        g.locale = locale
        lines = set(everything_said())

    assert [line for line in sorted(lines) if UNFILLED.search(line) or "  " in line] == []


def test_every_sentence_is_there_in_either_language(app: Flask) -> None:
    with app.test_request_context():
        g.locale = Locale.EN
        english = [line for line in everything_said() if HANGUL.search(line)]
        g.locale = Locale.KO
        # A version of the method and the pure numbers have no language.
        bare = re.compile(r"((family|drift)-)?[\d.\u2212+ …\u00a0()→-]*")
        korean = {line for line in everything_said() if not HANGUL.search(line)}

    assert english == []
    assert [line for line in sorted(korean) if not bare.fullmatch(line)] == []


def test_korean_is_polite_and_soft(app: Flask) -> None:
    with app.test_request_context():
        g.locale = Locale.KO
        sentences = [said(one).sentence for one in every_answer()]
        sentences += [said_of_drift(one).sentence for one in EVERY_DRIFT]

    assert [one for one in sentences if not re.search(r"(요|일)(\([^)]*\))?\.$", one)] == []


def everything_said() -> Iterator[str]:
    for question in Question:
        yield from (asked(question), topic(question), came(question))
        yield from (
            why_left_out(LeftOut(one, count), question) for one in Reason for count in (1, 2)
        )
    for answer in every_answer():
        yield from lines_of(said(answer))
        if isinstance(answer, TooEarly):
            yield so_far(answer)
    yield from (reply_words(one) for one in FindingReply)
    yield from whole_pages()
    for picture in pictures():
        yield from lines_of_picture(picture)


def whole_pages() -> Iterator[str]:
    for drift in EVERY_DRIFT:
        yield from lines_of(said_of_drift(drift))
        if isinstance(drift, Drift):
            yield from notices_in_words(drift)
        listed = overview(Found(tuple(every_answer()), {}, drift, {}), {})
        yield from (listed.early_words, listed.usual_so_far)
        for group in listed.groups:
            yield from (group.heading, group.note, group.label)


def pictures() -> Iterator[Picture]:
    for tier in GRADED:
        for question in Question:
            for unit in Unit:
                yield dose_picture(Doses(found(question, tier), dots(), came(question), unit))
    yield from (drift_picture(Watched(one)) for one in EVERY_DRIFT if isinstance(one, Drift))
    name = side_names()["pushed"]
    row = Row(Tone.PUSHED, name, name, -0.4, -0.7, -0.1)
    yield sides_picture((row, row), row)
    for is_of_evenings in (True, False):
        yield visible_picture(Seen(0.6, 41, MONDAY, date(2026, 5, 1), is_of_evenings, 0.3))


def lines_of(words: Statement) -> Iterator[str]:
    yield from (words.sentence, words.label, *words.notes, *words.how, *words.left_out)
    for name, number in words.rows:
        yield from (name, number)


def lines_of_picture(picture: Picture) -> Iterator[str]:
    yield from (picture.title, picture.alt, picture.note, *picture.table.heads)
    for row in picture.table.rows:
        yield from row
    for panel in picture.panels:
        yield from (panel.name, panel.aside)
        yield from (getattr(mark, "name", "") for mark in panel.marks)
