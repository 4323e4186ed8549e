"""Findings as they are kept: plain numbers out, the same frozen outcome back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import TypeAdapter

from journal.changes.rules import STORED_UNDER, stored_key
from journal.findings.answers import Answer, Dots, Question
from journal.findings.before_after import BeforeAfter
from journal.findings.drift import Drift, DriftTooEarly
from journal.findings.whole import Found

Shape = TypeVar("Shape")
Numbers = dict[str, Any]


class Kept(Generic[Shape]):
    """One kind of outcome and how it goes into JSON and comes back, to the last digit."""

    def __init__(self, shape: Any) -> None:
        """Learn the fields of a frozen dataclass, or of several."""
        self._adapter: TypeAdapter[Shape] = TypeAdapter(shape)

    def form(self, value: Shape) -> Numbers:
        """Return the numbers of an outcome as JSON takes them; no sentence is among them."""
        numbers: Numbers = self._adapter.dump_python(value, mode="json")
        return numbers

    def read(self, numbers: Numbers) -> Shape:
        """Make the outcome again that ``form`` was given."""
        return self._adapter.validate_python(numbers)


ANSWERS: Kept[Answer] = Kept(Answer)
CHANGES: Kept[BeforeAfter] = Kept(BeforeAfter)
DRIFT: Kept[Drift | DriftTooEarly] = Kept(Drift | DriftTooEarly)
DOTS: Kept[Dots] = Kept(Dots)

DRIFT_KEY = "drift"
NOT_ONE_QUESTION = "compared"
"""The tier of a row that answers several questions at once."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """One row of the store: its key, the tier for counting, the numbers, and what is drawn."""

    key: str
    tier: str
    answer: Numbers
    detail: Numbers | None = None


def kept_rows(found: Found) -> Iterator[KeptRow]:
    """All that was found, row by row."""
    for answer in found.answers:
        dots = found.dots.get(answer.question)
        drawn = DOTS.form(dots) if dots is not None else None
        yield KeptRow(answer.question.value, answer.tier.value, ANSWERS.form(answer), drawn)
    for change_id, compared in found.changes.items():
        yield KeptRow(stored_key(change_id), NOT_ONE_QUESTION, CHANGES.form(compared))
    yield KeptRow(DRIFT_KEY, NOT_ONE_QUESTION, DRIFT.form(found.drift))


def from_kept_rows(rows: Mapping[str, Numbers]) -> Found:
    """What was found, made again from its rows by their keys, without what is only drawn."""
    return Found(
        answers=tuple(ANSWERS.read(rows[question.value]) for question in Question),
        changes={
            UUID(key.removeprefix(STORED_UNDER)): CHANGES.read(numbers)
            for key, numbers in rows.items()
            if key.startswith(STORED_UNDER)
        },
        drift=DRIFT.read(rows[DRIFT_KEY]),
        dots={},
    )
