"""What shifts come from, and what a shift is; laying.py turns the one into the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.shifts.holidays import COUNTRIES
from journal.vocabulary import DayKind, ShiftKind

DAY = timedelta(days=1)
DAY_MINUTES = 24 * 60
WEEK_DAYS = 7
EARLIEST = date(1990, 1, 1)
LATEST = date(2100, 12, 31)
A_MONDAY = date(1990, 1, 1)
"""Day 0 of every week."""

LONGEST_CYCLE_DAYS = 366
LONGEST_PATTERN_NAME = 24


@dataclass(frozen=True, slots=True)
class Slot:
    """One stretch on a day of a cycle, in local minutes; an end <= start is the next day's.

    The day of the anchor is 0: of a week that is Monday.
    """

    day: int
    start_minute: int
    end_minute: int
    kind: ShiftKind = ShiftKind.WORK


@dataclass(frozen=True, slots=True)
class RepeatingRule:
    """Days that repeat in their IANA zone from ``starting`` to ``until``, both included.

    Day 0 of the cycle falls on ``anchor``. ``holidays`` names the country (ISO 3166) whose public
    holidays are free; ``pattern_name`` the known cycle that the rule was made from.
    """

    zone: str
    starting: date
    until: date | None
    slots: tuple[Slot, ...]
    cycle_days: int = WEEK_DAYS
    anchor: date = A_MONDAY
    holidays: str | None = None
    pattern_name: str | None = None


@dataclass(frozen=True, slots=True)
class DatedSlot:
    """One shift on one date, in local minutes, beside all else of the date or instead of it."""

    local_date: date
    zone: str
    start_minute: int
    end_minute: int
    replaces_day: bool
    kind: ShiftKind = ShiftKind.WORK


@dataclass(frozen=True, slots=True)
class ActualEnd:
    """When the shift planned to start at ``shift_starts_at`` was really over; both aware."""

    shift_starts_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class ShiftInterval:
    """One shift in UTC, with the local date and zone it belongs to.

    ``ends_at`` is the actual end where she said it (``is_closed``), the planned one otherwise.
    """

    local_date: date
    zone: str
    starts_at: datetime
    planned_end: datetime
    ends_at: datetime
    is_closed: bool = False
    kind: ShiftKind = ShiftKind.WORK

    @property
    def overtime_minutes(self) -> int:
        """Whole minutes worked past the planned end; 0 when it ended on time or early."""
        return max(0, int((self.ends_at - self.planned_end).total_seconds() // 60))


@dataclass(frozen=True, slots=True)
class Imported:
    """A roster that was brought in; it speaks for its dates, both included.

    Of several that speak for a date the newest does. If it ``is_whole``, repeating rules are silent
    on all its dates, otherwise only on the ``days`` that it says are free.
    """

    id: UUID
    created_at: datetime
    starting: date
    until: date
    is_whole: bool
    shifts: tuple[ShiftInterval, ...]
    days: Mapping[date, DayKind]


@dataclass(frozen=True, slots=True)
class RosterSources:
    """Everything that one person's shifts come from."""

    repeating: tuple[RepeatingRule, ...] = ()
    dated: tuple[DatedSlot, ...] = ()
    days_off: Mapping[date, DayKind] = field(default_factory=dict)
    ends: tuple[ActualEnd, ...] = ()
    imported: tuple[Imported, ...] = ()


def check_rule(rule: RepeatingRule) -> None:
    """Raise ``Invalid`` for a cycle without work, with stretches that overlap, or out of range."""
    if not rule.slots:
        raise Invalid("no_days", field="days")
    if not EARLIEST <= rule.starting <= LATEST:
        raise Invalid("date_out_of_range", field="starting")
    if rule.until is not None and not rule.starting <= rule.until <= LATEST:
        raise Invalid("until_before_starting", field="until")
    if not 1 <= rule.cycle_days <= LONGEST_CYCLE_DAYS or not EARLIEST <= rule.anchor <= LATEST:
        raise Invalid("cycle_out_of_range", field="cycle_days")
    if rule.holidays is not None and rule.holidays not in COUNTRIES:
        raise Invalid("unknown_country", field="holidays")
    if len(rule.pattern_name or "") > LONGEST_PATTERN_NAME:
        raise Invalid("name_too_long", field="pattern_name")
    _check_slots(rule)


def minutes_of(slot: Slot) -> int:
    """The planned minutes of a stretch, 1 to 1440, on a day without a clock change."""
    return (slot.end_minute - slot.start_minute - 1) % DAY_MINUTES + 1


def local_moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The UTC moment of a local minute (0-1439).

    A minute that the clock skips moves forward by the gap; of a repeated one it is the first.
    """
    return datetime.combine(day, time(minute // 60, minute % 60), zone).astimezone(UTC)


def _check_slots(rule: RepeatingRule) -> None:
    """Refuse stretches outside the cycle, and two of one kind that overlap anywhere in it."""
    starts = [(slot.day, slot.start_minute) for slot in rule.slots]
    for slot in rule.slots:
        is_on_the_clock = 0 <= slot.start_minute < DAY_MINUTES > slot.end_minute >= 0
        if not 0 <= slot.day < rule.cycle_days or not is_on_the_clock:
            raise Invalid("slot_out_of_range", field="days")
    # On call while at work is told apart by nothing but its start.
    if len(set(starts)) < len(starts) or any(_overlap(rule, kind) for kind in ShiftKind):
        raise Invalid("overlapping", field="second_begin")


def _overlap(rule: RepeatingRule, kind: ShiftKind) -> bool:
    spans = sorted(
        (slot.day * DAY_MINUTES + slot.start_minute, minutes_of(slot))
        for slot in rule.slots
        if slot.kind is kind
    )
    begins = [begin for begin, _length in spans]
    following = [*begins[1:], *(begin + rule.cycle_days * DAY_MINUTES for begin in begins[:1])]
    paired = zip(spans, following, strict=True)
    return any(begin + length > after for (begin, length), after in paired)
