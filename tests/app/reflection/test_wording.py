import re
from dataclasses import replace

import pytest
from flask import Flask, g, render_template_string

from app.reflection.wording import MARKS, said
from app.statement import Statement
from journal.findings.pairs import LeftOut, Outcome, Reason
from journal.findings.rules import Answer, Finding, Tier, TooEarly
from journal.statistics.gates import Lack
from journal.vocabulary import Locale

SUPPORTED = Finding(
    outcome=Outcome.ENERGY,
    tier=Tier.SUPPORTED,
    difference=-0.41,
    standard_error=0.14,
    degrees_of_freedom=30,
    low=-0.70,
    high=-0.12,
    p=0.012,
    q=0.024,
    looks=2,
    smallest_visible=0.39,
    evenings=41,
    evenings_with=18,
    evenings_without=23,
    left_out=(LeftOut(Reason.NO_CHECK_IN, 12), LeftOut(Reason.NOT_COVERED, 1)),
)
EARLY = TooEarly(
    outcome=Outcome.ENERGY,
    lack=Lack.PAIRS,
    evenings=9,
    evenings_with=4,
    evenings_without=5,
    left_out=(),
)
TIERS = [replace(SUPPORTED, tier=tier) for tier in Tier if tier is not Tier.TOO_EARLY]
LACKS = [replace(EARLY, lack=lack) for lack in Lack]
ALL = [replace(one, outcome=outcome) for one in (*TIERS, *LACKS) for outcome in Outcome]
SHOW = "{% from '_parts/finding.html' import finding with context %}{{ finding(f) }}"


def words(app: Flask, answer: Answer, locale: Locale = Locale.EN) -> Statement:
    with app.test_request_context():
        g.locale = locale
        return said(answer)


@pytest.mark.parametrize(
    "tier, sentence",
    [
        (
            Tier.SUPPORTED,
            "After evenings with 30 pushed minutes, your energy was 0.4 lower the next day.",
        ),
        (
            Tier.TENTATIVE,
            (
                "It leans towards lower energy the day after evenings with 30 pushed minutes,"
                " by about 0.4."
            ),
        ),
        (
            Tier.CANNOT_TELL,
            "Up to now, no pattern in your energy can be told apart from chance.",
        ),
        (
            Tier.NO_MEANINGFUL_DIFFERENCE,
            "For your energy, evenings with and without pushed contact look alike.",
        ),
    ],
)
def test_each_tier_has_its_sentence(app: Flask, tier: Tier, sentence: str) -> None:
    assert words(app, replace(SUPPORTED, tier=tier)).sentence == sentence


def test_a_supported_finding_says_its_size_and_that_it_is_no_proof(app: Flask) -> None:
    assert words(app, SUPPORTED).notes == (
        "Likely between 0.1 and 0.7 on the scale from 1 to 5.",
        "41 evenings: 18 with pushed contact, 23 without.",
        "Your pattern, not proof of cause.",
    )


def test_korean_says_it_in_its_own_way(app: Flask) -> None:
    found = words(app, SUPPORTED, Locale.KO)

    assert found.sentence == "알림으로 온 연락이 30분 있던 저녁 다음 날, 기운이 0.4 낮았어요."
    assert found.notes[-1] == "내 기록의 경향일 뿐, 원인이라는 뜻은 아니에요."


@pytest.mark.parametrize("tier", [Tier.SUPPORTED, Tier.TENTATIVE])
def test_a_rise_is_called_higher(app: Flask, tier: Tier) -> None:
    rise = replace(SUPPORTED, tier=tier, difference=0.41, low=0.12, high=0.7)

    found = words(app, rise)

    assert "higher" in found.sentence
    assert "Likely between 0.1 and 0.7 on the scale from 1 to 5." in found.notes


def test_what_could_have_been_seen_is_said_when_nothing_was(app: Flask) -> None:
    found = words(app, replace(SUPPORTED, tier=Tier.CANNOT_TELL, smallest_visible=0.62))

    assert found.notes[0] == "A difference of 0.6 or more would probably have shown."


def test_an_end_near_zero_is_not_rounded_to_zero(app: Flask) -> None:
    found = words(app, replace(SUPPORTED, high=-0.02))

    assert found.notes[0] == "Likely between 0.02 and 0.70 on the scale from 1 to 5."


def test_too_early_gives_the_plain_counts(app: Flask) -> None:
    found = words(app, EARLY)

    assert found.sentence == "Your energy: 9 of the 30 evenings needed so far."
    assert found.notes == ("4 with pushed contact, 5 without.",)
    assert found.rows == ()


@pytest.mark.parametrize("lack, part", [(Lack.WITH, "4 of the 10"), (Lack.WITHOUT, "5 of the 10")])
def test_each_lack_counts_what_it_lacks(app: Flask, lack: Lack, part: str) -> None:
    assert part in words(app, replace(EARLY, lack=lack)).sentence


def test_each_reason_for_leaving_out_is_told(app: Flask) -> None:
    every = tuple(LeftOut(reason, 12) for reason in Reason)

    lines = words(app, replace(SUPPORTED, left_out=every)).left_out

    assert len(set(lines)) == len(Reason)
    assert all(line.startswith("12 evenings left out: ") for line in lines)
    assert words(app, SUPPORTED).left_out[1].startswith("1 evening left out: ")


def test_every_number_can_be_traced(app: Flask) -> None:
    numbers = {number for _, number in words(app, SUPPORTED).rows}

    assert {
        "\u22120.41",
        "\u22120.70\u00a0…\u00a0\u22120.12",
        "0.140",
        "30",
        "0.012",
        "0.024",
    } <= numbers


@pytest.mark.parametrize("answer", ALL)
def test_every_answer_is_said_in_both_languages(app: Flask, answer: Answer) -> None:
    english, korean = words(app, answer), words(app, answer, Locale.KO)

    assert re.search("[가-힣]", english.sentence) is None
    assert all(re.search("[가-힣]", line) for line in (korean.sentence, *korean.notes, *korean.how))


@pytest.mark.parametrize("answer", ALL)
def test_the_page_shows_all_of_it(app: Flask, answer: Answer) -> None:
    with app.test_request_context():
        shown = said(answer)
        page = render_template_string(SHOW, f=shown)

    assert f"<h2>{shown.sentence}</h2>".replace("'", "&#39;") in page
    assert f"tier-{MARKS[answer.tier].replace('_', '-')}" in page
    assert ("<table>" in page) is isinstance(answer, Finding)
