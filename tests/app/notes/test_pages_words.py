"""The lists that passphrases are drawn from."""

import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest

import app
from journal.vocabulary import Locale

WORDS = Path(app.__file__).parent / "static" / "words"
PINNED = {
    "en": "9f58a930ced61a58ca0e8ba07a2739f03d08510a2f24d23e8024506ff9a36f63",
    "ko": "90e46234ebd4ff85834141397c5201d7fccbab12ba9c5b5c3e2baa9734b3a617",
}


def listed(language: str) -> list[str]:
    return (WORDS / f"{language}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", Locale)
def test_six_words_are_hard_to_guess(language: Locale) -> None:
    words = listed(language.value)

    assert len(set(words)) == len(words) > 1625
    assert len(words) ** 6 > 2**64


@pytest.mark.parametrize("language", Locale)
def test_words_are_typed_the_same_everywhere(language: Locale) -> None:
    for word in listed(language.value):
        assert word == unicodedata.normalize("NFC", word).strip().lower()
        assert " " not in word


@pytest.mark.parametrize("word", ["abuse", "panic", "guilt", "고객", "스트레스", "위험", "절대"])
def test_no_harsh_word_meets_her(word: str) -> None:
    assert all(word not in listed(language.value) for language in Locale)


@pytest.mark.parametrize("language", PINNED)
def test_the_lists_are_those_that_were_looked_through(language: str) -> None:
    assert sha256((WORDS / f"{language}.txt").read_bytes()).hexdigest() == PINNED[language]
