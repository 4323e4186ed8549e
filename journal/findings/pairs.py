"""Putting each evening beside the two ratings it lies between."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

DAY = timedelta(days=1)


class Outcome(StrEnum):
    """What is looked at on the day after."""

    ENERGY = "energy"
    MOOD = "mood"


class Reason(StrEnum):
    """Why an evening could not be used, in the order in which it is looked for."""

    NO_CHECK_IN = "no_check_in"
    NO_SHIFTS = "no_shifts"
    NOT_COVERED = "not_covered"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class EveningDay:
    """One local date: its ratings (1 to 5) and the evening that follows it.

    ``minutes`` is the time that pushed contact took outside the shift between this day and the
    next; None when it is not known, and then ``unknown`` says why.
    """

    local_date: date
    is_workday: bool
    minutes: float | None
    unknown: Reason | None
    energy: int | None
    mood: int | None

    def rating(self, outcome: Outcome) -> int | None:
        """The answer (1 to 5) to one of the two questions, None if there is none."""
        return self.energy if outcome is Outcome.ENERGY else self.mood


@dataclass(frozen=True, slots=True)
class Pair:
    """One usable evening: what came before it, how long it was disturbed, what came after.

    ``day`` counts calendar days from the first rating; ``place`` counts the evenings with known
    contact, used or not; ``weekday`` (0 is Monday) is that of the day after.
    """

    day: int
    place: int
    weekday: int
    minutes: float
    before: int
    after: int
    is_workday: bool
    is_workday_next: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many evenings were left out for one reason."""

    reason: Reason
    evenings: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """All that one outcome's finding rests on.

    ``known_minutes`` holds every evening with known contact between the first and the last
    rating, in order; ``days`` is the length of that stretch in calendar days.
    """

    pairs: tuple[Pair, ...]
    known_minutes: tuple[float, ...]
    days: int
    left_out: tuple[LeftOut, ...]


def pair_up(days: Sequence[EveningDay], outcome: Outcome) -> Pairing:
    """Pair every evening between the first and the last rating with the ratings around it.

    ``days`` are consecutive local dates; anything else is a ``ValueError``, since a pair over a
    gap would compare days that do not follow each other.
    """
    _refuse_gaps(days)
    window = _rated_window(days, outcome)
    pairs: list[Pair] = []
    known: list[float] = []
    left_out: Counter[Reason] = Counter()
    for day, (today, tomorrow) in enumerate(pairwise(window)):
        before, after = today.rating(outcome), tomorrow.rating(outcome)
        if before is None or after is None:
            left_out[Reason.NO_CHECK_IN] += 1
        elif today.minutes is None:
            left_out[today.unknown or Reason.NOT_COVERED] += 1
        else:
            pairs.append(
                Pair(
                    day=day,
                    place=len(known),
                    weekday=tomorrow.local_date.weekday(),
                    minutes=today.minutes,
                    before=before,
                    after=after,
                    is_workday=today.is_workday,
                    is_workday_next=tomorrow.is_workday,
                )
            )
        if today.minutes is not None:
            known.append(today.minutes)
    listed = tuple(LeftOut(reason, left_out[reason]) for reason in Reason if left_out[reason])
    return Pairing(tuple(pairs), tuple(known), len(window), listed)


def _refuse_gaps(days: Sequence[EveningDay]) -> None:
    if any(tomorrow.local_date - today.local_date != DAY for today, tomorrow in pairwise(days)):
        raise ValueError("the days of a diary have to follow each other")


def _rated_window(days: Sequence[EveningDay], outcome: Outcome) -> Sequence[EveningDay]:
    rated = [place for place, day in enumerate(days) if day.rating(outcome) is not None]
    return days[rated[0] : rated[-1] + 1] if rated else ()
