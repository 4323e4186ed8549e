"""What the codes of a roster mean: hours, a kind of free day, or something only she can say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from journal.rosters.day_words import tidy
from journal.shifts.codes import FREE, NURSE, THREE_SHIFTS, TWO_SHIFTS, USUAL
from journal.vocabulary import DayKind, ShiftKind

MOST_STRETCHES = 2
LONGEST_CODE = 40


@dataclass(frozen=True, slots=True)
class Meaning:
    """What stands behind a code.

    ``stretches`` are worked (or on call, by ``shift``) from minute to minute since midnight, an end
    at or before its start on the next day; ``free`` is why a date has no work. With neither, the
    date stays as it was before. ``is_mine`` is False for what is somebody else's, or no shift.
    """

    stretches: tuple[tuple[int, int], ...] = ()
    shift: ShiftKind = ShiftKind.WORK
    free: DayKind | None = None
    is_mine: bool = True

    @property
    def is_night(self) -> bool:
        """Whether it goes over midnight, so that it is asked on which date it begins."""
        return any(end <= begin for begin, end in self.stretches) and self.shift is ShiftKind.WORK


AS_IT_WAS = Meaning()
NOT_MINE = Meaning(is_mine=False)

_ALSO: Mapping[str, tuple[tuple[int, int], ...]] = {
    **dict.fromkeys(("데이", "day", "early"), NURSE["D"]),
    **dict.fromkeys(("이브", "이브닝", "eve", "evening", "late"), NURSE["E"]),
    **dict.fromkeys(("나이트", "night"), NURSE["N"]),
    **dict.fromkeys(("미드", "mid"), NURSE["M"]),
    "주간": THREE_SHIFTS["주"],
    "야간": THREE_SHIFTS["야"],
}
_ALSO_FREE: Mapping[DayKind, str] = {
    DayKind.OFF: ".|\u2014|\u2013|*|ㅡ|오프|주휴|주휴일|쉼|free|day off|rest|rdo|do|nd",
    DayKind.LEAVE: (
        "생|생휴|보건|보건휴가|경조|경조휴가|특휴|하계|하계휴가|대휴|대체|대체휴무|육아|육아휴직|출산휴가"
        "|a/l|vac|vacation|leave|annual leave|pto|holiday leave"
    ),
    DayKind.SICK: "s/l|sick|sick leave",
    DayKind.HOLIDAY: "hol|holiday|bank holiday|public holiday|b/h",
}
_KNOWN: Mapping[str, Meaning] = {
    **{tidy(code): Meaning(stretches) for code, stretches in {**USUAL, **_ALSO}.items()},
    **{tidy(code): Meaning(free=kind) for code, kind in FREE.items()},
    **{code: Meaning(free=kind) for kind, codes in _ALSO_FREE.items() for code in codes.split("|")},
}
_OF_TWO: Mapping[str, Meaning] = {
    **{code: Meaning(stretches) for code, stretches in TWO_SHIFTS.items()},
    "주간": Meaning(TWO_SHIFTS["주"]),
    "야간": Meaning(TWO_SHIFTS["야"]),
}
_THIRDS = frozenset({"오", "석", "중", "e", "m", "eve", "evening", "이브", "이브닝"})
_ON_CALL = re.compile(r"\bon.?call\b|당직|대기|온콜|\bcall\b|stand.?by")
_WORDS = re.compile(r"[()\[\]<>:?!\"'\u2018\u2019\u201c\u201d\u2192\u21d2]|\S\s+\S+\s+\S")


def proposed(codes: frozenset[str]) -> dict[str, Meaning]:
    """What the codes of one person most likely mean; those only she can know are left out.

    Where there are days and nights but nothing between them, they share the day in two.
    """
    plain = {code: tidy(code) for code in codes}
    known = _KNOWN if _THIRDS & set(plain.values()) else {**_KNOWN, **_OF_TWO}
    return {code: known[said] for code, said in plain.items() if said in known}


def is_known_code(code: str) -> bool:
    """Whether a cell is one of the codes that mean the same nearly everywhere."""
    return tidy(code) in _KNOWN


def is_called(code: str) -> bool:
    """Whether a code sounds like being on call."""
    return _ON_CALL.search(tidy(code)) is not None


def is_wordy(cell: str) -> bool:
    """Whether a cell holds words about somebody, such as a swap, rather than a code."""
    return len(cell) > LONGEST_CODE or _WORDS.search(cell) is not None
