"""One finding ready to be shown: what _parts/finding.html and the command line ask of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding in words: ``notes`` stand under the sentence, ``rows`` in a table."""

    sentence: str
    mark: str
    label: str
    notes: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    how: tuple[str, ...]
    left_out: tuple[str, ...]
