"""Days of invented people: messages at night, and what the next day felt like."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import log1p
from random import Random
from uuid import uuid4
from zoneinfo import ZoneInfo

from journal.check_ins.rules import Answers
from journal.check_ins.rules import Entry as CheckIn
from journal.exposure.commands import Tap
from journal.interactions.rules import Entry as HardOne
from journal.interactions.rules import Hit
from journal.vocabulary import (
    Backed,
    Cause,
    Channel,
    Ending,
    Initiation,
    InteractionKind,
    Leaving,
    Locale,
    Urgency,
)

KEPT_DIARY = 0.85
"""Share of working days with a check-in."""

COST_OF_HALF_AN_HOUR = 0.8
"""What 30 minutes of messages cost the next day's energy, in points, so that there is a pattern."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented; ``start`` and ``end`` are minutes since midnight on working days."""

    email: str
    locale: Locale
    days: int
    weekdays: int
    start: int
    end: int
    seed: int


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one local date."""

    date: date
    began_at: datetime | None
    left_at: datetime | None
    check_in: CheckIn | None
    hits: tuple[HardOne, ...]
    taps: tuple[Tap, ...]
    messages: tuple[datetime, ...]


def days_of(person: Person, now: datetime, zone: ZoneInfo, chance: Random) -> list[Day]:
    """Invent the days of a person up to yesterday."""
    today = now.astimezone(zone).date()
    energy, disturbed, days = 3.2, 0.0, []
    for number in range(person.days, 0, -1):
        cost = COST_OF_HALF_AN_HOUR * log1p(disturbed) / log1p(30)
        energy = 3.5 + 0.3 * (energy - 3.2) + chance.gauss(0, 0.5) - cost
        day = today - timedelta(days=number)
        messages = _messages(person, day, zone, chance)
        days.append(_day(person, (day, zone), energy, messages, chance))
        disturbed = 6.0 * len(messages)
    return days


def _messages(person: Person, day: date, zone: ZoneInfo, chance: Random) -> tuple[datetime, ...]:
    if chance.random() < 0.45:  # noqa: PLR2004 - a little under half the evenings are quiet
        return ()
    after = _at(day, person.end, zone)
    minutes = sorted(
        min(420, int(chance.expovariate(1 / 110))) for _ in range(chance.randint(1, 5))
    )
    return tuple(after + timedelta(minutes=15 + minute) for minute in minutes)


def _day(
    person: Person,
    where: tuple[date, ZoneInfo],
    energy: float,
    messages: tuple[datetime, ...],
    chance: Random,
) -> Day:
    day, zone = where
    if day.weekday() >= person.weekdays:
        return Day(day, None, None, None, (), (), messages)
    ends = _at(day, person.end, zone)
    hits = tuple(_hit(ends, zone, chance) for _ in range(_count(chance)))
    is_late = bool(hits) and chance.random() < 0.3  # noqa: PLR2004 - one hard day in three runs over
    left = ends + timedelta(minutes=chance.randint(15, 70)) if is_late else None
    said = None
    if chance.random() < KEPT_DIARY:
        at = (left or ends) + timedelta(minutes=chance.randint(5, 40))
        answers = _answers(energy, hits, chance)
        said = CheckIn(id=uuid4(), at=at, zone=zone, local_date=day, answers=answers)
    taps = (_tap(ends, zone, chance),) if chance.random() < 0.25 else ()  # noqa: PLR2004 - a look on one evening in four
    return Day(day, _at(day, person.start, zone), left, said, hits, taps, messages)


def _count(chance: Random) -> int:
    return chance.choices((0, 1, 2), weights=(55, 33, 12))[0]


def _hit(ends: datetime, zone: ZoneInfo, chance: Random) -> HardOne:
    hit = Hit(
        kind=chance.choice(list(InteractionKind)),
        channel=chance.choice(list(Channel)),
        intensity=chance.choices(range(1, 6), weights=(1, 2, 3, 3, 2))[0],
        still_with_me=chance.randint(1, 5),
        ending=chance.choice(list(Ending)),
        backed=chance.choice(list(Backed)),
        cause=chance.choices(list(Cause), weights=(5, 3, 2, 2, 2, 2, 1, 2))[0],
    )
    before = int(chance.triangular(5, 500, 40))
    return HardOne(id=uuid4(), at=ends - timedelta(minutes=before), zone=zone, hit=hit)


def _answers(energy: float, hits: Sequence[HardOne], chance: Random) -> Answers:
    strain = 1.0 * len(hits)
    return Answers(
        mood=_step(energy + chance.gauss(0, 0.5) - 0.2 * strain),
        energy=_step(energy),
        tension=_step(5.6 - energy + 0.4 * strain + chance.gauss(0, 0.5)),
        masking=_step(2.6 + 0.6 * strain + chance.gauss(0, 0.7)),
        replay=_step(1.8 + 0.8 * strain + chance.gauss(0, 0.6)),
        away=_step(3.6 - 0.5 * strain + chance.gauss(0, 0.6)),
        backed=chance.choice(list(Backed)) if hits else None,
        sleep_minutes=max(180, int(chance.gauss(400, 45))),
        leaving=chance.choices(list(Leaving), weights=(70, 25, 5))[0],
    )


def _tap(ends: datetime, zone: ZoneInfo, chance: Random) -> Tap:
    return Tap(
        at=ends + timedelta(minutes=chance.randint(60, 300)),
        zone=zone,
        initiation=chance.choice((Initiation.CHOSEN, Initiation.UNEASY, Initiation.UNEASY)),
        urgency=chance.choices(list(Urgency), weights=(1, 6))[0],
        free_not_to_look=chance.random() < 0.4,  # noqa: PLR2004 - mostly she did not feel free
    )


def _step(value: float) -> int:
    return min(5, max(1, round(value)))


def _at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(minute // 60 % 24, minute % 60), zone)


def export_of(days: Sequence[Day]) -> bytes:
    """Write the messages as an Android phone exports a room; every name in it is invented."""
    lines = ["해솔 팀방 3 님과 카카오톡 대화", "저장한 날짜 : 2026년 1월 1일 오전 9:00", ""]
    moments = sorted(moment for day in days for moment in day.messages)
    for number, at in enumerate(moments):
        half = "오전" if at.hour < 12 else "오후"  # noqa: PLR2004 - noon
        clock = f"{half} {at.hour % 12 or 12}:{at.minute:02}"
        name = "회원님" if number % 4 == 3 else "가람"  # noqa: PLR2004 - every fourth is an answer
        lines.append(f"{at.year}년 {at.month}월 {at.day}일 {clock}, {name} : ㅇㅇ")
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()
