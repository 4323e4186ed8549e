"""How rules, brought-in rosters, single dates and actual ends become shifts; all in UTC.

On a date the first of these that says something is what holds: a day off of her own, single shifts
of hers that replace the day, the newest roster brought in for it, the repeating rule that started
last. Single shifts that replace nothing stand beside all but a day off.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from operator import attrgetter
from zoneinfo import ZoneInfo

from journal.shifts.holidays import public_holidays
from journal.shifts.rules import (
    DAY,
    ActualEnd,
    DatedSlot,
    Imported,
    RepeatingRule,
    RosterSources,
    ShiftInterval,
    Slot,
    local_moment,
)
from journal.vocabulary import DayKind, ShiftKind

# An end belongs to its shift even after the plan was corrected by a few hours.
SAME_SHIFT_WITHIN = timedelta(hours=6)

LONGEST_IN_ONE_PIECE = timedelta(days=2)
"""A brought-in stretch beyond this, such as a week on call, is one piece a date."""

LONGEST_BROUGHT_IN = timedelta(days=62)
"""No brought-in stretch is looked for that began longer ago than this."""


AROUND = timedelta(days=2)
"""Shifts of dates so far apart may begin at the same moment, each in its zone."""

_STRETCH = attrgetter("starts_at", "planned_end", "kind")
_PLACE = attrgetter("local_date", "zone")


def shift_intervals(sources: RosterSources, first: date, last: date) -> tuple[ShiftInterval, ...]:
    """The stretches of both kinds whose local date lies between two dates, by their start.

    The sources should reach ``AROUND`` further on both sides: an end there is another shift's.
    """
    around = _with_ends(_laid(sources, first - AROUND, last + AROUND), sources.ends)
    return tuple(shift for shift in around if first <= shift.local_date <= last)


def free_days(sources: RosterSources, first: date, last: date) -> Mapping[date, DayKind]:
    """Why dates between two, both included, have no work, where that was said.

    A date may be named here and have shifts all the same: half a day of leave, or work on call.
    """
    speaking = _speaking(sources.imported, first, last)
    said = {
        day: DayKind.HOLIDAY
        for rule, begin, end in _reigns(sources.repeating, first, last)
        for day in _holidays(rule, begin, end)
        if day not in speaking or not speaking[day].is_whole
    }
    said |= {day: one.days[day] for day, one in speaking.items() if day in one.days}
    for one in sources.dated:
        if one.replaces_day:
            said.pop(one.local_date, None)
    return said | {day: kind for day, kind in sources.days_off.items() if first <= day <= last}


def _laid(sources: RosterSources, first: date, last: date) -> list[ShiftInterval]:
    """The stretches as they were planned; one that two sources state is the nearer one's."""
    dated = [
        one
        for one in sources.dated
        if first <= one.local_date <= last and one.local_date not in sources.days_off
    ]
    closed = sources.days_off.keys() | {one.local_date for one in dated if one.replaces_day}
    speaking = _speaking(sources.imported, first, last)
    silent = closed | {day for day, one in speaking.items() if one.is_whole or day in one.days}
    by_hand = [
        shift for one in dated for shift in _planned(one.local_date, one, ZoneInfo(one.zone))
    ]
    brought_in = [one for one in _brought_in(speaking) if one.local_date not in closed]
    repeated = [
        shift
        for rule, begin, end in _reigns(sources.repeating, first, last)
        for shift in _repeated(rule, begin, end, silent)
    ]
    nearest_first = [
        *sorted(by_hand, key=_PLACE),
        *sorted(brought_in, key=_PLACE),
        *sorted(repeated, key=_PLACE),
    ]
    unique: dict[tuple[datetime, datetime, ShiftKind], ShiftInterval] = {}
    for one in nearest_first:
        unique.setdefault(_STRETCH(one), one)
    return sorted(unique.values(), key=_STRETCH)


def _speaking(imported: Sequence[Imported], first: date, last: date) -> dict[date, Imported]:
    """The brought-in roster that speaks for each date of a window: the newest one."""
    speaking = {}
    for one in sorted(imported, key=attrgetter("created_at", "id")):
        day = max(first, one.starting)
        while day <= min(last, one.until):
            speaking[day] = one
            day += DAY
    return speaking


def _brought_in(speaking: Mapping[date, Imported]) -> Iterator[ShiftInterval]:
    for one in {one.id: one for one in speaking.values()}.values():
        for shift in one.shifts:
            for piece in _pieces(shift):
                if speaking.get(piece.local_date) is one:
                    yield piece


def _pieces(shift: ShiftInterval) -> Iterator[ShiftInterval]:
    """Cut a very long stretch at each midnight, so that every date has its own."""
    zone, begin, day = ZoneInfo(shift.zone), shift.starts_at, shift.local_date
    if shift.planned_end - begin > LONGEST_IN_ONE_PIECE:
        while (midnight := local_moment(day + DAY, 0, zone)) < shift.planned_end:
            if begin < midnight:
                yield replace(
                    shift, local_date=day, starts_at=begin, planned_end=midnight, ends_at=midnight
                )
                begin = midnight
            day += DAY
    yield replace(shift, local_date=day, starts_at=begin)


def _reigns(
    rules: Sequence[RepeatingRule], first: date, last: date
) -> Iterator[tuple[RepeatingRule, date, date]]:
    """Cut the window where rules start or stop, and name the rule that holds in each piece."""
    cuts = {first, last + DAY}
    cuts |= {rule.starting for rule in rules}
    cuts |= {rule.until + DAY for rule in rules if rule.until is not None}
    inside = sorted(cut for cut in cuts if first <= cut <= last + DAY)
    for begin, following in pairwise(inside):
        holding = [
            rule
            for rule in rules
            if rule.starting <= begin and (rule.until is None or begin <= rule.until)
        ]
        if holding:
            yield max(holding, key=attrgetter("starting")), begin, following - DAY


def _repeated(
    rule: RepeatingRule, begin: date, end: date, silent: Collection[date]
) -> Iterator[ShiftInterval]:
    """Lay the slots of a cycle over the dates from begin to end."""
    zone = ZoneInfo(rule.zone)
    free = _holidays(rule, begin, end)
    first_day = (begin - rule.anchor).days
    for slot in rule.slots:
        day = begin + timedelta(days=(slot.day - first_day) % rule.cycle_days)
        while day <= end:
            if day not in silent and day not in free:
                yield from _planned(day, slot, zone)
            day += timedelta(days=rule.cycle_days)


def _holidays(rule: RepeatingRule, begin: date, end: date) -> Collection[date]:
    return () if rule.holidays is None else public_holidays(rule.holidays, begin, end)


def _planned(day: date, slot: Slot | DatedSlot, zone: ZoneInfo) -> Iterator[ShiftInterval]:
    """Make the shift of one date, or none when the clock change swallows all of it."""
    starts_at = local_moment(day, slot.start_minute, zone)
    is_overnight = slot.end_minute <= slot.start_minute
    planned_end = local_moment(day + DAY if is_overnight else day, slot.end_minute, zone)
    if starts_at < planned_end:
        yield ShiftInterval(day, zone.key, starts_at, planned_end, planned_end, kind=slot.kind)


def _with_ends(shifts: list[ShiftInterval], ends: Sequence[ActualEnd]) -> list[ShiftInterval]:
    """Give each actual end to the work it names, or the nearest start if the plan has moved."""
    work = [place for place, shift in enumerate(shifts) if shift.kind is ShiftKind.WORK]
    starts = [shifts[place].starts_at for place in work]
    # An end under the shift's own start comes last, for it is the one that was meant.
    named = set(starts)
    for end in sorted(ends, key=lambda one: (one.shift_starts_at in named, one.shift_starts_at)):
        index = _nearest(starts, end.shift_starts_at)
        if index is not None and end.ended_at > starts[index]:
            place = work[index]
            shifts[place] = replace(shifts[place], ends_at=end.ended_at, is_closed=True)
    return shifts


def _nearest(starts: list[datetime], moment: datetime) -> int | None:
    """The index of the start nearest to a moment, None when all are far from it."""
    right = bisect_left(starts, moment)
    around = [index for index in (right - 1, right) if 0 <= index < len(starts)]
    near = [index for index in around if abs(starts[index] - moment) <= SAME_SHIFT_WITHIN]
    return min(near, key=lambda index: abs(starts[index] - moment), default=None)
