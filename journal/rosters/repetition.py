"""A repeating event's rule, taken apart; one by the hour or less is no roster and is refused."""

import re
from dataclasses import dataclass
from datetime import date, time

from journal.errors import Invalid

LARGEST_NUMBER = 10_000
LONGEST_RULE = 2_000
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")

_WEEKDAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})(Z)?)?")
_NUMBERED = {
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYSETPOS": (-366, 366),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 59),
}
_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", *_NUMBERED}


@dataclass(frozen=True, slots=True)
class Until:
    """When a rule ends; what starts then is still of it. ``clock`` None is the whole date."""

    day: date
    clock: time | None
    is_utc: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as written: ``weekdays`` are (which of the month or year, or 0, and the weekday)."""

    frequency: str
    interval: int
    count: int | None
    until: Until | None
    week_start: int
    weekdays: tuple[tuple[int, int], ...]
    numbers: dict[str, tuple[int, ...]]

    @property
    def is_bare(self) -> bool:
        """Whether it repeats on the day of its start, as no part names another."""
        return not (self.weekdays or self.of("BYMONTHDAY") or self.of("BYYEARDAY"))

    @property
    def fixed(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """The months, the days of a month and those of a year that it names."""
        return self.of("BYMONTH"), self.of("BYMONTHDAY"), self.of("BYYEARDAY")

    def of(self, name: str) -> tuple[int, ...]:
        """The numbers of a part such as BYMONTH, none when it is not there."""
        return self.numbers.get(name, ())


def rule_of(text: str) -> Rule:
    """Read a rule; raise ``Invalid`` ``bad_rule`` or ``repeats_too_often``."""
    if len(text) > LONGEST_RULE:
        raise Invalid("bad_rule")
    parts: dict[str, str] = {}
    for piece in text.strip().strip(";").upper().split(";"):
        name, _, value = piece.partition("=")
        name = name.strip()
        if name not in _KNOWN or name in parts or not value.strip():
            raise Invalid("bad_rule")
        parts[name] = value.strip()
    frequency = parts.get("FREQ", "")
    if frequency in {"SECONDLY", "MINUTELY", "HOURLY"}:
        raise Invalid("repeats_too_often")
    if frequency not in FREQUENCIES:
        raise Invalid("bad_rule")
    week_start = parts.get("WKST", "MO")
    if week_start not in WEEKDAYS:
        raise Invalid("bad_rule")
    # Some calendars write COUNT=-1 for a rule without an end.
    count = None if parts.get("COUNT", "-1") == "-1" else _number(parts["COUNT"], 0)
    return Rule(
        frequency,
        _number(parts.get("INTERVAL", "1"), 1),
        count,
        _until(parts["UNTIL"]) if "UNTIL" in parts else None,
        WEEKDAYS.index(week_start),
        tuple(_weekday(one) for one in _pieces(parts.get("BYDAY", ""))),
        {
            name: tuple(sorted({_between(one, *_NUMBERED[name]) for one in _pieces(parts[name])}))
            for name in _NUMBERED
            if name in parts
        },
    )


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in text.split(",") if piece.strip()]


def _weekday(text: str) -> tuple[int, int]:
    found = _WEEKDAY.fullmatch(text)
    if found is None:
        raise Invalid("bad_rule")
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _between(text: str, low: int, high: int) -> int:
    try:
        number = int(text)
    except ValueError:
        raise Invalid("bad_rule") from None
    if not low <= number <= high:
        raise Invalid("bad_rule")
    return number


def _number(text: str, low: int) -> int:
    return _between(text, low, LARGEST_NUMBER)


def _until(text: str) -> Until:
    found = _UNTIL.fullmatch(text)
    if found is None:
        raise Invalid("bad_rule")
    try:
        day = date(*map(int, found.groups()[:3]))
        clock = time(int(found[4]), int(found[5]), int(found[6])) if found[4] else None
    except ValueError:
        raise Invalid("bad_rule") from None
    return Until(day, clock, is_utc=found[7] is not None)
