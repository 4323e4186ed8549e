import pytest
from pydantic import ValidationError

from journal.clock import utc_now
from journal.rights.facts import FACTS, Facts, ThereFor, facts
from journal.rights.law import rights
from journal.rights.rules import stale
from journal.vocabulary import Locale

TEXT = FACTS.read_text("utf-8")


def test_no_fact_is_older_than_half_a_year() -> None:
    assert stale(facts(), rights(), utc_now().date()) == ()


def test_every_line_speaks_both_languages() -> None:
    for line in facts().line:
        korean, english = line.worded(Locale.KO), line.worded(Locale.EN)
        assert any("가" <= letter <= "힣" for letter in korean.name)
        assert english.name.isascii()


def test_every_way_to_write_speaks_both_languages() -> None:
    for way in facts().writing:
        assert way.worded(Locale.KO) != way.worded(Locale.EN)
        assert way.number is None or way.number in way.worded(Locale.EN).name


def test_the_number_for_korea_stands_first() -> None:
    assert facts().line[0].number == "109"


def test_a_country_with_a_line_to_talk_to_names_it_before_the_others() -> None:
    for country in facts().zones:
        kinds = [line.there_for for line in facts().line if line.country == country]
        assert ThereFor.TALK not in kinds or kinds[0] is ThereFor.TALK


def test_no_zone_lies_in_two_countries() -> None:
    zones = [zone for found in facts().zones.values() for zone in found]

    assert len(zones) == len(set(zones))


@pytest.mark.parametrize(
    "right, wrong",
    [
        ('mark = "F"', 'mark = "M-low"'),
        ('mark = "F"', 'mark = "M-med"'),
        ('source = "https://www.news1.kr/amp/industry/medical/5277835"', 'source = ""'),
        ('source = "https://www.news1.kr/amp/industry/medical/5277835"', ""),
        ("checked_on = 2026-11-21", ""),
        ('country = "KR"', 'country = "XX"'),
        ('there_for = "talk"', 'there_for = "anything"'),
        ('number = "109"', 'number = "call us"'),
        ("en = { name", "fr = { name"),
    ],
)
def test_a_fact_without_its_source_or_day_is_refused(right: str, wrong: str) -> None:
    broken = TEXT.replace(right, wrong, 1)

    with pytest.raises(ValidationError):
        Facts.read(broken)
