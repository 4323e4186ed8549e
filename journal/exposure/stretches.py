"""Stretches of time that sources cover, and the gaps between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """From one aware moment to a later one."""

    starts_at: datetime
    ends_at: datetime


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same time in as few stretches as there can be, in the order of time."""
    found: list[Stretch] = []
    for stretch in sorted(stretches):
        if found and stretch.starts_at <= found[-1].ends_at:
            end = max(found[-1].ends_at, stretch.ends_at)
            found[-1] = Stretch(found[-1].starts_at, end)
        else:
            found.append(stretch)
    return tuple(found)


def gaps(covered: Sequence[Stretch], until: datetime) -> tuple[Stretch, ...]:
    """What lies between joined stretches, and after the last of them up to a moment."""
    between = [Stretch(one.ends_at, other.starts_at) for one, other in pairwise(covered)]
    if covered and covered[-1].ends_at < until:
        between.append(Stretch(covered[-1].ends_at, until))
    return tuple(between)


def uncovered(covered: Sequence[Stretch], window: Stretch) -> tuple[Stretch, ...]:
    """What of a window no joined stretch covers."""
    edge = Stretch(window.starts_at, window.starts_at)
    inside = [
        Stretch(max(one.starts_at, window.starts_at), min(one.ends_at, window.ends_at))
        for one in covered
        if one.ends_at > window.starts_at and one.starts_at < window.ends_at
    ]
    found = gaps([edge, *inside], window.ends_at)
    return tuple(one for one in found if one.starts_at < one.ends_at)


def whole_days(first: date, last: date, zone: ZoneInfo) -> Stretch:
    """The time from the first midnight to that after the last day, on the clock of a zone."""
    begin, end = (datetime.combine(day, time(), zone) for day in (first, last + A_DAY))
    return Stretch(begin, end)


def days_without(covered: Sequence[Stretch], first: date, last: date, zone: ZoneInfo) -> set[date]:
    """The days from first to last, both included, of which nothing at all is covered."""
    whole, _touched = _days_in(uncovered(covered, whole_days(first, last, zone)), zone)
    return whole


def days_in_part(covered: Sequence[Stretch], first: date, last: date, zone: ZoneInfo) -> set[date]:
    """The days from first to last of which some time is covered, and some is not."""
    whole, touched = _days_in(uncovered(covered, whole_days(first, last, zone)), zone)
    return touched - whole


def _days_in(stretches: Sequence[Stretch], zone: ZoneInfo) -> tuple[set[date], set[date]]:
    """The days that stretches hold whole, and all that they touch."""
    whole: set[date] = set()
    touched: set[date] = set()
    for stretch in stretches:
        begins, ends = (moment.astimezone(zone) for moment in (stretch.starts_at, stretch.ends_at))
        day = begins.date()
        # Its end is the first moment that is no longer in it.
        while datetime.combine(day, time(), zone) < ends:
            touched.add(day)
            if datetime.combine(day, time(), zone) >= begins and day < ends.date():
                whole.add(day)
            day += A_DAY
    return whole, touched
