"""How KakaoTalk writes days and clocks, by device and language, as patterns and as numbers.

Numbers are seconds since 1970 on the file's own clock; no export carries a zone.
"""

import re
from datetime import date, time
from functools import lru_cache

from journal.importing.export import DAY_SECONDS

_MERIDIEM = r"(?:오전|오후|午前|午後|上午|下午|[AaPp]\.? ?[Mm]\.?)"
CLOCK = rf"(?:{_MERIDIEM} ?)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?: ?{_MERIDIEM})?"

_MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MONTH = rf"(?:{'|'.join(_MONTH_NAMES)})[a-z]{{0,6}}\.?"
_ENGLISH_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? )?"
_EAST_WEEKDAY = r"(?: ?(?:[월화수목금토일]요일|\([월화수목금토일]\)|[月火水木金土日]曜日))?"

_TOKENS = re.compile(
    rf"(?P<number>\d+)|(?P<half>{_MERIDIEM})|(?P<month>{_MONTH})"
    rf"|(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}}|[월화수목금토일]요일|[月火水木金土日]曜日)"
    rf"|(?P<sign>.)",
    re.DOTALL,
)

DAYS = {
    "korean": rf"\d{{4}} ?[년年] ?\d{{1,2}} ?[월月] ?\d{{1,2}} ?[일日]{_EAST_WEEKDAY}",
    "dotted": rf"\d{{4}}\. ?\d{{1,2}}\. ?\d{{1,2}}\.?{_EAST_WEEKDAY}",
    "english": rf"{_ENGLISH_WEEKDAY}{_MONTH} \d{{1,2}},? \d{{4}}",
    "english_day_first": rf"{_ENGLISH_WEEKDAY}\d{{1,2}} {_MONTH},? \d{{4}}",
    "iso": rf"\d{{4}}[-/]\d{{1,2}}[-/]\d{{1,2}}{_EAST_WEEKDAY}",
}
ANY_DAY = "|".join(DAYS.values())

_NUMERIC_DAY = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})")
_MONTH_FIRST = re.compile(rf"({_MONTH}) (\d{{1,2}}),? (\d{{4}})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}}) ({_MONTH}),? (\d{{4}})")
_CLOCK = re.compile(
    rf"({_MERIDIEM})? ?(?<!\d)(\d{{1,2}}):(\d{{2}})(?::(\d{{2}}))?(?!\d) ?({_MERIDIEM})?"
)
_SAVED = re.compile(
    r"(?:^|(?<=\v)) *(?:저장한 날짜|Date Saved|保存した日付|保存日時) ?: ?([^\n\v]{4,60})",
    re.IGNORECASE | re.MULTILINE,
)
_PLAIN_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?)")
_EPOCH = date(1970, 1, 1).toordinal()
NOON = 12
_YEARS = range(2005, 2101)
_AFTERNOON = frozenset(["오후", "午後", "下午"])


def moment_like(written: str) -> str:
    """A pattern for moments that are written the same way: tried faster than all ways at once."""
    return _TOKENS.sub(_same_kind, written)


def _same_kind(found: re.Match[str]) -> str:
    match found.lastgroup:
        case "number":
            return r"\d{4}" if len(found[0]) > 2 else r"\d{1,2}"  # noqa: PLR2004 - digits of a year
        case "half":
            return "(?:오전|오후)" if found[0] in {"오전", "오후"} else _MERIDIEM
        case "month":
            return _MONTH
        case "weekday":
            return r"\w{2,9}"
        case _:
            return re.escape(found[0])


@lru_cache(maxsize=8192)
def day_seconds(written: str) -> int | None:
    """Midnight that begins the written day, or None when there is no such day."""
    parts = _day_parts(written)
    if parts is None or parts[0] not in _YEARS:
        return None
    try:
        return (date(*parts).toordinal() - _EPOCH) * DAY_SECONDS
    except ValueError:
        return None


@lru_cache(maxsize=8192)
def clock_seconds(written: str) -> int | None:
    """Seconds since midnight of a 12 h or 24 h clock; 12 at night is 0, 12 at noon is 12 h."""
    found = _CLOCK.search(written)
    if found is None:
        return None
    before, hour_text, minute, second, after = found.groups()
    hour = _hour(int(hour_text), before or after or "")
    try:
        clock = time(hour, int(minute), int(second or 0))
    except ValueError:
        return None
    return clock.hour * 3600 + clock.minute * 60 + clock.second


def moment_seconds(written: str) -> int | None:
    """A written day with a clock in one number, or None when one of them cannot be."""
    day, clock = day_seconds(written), clock_seconds(written)
    return None if day is None or clock is None else day + clock


class Moments:
    """Reads written moments; most share their day with the one before."""

    def __init__(self) -> None:
        self._days: dict[str, int | None] = {}
        self._clocks: dict[str, int | None] = {}

    def seconds(self, written: str) -> int | None:
        """As ``moment_seconds``, each day and each clock worked out once."""
        parted = _PLAIN_MOMENT.fullmatch(written)
        if parted is None:
            return moment_seconds(written)
        day_text, clock_text = parted.groups()
        if day_text not in self._days:
            self._days[day_text] = day_seconds(day_text)
        if clock_text not in self._clocks:
            self._clocks[clock_text] = clock_seconds(clock_text)
        day, clock = self._days[day_text], self._clocks[clock_text]
        return None if day is None or clock is None else day + clock


def is_saved_line(line: str) -> bool:
    """Whether this is the line that says when an export was made."""
    return _SAVED.match(line) is not None


def saved_seconds(head: str) -> int | None:
    """When the export says it was saved, or None when it does not say so legibly."""
    found = _SAVED.search(head)
    return moment_seconds(found[1]) if found else None


def _day_parts(written: str) -> tuple[int, int, int] | None:
    # Names come first: in "Nov 3, 2020, 1:08 PM" the digits alone read as 2020-01-08.
    if found := _MONTH_FIRST.search(written):
        return int(found[3]), _month_number(found[1]), int(found[2])
    if found := _DAY_FIRST.search(written):
        return int(found[3]), _month_number(found[2]), int(found[1])
    if found := _NUMERIC_DAY.search(written):
        return int(found[1]), int(found[2]), int(found[3])
    return None


def _month_number(name: str) -> int:
    return _MONTH_NAMES.index(name[:3]) + 1


def _hour(written: int, meridiem: str) -> int:
    if not meridiem or written > NOON:
        return written
    is_afternoon = meridiem in _AFTERNOON or meridiem[0] in "Pp"
    return written % NOON + NOON * is_afternoon
