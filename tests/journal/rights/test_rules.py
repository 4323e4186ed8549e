from datetime import timedelta

import pytest

from journal.rights.facts import Country, facts
from journal.rights.law import MEMBERS, About, Rights, rights
from journal.rights.rules import (
    Sign,
    country_of,
    help_comes_near,
    help_lines,
    owed_after_abuse,
    regions_of,
    rights_told,
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
        ("Asia/Tokyo", ["ko"], "JP"),
        ("Europe/Lisbon", [], "PT"),
        ("Africa/Lagos", ["ko"], None),
        (None, ["ko"], "KR"),
        (None, ["ko-KR", "en-US"], "KR"),
        (None, ["en-GB", "ko"], "GB"),
        (None, ["en_US"], "US"),
        (None, ["ko-US"], "US"),
        (None, ["en", "fr", "en-CA", "fr-FR"], "CA"),
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
    assert "KR" not in {line.country for line in lines.others}
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


def test_the_first_line_is_one_to_talk_to() -> None:
    korea, portugal = help_lines(facts(), "KR"), help_lines(facts(), "PT")

    assert korea.first is not None
    assert korea.first.number == "109"
    assert [line.number for line in korea.further] == ["1577-0199"]
    assert [line.number for line in korea.in_danger] == ["119", "112"]
    assert portugal.first is None
    assert [line.number for line in portugal.in_danger] == ["112"]


def test_the_ways_to_write_are_those_of_the_country() -> None:
    assert [way.number for way in help_lines(facts(), "AU").writing] == ["0477 13 11 14"]
    assert help_lines(facts(), "FR").writing == ()


@pytest.mark.parametrize("days, sources", [(180, 0), (181, 1)])
def test_a_fact_grows_stale_after_180_days(days: int, sources: int) -> None:
    checked_on = facts().elsewhere.checked_on
    alone = facts().model_copy(update={"line": (), "writing": ()})

    assert len(stale(alone, Rights(right=()), checked_on + timedelta(days=days))) == sources


def test_every_kind_of_fact_grows_stale() -> None:
    late = max(right.checked_on for right in rights().right) + timedelta(days=181)

    found = stale(facts(), rights(), late)

    assert len(found) == len(facts().line) + len(facts().writing) + 1 + len(rights().right)


def test_right_after_abuse_korea_has_two_sentences() -> None:
    found = owed_after_abuse(rights(), "KR")

    assert found is not None
    assert "art. 41" in found.owed.en
    assert "41" in found.owed.ko
    assert "disadvantage" in found.protection.en


@pytest.mark.parametrize("country", ["US", "DE", None])
def test_where_not_both_sentences_are_known_nothing_is_said(country: Country | None) -> None:
    assert owed_after_abuse(rights(), country) is None


def test_a_right_without_its_protection_is_not_said_at_once() -> None:
    owed = [one for one in rights().right if one.about is About.AFTER_ABUSE]

    assert owed_after_abuse(Rights(right=tuple(owed)), "KR") is None


def test_rights_are_told_by_what_they_are_about() -> None:
    told = rights_told(rights(), "KR")

    assert [one.about for one in told] == list(About)
    assert all(right.region == "KR" for one in told for right in one.rights)


def test_a_member_has_the_law_of_the_union_after_its_own() -> None:
    (hours,) = [one for one in rights_told(rights(), "DE") if one.about is About.PRIVACY]

    assert [right.region for right in hours.rights] == ["DE", "EU", "EU", "EU"]
    assert {right.region for one in rights_told(rights(), "US") for right in one.rights} == {"US"}


def test_every_country_named_has_something_to_tell() -> None:
    regions = regions_of(rights())

    assert regions[0] == "KR"
    assert {"JP", "GB", "US", "AU", "EU", *(MEMBERS - {"NL"})} <= set(regions)
    assert all(rights_told(rights(), region) for region in regions)


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
