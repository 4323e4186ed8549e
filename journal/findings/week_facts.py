"""A week of local dates, and what is known of it and of what came before: counts, no estimates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from journal.vocabulary import GoalKind, Initiation

DAY = timedelta(days=1)
LENGTH = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """Seven local dates from a Monday to a Sunday."""

    monday: date

    @property
    def sunday(self) -> date:
        """Its last date."""
        return self.monday + LENGTH - DAY

    @property
    def days(self) -> tuple[date, ...]:
        """Its dates in order."""
        return tuple(self.monday + number * DAY for number in range(LENGTH.days))


def week_of(day: date) -> Week:
    """The week that a date lies in."""
    return Week(day - day.weekday() * DAY)


def last_finished(today: date) -> Week:
    """The last week whose Sunday has gone by."""
    return Week(week_of(today).monday - LENGTH)


class Scale(StrEnum):
    """The scales of a check-in that a week is told by, the one that tells most first."""

    ENERGY = "energy"
    MOOD = "mood"
    TENSION = "tension"


@dataclass(frozen=True, slots=True)
class Checked:
    """One check-in: the day it counts for, and the answers (1 to 5) that were given."""

    local_date: date
    answers: Mapping[Scale, int]


@dataclass(frozen=True, slots=True)
class Eased:
    """A session that ended with less tension (1 to 5) than it began with; its local date."""

    day: date
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A goal by its kind and number, and on how many of the week's days it went well."""

    kind: GoalKind
    number: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a week, and of what came before it.

    ``first_entry`` is the day of her very first entry; nothing is missing before it. ``workdays``
    and ``longer`` count the days with a shift and those she left after its planned end.
    ``checked`` holds the check-ins of the week and of the eight before it. ``contact`` counts
    the contact outside the shift by day and by how it came about; ``covered`` are the days of
    which all contact would be known. ``tiers`` are those of the findings as they stand now, in
    the order declared.
    """

    week: Week
    first_entry: date | None
    workdays: int = 0
    longer: int = 0
    checked: Sequence[Checked] = ()
    contact: Mapping[date, Mapping[Initiation, int]]
    covered: frozenset[date] = frozenset()
    eased: Sequence[Eased] = ()
    kept: Sequence[Kept] = ()
    tiers: Sequence[str] = ()
