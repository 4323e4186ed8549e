import re
from uuid import uuid4

import pytest
from flask import Flask

from journal.vocabulary import Locale
from tests.app.instruments.filling import burnout, fill, fill_and_see, low_mood, well_being
from tests.conftest import CastMember, sign_up

KOREAN_NOTE = "써도 된다고 확인된 한국어 문항이 아직 없어서"


def test_all_questions_stand_on_one_page_and_nothing_is_chosen(mina: CastMember) -> None:
    page = mina.client.get("/instruments/cbi/new").text

    assert page.count('<fieldset class="chips answers">') == 19
    assert not re.search(r"<input[^>]*\bchecked", page)
    assert "To a very high degree" in page


@pytest.mark.parametrize("instrument", ["who5", "phq2", "cbi"])
def test_korean_is_told_plainly_why_the_questions_are_english(app: Flask, instrument: str) -> None:
    page = sign_up(app, "mina", locale=Locale.KO).client.get(f"/instruments/{instrument}/new").text

    assert KOREAN_NOTE in page
    assert '<legend lang="en">1. ' in page


def test_our_own_translation_says_that_it_is_not_validated(app: Flask) -> None:
    page = sign_up(app, "mina", locale=Locale.KO).client.get("/instruments/dolan/new").text

    assert "검증된 번역은 아니에요" in page
    assert '<legend lang="ko">1. 전체적으로' in page
    assert KOREAN_NOTE not in page


def test_the_number_comes_with_its_error_and_no_verdict(mina: CastMember) -> None:
    page = fill_and_see(mina, "who5", well_being(3, 2, 3, 1, 4))

    assert '<span class="came-out">52</span>' in page
    assert "it would most likely lie between 35 and 69." in page
    assert "nothing of your own from the three months before" in page


def test_a_small_change_may_be_chance(mina: CastMember) -> None:
    fill(mina, "who5", well_being(3, 3, 3, 3, 3), days_ago=30)

    page = fill_and_see(mina, "who5", well_being(3, 3, 2, 2, 2))

    assert "In the three months before, your own number was 60." in page
    assert "points lower" in page
    assert "A change below 24 points can be chance." in page


def test_a_large_change_is_said_to_be_larger(mina: CastMember) -> None:
    for days_ago in (60, 30):
        fill(mina, "who5", well_being(3, 3, 3, 3, 3), days_ago=days_ago)

    page = fill_and_see(mina, "who5", well_being(5, 5, 5, 5, 5))

    assert "the mean of your own 2 numbers was 60." in page
    assert "points higher" in page
    assert "Changes below 24 points can be chance; this one is larger." in page


def test_without_a_published_error_no_change_is_called_real(mina: CastMember) -> None:
    fill(mina, "dolan", burnout(2), days_ago=30)

    page = fill_and_see(mina, "dolan", burnout(2))

    assert "nobody has published" in page
    assert "the same." in page
    assert "can be chance" not in page


def test_what_is_left_out_is_said(mina: CastMember) -> None:
    page = fill_and_see(mina, "who5", well_being(3, 2))

    assert "Not worked out: 2 of 5 questions answered, 5 are needed." in page
    assert page.count('<dd lang="en">Not answered</dd>') == 3


@pytest.mark.parametrize(
    "instrument, said, is_near",
    [
        ("dolan", burnout(5), True),
        ("dolan", burnout(4), False),
        ("phq2", low_mood(2, 0), True),
        ("phq2", low_mood(1, 1), False),
    ],
)
def test_help_stands_near_and_silent(
    mina: CastMember, instrument: str, said: dict[str, str], *, is_near: bool
) -> None:
    page = fill_and_see(mina, instrument, said)

    assert ('<aside class="help-panel"' in page) == is_near


def test_a_double_tap_keeps_one(mina: CastMember) -> None:
    said = {**well_being(3, 3, 3, 3, 3), "id": str(uuid4())}

    answers = [fill(mina, "who5", said) for _tap in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert mina.client.get("/instruments/who5").text.count("/instruments/who5/answers/") == 1


def test_other_answers_under_the_same_id_are_a_conflict(mina: CastMember) -> None:
    one = str(uuid4())
    fill(mina, "who5", {**well_being(3, 3, 3, 3, 3), "id": one})

    assert fill(mina, "who5", {**well_being(1, 1, 1, 1, 1), "id": one}).status_code == 409


def test_too_soon_says_when_and_keeps_what_was_touched(mina: CastMember) -> None:
    fill(mina, "who5", well_being(3, 3, 3, 3, 3), days_ago=10)
    asked = mina.client.get("/instruments/who5/new")

    answer = fill(mina, "who5", well_being(1, 2))

    assert "You filled it in on" in asked.text
    assert "can be filled in again from" in asked.text
    assert answer.status_code == 422
    assert "It looks back on 14 days, so it can be filled in again from" in answer.text
    assert 'name="q_cheerful" value="1" id="f-q_cheerful-5" checked' in answer.text


def test_an_empty_page_is_refused_kindly(mina: CastMember) -> None:
    answer = fill(mina, "dolan", {"edition": "2015", "q_burnout": ""})

    assert answer.status_code == 422
    assert "One is enough." in answer.text


def test_a_refused_page_keeps_its_language(app: Flask) -> None:
    mina = sign_up(app, "mina", locale=Locale.KO)

    answer = fill(mina, "dolan", {"edition": "2015", "language": "en"})

    assert answer.status_code == 422
    assert '<legend lang="en">1. Overall' in answer.text


@pytest.mark.parametrize(
    "name, value",
    [
        ("q_cheerful", "6"),
        ("q_cheerful", "x"),
        ("q_other", "1"),
        ("edition", "1"),
        ("language", "ko"),
        ("language", "fr"),
        ("id", "1"),
        ("at", "yesterday"),
        ("at", "2026-03-02T12:00"),
        ("at", "2999-01-01T12:00+09:00"),
        ("at", "1970-01-01T12:00+09:00"),
        ("at", "0001-01-01T00:00+14:00"),
        ("at", "9999-12-31T23:59-12:00"),
        ("at", "9999-12-31T23:59+00:00"),
        ("note", "free text"),
    ],
)
def test_what_the_page_cannot_send_is_refused(mina: CastMember, name: str, value: str) -> None:
    answer = fill(mina, "who5", {**well_being(3, 3, 3, 3, 3), name: value})

    assert answer.status_code == 422
    assert mina.client.get("/instruments").text.count("not filled in yet") == 4


@pytest.mark.parametrize("path", ["/instruments/mbi", "/instruments/mbi/new"])
def test_what_is_not_there_is_not_found(mina: CastMember, path: str) -> None:
    assert mina.client.get(path).status_code == 404
    assert fill(mina, "mbi", burnout(1)).status_code == 404
