"""The months that a roster would bring, day by day, and what they come to."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from app.language import format_day, ngettext
from app.language import gettext as _
from app.rosters.words import between, month_name
from app.words import label
from journal.rosters.codes import Meaning
from journal.rosters.plan import DAY, Plan, PlannedShift
from journal.rosters.sheets import Entry
from journal.shifts.months import part_of_day
from journal.vocabulary import DayKind, ShiftKind

MOST_MONTHS = 3
HOUR = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a day holds: its drawing, a word where hours don't say it, short lines."""

    sign: str
    word: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One day as the grid of shifts draws it."""

    day: date
    marks: tuple[Mark, ...]
    said: str
    is_beside: bool
    holiday: str = ""
    rest: str = ""
    is_today: bool = False

    @property
    def tone(self) -> str:
        """What the day is first of all, as the name of its looks."""
        return self.marks[0].sign if self.marks else "free"


@dataclass(frozen=True, slots=True)
class Month:
    """One month in weeks that begin on a Monday."""

    name: str
    weeks: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Night:
    """One night read in both ways: begun on the date it is written on, or over on it."""

    day: date
    evening: str
    morning: str


def months_of(plan: Plan) -> list[Month]:
    """All months in which something stands; a page shows the first ``MOST_MONTHS``."""
    said = sorted({one.local_date for one in plan.shifts} | plan.days.keys() | set(plan.left))
    firsts = list(dict.fromkeys(day.replace(day=1) for day in said))
    shifts: dict[date, list[PlannedShift]] = defaultdict(list)
    for one in plan.shifts:
        shifts[one.local_date].append(one)
    return [Month(month_name(first), _weeks(plan, shifts, first)) for first in firsts]


def totals_of(plan: Plan) -> str:
    """What a roster comes to, in one sentence."""
    worked = sum(one.kind is ShiftKind.WORK for one in plan.shifts)
    called = len(plan.shifts) - worked
    parts = [
        ngettext("%(num)s shift", "%(num)s shifts", worked) if worked or not called else "",
        ngettext("%(num)s time on call", "%(num)s times on call", called) if called else "",
        ngettext("%(num)s free day", "%(num)s free days", len(plan.days)) if plan.days else "",
    ]
    return ", ".join(filter(None, parts))


def first_night(entries: Sequence[Entry], meanings: Mapping[str, Meaning]) -> Night | None:
    """The first night of a row, told in both ways; None when there is none to ask about."""
    for entry in sorted(entries, key=lambda one: one.day):
        meaning = meanings.get(entry.code) if entry.hours is None else None
        if meaning is not None and meaning.is_night:
            begin, end = meaning.stretches[0]
            return Night(
                entry.day,
                _night(entry.day, begin, end),
                _night(entry.day - DAY, begin, end),
            )
    return None


def _night(day: date, begin: int, end: int) -> str:
    return _("%(first)s %(hours)s", first=format_day(day), hours=between(begin, end))


def _weeks(
    plan: Plan, shifts: Mapping[date, Sequence[PlannedShift]], first: date
) -> list[list[Cell]]:
    begin = first - first.weekday() * DAY
    following = (first + timedelta(days=32)).replace(day=1)
    days = ((following - begin).days + 6) // 7 * 7
    cells = [_cell(plan, shifts.get(day, ()), day, first) for day in _dates(begin, days)]
    return [cells[place : place + 7] for place in range(0, days, 7)]


def _dates(begin: date, count: int) -> Iterator[date]:
    return (begin + number * DAY for number in range(count))


def _cell(plan: Plan, shifts: Sequence[PlannedShift], day: date, first: date) -> Cell:
    is_beside = day.month != first.month
    marks = () if is_beside else tuple(_marks(plan, shifts, day))
    said = [format_day(day), *(between(*_minutes(one, plan.zone)) for one in shifts)]
    if day in plan.days:
        said.append(label(plan.days[day]))
    if day in plan.left:
        said.append(_("stays as it was"))
    return Cell(day, marks, "" if is_beside else ". ".join(said), is_beside)


def _marks(plan: Plan, shifts: Sequence[PlannedShift], day: date) -> Iterator[Mark]:
    for one in shifts:
        minutes = _minutes(one, plan.zone)
        is_called = one.kind is ShiftKind.ON_CALL
        sign = "on_call" if is_called else part_of_day(*minutes).value
        yield Mark(sign, lines=_short(*minutes))
    if day in plan.days:
        kind = plan.days[day]
        yield Mark(kind.value, word=label(kind) if kind is not DayKind.OFF else "")
    if day in plan.left:
        yield Mark("left", word="?")


def _minutes(one: PlannedShift, zone: ZoneInfo) -> tuple[int, int]:
    begin, end = one.starts_at.astimezone(zone), one.ends_at.astimezone(zone)
    return begin.hour * HOUR + begin.minute, end.hour * HOUR + end.minute


def _short(begin: int, end: int) -> tuple[str, ...]:
    """Hours as short as a column of a phone: 07-15, or 07:30 and -15:30."""
    if begin % HOUR or end % HOUR:
        return (f"{begin // HOUR:02}:{begin % HOUR:02}", f"\u2013{end // HOUR:02}:{end % HOUR:02}")
    return (f"{begin // HOUR:02}\u2013{(end // HOUR) or 24:02}",)
