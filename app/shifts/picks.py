"""What a date can be made by one tap: the hours worked around it, time on call, a free day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from app.shifts.entry import slot_text, text_of
from app.shifts.grid import short_hours, sign_of, stretches_of
from app.shifts.words import signs
from journal.shifts.correcting import OwnDay, own_of
from journal.shifts.months import PartOfDay
from journal.shifts.queries import RosterDay
from journal.shifts.rules import RepeatingRule
from journal.shifts.sources import Pattern
from journal.vocabulary import DayKind, ShiftKind

MOST_HOURS = 6
MIDNIGHT = (0, 0)
FREE = (DayKind.OFF, DayKind.LEAVE, DayKind.SICK, DayKind.HOLIDAY)

Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Pick:
    """One button: ``entry`` is what it sends; ``is_now`` when the date is that already."""

    entry: str
    sign: str
    word: str
    hours: tuple[str, ...]
    is_now: bool


def picks_of(
    day: RosterDay, around: Sequence[RosterDay], kept: Sequence[Pattern], zone: ZoneInfo
) -> list[Pick]:
    """Everything a date can be made by one tap, work first."""
    rule = _rule_on(kept, day.local_date)
    own_zone = rule.zone if rule else zone.key
    return [
        *_work(day, around, rule, own_zone),
        *_on_call(day, around, rule, own_zone),
        *_free(day),
    ]


def _work(
    day: RosterDay, around: Sequence[RosterDay], rule: RepeatingRule | None, zone: str
) -> Iterator[Pick]:
    seen = [stretches_of(one.shifts) for one in around]
    known = [*_of_rule(rule, ShiftKind.WORK), *sorted(seen, key=seen.count, reverse=True)]
    offered = [one for one in dict.fromkeys(known) if one][:MOST_HOURS]
    for stretches in sorted(offered, key=_nights_last):
        entry = (slot_text(one, zone, ShiftKind.WORK, instead=True) for one in stretches)
        is_now = stretches_of(day.shifts) == stretches and not day.on_call
        yield _pick(" ".join(entry), sign_of(stretches), stretches, is_now=is_now)


def _on_call(
    day: RosterDay, around: Sequence[RosterDay], rule: RepeatingRule | None, zone: str
) -> Iterator[Pick]:
    """Offer time on call, beside the work of the date or instead of a day off."""
    known = [*_of_rule(rule, ShiftKind.ON_CALL), *(stretches_of(one.on_call) for one in around)]
    hours = next((one[0] for one in known if one), MIDNIGHT)
    shift = slot_text(hours, zone, ShiftKind.ON_CALL, instead=day.is_day_off)
    kept = "" if day.is_day_off else text_of(OwnDay(None, own_of(day).singles))
    entry = f"{kept} {shift}".strip()
    yield _pick(entry, "on_call", (hours,), is_now=hours in stretches_of(day.on_call))


def _free(day: RosterDay) -> Iterator[Pick]:
    for kind in FREE:
        yield _pick(kind.value, kind.value, (), is_now=day.day_kind is kind)


def _pick(entry: str, sign: str, stretches: Stretches, *, is_now: bool) -> Pick:
    hours = tuple("".join(short_hours((one,))) for one in stretches)
    return Pick(entry, sign, signs()[sign], hours, is_now)


def _of_rule(rule: RepeatingRule | None, kind: ShiftKind) -> Iterator[Stretches]:
    """The hours of each day of a rule that has some of a kind."""
    slots = [slot for slot in rule.slots if slot.kind is kind] if rule else []
    for _day, found in groupby(slots, key=lambda slot: slot.day):
        yield tuple((slot.start_minute, slot.end_minute) for slot in found)


def _rule_on(kept: Iterable[Pattern], day: date) -> RepeatingRule | None:
    holding = [
        one.rule
        for one in kept
        if one.rule.starting <= day and (one.rule.until is None or day <= one.rule.until)
    ]
    return holding[-1] if holding else None


def _nights_last(stretches: Stretches) -> tuple[bool, Stretches]:
    return sign_of(stretches) in {PartOfDay.NIGHT, PartOfDay.WHOLE}, stretches
