"""How tables write moments, in Korean and English, by programs and by people, as numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from journal.importing.export import DAY_SECONDS


class TimeWay(StrEnum):
    """In which order a moment is written, or as which number."""

    YEAR_FIRST = "year_first"
    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    NAMED_MONTH = "named_month"
    EPOCH = "epoch"
    SERIAL = "serial"


class Written(NamedTuple):
    """What one cell can mean: its day by each way that fits, its clock, its distance from UTC.

    Days are seconds since 1970, clock and offset seconds; None where the cell has none.
    """

    days: Mapping[TimeWay, int]
    clock: int | None
    offset: int | None


_YEARS = range(2000, 2100)
_SHORT_YEARS = range(10, 50)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_HALF = r"오전|오후|[AaPp]\.? ?[Mm]\.?"
_CLOCK = (
    rf"(?:(?P<before>{_HALF}) ?)?(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})"
    rf"(?::(?P<second>[0-9]{{2}})(?:[.,][0-9]{{1,9}})?)?(?: ?(?P<after>{_HALF}))?"
    r"(?: ?(?P<zone>Z|KST|JST|(?:UTC|GMT)?[+-][0-9]{2}:?[0-9]{2}|UTC|GMT))?"
)
_ENGLISH_DAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? ?)?"
_KOREAN_DAY = r"(?: ?\(?[월화수목금토일](?:요일)?\)?)?"
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_NUMERIC = re.compile(
    rf"{_ENGLISH_DAY}(?P<a>[0-9]{{1,4}}) ?[-./년] ?(?P<b>[0-9]{{1,2}}) ?[-./월] ?"
    rf"(?P<c>[0-9]{{1,4}})(?: ?일|\.)?{_KOREAN_DAY}(?:(?:T|,? ?){_CLOCK})?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"{_ENGLISH_DAY}(?:(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th)?[ .-]{{0,2}}(?P<m1>{_MONTH})"
    rf"|(?P<m2>{_MONTH}) ?(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?)"
    rf"[ ,-]{{0,2}}(?P<year>[0-9]{{4}})(?:,? ?(?:at )?{_CLOCK})?",
    re.IGNORECASE,
)
_YEAR_LAST = re.compile(
    rf"{_ENGLISH_DAY}(?P<month>{_MONTH}) (?P<day>[0-9]{{1,2}}) {_CLOCK} (?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})[ T_-]?([0-9]{4}(?:[0-9]{2})?)?")
_EPOCH = re.compile(r"(1[0-9]{9}|[2-3][0-9]{9})(?:\.[0-9]{1,9}|[0-9]{3}|[0-9]{6})?")
_SERIAL = re.compile(r"([3-7][0-9]{4})(?:\.([0-9]{1,16}))?")
_SERIALS = range(36526, 73051)
_SERIAL_OF_1970 = 25569
_CLOCK_ALONE = re.compile(_CLOCK, re.IGNORECASE)
_DIGITS = re.compile(r"([0-9]{1,2}?)([0-9]{2})([0-9]{2})?")
_DIGITS_LENGTHS = range(3, 7)
_KOREAN_CLOCK = re.compile(r"([0-9]{1,2})시(?: ?([0-9]{1,2})분)?(?: ?([0-9]{1,2})초)?")
_LENGTH = re.compile(r"([0-9]{1,6})(?:\.0)?(?::([0-9]{1,2})(?::([0-9]{1,2}))?)?")
_SPELLED = re.compile(
    r"(?:([0-9]{1,3}) ?(?:시간|h|hr|hrs|hours?) ?)?(?:([0-9]{1,4}) ?(?:분|m|min|mins|minutes?) ?)?"
    r"(?:([0-9]{1,6}) ?(?:초|s|sec|secs|seconds?))?",
    re.IGNORECASE,
)
_LONGEST_SECONDS = 7 * DAY_SECONDS
_NAMED_ZONES = {"": 0, "z": 0, "utc": 0, "gmt": 0, "kst": 9 * 3600, "jst": 9 * 3600}
_NOON = 12
_MINUTES = 60
_DAY_HOURS = 24
_FIRST_DAY = date(1970, 1, 1).toordinal()
_LONGEST = 60


def written_of(cell: str) -> Written | None:
    """What a cell can mean as a moment or a day; None when it is neither."""
    if not cell or len(cell) > _LONGEST:
        return None
    if cell.isascii() and cell.replace(".", "", 1).isdigit():
        return _of_number(cell)
    cell = _tidy(cell)
    numeric = _NUMERIC.fullmatch(cell)
    if numeric is not None:
        return _with_clock(_days(*numeric.group("a", "b", "c")), numeric)
    named = _NAMED.fullmatch(cell) or _YEAR_LAST.fullmatch(cell)
    if named is not None:
        return _with_clock(_named_day(named.groupdict()), named)
    compact = _COMPACT.fullmatch(cell)
    return None if compact is None else _of_compact(compact)


def clock_of(cell: str) -> tuple[int, int | None] | None:
    """Seconds since midnight of a cell that holds a clock alone, and its offset if it says one."""
    if cell.isascii() and cell.isdigit() and len(cell) in _DIGITS_LENGTHS:
        hour, minute, second = _digits(cell)
        clock = _seconds(hour, minute, second)
        return None if clock is None else (clock, None)
    found = _CLOCK_ALONE.fullmatch(_tidy(cell)) if len(cell) <= _LONGEST else None
    clock = None if found is None else _clock(found)
    return None if found is None or clock is None else (clock, _offset(found["zone"]))


def duration_of(cell: str, *, is_sheet: bool = False) -> int | None:
    """Seconds of a length such as 75, 1:15, 00:01:15, 1분 15초 or 1m 15s; a week at most.

    Of two numbers with a colon a sheet means hours and minutes, any other file minutes.
    """
    if not cell or len(cell) > _LONGEST:
        return None
    found = _LENGTH.fullmatch(cell) or _SPELLED.fullmatch(cell)
    if found is None:
        return None
    first, second, third = (int(number or 0) for number in found.groups())
    is_short = found.re is _LENGTH and found[3] is None and not (is_sheet and found[2] is not None)
    if found.re is _LENGTH and found[2] is None:
        first, second, third = 0, 0, first
    elif is_short:
        first, second, third = 0, first, second
    seconds = first * 3600 + second * 60 + third
    return seconds if seconds <= _LONGEST_SECONDS else None


def ways_of(cells: Iterable[Written | None]) -> list[TimeWay]:
    """The ways that read the most cells; several when the whole column leaves it open."""
    counts = Counter(way for cell in cells if cell is not None for way in cell.days)
    most = max(counts.values(), default=0)
    return [way for way in TimeWay if counts[way] == most and most]


def _tidy(cell: str) -> str:
    if "시" in cell:
        cell = _KOREAN_CLOCK.sub(
            lambda found: f"{found[1]}:{int(found[2] or 0):02}:{int(found[3] or 0):02}", cell
        )
    return " ".join(cell.split())


def _of_number(cell: str) -> Written | None:
    serial = _SERIAL.fullmatch(cell)
    if serial is not None and int(serial[1]) in _SERIALS:
        day = (int(serial[1]) - _SERIAL_OF_1970) * DAY_SECONDS
        clock = round(float(f"0.{serial[2]}") * DAY_SECONDS) if serial[2] else None
        return Written({TimeWay.SERIAL: day}, clock, None)
    compact = _COMPACT.fullmatch(cell)
    if compact is not None:
        return _of_compact(compact)
    epoch = _EPOCH.fullmatch(cell)
    return None if epoch is None else Written({TimeWay.EPOCH: int(epoch[1])}, 0, 0)


def _of_compact(found: re.Match[str]) -> Written | None:
    days = _days(found[1], found[2], found[3])
    clock = None if found[4] is None else _seconds(*_digits(found[4]))
    return None if not days or (clock is None and found[4]) else Written(days, clock, None)


def _digits(written: str) -> tuple[int, int, int]:
    """Split 905, 1805, 90509 or 180509, where the first zero may be lost."""
    found = _DIGITS.fullmatch(written)
    hour, minute, second = found.groups() if found else ("99", "0", "0")
    return int(hour), int(minute), int(second or 0)


def _with_clock(days: Mapping[TimeWay, int], found: re.Match[str]) -> Written | None:
    if not days:
        return None
    if found["hour"] is None:
        return Written(days, None, None)
    clock = _clock(found)
    return None if clock is None else Written(days, clock, _offset(found["zone"]))


def _clock(found: re.Match[str]) -> int | None:
    hour = int(found["hour"])
    half = (found["before"] or found["after"] or "").lower()
    if half and hour <= _NOON:
        is_afternoon = half.startswith("p") or half == "오후"
        hour = hour % _NOON + (_NOON if is_afternoon else 0)
    return _seconds(hour, int(found["minute"]), int(found["second"] or 0))


def _seconds(hour: int, minute: int, second: int) -> int | None:
    if minute >= _MINUTES or second >= _MINUTES or hour > _DAY_HOURS:
        return None
    clock = hour * 3600 + minute * 60 + second
    return clock if clock <= DAY_SECONDS else None


def _offset(zone: str | None) -> int | None:
    if zone is None:
        return None
    written = zone.lower()
    if written in _NAMED_ZONES:
        return _NAMED_ZONES[written]
    sign = -1 if "-" in written else 1
    digits = re.sub("[^0-9]", "", written)
    return sign * (int(digits[:2]) * 3600 + int(digits[2:]) * 60)


@lru_cache(maxsize=20_000)
def _days(first: str, second: str, third: str) -> Mapping[TimeWay, int]:
    """Each way in which three numbers are a day; a year has four digits or, in this age, two."""
    orders = {
        TimeWay.YEAR_FIRST: (first, second, third),
        TimeWay.DAY_FIRST: (third, second, first),
        TimeWay.MONTH_FIRST: (third, first, second),
    }
    found = {way: _day(*order) for way, order in orders.items()}
    return {way: day for way, day in found.items() if day is not None}


def _named_day(found: Mapping[str, str | None]) -> Mapping[TimeWay, int]:
    month = found.get("month") or found.get("m1") or found.get("m2") or ""
    day = found.get("day") or found.get("d1") or found.get("d2") or ""
    number = _MONTHS.index(month[:3].lower()) + 1
    seconds = _day(found.get("year") or "", str(number), day)
    return {} if seconds is None else {TimeWay.NAMED_MONTH: seconds}


def _day(year: str, month: str, day: str) -> int | None:
    number = int(year)
    if len(year) <= 2 and number in _SHORT_YEARS:  # noqa: PLR2004 - two digits of a year
        number += 2000
    if number not in _YEARS or len(day) > 2 or len(month) > 2:  # noqa: PLR2004 - digits of a day
        return None
    try:
        return (date(number, int(month), int(day)).toordinal() - _FIRST_DAY) * DAY_SECONDS
    except ValueError:
        return None
