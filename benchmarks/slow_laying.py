"""A slow, obvious answer to which shifts a person has: date by date, source by source."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from journal.shifts.rules import DatedSlot, RepeatingRule, RosterSources, ShiftInterval, Slot
from journal.vocabulary import ShiftKind

DAY = timedelta(days=1)


def slow_shifts(sources: RosterSources, first: date, last: date) -> list[ShiftInterval]:
    """All stretches of the dates between two, by start; an end belongs to the shift it names."""
    stated = []
    # By another zone's clock, a shift of the day before yesterday may be the one that is named.
    day = first - 2 * DAY
    while day <= last + 2 * DAY:
        stated += _of_date(sources, day)
        day += DAY
    found: list[ShiftInterval] = []
    for _rank, shift in sorted(stated, key=lambda one: (one[0], one[1].local_date, one[1].zone)):
        if not any(_same(shift, one) for one in found):
            found.append(shift)
    found.sort(key=lambda one: (one.starts_at, one.planned_end, one.kind))
    for end in sources.ends:
        for number, one in enumerate(found):
            if one.kind is ShiftKind.WORK and one.starts_at == end.shift_starts_at:
                if end.ended_at > one.starts_at:
                    found[number] = _ended(one, end.ended_at)
                break
    return [one for one in found if first <= one.local_date <= last]


def slow_moment(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The first moment at which the clock shows a minute; after a skipped one, as far after."""
    wall = datetime.combine(day, time(minute // 60, minute % 60))
    offsets = _offsets_near(day, zone.key)
    for offset in sorted(offsets, reverse=True):
        moment = (wall - offset).replace(tzinfo=UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == wall:
            return moment
    # No moment shows it: the clock that was on the wall before the gap goes on counting.
    early = (wall - max(offsets)).replace(tzinfo=UTC)
    before = early.astimezone(zone).utcoffset() or timedelta()
    return (wall - before).replace(tzinfo=UTC)


@cache
def _offsets_near(day: date, zone: str) -> frozenset[timedelta]:
    noon = datetime.combine(day, time(12), UTC)
    hours = [noon + timedelta(hours=hour) for hour in range(-40, 41)]
    return frozenset(hour.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for hour in hours)


def _of_date(sources: RosterSources, day: date) -> Iterator[tuple[int, ShiftInterval]]:
    """What is stated for a date, each with how far from the person's own word it is."""
    if day in sources.days_off:
        return
    own = [one for one in sources.dated if one.local_date == day]
    for single in own:
        yield from ((0, shift) for shift in _on(day, single, single.zone))
    if any(single.replaces_day for single in own):
        return
    brought = [one for one in sources.imported if one.starting <= day <= one.until]
    newest = max(brought, key=lambda one: (one.created_at, one.id), default=None)
    if newest is not None:
        yield from ((1, part) for shift in newest.shifts for part in _part_of(shift, day))
        if newest.is_whole or day in newest.days:
            return
    holding = [rule for rule in sources.repeating if _holds(rule, day)]
    if holding:
        rule = max(holding, key=lambda rule: rule.starting)
        yield from ((2, shift) for shift in _repeated(rule, day))


def _repeated(rule: RepeatingRule, day: date) -> Iterator[ShiftInterval]:
    if rule.holidays is not None and _is_holiday(rule.holidays, day):
        return
    place = (day - rule.anchor).days % rule.cycle_days
    for slot in rule.slots:
        if slot.day == place:
            yield from _on(day, slot, rule.zone)


def _holds(rule: RepeatingRule, day: date) -> bool:
    return rule.starting <= day and (rule.until is None or day <= rule.until)


@cache
def _is_holiday(country: str, day: date) -> bool:
    import holidays  # noqa: PLC0415 - half a second, and seldom wanted

    return day in holidays.country_holidays(country, years=day.year)


def _on(day: date, slot: Slot | DatedSlot, zone: str) -> Iterator[ShiftInterval]:
    begin = slow_moment(day, slot.start_minute, ZoneInfo(zone))
    over = day if slot.end_minute > slot.start_minute else day + DAY
    end = slow_moment(over, slot.end_minute, ZoneInfo(zone))
    if begin < end:
        yield ShiftInterval(day, zone, begin, end, end, kind=slot.kind)


def _part_of(shift: ShiftInterval, day: date) -> Iterator[ShiftInterval]:
    """A brought-in stretch on its own date, or its part of a date when it is very long."""
    if shift.planned_end - shift.starts_at <= 2 * DAY:
        if shift.local_date == day:
            yield shift
        return
    zone = ZoneInfo(shift.zone)
    begin = max(shift.starts_at, slow_moment(day, 0, zone))
    if day == shift.local_date:
        begin = shift.starts_at
    end = min(shift.planned_end, slow_moment(day + DAY, 0, zone))
    if begin < end and day >= shift.local_date:
        yield ShiftInterval(day, shift.zone, begin, end, end, kind=shift.kind)


def _same(one: ShiftInterval, other: ShiftInterval) -> bool:
    mine, its = (one.starts_at, one.planned_end), (other.starts_at, other.planned_end)
    return mine == its and one.kind is other.kind


def _ended(one: ShiftInterval, ended_at: datetime) -> ShiftInterval:
    return ShiftInterval(
        one.local_date, one.zone, one.starts_at, one.planned_end, ended_at, is_closed=True
    )
