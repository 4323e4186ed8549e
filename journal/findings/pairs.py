"""Putting each exposure beside the answer it is asked about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from journal.findings.answers import Dots, Question
from journal.findings.days import Day, LeftOut, Reason
from journal.findings.questions import ASKED, Asked, Exposure, others_of
from journal.statistics.gates import Counts

EARLIER_DAYS = 2
"""How far back an answer may lie that stands in for a missing one."""


class Pair(NamedTuple):
    """One usable day or evening: how it was before, what came, what was answered after.

    ``day`` is the exposure's place in the diary; ``place`` counts the days with known exposure,
    used or not; ``weekday`` (0 is Monday) is that of the outcome's day. ``before`` is None without
    an answer, ``earlier`` is then the last one of the two days before it, if any.
    """

    day: int
    place: int
    weekday: int
    exposure: Exposure
    before: int | None
    others: float | None
    earlier: int | None
    after: int
    is_workday: bool
    is_workday_next: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """All that one question's answer rests on.

    ``series`` holds every known exposure between the first and the last pair, in order; ``days``
    is the length of that stretch in calendar days.
    """

    pairs: tuple[Pair, ...]
    series: tuple[Exposure, ...]
    days: int
    left_out: tuple[LeftOut, ...]


def pair_up(days: Sequence[Day], question: Question) -> Pairing:
    """Pair every day that a question is about with the answer it asks for.

    ``days`` are consecutive local dates; anything else is a ``ValueError``, since a pair over a
    gap would compare days that do not follow each other. Days before the first answer and after
    the last one are not counted as left out.
    """
    _refuse_gaps(days)
    read = _Read.of(days, ASKED[question])
    pairs: list[Pair] = []
    series: list[Exposure] = []
    left_out: Counter[Reason] = Counter()
    for place in read.window():
        exposure = read.exposures[place]
        if exposure is None:
            continue
        if read.answer(place + read.asked.outcome_after) is None:
            left_out[Reason.NO_CHECK_IN] += 1
        elif isinstance(exposure, Reason):
            left_out[exposure] += 1
        else:
            pairs.append(read.pair(place, exposure, number=len(series)))
        if pairs and not isinstance(exposure, Reason):
            series.append(exposure)
    listed = tuple(LeftOut(reason, left_out[reason]) for reason in Reason if left_out[reason])
    if not pairs:
        return Pairing((), (), 0, listed)
    length = pairs[-1].day - pairs[0].day + 1
    return Pairing(tuple(pairs), tuple(series[: pairs[-1].place + 1]), length, listed)


def counts_of_pairs(pairing: Pairing, question: Question) -> Counts:
    """How many pairs there are, and how many of them with and without what is asked about."""
    asked = ASKED[question]
    values = [pair.exposure for pair in pairing.pairs]
    return Counts(len(values), sum(map(asked.is_with, values)), sum(map(asked.is_without, values)))


def dots_of_pairs(days: Sequence[Day], pairing: Pairing, question: Question) -> Dots:
    """The pairs as they are drawn; exposures in their own units (minutes, steps, yes as 1)."""
    asked = ASKED[question]
    dated = [days[pair.day + asked.outcome_after].local_date for pair in pairing.pairs]
    return Dots(
        tuple(dated),
        tuple(round(asked.shown(pair.exposure[0]), 1) for pair in pairing.pairs),
        tuple(pair.before for pair in pairing.pairs),
        tuple(pair.after for pair in pairing.pairs),
    )


def _refuse_gaps(days: Sequence[Day]) -> None:
    numbers = [day.local_date.toordinal() for day in days]
    if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        raise ValueError("the days of a diary have to follow each other")


@dataclass(frozen=True, slots=True)
class _Read:
    """A diary as one question reads it: what is looked at, and the answers, day by day."""

    days: Sequence[Day]
    asked: Asked
    exposures: Sequence[Exposure | Reason | None]
    answers: Sequence[int | None]

    @classmethod
    def of(cls, days: Sequence[Day], asked: Asked) -> "_Read":
        exposures = [asked.exposure(day) for day in days]
        return cls(days, asked, exposures, [getattr(day, asked.outcome) for day in days])

    def window(self) -> range:
        answered = [place for place, answer in enumerate(self.answers) if answer is not None]
        if not answered:
            return range(0)
        last = answered[-1] - self.asked.outcome_after
        return range(max(0, answered[0] + self.asked.before), last + 1)

    def answer(self, place: int) -> int | None:
        """The answer of the day at a place, None outside the diary too."""
        return self.answers[place] if 0 <= place < len(self.answers) else None

    def pair(self, place: int, exposure: Exposure, *, number: int) -> Pair:
        asked, days = self.asked, self.days
        at, after = place + asked.before, place + asked.outcome_after
        is_known = asked.before < 0 or days[at].is_prompt
        before = self.answer(at) if is_known else None
        return Pair(
            day=place,
            place=number,
            weekday=days[after].local_date.weekday(),
            exposure=exposure,
            before=before,
            others=None if before is None else others_of(days[at], asked.outcome),
            earlier=None if before is not None else self._earlier(at),
            after=cast("int", self.answers[after]),
            is_workday=days[place].is_workday,
            is_workday_next=days[after].is_workday,
        )

    def _earlier(self, at: int) -> int | None:
        for place in range(at - 1, at - 1 - EARLIER_DAYS, -1):
            answer = self.answer(place)
            # A day of which the exposure is not known stays out of it altogether.
            if answer is not None and isinstance(self.exposures[place], tuple):
                return answer
        return None
