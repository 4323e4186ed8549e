"""What an organisation adds to the consent page."""

import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.language import current_locale, speaking
from journal.vocabulary import Locale
from tests.app.steward.running import House, acts

HANGUL = re.compile("[가-힣]")
PATH = "/steward/consent-words"


def change(house: House, **said: str) -> TestResponse:
    form = {"after": "1", "words_ko": "물어볼 곳: 3층", "words_en": "Ask on floor 3", **said}
    return house.yuna.client.post(PATH, data=form)


def test_words_are_added_in_both_languages(house: House) -> None:
    assert change(house).status_code == 303

    page = house.yuna.client.get(PATH).text
    assert "물어볼 곳: 3층</textarea>" in page
    assert "Ask on floor 3</textarea>" in page
    assert 'name="after" value="1.1"' in page
    assert acts(house.yuna.app)[-1] == ("consent_text_changed", {"version": "1.1"})


def test_the_same_words_again_change_nothing(house: House) -> None:
    assert [change(house).status_code for _tap in range(2)] == [303, 303]
    assert len(acts(house.yuna.app)) == 2


def test_words_changed_in_another_window_are_not_overwritten(house: House) -> None:
    change(house)

    assert change(house, words_en="Ask on floor 4").status_code == 409
    assert "floor 3" in house.yuna.client.get(PATH).text


@pytest.mark.parametrize(
    "wrong, field, message",
    [
        ({"words_ko": " \r\n"}, "words_ko", "Both languages, please"),
        ({"words_en": ""}, "words_en", "Both languages, please"),
        ({"words_en": "x" * 2001}, "words_en", "This is too long."),
    ],
)
def test_what_will_not_do_is_said_and_nothing_typed_is_lost(
    house: House, wrong: dict[str, str], field: str, message: str
) -> None:
    answer = change(house, **wrong)

    assert answer.status_code == 422
    assert f'id="m-{field}">{message}' in answer.text
    other = "물어볼 곳: 3층" if field == "words_en" else "Ask on floor 3"
    assert other in answer.text
    assert len(acts(house.yuna.app)) == 1


def test_what_was_added_can_be_taken_away(house: House) -> None:
    change(house)

    assert change(house, after="1.1", words_ko="", words_en="").status_code == 303
    assert "floor 3" not in house.yuna.client.get(PATH).text


def test_what_members_read_now_stands_there_in_both_languages(house: House) -> None:
    change(house)

    page = house.yuna.client.get(PATH).text

    texts = re.findall(r'<div lang="(\w\w)">(.*?)</details>', page, re.DOTALL)
    assert [language for language, _text in texts] == ["ko", "en"]
    assert "<p>물어볼 곳: 3층</p>" in texts[0][1]
    assert "<p>Ask on floor 3</p>" in texts[1][1]
    assert [bool(HANGUL.search(text)) for _language, text in texts] == [True, False]
    assert "<h1>Words of the consent page" in page


def test_a_language_is_spoken_only_inside_its_block(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        with speaking(Locale.KO):
            assert current_locale() is Locale.KO
        assert current_locale() is Locale.EN


def test_the_page_asks_three_times(house: House, statements: list[str]) -> None:
    house.yuna.client.get(PATH)

    assert len(statements) == 3
