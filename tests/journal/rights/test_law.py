import re

import pytest
from pydantic import ValidationError

from journal.rights.law import RIGHTS, About, Rights, rights
from journal.vocabulary import Locale

TEXT = RIGHTS.read_text("utf-8")
ADVICE = re.compile(r"\byou should\b|\brisk\b|!|하셔야|절대|위험", re.IGNORECASE)


def test_every_right_is_written_in_both_languages() -> None:
    for right in rights().right:
        assert any("가" <= letter <= "힣" for letter in right.worded(Locale.KO))
        assert right.worded(Locale.EN).isascii()


def test_no_right_gives_advice_or_shouts() -> None:
    told = [right.worded(locale) for right in rights().right for locale in Locale]

    assert [text for text in told if ADVICE.search(text)] == []


def test_korean_rights_speak_as_the_pages_do() -> None:
    told = [right.worded(Locale.KO) for right in rights().right]

    assert [text for text in told if not re.search(r"요(\([^)]+\))?\.$", text)] == []


def test_whether_korea_has_a_right_to_disconnect_is_left_open() -> None:
    (planned,) = [one for one in rights().right if "planned for 2026" in one.worded(Locale.EN)]

    assert planned.about is About.AFTER_HOURS
    assert "isn't known here" in planned.worded(Locale.EN)
    assert "확인하지 못했어요" in planned.worded(Locale.KO)


def test_nothing_is_told_twice_in_one_country() -> None:
    told = [(right.region, right.worded(Locale.EN)) for right in rights().right]

    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    "right, wrong",
    [
        ('mark = "F"', 'mark = "M-med"'),
        ('mark = "F"', 'mark = "M-low"'),
        ('address = "https://', 'address = "javascript:'),
        ("checked_on = 2026-11-21", ""),
        ('region = "KR"', 'region = "XX"'),
        ('about = "after_abuse"', 'about = "anything"'),
        ('en = "In Korea', 'fr = "In Korea'),
    ],
)
def test_a_right_without_its_source_or_day_is_refused(right: str, wrong: str) -> None:
    with pytest.raises(ValidationError):
        Rights.read(TEXT.replace(right, wrong, 1))


def test_what_was_found_says_where() -> None:
    whole = TEXT.split("[[right]]")[1]
    without = "\n".join(line for line in whole.splitlines() if not line.startswith("address"))

    with pytest.raises(ValidationError, match="has the address"):
        Rights.read(f"[[right]]{without}")
