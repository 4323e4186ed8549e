"""When what a person wants gone is due, what a period may be, and how long entries stay."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.shifts.rules import EARLIEST
from journal.vocabulary import ErasureScope

UNDO = {ErasureScope.PERIOD: timedelta(hours=24), ErasureScope.ACCOUNT: timedelta(days=7)}
"""How long what she wants erased can be taken back."""

FEWEST_MONTHS, MONTHS_KEPT = 1, 24
"""For how many months entries stay: the least one can choose, and what holds without a choice."""

WARNED_FOR = timedelta(days=7)
"""How long her page says that something goes by its age, before anything does."""

SHIFTS_LONGER = timedelta(days=62)
"""Entries about shifts go so much later: newer entries are still placed beside them."""

MOST_PENDING = 20
"""Periods, and the account, that can wait to be erased at a time."""

BEGINNING = date(1970, 1, 1)
"""No entry is older."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Dates from first to last, both included; with what she entered for single shifts or not."""

    first: date
    last: date
    with_shifts: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Dates from first to last, both included, on a clock; ``written_by`` spares what came later.

    ``written_by`` is an aware moment: what was written after it is none of this span's.
    """

    first: date
    last: date
    zone: ZoneInfo
    written_by: datetime

    @property
    def begins_at(self) -> datetime:
        """The first moment, in UTC."""
        return _midnight(self.first, self.zone)

    @property
    def ends_at(self) -> datetime:
        """The first moment after it, in UTC."""
        return _midnight(self.last + DAY, self.zone)


def check_period(period: Period, today: date) -> None:
    """Raise ``Invalid`` for a period that ends before it begins, or is not over yet."""
    if period.first < EARLIEST:
        raise Invalid("too_early", field="first")
    if period.last > today:
        raise Invalid("to_come", field="last")
    if period.last < period.first:
        raise Invalid("ends_first", field="last")


def check_months(months: int) -> None:
    """Raise ``Invalid`` for a time that entries cannot be kept for."""
    if not FEWEST_MONTHS <= months <= MONTHS_KEPT:
        raise Invalid("out_of_range", field="months")


def kept_from(today: date, months: int) -> date:
    """The first date whose entries stay; the end of a shorter month stands for later days."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def first_kept_by_months(today: date) -> tuple[date, ...]:
    """The first date whose entries stay, for each number of months one can choose."""
    return tuple(kept_from(today, months) for months in range(FEWEST_MONTHS, MONTHS_KEPT + 1))


def goes_on(day: date, months: int) -> date:
    """The date on which the entries of a day are first too old."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    found = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    # Months differ in length, so that the last days of one may wait for the end of another.
    while kept_from(found, months) <= day:
        found += DAY
    return found


def already_too_old(by_day: Iterable[tuple[date, int]], first_kept: date) -> int:
    """How many of what would come, counted by day, are from before the first date that stays."""
    return sum(count for day, count in by_day if day < first_kept)


def first_removal(oldest: date, months: int, today: date, announced_on: date | None) -> date:
    """The date on which an account's first entries go: by their age, and after a week's word."""
    since = today if announced_on is None else announced_on
    return max(goes_on(oldest, months), since + WARNED_FOR)


def left_of(
    begins_at: datetime, ends_at: datetime, span: Span
) -> tuple[tuple[datetime, datetime], ...]:
    """What is left of a stretch of time once a span is taken out of it."""
    pieces = ((begins_at, min(ends_at, span.begins_at)), (max(begins_at, span.ends_at), ends_at))
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
