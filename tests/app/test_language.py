"""Texts, dates and numbers in the person's language."""

from datetime import UTC, date, datetime, time

import pytest
from flask import Flask

from app.language import (
    catalogue,
    current_locale,
    format_date,
    format_day,
    format_moment,
    format_number,
    format_time,
    gettext,
    ngettext,
)
from app.words import label, options
from journal.vocabulary import InteractionKind, Leaving, Locale
from tests.conftest import SEOUL


@pytest.fixture(params=["ko", "en"])
def language(request: pytest.FixtureRequest, app: Flask) -> object:
    with app.test_request_context("/", headers={"Accept-Language": request.param}):
        yield request.param


def test_dates_and_times_are_written_as_people_write_them(language: str) -> None:
    day, clock = date(2026, 3, 2), time(16, 50)

    said = (format_date(day), format_day(day), format_time(clock))

    assert (
        said
        == {
            "ko": ("2026년 3월 2일", "3월 2일 (월)", "오후 4:50"),
            "en": ("2 Mar 2026", "Mon, 2 Mar", "4:50 PM"),
        }[language]
    )


def test_a_moment_is_written_in_its_zone(language: str) -> None:
    late = datetime(2026, 3, 2, 14, 40, tzinfo=UTC)

    assert (
        format_moment(late, SEOUL)
        == {
            "ko": "3월 2일 (월) 오후 11:40",
            "en": "Mon, 2 Mar 11:40 PM",
        }[language]
    )


def test_numbers_have_their_decimals(language: str) -> None:
    assert format_number(1234.56) == "1,235"
    assert format_number(-0.44, 1) == "-0.4"


def test_a_text_takes_its_values(language: str) -> None:
    assert (
        gettext("Signed in as %(address)s.", address="100%")
        == {
            "ko": "100% 계정이에요.",
            "en": "Signed in as 100%.",
        }[language]
    )


def test_a_number_chooses_its_form(language: str) -> None:
    assert ngettext("%(num)s apple", "%(num)s apples", 1) == "1 apple"
    assert ngettext("%(num)s apple", "%(num)s apples", 2000) == "2,000 apples"


def test_every_member_of_a_shown_list_has_a_word(language: str) -> None:
    words = [word for _, word in options(InteractionKind)]

    assert len(set(words)) == len(InteractionKind)
    assert label(Leaving.NO) == {"ko": "아니요", "en": "No"}[language]


def test_outside_a_request_english_is_spoken() -> None:
    assert current_locale() is Locale.EN


def test_a_broken_choice_in_the_cookie_is_passed_over(app: Flask) -> None:
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["locale"] = "xx"

    assert '<html lang="en"' in client.get("/").text


def test_the_korean_catalogue_has_no_empty_text() -> None:
    assert all(catalogue("ko").values())
