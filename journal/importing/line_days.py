"""The day lines of LINE: three numbers in any order, with a weekday in any language."""

import re

from journal.importing.day_orders import WrittenDay

_WEEKDAYS = (
    ("mon", "월", "月", "一", "จ.", "จันทร์"),
    ("tue", "화", "火", "二", "อ.", "อังคาร"),
    ("wed", "수", "水", "三", "พ.", "พุธ"),
    ("thu", "목", "木", "四", "พฤ"),
    ("fri", "금", "金", "五", "ศ"),
    ("sat", "토", "土", "六", "ส"),
    ("sun", "일", "日", "天", "อา"),
)
_BEFORE_THE_WORD = re.compile(r"^(?:週|周|星期|礼拜|禮拜|วัน)")
_ERAS = {"R": 2018, "令和": 2018, "H": 1988, "平成": 1988}
_WORD = r"[^\s\d,()\uff08\uff09/.:\-]{1,14}\.?"
_SIGN = r"(?:[./-] ?|[년年] ?)"
NUMBERS = (
    rf"(?P<era>{'|'.join(_ERAS)})?(?P<one>\d{{1,4}})(?P<sign>{_SIGN})(?P<two>\d{{1,2}})"
    r"(?:[./-] ?|[월月] ?)(?P<three>\d{1,4})(?:\.|[일日])?"
)
DAY = (
    rf"(?:(?P<before>{_WORD}),? )?{NUMBERS}(?:,? ?[(\uff08]?(?P<after>{_WORD})[)\uff09]?)?"
    r"(?= *(?:\n|\Z))"
)
SOON_A_DIGIT = r"^(?=[^\n\d]{0,20}\d{1,4}[^\n\d])"
"""Where a line may begin with a day or a clock; most lines are left at once."""

DAY_LINE = re.compile(f"{SOON_A_DIGIT}{DAY}", re.MULTILINE)
"""A line of nothing but a day; its groups are what ``day_of`` takes."""


def day_of(found: re.Match[str]) -> WrittenDay:
    """The day that a day line, or the line of the saving, writes."""
    told = found.groupdict()
    first = int(told["one"]) + _ERAS.get(told["era"] or "", 0)
    word = _BEFORE_THE_WORD.sub("", told.get("before") or told.get("after") or "").casefold()
    numbers = first, int(told["two"]), int(told["three"])
    return WrittenDay(numbers, told["sign"], _weekday(word), word)


def shape_of(found: re.Match[str]) -> str:
    """How a day line is written: signs and the place of the weekday, without what they say.

    A day that somebody wrote on a line of its own, in a message, is mostly written otherwise.
    """
    places = "".join(place[0] for place in ("before", "after") if found[place])
    return f"{places}{'e' if found['era'] else ''}{found['sign'].strip()}{len(found['one']) > 2}"  # noqa: PLR2004 - a year


def _weekday(word: str) -> int | None:
    places = (
        number
        for number, names in enumerate(_WEEKDAYS)
        if any(word.startswith(name) for name in names)
    )
    return next(places, None) if word else None
