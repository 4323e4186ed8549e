"""From shifts, contact, interactions and check-ins to a diary: one row for each date."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from operator import attrgetter

from journal.findings.contact import Contact, Disturbance, Evening
from journal.findings.days import Day, Reason
from journal.findings.evenings import Stretch, clocks_by_date, evenings, work_by_date
from journal.findings.logs import Log, Logged, Work, hardest_severe, work_of_dates
from journal.shifts.rules import ShiftInterval

NOT_KNOWN, NO_WORK = Evening(), Work(None, None)
PROMPT = timedelta(hours=2)
"""So long after the end of work an answer still tells how it was before the evening."""
OF_THE_NIGHT = ("replay", "away")
"""Scales that are about the shift as it ended; earlier answers could not know of it."""
LAST_HOUR = timedelta(hours=1)
SCALES = ("energy", "mood", "tension", "replay", "away", "masking")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """The part of a check-in that counts here; ``local_date`` is the day it belongs to.

    Answers run from 1 to 5; ``is_backed`` is None where she did not say who backed her.
    """

    local_date: date
    at: datetime
    energy: int | None = None
    mood: int | None = None
    tension: int | None = None
    replay: int | None = None
    away: int | None = None
    masking: int | None = None
    is_backed: bool | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """All that a diary is made of, in any order."""

    shifts: Sequence[ShiftInterval]
    check_ins: Sequence[Rated]
    disturbances: Sequence[Disturbance]
    coverage: Sequence[Stretch]
    interactions: Sequence[Logged] = ()
    on_call: Sequence[ShiftInterval] = ()


def diary_of(sources: Sources) -> tuple[Day, ...]:
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
    turns = _turns(answers, work)
    planned = (min(work), max(work)) if work else None
    contact = Contact(sources.disturbances, sources.coverage, planned)
    known = _Known(
        answers,
        work,
        work_of_dates(sources.shifts, sources.on_call),
        Log(sources.interactions),
    )
    between = evenings(dates, work, turns, clocks_by_date(sources.shifts))
    return tuple(
        known.row(day, contact.in_evening(evening, day))
        for day, evening in zip(dates, between, strict=False)
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What each date holds beside its evening."""

    answers: Mapping[date, Sequence[Rated]]
    shifts: Mapping[date, Stretch]
    work: Mapping[date, Work]
    log: Log

    def row(self, day: date, evening: Evening | Reason) -> Day:
        """One date with all that is known of it."""
        given = self._in_order(day)
        work_ends = self.shifts[day].ends_at if day in self.shifts else None
        known = NOT_KNOWN if isinstance(evening, Reason) else evening
        work, hits = self.work.get(day, NO_WORK), self.log.of(day, was_here=bool(given))
        return Day(
            local_date=day,
            is_workday=day in self.shifts,
            **{name: _first(_told_of(name, given, work_ends), name) for name in SCALES},
            pushed=known.pushed,
            chosen=known.chosen,
            uneasy=known.uneasy,
            unknown=evening if isinstance(evening, Reason) else None,
            pushed_episodes=known.pushed_episodes,
            late=None if hits is None else sum(one.is_late for one in hits),
            severe=None if hits is None else sum(one.is_severe for one in hits),
            was_backed=_was_backed(hits or (), given),
            is_prompt=work_ends is None or not given or given[0].at <= work_ends + PROMPT,
            rest_hours=work.rest_hours,
            overtime_minutes=work.overtime_minutes,
        )

    def _in_order(self, day: date) -> list[Rated]:
        answers, shift = self.answers.get(day, ()), self.shifts.get(day)
        since = [one for one in answers if shift is not None and one.at >= shift.starts_at]
        before = [one for one in answers if one not in since]
        # What was written before the shift began counts only where nothing followed.
        return [*since, *before]


def _turns(
    answers: Mapping[date, Sequence[Rated]], work: Mapping[date, Stretch]
) -> dict[date, datetime]:
    """When a date begins for the evening before it: at the rating that is to be explained.

    A working day begins with its shift, unless all that was answered was answered before it.
    """
    return {
        day: given[0].at
        for day, given in answers.items()
        if day not in work or given[-1].at < work[day].starts_at
    }


def _told_of(name: str, given: Sequence[Rated], work_ends: datetime | None) -> Sequence[Rated]:
    if name not in OF_THE_NIGHT or work_ends is None:
        return given
    return [one for one in given if one.at >= work_ends - LAST_HOUR]


def _was_backed(hits: Sequence[Logged], given: Sequence[Rated]) -> bool | None:
    """Whether somebody backed her at the hardest moment; what she said there goes before."""
    hardest = hardest_severe(hits)
    if hardest is None:
        return None
    said = [hardest.is_backed, *(one.is_backed for one in given)]
    return next((one for one in said if one is not None), None)


def _first(answers: Sequence[Rated], name: str) -> int | None:
    for one in answers:
        answer: int | None = getattr(one, name)
        if answer is not None:
            return answer
    return None
