"""Days in seven columns: what each shows at a glance, and the sentence that says the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.language import current_locale, format_day
from app.shifts import words
from app.words import label
from journal.shifts.months import part_of_day
from journal.shifts.queries import RosterDay
from journal.shifts.roster import RestGap
from journal.shifts.rules import ShiftInterval
from journal.vocabulary import DayKind, Locale

HOUR = 60
UNTIL = "\u2013"
"""The dash that stands between two times."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that a day holds: its drawing, a word where hours don't say it, short lines."""

    sign: str
    word: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One day: ``rest`` is set before a quick return, ``is_beside`` for another month's day."""

    day: date
    marks: tuple[Mark, ...]
    holiday: str
    rest: str
    said: str
    is_beside: bool
    is_today: bool

    @property
    def tone(self) -> str:
        """What the day is first of all, as the name of its looks."""
        return self.marks[0].sign if self.marks else "free"


Weeks = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Fortnight:
    """Two weeks with what their drawings mean, and the quick returns in them."""

    weeks: Weeks
    signs: Sequence[tuple[str, str]]
    quick: Sequence[RestGap]


def fortnight_of(days: Sequence[RosterDay], holidays: Mapping[date, str], today: date) -> Fortnight:
    """Put together what a page shows of two weeks."""
    weeks = weeks_of(days, holidays, today)
    rests = (day.rest_before for day in days)
    return Fortnight(
        weeks, signs_in(weeks), [rest for rest in rests if rest and rest.is_quick_return]
    )


def weeks_of(
    days: Sequence[RosterDay],
    holidays: Mapping[date, str],
    today: date,
    month: date | None = None,
) -> Weeks:
    """Lay days that begin on a Monday out in weeks; those beside the month are lighter."""
    cells = [_cell(day, holidays.get(day.local_date, ""), today, month) for day in days]
    return [cells[begin : begin + 7] for begin in range(0, len(cells), 7)]


def signs_in(weeks: Weeks) -> list[tuple[str, str]]:
    """Every drawing that some weeks show, with what it means."""
    cells = [cell for week in weeks for cell in week]
    shown = {mark.sign for cell in cells for mark in cell.marks}
    shown |= {"quick" for cell in cells if cell.rest}
    return [(sign, name) for sign, name in words.signs().items() if sign in shown]


def contents(day: RosterDay) -> str:
    """Say what a day holds: its work, why it has none, its time on call."""
    said = [" ".join(filter(None, (words.hours(one), words.after_plan(one)))) for one in day.shifts]
    if day.day_kind is not None:
        said.append(label(day.day_kind))
    said += [words.on_call(shift) for shift in day.on_call]
    return ". ".join(said or [words.free()])


def short_hours(stretches: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Hours by the clock in lines as short as a column of a phone: 07-15, or 07:30 and -15:30."""
    return tuple(line for stretch in stretches for line in _short(*stretch))


def stretches_of(shifts: Iterable[ShiftInterval]) -> tuple[tuple[int, int], ...]:
    """From which minute of the clock to which each shift was planned."""
    return tuple(_minutes(shift) for shift in shifts)


def sign_of(stretches: Sequence[tuple[int, int]]) -> str:
    """The drawing for the work of one day."""
    return "split" if len(stretches) > 1 else part_of_day(*stretches[0]).value


def _cell(day: RosterDay, holiday: str, today: date, month: date | None) -> Cell:
    quick = day.rest_before if day.rest_before and day.rest_before.is_quick_return else None
    return Cell(
        day=day.local_date,
        marks=tuple(_marks(day, holiday)),
        holiday=holiday,
        rest=words.short_rest(quick) if quick else "",
        said=". ".join(filter(None, _sentences(day, holiday))),
        is_beside=month is not None and day.local_date.month != month.month,
        is_today=day.local_date == today,
    )


def _marks(day: RosterDay, holiday: str) -> Iterator[Mark]:
    if day.shifts:
        stretches = stretches_of(day.shifts)
        yield Mark(sign_of(stretches), lines=short_hours(stretches))
    if day.day_kind is not None:
        # Korean names are short enough to stand in a column by themselves.
        is_korean = current_locale() is Locale.KO
        is_named = is_korean and day.day_kind is DayKind.HOLIDAY and holiday
        yield Mark(day.day_kind.value, word="" if is_named else words.short_kind(day.day_kind))
    if day.on_call:
        yield Mark("on_call", lines=short_hours(stretches_of(day.on_call)))


def _sentences(day: RosterDay, holiday: str) -> tuple[str, ...]:
    return (format_day(day.local_date), holiday, contents(day), words.rest(day.rest_before))


def _short(begin: int, end: int) -> tuple[str, ...]:
    if begin % HOUR or end % HOUR:
        return (_clock(begin), f"{UNTIL}{_clock(end)}")
    return (f"{begin // HOUR:02}{UNTIL}{(end // HOUR) or 24:02}",)


def _clock(minute: int) -> str:
    return f"{minute // HOUR:02}:{minute % HOUR:02}" if minute % HOUR else f"{minute // HOUR:02}"


def _minutes(shift: ShiftInterval) -> tuple[int, int]:
    zone = ZoneInfo(shift.zone)
    begin, end = shift.starts_at.astimezone(zone), shift.planned_end.astimezone(zone)
    return begin.hour * HOUR + begin.minute, end.hour * HOUR + end.minute
