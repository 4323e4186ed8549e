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
            reason = "not_understood" if entry.code not in meanings else "left_as_it_was"
            unclear.append(Note(entry.line, entry.column, reason, entry.day))
        if meaning.free is not None:
            days[entry.day] = meaning.free
        for begin, end in meaning.stretches:
            is_before = nights_end_on_their_date and end < begin and meaning.is_night
            day = entry.day - DAY if is_before else entry.day
            shifts |= set(stretch_of(day, begin, end, zone=zone, kind=meaning.shift))
    worked = {shift.local_date for shift in shifts}
    left = {note.day for note in unclear if note.day} - worked - days.keys()
    first, last = span
    return checked(
        Plan(
            source,
            zone,
            min([first, *worked]),
            last,
            tuple(sorted(shifts)),
            {day: kind for day, kind in days.items() if day not in worked},
            tuple(sorted(left)),
            tuple(unclear),
            len(unclear),
        )
    )


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
        for begin, end in meaning.stretches:
            yield from stretch_of(day, begin, end, zone=zone, kind=meaning.shift)


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
