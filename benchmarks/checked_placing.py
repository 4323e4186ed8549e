"""Our answers to where moments lie beside the slow, obvious ones, over invented rosters."""

from collections.abc import Iterator
from random import Random

from benchmarks.invented_rosters import ZONES, Invented, clock_changes, invented, invented_around
from benchmarks.slow_laying import slow_shifts
from benchmarks.slow_placing import slow_minutes, slow_place
from journal.shifts.laying import shift_intervals
from journal.shifts.placing import MANY, ORDER, Placer
from journal.shifts.roster import roster_of


def differences(made: Invented) -> list[str]:
    """What we say otherwise than the slow answers, in words; nothing is as it should be."""
    slow = slow_shifts(made.sources, made.first, made.last)
    fast = shift_intervals(made.sources, made.first, made.last)
    if list(fast) != slow:
        return [f"{len(set(fast) ^ set(slow))} shifts differ"]
    placer = Placer(roster_of(fast))
    seconds = [int(moment.timestamp()) for moment in made.moments]
    codes, minutes = placer.many(seconds)
    many_codes, many_minutes = placer.many(seconds * MANY)
    found = []
    for number, moment in enumerate(made.moments):
        wanted = (slow_place(slow, moment), slow_minutes(slow, moment))
        alone = placer.at(moment)
        said = {
            (alone.beside, alone.minutes_after_shift),
            (ORDER[codes[number]], _or_none(minutes[number])),
            (ORDER[many_codes[number]], _or_none(many_minutes[number])),
        }
        if said != {wanted}:
            found.append(f"{moment}: {said} instead of {wanted}")
    return found


def every_clock_change(moments: int = 40) -> Iterator[Invented]:
    """A roster around each clock change of forty zones from 2020 to 2035."""
    for zone in ZONES:
        for number, change in enumerate(clock_changes(zone)):
            yield invented_around(Random(f"{zone}{number}"), zone, change, moments)


def many_rosters(first: int, count: int) -> Iterator[Invented]:
    """Rosters by their numbers, always the same for the same number."""
    for number in range(first, first + count):
        yield invented(Random(number))


def _or_none(minutes: int) -> int | None:
    return None if minutes < 0 else minutes
