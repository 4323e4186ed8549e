"""Rosters that nobody works: random rules, imports, swaps and ends around real clock changes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from benchmarks.slow_laying import slow_shifts
from journal.shifts.rules import (
    ActualEnd,
    DatedSlot,
    Imported,
    RepeatingRule,
    RosterSources,
    ShiftInterval,
    Slot,
)
from journal.vocabulary import DayKind, ShiftKind

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
_FORTY = (
    "Africa/Cairo Africa/Casablanca Africa/Juba America/Anchorage America/Asuncion America/Havana "
    "America/Los_Angeles America/Mexico_City America/New_York America/Nuuk America/Santiago "
    "America/Sao_Paulo America/Scoresbysund America/St_Johns America/Whitehorse Antarctica/Troll "
    "Asia/Almaty Asia/Amman Asia/Beirut Asia/Damascus Asia/Gaza Asia/Jerusalem Asia/Kathmandu "
    "Asia/Seoul Asia/Tehran Atlantic/Azores Australia/Adelaide Australia/Lord_Howe "
    "Australia/Sydney Europe/Berlin Europe/Chisinau Europe/Dublin Europe/Lisbon Europe/London "
    "Europe/Volgograd Pacific/Apia Pacific/Auckland Pacific/Chatham Pacific/Fiji Pacific/Norfolk"
)
ZONES = tuple(_FORTY.split())
ROUND = (0, 30, 60, 360, 420, 540, 900, 1080, 1320, 1380, 1439)


@dataclass(frozen=True)
class Invented:
    """Sources, the dates they were made for, and the moments worth asking about."""

    sources: RosterSources
    first: date
    last: date
    moments: tuple[datetime, ...]


def invented(dice: Random, moments: int = 40) -> Invented:
    """Make the roster of one person for some weeks, most often around a clock change."""
    zone = dice.choice(ZONES)
    middle = datetime(2020, 1, 1, tzinfo=UTC) + DAY * dice.randrange(5844)
    if dice.random() < 0.7:
        middle = dice.choice(clock_changes(zone) or [middle])
    return invented_around(dice, zone, middle, moments)


def invented_around(dice: Random, zone: str, change: datetime, moments: int = 40) -> Invented:
    """Make the roster of one person for some weeks around a moment."""
    middle = change.date()
    first = middle - DAY * dice.randrange(1, 25)
    last = middle + DAY * dice.randrange(1, 25)
    sources = RosterSources(
        repeating=tuple(_rules(dice, zone, first, last)),
        dated=tuple(_single(dice, zone, first, last) for _ in range(dice.choice((0, 0, 1, 4)))),
        days_off={_date(dice, first, last): DayKind.OFF for _ in range(dice.choice((0, 1, 3)))},
        imported=tuple(
            _import(dice, number, zone, first, last) for number in range(dice.choice((0, 0, 1, 2)))
        ),
    )
    planned = slow_shifts(sources, first, last)
    sources = replace(sources, ends=tuple(_ends(dice, planned)))
    shifts = slow_shifts(sources, first, last)
    asked = [*_telling(dice, shifts, change), *_anywhere(dice, first, last)]
    return Invented(sources, first, last, tuple(dice.choices(asked, k=moments)))


@cache
def clock_changes(zone: str) -> list[datetime]:
    """The moments from 2020 to 2035 at which the clock of a zone jumps."""
    days = [datetime(2020, 1, 1, tzinfo=UTC) + DAY * number for number in range(5845)]
    return [
        _jump(begin, end, ZoneInfo(zone))
        for begin, end in pairwise(days)
        if _offset(begin, ZoneInfo(zone)) != _offset(end, ZoneInfo(zone))
    ]


def _jump(begin: datetime, end: datetime, zone: ZoneInfo) -> datetime:
    """The first second that has the offset of the end."""
    while end - begin > SECOND:
        middle = begin + (end - begin) // 2
        middle -= timedelta(microseconds=middle.microsecond)
        if _offset(middle, zone) == _offset(end, zone):
            end = middle
        else:
            begin = middle
    return end


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()


def _rules(dice: Random, zone: str, first: date, last: date) -> Iterator[RepeatingRule]:
    starts = {first - DAY * dice.randrange(400), _date(dice, first, last)}
    for starting in sorted(starts)[: dice.choice((0, 1, 1, 2, 2))]:
        days = dice.choice((1, 2, 3, 4, 6, 7, 7, 7, 8, 12, 21))
        yield RepeatingRule(
            zone if dice.random() < 0.7 else dice.choice(ZONES),
            starting,
            None if dice.random() < 0.7 else _date(dice, starting, last),
            tuple(_slots(dice, days)),
            cycle_days=days,
            anchor=date(2024, 1, 1) + DAY * dice.randrange(30),
            holidays="KR" if dice.random() < 0.1 else None,
        )


def _slots(dice: Random, days: int) -> Iterator[Slot]:
    for day in range(days):
        if dice.random() < 0.1:
            yield from (Slot(day, 540, 720), Slot(day, 1020, dice.choice((1200, 30))))
        for _ in range(dice.choice((0, 0, 1, 1, 2))):
            yield Slot(day, _minute(dice), _minute(dice), _kind(dice))


def _single(dice: Random, zone: str, first: date, last: date) -> DatedSlot:
    day, replaces = _date(dice, first, last), dice.random() < 0.5
    zone = zone if dice.random() < 0.8 else dice.choice(ZONES)
    return DatedSlot(day, zone, _minute(dice), _minute(dice), replaces, _kind(dice))


def _import(dice: Random, number: int, zone: str, first: date, last: date) -> Imported:
    starting = _date(dice, first, last)
    until = _date(dice, starting, last)
    shifts = tuple(_brought(dice, zone, starting, until) for _ in range(dice.randrange(12)))
    return Imported(
        UUID(int=number),
        datetime(2020, 1, dice.randrange(1, 3), tzinfo=UTC),
        starting,
        until,
        dice.random() < 0.5,
        shifts,
        {_date(dice, starting, until): DayKind.LEAVE for _ in range(dice.randrange(3))},
    )


def _brought(dice: Random, zone: str, starting: date, until: date) -> ShiftInterval:
    midnight = datetime.combine(_date(dice, starting, until), datetime.min.time(), ZoneInfo(zone))
    begin = (midnight + timedelta(minutes=_minute(dice))).astimezone(UTC)
    minutes = dice.choice((1, 60, 480, 480, 540, 720, 1440, 2880, 2881, 10_080))
    end = begin + timedelta(minutes=minutes)
    day = begin.astimezone(ZoneInfo(zone)).date() - DAY * (dice.random() < 0.1)
    return ShiftInterval(day, zone, begin, end, end, kind=_kind(dice))


def _ends(dice: Random, planned: list[ShiftInterval]) -> Iterator[ActualEnd]:
    work = {one.starts_at: one for one in planned if one.kind is ShiftKind.WORK}
    for begin in dice.sample(sorted(work), min(len(work), dice.choice((0, 0, 1, 5)))):
        over = timedelta(seconds=dice.randrange(-7200, 16 * 3600))
        yield ActualEnd(begin, work[begin].planned_end + over)


def _telling(dice: Random, shifts: list[ShiftInterval], change: datetime) -> Iterator[datetime]:
    """Moments at which an answer may turn."""
    yield from (change - SECOND, change, change + SECOND)
    for one in dice.sample(shifts, min(len(shifts), 8)):
        zone = ZoneInfo(one.zone)
        midnight = datetime.combine(one.local_date, datetime.min.time(), zone).astimezone(UTC)
        hours = one.ends_at + timedelta(hours=8)
        for moment in (one.starts_at, one.ends_at, hours, midnight, midnight + DAY):
            yield from (moment - SECOND, moment, moment + SECOND)
        for far in (one.starts_at - 31 * DAY, one.ends_at + 31 * DAY):
            yield from (far - SECOND, far, far + SECOND)


def _anywhere(dice: Random, first: date, last: date) -> Iterator[datetime]:
    begin = datetime.combine(first, datetime.min.time(), UTC) - 40 * DAY
    seconds = ((last - first).days + 80) * 86_400
    for _ in range(60):
        yield begin + SECOND * dice.randrange(seconds)


def _date(dice: Random, first: date, last: date) -> date:
    return first + DAY * dice.randrange(max(1, (last - first).days + 1))


def _minute(dice: Random) -> int:
    return dice.choice(ROUND) if dice.random() < 0.7 else dice.randrange(1440)


def _kind(dice: Random) -> ShiftKind:
    return ShiftKind.ON_CALL if dice.random() < 0.15 else ShiftKind.WORK
