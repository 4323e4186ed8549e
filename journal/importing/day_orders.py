"""Which of three written numbers is the day: decided over a whole file, never over one line."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from journal.errors import Invalid
from journal.importing.export import DAY_SECONDS

YEAR_FIRST, DAY_FIRST, MONTH_FIRST = (0, 1, 2), (2, 1, 0), (2, 0, 1)
"""Where year, month and day stand among the three numbers."""

_EPOCH = date(1970, 1, 1).toordinal()
_FOUR_DIGITS = 1000
_CENTURY = 2000
_YEARS = range(2005, 2101)


class WrittenDay(NamedTuple):
    """Three numbers as they are written, the sign between them, and the weekday (0 is Monday)."""

    numbers: tuple[int, int, int]
    sign: str
    weekday: int | None = None


def day_seconds(day: WrittenDay, order: tuple[int, int, int]) -> int | None:
    """Midnight that begins a day, in seconds since 1970 on its own clock; None if there is none."""
    year, month, number = (day.numbers[place] for place in order)
    year += _CENTURY if year < _FOUR_DIGITS else 0
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return (found.toordinal() - _EPOCH) * DAY_SECONDS if year in _YEARS else None


def order_of(days: Sequence[WrittenDay], *, day_first: bool | None = None) -> tuple[int, int, int]:
    """How a file writes its days; ``day_first`` is what the person says, None if not asked.

    Four digits in front are the year. Otherwise the order counts with which all days exist, which
    agrees with the weekdays, and which does not go back in time. Raise ``Invalid``
    ``dates_ambiguous`` when both do.
    """
    if all(day.numbers[0] >= _FOUR_DIGITS for day in days):
        return YEAR_FIRST
    if day_first is not None:
        return DAY_FIRST if day_first else MONTH_FIRST
    if all(day.sign == "." for day in days):
        return DAY_FIRST
    faults = {order: _faults(days, order) for order in (DAY_FIRST, MONTH_FIRST)}
    if faults[DAY_FIRST] == faults[MONTH_FIRST]:
        raise Invalid("dates_ambiguous", field="order")
    return min(faults, key=lambda order: faults[order])


def _faults(days: Sequence[WrittenDay], order: tuple[int, int, int]) -> tuple[int, int, int]:
    """How many days do not exist, have another weekday, or lie before the one written above."""
    found = [day_seconds(day, order) for day in days]
    there = [seconds for seconds in found if seconds is not None]
    wrong_weekdays = sum(
        day.weekday is not None and (seconds // DAY_SECONDS + 3) % 7 != day.weekday
        for day, seconds in zip(days, found, strict=True)
        if seconds is not None
    )
    backwards = sum(later < earlier for earlier, later in pairwise(there))
    return len(found) - len(there), wrong_weekdays, backwards
