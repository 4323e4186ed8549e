import pytest
from pydantic import ValidationError

from journal.clock import utc_now
from journal.rights.facts import FACTS, Facts, facts
from journal.rights.rules import stale
from journal.vocabulary import Locale

TEXT = FACTS.read_text("utf-8")


def test_no_fact_is_older_than_half_a_year() -> None:
    assert stale(facts(), utc_now().date()) == ()


def test_every_line_speaks_both_languages() -> None:
    for line in facts().line:
        korean, english = line.worded(Locale.KO), line.worded(Locale.EN)
        assert any("가" <= letter <= "힣" for letter in korean.name)
        assert english.name.isascii()


def test_the_law_is_two_sentences() -> None:
    (law,) = facts().law

    for words in (law.worded(Locale.KO), law.worded(Locale.EN)):
        assert words.right.endswith(".")
        assert words.protection.endswith(".")
        assert "41" in words.right


def test_the_number_for_korea_stands_first() -> None:
    assert facts().line[0].number == "109"


@pytest.mark.parametrize(
    "right, wrong",
    [
        ('mark = "F"', 'mark = "M-low"'),
        ('mark = "F"', 'mark = "M-med"'),
        ('source = "https://www.news1.kr/amp/industry/medical/5277835"', 'source = ""'),
        ('source = "https://www.news1.kr/amp/industry/medical/5277835"', ""),
        ("checked_on = 2026-11-21", ""),
        ('country = "KR"', 'country = "XX"'),
        ('number = "109"', 'number = "call us"'),
        ("en = { name", "fr = { name"),
    ],
)
def test_a_fact_without_its_source_or_day_is_refused(right: str, wrong: str) -> None:
    broken = TEXT.replace(right, wrong, 1)

    with pytest.raises(ValidationError):
        Facts.read(broken)
