"""What may be said about a person's days, and how firmly: one declared family of questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journal.findings.answers import Answer, Dots, Finding, Question, Side, TooEarly, tier_of
from journal.findings.days import Day
from journal.findings.pairs import Pairing, counts_of_pairs, dots_of_pairs, pair_up
from journal.findings.questions import ASKED, CONTRASTS
from journal.statistics.family import q_values
from journal.statistics.gates import Lack, lack_of

if TYPE_CHECKING:
    from journal.findings.estimate import Estimate

METHOD_VERSION = "family-1"
"""Raised with every change that could alter a number; older stored findings are then renewed."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One question with the pairs it rests on, and what was found or what is missing."""

    question: Question
    pairing: Pairing
    look: "Estimate | Lack"


def findings_in(days: Sequence[Day]) -> tuple[Answer, ...]:
    """Answer every declared question, in the order in which they were declared.

    ``days`` are consecutive local dates. Same days, same answer, to the last digit.
    """
    return answered(asked_of(days))


def asked_of(days: Sequence[Day]) -> tuple[Asking, ...]:
    """Look at a diary with every declared question."""
    pairings = {question: pair_up(days, question) for question in Question}
    return tuple(
        Asking(question, pairing, _look_at(question, pairing))
        for question, pairing in pairings.items()
    )


def answered(askings: Sequence[Asking]) -> tuple[Answer, ...]:
    """Grade what was found over all looks that were taken; those not taken do not count."""
    taken = [asking.look for asking in askings if not isinstance(asking.look, Lack)]
    qs = iter(q_values([look.p for look in taken]))
    return tuple(
        _too_early(asking, asking.look)
        if isinstance(asking.look, Lack)
        else _finding(asking, asking.look, next(qs), len(taken))
        for asking in askings
    )


def dots_in(days: Sequence[Day], asking: Asking) -> Dots:
    """The pairs behind one question, as they are drawn."""
    return dots_of_pairs(days, asking.pairing, asking.question)


def _look_at(question: Question, pairing: Pairing) -> "Estimate | Lack":
    counts = counts_of_pairs(pairing, question)
    lack = lack_of(counts, [pair.after for pair in pairing.pairs])
    if lack is not None:
        return lack
    from journal.findings.estimate import estimate  # noqa: PLC0415 - numpy loads when needed

    contrast = ASKED[question].contrast
    found = estimate(pairing, contrast, is_contrast=question in CONTRASTS)
    return found or Lack.SEPARATION


def _too_early(asking: Asking, lack: Lack) -> TooEarly:
    counts = counts_of_pairs(asking.pairing, asking.question)
    return TooEarly(
        question=asking.question,
        lack=lack,
        pairs=counts.pairs,
        pairs_with=counts.with_exposure,
        pairs_without=counts.without_exposure,
        left_out=asking.pairing.left_out,
    )


def _finding(asking: Asking, look: "Estimate", q: float, looks: int) -> Finding:
    counts = counts_of_pairs(asking.pairing, asking.question)
    return Finding(
        question=asking.question,
        tier=tier_of(look.interval.low, look.interval.high, q),
        difference=look.difference,
        standard_error=look.standard_error,
        degrees_of_freedom=look.degrees_of_freedom,
        low=look.interval.low,
        high=look.interval.high,
        p=look.p,
        q=q,
        looks=looks,
        smallest_visible=look.smallest_visible,
        pairs=counts.pairs,
        pairs_with=counts.with_exposure,
        pairs_without=counts.without_exposure,
        left_out=asking.pairing.left_out,
        sides=_sides(asking, look),
    )


def _sides(asking: Asking, look: "Estimate") -> tuple[Side, ...]:
    names = CONTRASTS.get(asking.question, ())
    return tuple(
        Side(
            name=name,
            difference=side.difference,
            low=side.interval.low,
            high=side.interval.high,
            pairs_with=sum(pair.exposure[place] > 0 for pair in asking.pairing.pairs),
        )
        for place, (name, side) in enumerate(zip(names, look.sides, strict=True))
    )
