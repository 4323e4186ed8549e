"""From shifts, contact and check-ins to a diary: one row a date, with the evening after it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from journal.findings.evenings import Stretch, evenings, merged, work_by_date
from journal.findings.pairs import EveningDay, Outcome, Reason
from journal.shifts.rules import ShiftInterval

SETTLING = timedelta(minutes=5)
"""Added to every disturbance: looking, and coming back to what one was doing. An assumption,
argued for in docs/adr/0005."""

LONGEST_DISTURBANCE = timedelta(days=1)
"""How far back a disturbance can have begun that still lasts; longer ones are cut off there."""


@dataclass(frozen=True, slots=True)
class Disturbance:
    """One episode outside the shift; aware moments of its first and last event.

    ``is_pushed`` is None where nothing says how it came about; ``is_by_hand`` marks one that the
    person logged by a tap.
    """

    starts_at: datetime
    ends_at: datetime
    is_pushed: bool | None
    is_by_hand: bool


@dataclass(frozen=True, slots=True)
class Rated:
    """The part of a check-in that counts here; ``local_date`` is the day it belongs to."""

    local_date: date
    at: datetime
    energy: int | None
    mood: int | None


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a diary is made of, in any order."""

    zone: ZoneInfo
    shifts: Sequence[ShiftInterval]
    check_ins: Sequence[Rated]
    disturbances: Sequence[Disturbance]
    coverage: Sequence[Stretch]


def diary_of(sources: Sources) -> tuple[EveningDay, ...]:
    """One row for every date from the first check-in to the last; empty without check-ins."""
    if not sources.check_ins:
        return ()
    answers: dict[date, list[Rated]] = defaultdict(list)
    for check_in in sorted(sources.check_ins, key=attrgetter("at")):
        answers[check_in.local_date].append(check_in)
    first, last = min(answers), max(answers)
    # The day after the last one ends the last evening.
    dates = [first + timedelta(days=place) for place in range((last - first).days + 2)]
    work = work_by_date(sources.shifts)
    turns = {day: of_day[0].at for day, of_day in answers.items()}
    contact = _Contact(sources)
    return tuple(
        _row(day, work.get(day), answers[day], contact.in_evening(evening, day))
        for day, evening in zip(dates, evenings(dates, work, turns, sources.zone), strict=False)
    )


class _Contact:
    """What is known of contact outside the shift, ready to be asked evening by evening."""

    def __init__(self, sources: Sources) -> None:
        self._disturbances = sorted(sources.disturbances, key=attrgetter("starts_at"))
        self._coverage = merged(sources.coverage)
        dates = [shift.local_date for shift in sources.shifts]
        self._planned = (min(dates), max(dates)) if dates else None

    def in_evening(self, evening: Stretch, day: date) -> float | Reason:
        """Minutes of pushed contact in the evening of a date, or why they are not known."""
        # A free date can only be told from an unplanned one between two shifts.
        if self._planned is None or not self._planned[0] <= day < self._planned[1]:
            return Reason.NO_SHIFTS
        disturbances = self._in(evening)
        is_logged = any(one.is_by_hand for one in disturbances)
        if not is_logged and not evening.lies_in_one_of(self._coverage):
            return Reason.NOT_COVERED
        if any(one.is_pushed is None for one in disturbances):
            return Reason.UNCLEAR
        return _minutes([one for one in disturbances if one.is_pushed], evening)

    def _in(self, evening: Stretch) -> list[Disturbance]:
        begun = attrgetter("starts_at")
        first = bisect_left(self._disturbances, evening.starts_at - LONGEST_DISTURBANCE, key=begun)
        last = bisect_left(self._disturbances, evening.ends_at, key=begun)
        return [one for one in self._disturbances[first:last] if one.ends_at >= evening.starts_at]


def _minutes(disturbances: Sequence[Disturbance], evening: Stretch) -> float:
    """The minutes that disturbances fill together; two rooms at once count once."""
    filled = merged(
        Stretch(max(one.starts_at, evening.starts_at), min(one.ends_at + SETTLING, evening.ends_at))
        for one in disturbances
    )
    lasted = sum((one.ends_at - one.starts_at for one in filled), timedelta())
    return lasted / timedelta(minutes=1)


def _row(
    day: date, work: Stretch | None, answers: Sequence[Rated], contact: float | Reason
) -> EveningDay:
    since = [one for one in answers if work is not None and one.at >= work.starts_at]
    before = [one for one in answers if one not in since]
    # What was written before the shift began counts only where nothing followed.
    in_order = [*since, *before]
    return EveningDay(
        local_date=day,
        is_workday=work is not None,
        minutes=None if isinstance(contact, Reason) else contact,
        unknown=contact if isinstance(contact, Reason) else None,
        energy=_first(in_order, Outcome.ENERGY),
        mood=_first(in_order, Outcome.MOOD),
    )


def _first(answers: Sequence[Rated], outcome: Outcome) -> int | None:
    given = [answer for one in answers if (answer := getattr(one, outcome)) is not None]
    return given[0] if given else None
