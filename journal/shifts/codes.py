"""The codes that rosters are written in: what stands for which hours, and what for a free day.

주 is a day, 오 an evening, 야 a night, 당 a whole day and night; D, E, N, M are how nurses write
them. All of it is only what is usual, and said otherwise by whoever works otherwise.
"""

import re
from collections.abc import Collection, Mapping

from journal.vocabulary import DayKind

Hours = Mapping[str, tuple[tuple[int, int], ...]]
"""The stretches of each code, in local minutes; an end <= start is the next day's."""

FREE: Mapping[str, DayKind] = {
    **dict.fromkeys(("휴", "비", "휴무", "비번", "OFF", "OF", "O", "X", "-", "/"), DayKind.OFF),
    **dict.fromkeys(("연", "연차", "월차", "휴가", "AL", "V"), DayKind.LEAVE),
    **dict.fromkeys(("병", "병가", "SL"), DayKind.SICK),
    **dict.fromkeys(("공", "공휴", "공휴일", "PH", "H"), DayKind.HOLIDAY),
}
"""Codes of a date without work, and why it has none."""

LATIN = {
    "주": "D",
    "오": "E",
    "석": "E",
    "중": "E",
    "야": "N",
    "당": "24H",
    "휴": "OFF",
    "비": "OFF",
}
"""What to call a Korean code where no Korean is read."""


def _clock(said: str) -> Hours:
    """Read "D 07:00-15:00, N 23:00-07:00" into minutes."""
    found = re.findall(r"(\S+) (\d\d):(\d\d)-(\d\d):(\d\d)", said)
    return {
        code: ((int(begin) * 60 + int(past), int(end) * 60 + int(over)),)
        for code, begin, past, end, over in found
    }


THREE_SHIFTS = _clock("주 07:00-15:00, 오 15:00-23:00, 야 23:00-07:00")
TWO_SHIFTS = _clock("주 07:00-19:00, 야 19:00-07:00")
NURSE = _clock("D 07:00-15:00, E 15:00-23:00, N 23:00-07:00, M 09:00-18:00")
SAFETY = _clock("주 09:00-18:00, 야 18:00-09:00, 당 09:00-09:00")
TWO_HALVES = _clock("오전 06:45-15:30, 오후 15:30-00:10")

USUAL: Hours = {
    **_clock("석 15:00-23:00, 중 15:00-23:00, 당 09:00-09:00"),
    **TWO_HALVES,
    **THREE_SHIFTS,
    **NURSE,
}
USUAL_OF_TWO: Hours = {**TWO_SHIFTS, **_clock("D 07:00-19:00, N 19:00-07:00")}
BESIDE_DAY_AND_NIGHT = frozenset({"오", "석", "중", "E", "M"})


def codes_of(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Read "주주야야휴휴" or "D D E E N N OFF OFF" into codes; ``known`` are codes of one's own.

    What is not written apart is taken apart into codes that are known, the longest first; what
    cannot be is one code.
    """
    every = sorted({*known, *USUAL, *FREE}, key=lambda code: (-len(code), code))
    one_code = "|".join(re.escape(code) for code in every)
    found: list[str] = []
    for part in re.split(r"[\s,;|·]+", text.strip()):
        written = part if part in known else part.upper()
        apart = re.findall(one_code, written)
        found += apart if "".join(apart) == written else [written]
    return tuple(found)


def usual_hours_of(codes: Collection[str]) -> Hours:
    """The hours that the codes of a cycle most likely have; none for those that nobody knows."""
    table = USUAL if BESIDE_DAY_AND_NIGHT & set(codes) else {**USUAL, **USUAL_OF_TWO}
    return {code: table[code] for code in codes if code in table}
