"""Which of three written numbers is the day: decided over a whole file, never over one line."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from journal.errors import Invalid
from journal.importing.export import DAY_SECONDS

Order = tuple[int, int, int]

YEAR_FIRST, DAY_FIRST, MONTH_FIRST = (0, 1, 2), (2, 1, 0), (2, 0, 1)
"""Where year, month and day stand among the three numbers."""

_EPOCH = date(1970, 1, 1).toordinal()
_FOUR_DIGITS = 1000
_CENTURY = 2000
_YEARS = range(2005, 2101)
_BUDDHIST_YEARS = range(2548, 2644)
_BUDDHA_BEFORE_CHRIST = 543


class WrittenDay(NamedTuple):
    """Three numbers as they are written, the sign between them, and the weekday (0 is Monday).

    ``word`` is the weekday's word; one that no one knows still stands for one weekday only.
    """

    numbers: tuple[int, int, int]
    sign: str
    weekday: int | None = None
    word: str = ""


def day_seconds(day: WrittenDay, order: Order) -> int | None:
    """Midnight that begins a day, in seconds since 1970 on its own clock; None if there is none."""
    year, month, number = (day.numbers[place] for place in order)
    year += _CENTURY if year < _FOUR_DIGITS else 0
    year -= _BUDDHA_BEFORE_CHRIST if year in _BUDDHIST_YEARS else 0
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return (found.toordinal() - _EPOCH) * DAY_SECONDS if year in _YEARS else None


def order_of(days: Sequence[WrittenDay], *, day_first: bool | None = None) -> Order:
    """How a file writes its days; ``day_first`` is what the person says, None if not asked.

    Four digits in front are the year, and points stand between day, month and year. Otherwise the
    order counts with which all days exist and agree with their weekdays; what she says comes next,
    then which order never goes back in time. Raise ``Invalid`` ``dates_ambiguous`` when both do.
    """
    if all(day.numbers[0] >= _FOUR_DIGITS for day in days):
        return YEAR_FIRST
    if all(day.sign.startswith(".") for day in days):
        return _order_with_points(days)
    first, second = _wrong(days, DAY_FIRST), _wrong(days, MONTH_FIRST)
    if first != second:
        return DAY_FIRST if first < second else MONTH_FIRST
    if day_first is not None:
        return DAY_FIRST if day_first else MONTH_FIRST
    if _goes_back(days, DAY_FIRST) == _goes_back(days, MONTH_FIRST):
        raise Invalid("dates_ambiguous", field="order")
    return MONTH_FIRST if _goes_back(days, DAY_FIRST) else DAY_FIRST


def _order_with_points(days: Sequence[WrittenDay]) -> Order:
    """Points stand between day, month and year, but for "23. 5. 8.", which is short Korean.

    In Slovenia the same is written with the day first; then it throws years far apart to take it
    for Korean.
    """
    is_short = all(day.sign == ". " and day.numbers[2] < _FOUR_DIGITS for day in days)
    if not is_short:
        return DAY_FIRST
    faults = {order: (_wrong(days, order), _span(days, order)) for order in (YEAR_FIRST, DAY_FIRST)}
    return min(faults, key=lambda order: faults[order])


def _wrong(days: Sequence[WrittenDay], order: Order) -> tuple[int, int]:
    """How many days do not exist, and how many have a weekday or a word for it that cannot be."""
    nowhere = wrong = 0
    words: dict[str, int] = {}
    for day in days:
        seconds = day_seconds(day, order)
        if seconds is None:
            nowhere += 1
            continue
        weekday = (seconds // DAY_SECONDS + 3) % 7
        is_known = day.weekday is not None
        wrong += is_known and weekday != day.weekday
        if day.word and not is_known:
            wrong += words.setdefault(day.word, weekday) != weekday
    return nowhere, wrong + len(words) - len(set(words.values()))


def _span(days: Sequence[WrittenDay], order: Order) -> int:
    """Seconds from the first day to the last: a year taken for a day throws them far apart."""
    there = _there(days, order)
    return max(there, default=0) - min(there, default=0)


def _goes_back(days: Sequence[WrittenDay], order: Order) -> bool:
    return any(later < earlier for earlier, later in pairwise(_there(days, order)))


def _there(days: Sequence[WrittenDay], order: Order) -> list[int]:
    return [seconds for day in days if (seconds := day_seconds(day, order)) is not None]
