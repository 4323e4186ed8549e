"""A small questionnaire, and ways to spoil its file."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from journal.instruments.definition import Instrument
from journal.instruments.reading import Refused, read_instrument
from journal.instruments.rules import Filling
from tests.conftest import SEOUL

NOON = datetime(2026, 3, 2, 3, tzinfo=UTC)
"""Noon in Seoul."""

TEXT = """
key = "calm"
edition = "1"
made_by = "Mina, 2026"
minutes = 1
recall_days = 7
shortest_interval_days = 14

[licence]
name = "CC0"
line = "Calm, in the public domain."
source = "https://example.com/calm"

[answers]
often = [0, 1, 2, 3]
much = [3, 1, 0]

[[items]]
key = "still"
answers = "often"
help_from = 2

[[items]]
key = "loud"
answers = "often"
reversed = true

[[items]]
key = "deep"
answers = "much"

[[scales]]
key = "all"
items = ["still", "loud", "deep"]
how = "sum"
fewest = 2
error = { alpha = 0.84, sd = 2.5, source = "A study of calm, table 1" }

[[scales]]
key = "quiet"
items = ["still", "loud"]
how = "mean"
fewest = 1
to_100 = true

[about.en]
name = "Calm"
what = "Three questions"
scales = { all = "Calm", quiet = "Quiet" }

[wording.en]
kind = "official"
stem = "In the last week"
answers = { often = ["Never", "Now and then", "Often", "Always"], much = ["Much", "Some", "None"] }
items = { still = "I was still", loud = "It was loud", deep = "I breathed deeply" }
"""


def calm(*changes: str) -> Instrument:
    """The questionnaire with some texts put in the place of others, in pairs."""
    text = TEXT
    for right, wrong in zip(changes[::2], changes[1::2], strict=True):
        text = text.replace(right, wrong)
    read = read_instrument(text)
    assert isinstance(read, Instrument), read
    return read


def sentences(right: str, wrong: str) -> list[str]:
    """What is said about a file with one place spoilt."""
    assert right in TEXT
    read = read_instrument(TEXT.replace(right, wrong, 1))
    assert isinstance(read, Refused)
    return [fault.sentence for fault in read.faults]


def make_filling(answers: Mapping[str, int | None] | None = None, **said: Any) -> Filling:
    whole: dict[str, Any] = {
        "id": uuid4(),
        "edition": "1",
        "language": "en",
        "answers": {"still": 1, "loud": 2, "deep": 3} if answers is None else answers,
        "at": NOON,
        "zone": SEOUL,
    }
    return Filling(**{**whole, **said})
