"""Lays a series of events over a window: what repeats, what was moved, what was left out.

What the moves and exceptions of a series mean is the library's; which dates a rule has is ours,
see ``recurrence``. Imported with the first series only: the libraries are not small.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import recurring_ical_events
from icalendar.prop import vDDDLists, vDDDTypes

from journal.errors import Invalid
from journal.rosters.calendar_events import LONGEST_EVENT, Event
from journal.rosters.recurrence import Budget, begins, starts_of

_BESIDE = LONGEST_EVENT + timedelta(days=8)
"""An occurrence begun so long before a window, or moved so far, still counts in it."""

PRICE_OF_A_DATE, PRICE_OF_AN_EVENT = 10, 40
"""In dates looked at, which is what the budget of a file is counted in."""

Laid = tuple[date, date, str]
"""When an occurrence starts and ends, and its title."""


def laid_out(
    events: Sequence[Event], window: tuple[date, date], budget: Budget, most: int
) -> list[Laid]:
    """The occurrences of one series around a window; none of a cancelled one.

    Raises ``Invalid`` for a rule beyond bounds, ``too_many_occurrences`` where there would be more
    than ``most``, and whatever the library does.
    """
    cores = [event for event in events if event.replaces is None]
    core = max(cores, key=lambda event: event.sequence, default=None)
    moved = [event for event in events if event.replaces is not None and not event.is_cancelled]
    if core is not None and core.is_cancelled:
        return []
    core_title = core.title if core is not None else ""
    # What the library makes of a moved occurrence or a named date costs as much as many dates.
    named = sum(len(event.without) + len(event.more) + len(event.periods) for event in events)
    budget.take(PRICE_OF_A_DATE * named + PRICE_OF_AN_EVENT * len(events))
    calendar = icalendar.Calendar()
    for event in moved:
        calendar.add_component(_component(event))
    if core is not None:
        left_out = [event for event in events if event.replaces and event.is_cancelled]
        starts = _starts(core, _around(window), budget)
        if len(starts) > most:
            raise Invalid("too_many_occurrences")
        calendar.add_component(_core(core, left_out, starts))
    titles = {_id_of(event): event.title for event in moved}
    begin, end = _span(window)
    return [
        (one.start, one.end, titles[one.recurrence_ids[0]] if one.recurrence_ids else core_title)
        for series in recurring_ical_events.of(calendar).series
        for one in series.between(begin, end)
    ]


def _starts(core: Event, window: tuple[date, date], budget: Budget) -> list[date]:
    """When a series repeats, without its beginning."""
    walked = [one for rule in core.rules for one in starts_of(rule, core.start, window, budget)]
    return [*walked, *core.more]


def _core(core: Event, left_out: Sequence[Event], starts: Sequence[date]) -> icalendar.Event:
    """The event that a series repeats, with its dates instead of its rules."""
    without = [*core.without, *(event.replaces for event in left_out if event.replaces)]
    if core.rules and not any(begins(rule, core.start) for rule in core.rules):
        without.append(core.start)
    for event in left_out:
        if event.is_future and event.replaces:
            end = event.replaces
            without += [one for one in (core.start, *starts) if one >= end]
    component = _component(core)
    if starts or core.periods:
        component["RDATE"] = vDDDLists([*starts, *core.periods])
    if without:
        component["EXDATE"] = vDDDLists(without)
    return component


def _component(event: Event) -> icalendar.Event:
    component = icalendar.Event()
    component["UID"] = "series"
    component["SEQUENCE"] = event.sequence
    component["DTSTART"] = vDDDTypes(event.start)
    component["DTEND"] = vDDDTypes(event.end)
    if event.replaces is not None:
        replaced = vDDDTypes(event.replaces)
        if event.is_future:
            replaced.params["RANGE"] = "THISANDFUTURE"
        component["RECURRENCE-ID"] = replaced
        if event.rules:
            # One of an older series may be meant; the library looks at whether it had rules.
            component["EXDATE"] = vDDDLists([])
    return component


def _id_of(event: Event) -> datetime | None:
    """What the library knows a moved occurrence by: when it would have been, in UTC."""
    replaced = event.replaces
    if not isinstance(replaced, datetime):
        return datetime.combine(replaced, time()) if replaced else None
    return replaced.astimezone(UTC).replace(tzinfo=None)


def _around(window: tuple[date, date]) -> tuple[date, date]:
    first, last = window
    return first - _BESIDE, last + _BESIDE


def _span(window: tuple[date, date]) -> tuple[datetime, datetime]:
    """The window as the library wants it, wide enough for every zone."""
    first, last = _around(window)
    return datetime.combine(first, time()), datetime.combine(last, time())
