"""From what stands in a roster to what would be kept of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from journal.errors import Invalid
from journal.rosters.calendar_file import CalendarFile, Occurrence
from journal.rosters.codes import AS_IT_WAS, Meaning, is_called
from journal.rosters.plan import DAY, Plan, PlannedShift, checked, pieces_of, stretch_of
from journal.rosters.sheets import Entry, Note
from journal.vocabulary import DayKind, RosterSource, ShiftKind


def plan_of_entries(
    entries: Iterable[Entry],
    meanings: Mapping[str, Meaning],
    *,
    zone: ZoneInfo,
    span: tuple[date, date],
    source: RosterSource = RosterSource.GRID,
    nights_end_on_their_date: bool = False,
) -> Plan:
    """What the entries of one person come to; ``span`` are the dates the roster speaks for.

    ``nights_end_on_their_date`` is whether a night written on the 3rd is over on the 3rd; else it
    begins then.
    """
    shifts: set[PlannedShift] = set()
    days: dict[date, DayKind] = {}
    unclear: list[Note] = []
    for entry in entries:
        if entry.hours is None and not entry.code:
            continue
        meaning = _meaning_of(entry, meanings)
        if meaning == AS_IT_WAS:
            unclear.append(_unclear(entry, is_known=entry.code in meanings))
        elif meaning.free is not None:
            days[entry.day] = meaning.free
        is_before = nights_end_on_their_date and meaning.is_night
        shifts |= set(_stretches(entry.day, meaning, zone, is_before=is_before))
    worked = {shift.local_date for shift in shifts}
    plan = Plan(
        source,
        zone,
        min([span[0], *worked]),
        span[1],
        tuple(sorted(shifts)),
        {day: kind for day, kind in days.items() if day not in worked},
        tuple(sorted({note.day for note in unclear if note.day} - worked - days.keys())),
        tuple(unclear),
        len(unclear),
    )
    return checked(plan)


def _unclear(entry: Entry, *, is_known: bool) -> Note:
    reason = "left_as_it_was" if is_known else "not_understood"
    return Note(entry.line, entry.column, reason, entry.day)


def _stretches(
    day: date, meaning: Meaning, zone: ZoneInfo, *, is_before: bool
) -> Iterator[PlannedShift]:
    """The stretches of one date; those over midnight begin the day before if ``is_before``."""
    for begin, end in meaning.stretches:
        first = day - DAY if is_before and end < begin else day
        yield from stretch_of(first, begin, end, zone=zone, kind=meaning.shift)


def plan_of_calendar(calendar: CalendarFile, chosen: Mapping[int, Meaning], zone: ZoneInfo) -> Plan:
    """What the events of the chosen titles come to.

    A timed event is worked, or on call, as long as it lasts; one of whole days as its title means,
    and left out where that is not known. Raises ``Invalid`` ``nothing_chosen``.
    """
    shifts: set[PlannedShift] = set()
    days: dict[date, DayKind] = {}
    for one in calendar.occurrences:
        meaning = chosen.get(one.title)
        if meaning is None or not meaning.is_mine:
            continue
        if meaning.free is not None:
            days |= dict.fromkeys(_dates(one), meaning.free)
        else:
            shifts |= set(_shifts_of(one, meaning, zone))
    spoken = {shift.local_date for shift in shifts} | days.keys()
    if not spoken:
        raise Invalid("nothing_chosen", field="titles")
    return checked(
        Plan(
            RosterSource.ICS,
            zone,
            min(spoken),
            max(spoken),
            tuple(sorted(shifts)),
            days,
            bad_count=len(calendar.bad),
        )
    )


def _shifts_of(one: Occurrence, meaning: Meaning, zone: ZoneInfo) -> Iterator[PlannedShift]:
    if one.starts_at is not None and one.ends_at is not None:
        yield from pieces_of(one.starts_at, one.ends_at, zone, meaning.shift)
        return
    for day in _dates(one):
        yield from _stretches(day, meaning, zone, is_before=False)


def titles_without_hours(calendar: CalendarFile, chosen: Mapping[int, Meaning]) -> tuple[int, ...]:
    """The chosen titles that have whole days, but no hours for them."""
    whole = {one.title for one in calendar.occurrences if one.is_all_day}
    return tuple(
        title
        for title in sorted(whole & chosen.keys())
        if chosen[title].is_mine and not chosen[title].stretches and chosen[title].free is None
    )


def _meaning_of(entry: Entry, meanings: Mapping[str, Meaning]) -> Meaning:
    if entry.hours is None:
        return meanings.get(entry.code, AS_IT_WAS)
    called = ShiftKind.ON_CALL if is_called(entry.code) else ShiftKind.WORK
    said = meanings.get(entry.code)
    return Meaning((entry.hours,), said.shift if said else called)


def _dates(one: Occurrence) -> Iterator[date]:
    for number in range((one.last - one.first).days + 1):
        yield one.first + number * DAY
