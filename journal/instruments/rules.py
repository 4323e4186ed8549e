"""What comes out of a questionnaire: its numbers, how exact they are, what they compare with."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from math import sqrt
from statistics import fmean
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.instruments.definition import Instrument, Language, Scale
from journal.shifts.claims import day_of, refuse_future
from journal.shifts.rules import EARLIEST

Given = Mapping[str, int | None]
"""Answers by item key, in the numbers as answered; None, or no entry, where one was left out."""

COMPARED_DAYS = 91
"""Own earlier numbers count for a comparison for three months."""

TWO_SIDED_95 = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """One questionnaire as it is filled in: ``at`` is aware, ``zone`` where the clock was."""

    id: UUID
    edition: str
    language: Language
    answers: Given
    at: datetime
    zone: ZoneInfo

    @property
    def local_date(self) -> date:
        """The day it counts for by the clock on the wall; hours before 04:00 end the day before."""
        return day_of(self.at, self.zone, None)


@dataclass(frozen=True, slots=True)
class Measured:
    """A scale's number in its own points, within the least and the most it can be.

    ``band`` is where it would lie in 95 of 100 fillings of the same state (1.96 standard errors of
    measurement to either side, within the scale); None where the error is not known.
    """

    value: float
    band: tuple[float, float] | None
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class TooFewAnswers:
    """A scale that is not worked out: ``needed`` of its ``of`` items have to be answered."""

    answered: int
    needed: int
    of: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A number beside the mean of the same person's own earlier ones of three months.

    ``difference`` is the number less that mean; ``smallest_real`` the smallest real change in
    points, None where the error of measurement is not known.
    """

    mean: float
    count: int
    difference: float
    smallest_real: float | None

    @property
    def may_be_chance(self) -> bool:
        """Whether the error of measurement alone could make this difference, or is not known."""
        return self.smallest_real is None or abs(self.difference) < self.smallest_real


@dataclass(frozen=True, slots=True)
class NothingEarlier:
    """There is no own number of the three months before to compare with."""


def range_of(instrument: Instrument, scale: Scale) -> tuple[float, float]:
    """The least and the most a scale can be, in its own points."""
    return (0.0, 100.0) if scale.to_100 else _raw_range(instrument, scale)


def score(instrument: Instrument, scale: Scale, answers: Given) -> Measured | TooFewAnswers:
    """Work one scale out; items left out are stood in for by the mean of those answered."""
    said = given(answers)
    numbers = [_turned(instrument, key, said[key]) for key in scale.items if key in said]
    answered, of = len(numbers), len(scale.items)
    if answered < scale.fewest:
        return TooFewAnswers(answered, scale.fewest, of)
    value = fmean(numbers) * (of if scale.how == "sum" else 1)
    if scale.to_100:
        low, high = _raw_range(instrument, scale)
        value = (value - low) / (high - low) * 100
    return Measured(value, _band(instrument, scale, value), answered, of)


def standard_error(scale: Scale) -> float | None:
    """The standard error of measurement in the scale's points: given, or sd * sqrt(1 - alpha)."""
    error = scale.error
    if error is None or error.sem is not None:
        return error.sem if error else None
    return (error.sd or 0) * sqrt(1 - (error.alpha or 0))


def smallest_real_change(scale: Scale) -> float | None:
    """How far two numbers of one person differ by error alone in 95 of 100 pairs, in points.

    1.96 * sqrt(2) * SEM (Jacobson and Truax 1991, doi:10.1037/0022-006X.59.1.12).
    """
    error = standard_error(scale)
    return None if error is None else TWO_SIDED_95 * sqrt(2) * error


def compare(
    scale: Scale, value: float, on: date, earlier: Sequence[tuple[date, float]]
) -> Compared | NothingEarlier:
    """Set a number beside the person's own of the three months before; never beside others'.

    The mean of several is more exact than one of them, so that the smallest real change of a pair
    errs on the side of saying "may be chance".
    """
    begin = on - timedelta(days=COMPARED_DAYS)
    near = [number for day, number in earlier if begin <= day < on]
    if not near:
        return NothingEarlier()
    mean = fmean(near)
    return Compared(mean, len(near), value - mean, smallest_real_change(scale))


def open_again_on(instrument: Instrument, on: date, others: Iterable[date]) -> date | None:
    """The first day on which it may be filled in, if that is not the given one; else None."""
    apart = timedelta(days=instrument.shortest_interval_days)
    near = [other for other in others if abs(on - other) < apart]
    return max(near) + apart if near else None


def help_comes_near(instrument: Instrument, answers: Given) -> bool:
    """Whether an answer or a number is one beside which the help panel stands; kept nowhere."""
    said = given(answers)
    is_answered = any(
        item.help_from is not None and item.key in said and said[item.key] >= item.help_from
        for item in instrument.items
    )
    return is_answered or any(_is_low(instrument, scale, said) for scale in instrument.scales)


def _is_low(instrument: Instrument, scale: Scale, answers: Given) -> bool:
    if scale.help_to is None:
        return False
    found = score(instrument, scale, answers)
    # Seven of 25 points times 100 is a little more than 28 in binary.
    return isinstance(found, Measured) and round(found.value, 6) <= scale.help_to


def check_filling(instrument: Instrument, filling: Filling, now: datetime) -> None:
    """Raise ``Invalid`` for a wording or an answer that was never offered, or for nothing said."""
    if filling.edition != instrument.edition or filling.language not in instrument.wording:
        raise Invalid("another_edition")
    offered = {item.key: instrument.values_of(item) for item in instrument.items}
    said = given(filling.answers)
    for key, value in said.items():
        if value not in offered.get(key, ()):
            raise Invalid("not_offered", field=key)
    if not said:
        raise Invalid("nothing_answered")
    refuse_future(filling.at, now)
    if filling.local_date < EARLIEST:
        raise Invalid("another_day")


def given(answers: Given) -> dict[str, int]:
    """The answers that were given."""
    return {key: value for key, value in answers.items() if value is not None}


def body_hash(instrument: str, filling: Filling) -> bytes:
    """SHA-256 (32 bytes) of what was answered to which wording, whenever that was."""
    body = [instrument, filling.edition, filling.language, given(filling.answers)]
    return sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).digest()


def _turned(instrument: Instrument, key: str, value: int) -> int:
    item = instrument.item(key)
    values = instrument.values_of(item)
    return min(values) + max(values) - value if item.reversed else value


def _raw_range(instrument: Instrument, scale: Scale) -> tuple[float, float]:
    values = [instrument.values_of(instrument.item(key)) for key in scale.items]
    low, high = sum(map(min, values)), sum(map(max, values))
    return (low, high) if scale.how == "sum" else (low / len(values), high / len(values))


def _band(instrument: Instrument, scale: Scale, value: float) -> tuple[float, float] | None:
    error = standard_error(scale)
    if error is None:
        return None
    low, high = range_of(instrument, scale)
    reach = TWO_SIDED_95 * error
    return max(value - reach, low), min(value + reach, high)
