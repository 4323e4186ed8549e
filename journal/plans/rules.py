"""What may be a plan for looking at messages, and which days kept to it.

Three batches a day felt better than messages as they come, and better than none at all (one trial,
237 people, two weeks, https://scholars.duke.edu/display/pub1402953). A plan says when to look,
never that one may not.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.shifts.rules import ShiftInterval

MOST_TIMES = 6
MINUTES_A_DAY = 24 * 60
SLACKS = (15, 30, 60)
"""How many minutes around a time still lie near it, as offered."""

HALF = 0.5


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan to begin: ``times`` are minutes since midnight on her clock, in any order."""

    id: UUID
    times: tuple[int, ...]
    slack_minutes: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it stands; it holds from ``since`` on, and no longer on ``until``.

    ``times`` are minutes since midnight on her clock, ascending; ``begun_at`` is in UTC.
    """

    id: UUID
    times: tuple[int, ...]
    slack_minutes: int
    since: date
    until: date | None
    begun_at: datetime

    @property
    def is_running(self) -> bool:
        """Whether it was not ended."""
        return self.until is None


@dataclass(frozen=True, slots=True)
class Look:
    """One look at messages outside the shift that was her own act, by choice or out of unease.

    ``local_minute`` is minutes since midnight of ``local_date``, on her clock of then.
    """

    local_date: date
    local_minute: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """On how many of the days with a look all looks lay near the planned times.

    A day without one is in neither number: nobody knows whether she did not look or did not log.
    """

    near: int
    days: int


@dataclass(frozen=True, slots=True)
class UsualHours:
    """When most of her shifts begin and end on her clock, and on which weekdays; 0 is Monday."""

    begins: time
    ends: time
    weekdays: tuple[int, ...]


def check_plan(plan: NewPlan) -> tuple[int, ...]:
    """The times of a plan once each, ascending; raise ``Invalid`` for none or too many of them."""
    times = tuple(sorted(set(plan.times)))
    if not times:
        raise Invalid("times_needed", field="times")
    if len(times) > MOST_TIMES:
        raise Invalid("too_many_times", field="times")
    if any(not 0 <= minute < MINUTES_A_DAY for minute in times):
        raise Invalid("no_time_of_day", field="times")
    if plan.slack_minutes not in SLACKS:
        raise Invalid("no_such_slack", field="slack")
    return times


def read_times(written: str) -> tuple[int, ...]:
    """The minutes of a day of a plan as it is kept; raise ``Invalid`` where they are no numbers."""
    try:
        return tuple(map(int, written.split()))
    except ValueError:
        raise Invalid("no_time_of_day", field="times") from None


def is_near(minute: int, plan: Plan) -> bool:
    """Whether a minute of the day lies within the slack of a planned time, midnight or not."""
    apart = (abs(minute - planned) for planned in plan.times)
    return any(min(gap, MINUTES_A_DAY - gap) <= plan.slack_minutes for gap in apart)


def kept_days(plans: Sequence[Plan], looks: Iterable[Look]) -> Mapping[date, bool]:
    """The days with a look while a plan held, and whether all looks of the day lay near it."""
    found: dict[date, list[bool]] = defaultdict(list)
    for look in looks:
        plan = next((one for one in plans if _holds(one, look)), None)
        if plan is not None:
            found[look.local_date].append(is_near(look.local_minute, plan))
    return {day: all(near) for day, near in found.items()}


def tally_of(plan: Plan, looks: Iterable[Look]) -> Tally:
    """The plain count of one plan."""
    days = kept_days([plan], looks)
    return Tally(near=sum(days.values()), days=len(days))


def usual_hours(shifts: Sequence[ShiftInterval], zone: ZoneInfo) -> UsualHours | None:
    """The hours of most of some shifts on a clock; None where no hours are those of most."""
    hours = [(shift, _hours(shift, zone)) for shift in shifts]
    common = Counter(span for _, span in hours).most_common(1)
    if not common or common[0][1] <= HALF * len(shifts):
        return None
    begins, ends = common[0][0]
    weekdays = {shift.local_date.weekday() for shift, span in hours if span == (begins, ends)}
    return UsualHours(begins, ends, tuple(sorted(weekdays)))


def _holds(plan: Plan, look: Look) -> bool:
    is_begun = plan.since <= look.local_date and look.at >= plan.begun_at
    return is_begun and (plan.until is None or look.local_date < plan.until)


def _hours(shift: ShiftInterval, zone: ZoneInfo) -> tuple[time, time]:
    begins, ends = shift.starts_at.astimezone(zone), shift.planned_end.astimezone(zone)
    return begins.time(), ends.time()
