import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.instruments.definition import Instrument
from journal.instruments.reading import Refused, read_instrument
from tests.journal.instruments.samples import TEXT, calm, sentences


def test_a_whole_file_is_read() -> None:
    read = calm()

    assert (read.key, read.recall_days, len(read.items)) == ("calm", 7, 3)
    assert read.values_of(read.item("deep")) == (3, 1, 0)


def test_what_a_person_confirmed_is_read() -> None:
    said = f'document_sha256 = "{"a1" * 32}"\nconfirmed_on = 2026-11-22'
    read = calm('name = "CC0"', f'name = "CC0"\n{said}')

    assert read.licence.document_sha256 == "a1" * 32
    assert read.licence.confirmed_on == date(2026, 11, 22)


NUMBERS = "lists of 2 to 11 whole numbers from -1000 to 1000"
TO_60 = "a whole number from 1 to 60"


@pytest.mark.parametrize(
    "right, wrong, said, expected",
    [
        ("minutes = 1", "", "minutes: is missing", f"{TO_60}"),
        ("minutes = 1", 'minutes = "1"', "minutes: is '1'", f"{TO_60}"),
        ("minutes = 1", "minutes = true", "minutes: is true", f"{TO_60}"),
        ("[0, 1, 2, 3]", "[0, true, 2, 3]", "answers.often[1]: is true", f"{NUMBERS}"),
        (
            "alpha = 0.84",
            "alpha = nan",
            "scales[0].error.alpha: is nan",
            "a number between 0 and 1",
        ),
        ('"CC0"', '""', "licence.name: is ''", "a text of 1 to 300 characters"),
        (
            "https:",
            "javascript:",
            "licence.source: is 'javascript://example.com/calm'",
            "an address that begins with https://",
        ),
        (
            'name = "CC0"',
            'name = "CC0"\nhash = 1',
            "licence.hash: is no name that this format knows",
            "one of name, line, source, document_sha256, confirmed_on",
        ),
        ('how = "sum"', 'how = "median"', "scales[0].how: is 'median'", '"sum" or "mean"'),
        (
            'what = "Three questions"',
            "",
            "about.en.what: is missing",
            "a text of 1 to 300 characters",
        ),
        (
            "much = [3",
            '"Very much" = [3',
            "answers.Very much: is 'Very much'",
            'a short name of small letters, digits and "_" that begins with a letter',
        ),
        ("[about.en]", "[about.fr]", "about.fr: is 'fr'", "tables [about.en], [about.ko] or both"),
        (
            'items = ["still", "loud"]',
            "items = []",
            "scales[1].items: is []",
            "a list of item keys",
        ),
        (
            '"CC0"',
            f'"{"x" * 400}"',
            f"licence.name: is '{'x' * 39}...",
            "a text of 1 to 300 characters",
        ),
        ('"CC0"', "7", "licence.name: is 7", "a text of 1 to 300 characters"),
    ],
)
def test_a_fault_names_its_place_and_what_was_expected(
    right: str, wrong: str, said: str, expected: str
) -> None:
    assert sentences(right, wrong) == [f"{said}. Expected: {expected}."]


def test_every_fault_is_said_at_once() -> None:
    found = sentences("minutes = 1\nrecall_days = 7", "minutes = 0\nrecall_days = 0")

    assert [line.partition(":")[0] for line in found] == ["minutes", "recall_days"]


@pytest.mark.parametrize(
    "text, said",
    [
        ("[answers", "isn't readable as TOML (Expected"),
        ("a = 1\na = 2", "isn't readable as TOML (Cannot overwrite"),
        ("a = " + "9" * 5000, "isn't readable as TOML (nested or too long)"),
        ("a = " + "[" * 5000, "isn't readable as TOML (nested or too long)"),
    ],
)
def test_what_is_no_toml_is_said_so(text: str, said: str) -> None:
    read = read_instrument(text)

    assert isinstance(read, Refused)
    assert read.faults[0].sentence.startswith(said)


def test_a_name_that_cannot_be_printed_is_not_printed() -> None:
    read = read_instrument('"\\u0000" = 1')

    assert isinstance(read, Refused)
    assert read.faults[-1].path == "?"


@given(st.text(), st.integers(0, len(TEXT)), st.integers(0, 40))
def test_no_text_brings_the_reader_down(junk: str, place: int, gone: int) -> None:
    read = read_instrument(TEXT[:place] + junk + TEXT[place + gone :])

    assert isinstance(read, Instrument) or read.faults


def test_the_format_can_be_told_to_an_editor() -> None:
    schema = Instrument.model_json_schema()

    assert "shortest_interval_days" in schema["required"]
    assert json.dumps(schema)
