"""Rotating cycles: by the names they go by in Korea, or from any row of codes."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.errors import Invalid
from journal.shifts.codes import FREE, SAFETY, Hours, codes_of, usual_hours_of
from journal.shifts.rules import LONGEST_CYCLE_DAYS, RepeatingRule, Slot
from journal.vocabulary import ShiftKind


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle that has a name; ``days`` are its codes, ``hours`` what they usually mean."""

    key: str
    korean: str
    english: str
    days: tuple[str, ...]
    hours: Hours


# A key, two names, and how many days of what. 4조 3교대 is three crews at work and one at rest: the
# tests lay the crews of each cycle side by side and see that no hour is without one.
_KNOWN = """
4-3-12 | 4조 3교대 · 3일씩 | 4 crews, 3 shifts · 3 days each | 주3 휴 야3 휴 오3 휴
4-3-12-forward | 4조 3교대 · 3일씩 주·오·야 | 4 crews, 3 shifts · D E N | 주3 휴 오3 휴 야3 휴
4-3-4 | 4조 3교대 · 하루씩 | 4 crews, 3 shifts · a day each | 주 오 야 휴
4-3-8 | 4조 3교대 · 2일씩 | 4 crews, 3 shifts · 2 days each | 주2 오2 야2 휴2
4-3-16 | 4조 3교대 · 4일씩 | 4 crews, 3 shifts · 4 days each | 주4 휴 오4 휴 야4 휴2
4-3-20 | 4조 3교대 · 5일씩 | 4 crews, 3 shifts · 5 days each | 주5 휴 오5 휴2 야5 휴2
4-3-28 | 4조 3교대 · 7일씩 | 4 crews, 3 shifts · 7 days each | 주7 휴2 오7 휴2 야7 휴3
4-2-8 | 4조 2교대 · 2일씩 | 4 crews, 2 shifts · 2 days each | 주2 휴2 야2 휴2
4-2-4 | 4조 2교대 · 주야비휴 | 4 crews, 2 shifts · D N off off | 주 야 비 휴
4-2-8-run | 4조 2교대 · 주주야야 | 4 crews, 2 shifts · D D N N, 4 off | 주2 야2 휴4
4-2-12 | 4조 2교대 · 3일씩 | 4 crews, 2 shifts · 3 days each | 주3 휴3 야3 휴3
4-2-16 | 4조 2교대 · 4일씩 | 4 crews, 2 shifts · 4 days each | 주4 휴4 야4 휴4
3-2-6 | 3조 2교대 · 2일씩 | 3 crews, 2 shifts · 2 days each | 주2 야2 휴2
3-2-3 | 3조 2교대 · 주야비 | 3 crews, 2 shifts · D N off | 주 야 비
3-2-9 | 3조 2교대 · 3일씩 | 3 crews, 2 shifts · 3 days each | 주3 야3 휴3
3-2-15 | 3조 2교대 · 5일씩 | 3 crews, 2 shifts · 5 days each | 주5 야5 휴5
3-2-21 | 3조 2교대 · 21일 (소방) | Fire service · 21 days | 주5 휴2 야비3 당비 야비2 당비
3-1-3 | 당비비 · 24시간 | 24 hours, 2 days off | 당 비2
2-1-2 | 격일제 · 24시간 | 24 hours every other day | 당 비
3-3-21 | 3조 3교대 · 1주씩 | 3 crews, 3 shifts · a week each | 주5 휴2 오5 휴2 야5 휴2
2-2-14 | 2조 2교대 · 1주씩 | 2 crews · days and nights by the week | 주5 휴2 야5 휴2
2-2-14-early | 주간 연속 2교대 · 1주씩 | 2 crews · early and late by the week | 오전5 휴2 오후5 휴2
nurse | 간호 3교대 · D E N | Nurses · D E N | D2 E2 N2 OFF2
"""


def _named(line: str) -> Cycle:
    key, korean, english, said = line.split(" | ")
    days = tuple(_repeated(said))
    hours = SAFETY if "당" in days else usual_hours_of(days)
    return Cycle(key, korean, english, days, {code: hours[code] for code in days if code in hours})


def _repeated(said: str) -> Iterator[str]:
    """Read "주2 당비" into 주, 주, 당, 비."""
    for codes, times in re.findall(r"([^\d\s]+)(\d*)", said):
        yield from codes_of(codes) * int(times or 1)


NAMED = tuple(_named(line) for line in _KNOWN.strip().splitlines())
"""The cycles to choose from, those of one kind together and the most usual of it first."""


def cycle_named(name: str) -> Cycle:
    """The cycle of a key or of a Korean name, which may be cut short; blanks count for nothing.

    Raises ``Invalid`` for any other.
    """
    asked = _bare(name)
    for cycle in NAMED:
        if asked and (asked == cycle.key or _bare(cycle.korean).startswith(asked)):
            return cycle
    raise Invalid("unknown_pattern", field="pattern")


def rule_of(
    codes: Sequence[str],
    hours: Hours,
    *,
    today_is: int,
    today: date,
    starting: date,
    until: date | None,
    zone: str,
    on_call: Collection[str] = (),
) -> RepeatingRule:
    """Make the rule of a cycle of which ``today`` is day ``today_is``, counted from 1.

    ``on_call`` are the codes whose hours are not work but waiting. Raises ``Invalid`` for a code
    that is neither free nor has hours, and for a day that the cycle does not have.
    """
    if not 1 <= len(codes) <= LONGEST_CYCLE_DAYS:
        raise Invalid("cycle_out_of_range", field="codes")
    if not 1 <= today_is <= len(codes):
        raise Invalid("not_in_the_cycle", field="today_is")
    if any(code not in hours and code not in FREE for code in codes):
        raise Invalid("unknown_code", field="codes")
    slots = tuple(
        Slot(day, begin, end, ShiftKind.ON_CALL if code in on_call else ShiftKind.WORK)
        for day, code in enumerate(codes)
        for begin, end in hours.get(code, ())
    )
    return RepeatingRule(
        zone,
        starting,
        until,
        slots,
        cycle_days=len(codes),
        anchor=today - timedelta(days=today_is - 1),
    )


def _bare(name: str) -> str:
    return "".join(name.split()).casefold()
