"""The daily series: one row for each date, which every finding, change and drift is read from."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class Reason(StrEnum):
    """Why a day or an evening could not be used, in the order in which it is looked for."""

    NO_CHECK_IN = "no_check_in"
    NO_SHIFTS = "no_shifts"
    NOT_COVERED = "not_covered"
    UNCLEAR = "unclear"
    NO_LOG = "no_log"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many evenings or days were left out for one reason."""

    reason: Reason
    evenings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One local date: what was answered on it, its shift, and the evening that follows it.

    Answers run from 1 to 5, None where there is none; ``replay`` and ``away`` of a working day are
    those given from the last hour of the shift on. ``pushed``, ``chosen`` and ``uneasy`` are
    the minutes that each kind of contact took between this day's work and the next; None when they
    are not known, and then ``unknown`` says why. ``late`` counts hard interactions from the last
    hour of the shift on, ``severe`` those of intensity 4 or 5, both None where nothing says
    whether there were any; ``was_backed`` is about the hardest severe one, None without an answer.
    ``is_prompt`` says that the answers were given within two hours after the shift at the latest,
    so that they tell how it was before the evening. ``rest_hours`` are the free hours before this
    day's shift, ``overtime_minutes`` what it lasted beyond its planned end; None without a shift.
    """

    local_date: date
    is_workday: bool
    energy: int | None = None
    mood: int | None = None
    tension: int | None = None
    replay: int | None = None
    away: int | None = None
    masking: int | None = None
    pushed: float | None = None
    chosen: float | None = None
    uneasy: float | None = None
    unknown: Reason | None = None
    pushed_episodes: int | None = None
    late: int | None = None
    severe: int | None = None
    was_backed: bool | None = None
    is_prompt: bool = True
    rest_hours: float | None = None
    overtime_minutes: float | None = None
