"""All that is worked out for one person at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from journal.findings import before_after, drift, rules
from journal.findings.answers import Answer, Dots, Question
from journal.findings.before_after import BeforeAfter, compare
from journal.findings.diary import Sources, diary_of
from journal.findings.drift import Drift, DriftTooEarly, drift_of
from journal.findings.rules import answered, asked_of, dots_in

METHOD_VERSION = ".".join(
    one.METHOD_VERSION.rpartition("-")[2] for one in (rules, before_after, drift)
)
"""The versions of the three methods, such as 1.1.1; whatever is stored by another is renewed."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answers to the declared questions, each mark's before and after, and the drift.

    ``dots`` are the pairs behind each answer; they are empty when this was read back from the
    store, where ``queries.dots_of`` finds them.
    """

    answers: tuple[Answer, ...]
    changes: Mapping[UUID, BeforeAfter]
    drift: Drift | DriftTooEarly
    dots: Mapping[Question, Dots]


def found_in(sources: Sources, marks: Mapping[UUID, date]) -> Found:
    """Work out all there is from a person's sources and the dates she marked."""
    days = diary_of(sources)
    askings = asked_of(days)
    return Found(
        answers=answered(askings),
        changes={
            change_id: compare(days, mark, [one for key, one in marks.items() if key != change_id])
            for change_id, mark in marks.items()
        },
        drift=drift_of(days),
        dots={one.question: dots_in(days, one) for one in askings if one.pairing.pairs},
    )
