from datetime import timedelta

import pytest

from journal.rights.facts import facts
from journal.rights.rules import (
    Sign,
    country_of,
    help_comes_near,
    help_lines,
    law_after_abuse,
    stale,
)
from journal.vocabulary import Leaving

OUT = Leaving.SERIOUSLY


@pytest.mark.parametrize(
    "zone, languages, country",
    [
        ("Asia/Seoul", [], "KR"),
        ("Asia/Seoul", ["en-US"], "KR"),
        ("Europe/Dublin", ["en-GB"], "IE"),
        ("Asia/Tokyo", ["ko"], None),
        (None, ["ko"], "KR"),
        (None, ["ko-KR", "en-US"], "KR"),
        (None, ["en-GB", "ko"], "GB"),
        (None, ["en_US"], "US"),
        (None, ["ko-US"], "US"),
        (None, ["en", "fr-FR", "en-CA"], "CA"),
        (None, ["en"], None),
        (None, ["*"], None),
        (None, [], None),
    ],
)
def test_the_country_follows_the_zone_then_the_language(
    zone: str | None, languages: list[str], country: str | None
) -> None:
    assert country_of(facts(), zone, languages) == country


def test_the_lines_of_the_country_come_first() -> None:
    lines = help_lines(facts(), "KR")

    assert [line.number for line in lines.near][:3] == ["109", "1577-0199", "1588-6497"]
    assert {line.country for line in lines.others} == {"US", "CA", "GB", "IE"}
    assert len(lines.near) + len(lines.others) == len(facts().line)


def test_without_a_country_all_lines_are_others() -> None:
    lines = help_lines(facts(), None)

    assert lines.near == ()
    assert lines.site == "findahelpline.com"


def test_the_date_shown_is_that_of_the_oldest_fact() -> None:
    (first, *rest) = facts().line
    older = first.model_copy(update={"checked_on": first.checked_on - timedelta(days=9)})
    aged = facts().model_copy(update={"line": (*rest, older)})

    assert help_lines(aged, "KR").checked_on == older.checked_on


@pytest.mark.parametrize("days, sources", [(180, 0), (181, 1)])
def test_a_fact_grows_stale_after_180_days(days: int, sources: int) -> None:
    checked_on = facts().elsewhere.checked_on
    alone = facts().model_copy(update={"line": (), "law": ()})

    assert len(stale(alone, checked_on + timedelta(days=days))) == sources


def test_only_korea_has_its_law_here_so_far() -> None:
    assert law_after_abuse(facts(), "KR") is not None
    assert law_after_abuse(facts(), "US") is None
    assert law_after_abuse(facts(), None) is None


@pytest.mark.parametrize(
    "latest",
    [
        [Sign(1, None), Sign(1, None), Sign(1, None)],
        [Sign(1, None), Sign(1, None), Sign(1, None), Sign(5, None)],
        [Sign(1, OUT)],
        [Sign(1, OUT), Sign(4, None)],
    ],
)
def test_help_comes_near_when_it_is_very_low(latest: list[Sign]) -> None:
    assert help_comes_near(latest)


@pytest.mark.parametrize(
    "latest",
    [
        [],
        [Sign(1, None)],
        [Sign(1, None), Sign(1, None)],
        [Sign(2, None), Sign(1, None), Sign(1, None), Sign(1, None)],
        [Sign(1, None), Sign(None, None), Sign(1, None)],
        [Sign(2, OUT)],
        [Sign(1, Leaving.PASSING)],
        [Sign(3, None), Sign(1, OUT)],
    ],
)
def test_help_stays_in_the_foot_of_the_page_otherwise(latest: list[Sign]) -> None:
    assert not help_comes_near(latest)
