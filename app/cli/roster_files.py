"""What a roster's file comes to with what was said on the command line about it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any

from app.cli.shifts import read_slot
from app.rosters.refusals import about_event
from journal.errors import Invalid
from journal.rosters.calendar_file import CalendarFile, read_calendar
from journal.rosters.codes import AS_IT_WAS, Meaning, is_called, proposed
from journal.rosters.day_words import tidy
from journal.rosters.plan import Plan
from journal.rosters.planning import plan_of_calendar, plan_of_entries, titles_without_hours
from journal.rosters.sheets import Person, Said, Sheet, person_named
from journal.rosters.table_file import read_sheet, tables_in
from journal.shifts.rules import DAY_MINUTES
from journal.vocabulary import ShiftKind

AROUND = (timedelta(days=3653), timedelta(days=400))
"""How far around today a calendar file is read."""

Found = tuple[Plan | None, dict[str, Any]]
"""What a file comes to, None for nothing; and what else there is to say of it."""


def of_calendar(content: bytes, given: Mapping[str, Any]) -> Found:
    """The shifts of a calendar; raise ``Invalid`` for one without, unless its events are bad."""
    today, (past, future) = given["today"], AROUND
    calendar = read_calendar(content, given["zone"], (today - past, today + future))
    chosen = _chosen(calendar, given)
    said = {
        "events": calendar.event_count,
        "unknown_zones": calendar.unknown_zones,
        "whole_days_without_hours": len(titles_without_hours(calendar, chosen)),
        "bad": [{**asdict(one), "message": about_event(one.reason)} for one in calendar.bad],
    }
    try:
        return plan_of_calendar(calendar, chosen, given["zone"]), said
    except Invalid as invalid:
        if invalid.reason != "nothing_chosen" or not calendar.bad:
            raise
        return None, said


def _chosen(calendar: CalendarFile, given: Mapping[str, Any]) -> dict[int, Meaning]:
    """The titles that are shifts: those asked for, or all that have a time or known hours."""
    wanted = {tidy(title) for title in given["titles"]}
    meanings = _meanings(calendar.titles, given)
    timed = {one.title for one in calendar.occurrences if not one.is_all_day}
    chosen: dict[int, Meaning] = {}
    for place, title in enumerate(calendar.titles):
        if wanted and tidy(title) not in wanted:
            continue
        if title in meanings or place in timed or wanted:
            is_called_so = _is_called(title, given)
            usual = Meaning(shift=ShiftKind.ON_CALL) if is_called_so else AS_IT_WAS
            chosen[place] = meanings.get(title, usual)
    return chosen


def of_table(content: bytes, given: Mapping[str, Any]) -> Found:
    """The shifts of one person in a grid or a list; raise ``Invalid``."""
    tables = tables_in(content)
    number = given["sheet"]
    if not 1 <= number <= len(tables):
        raise Invalid("unknown_sheet")
    name, table = tables[number - 1]
    sheet = read_sheet(
        name, table, Said(given["today"], given["year"], given["month"], given["order"] or "")
    )
    person = _person(sheet, given["row"])
    meanings = _meanings([entry.code for entry in person.entries], given)
    plan = plan_of_entries(
        person.entries,
        meanings,
        zone=given["zone"],
        span=(sheet.first, sheet.last),
        source=sheet.source,
        nights_end_on_their_date=given["nights"] == "morning",
    )
    if not plan.shifts and not plan.days:
        raise Invalid("no_hours_given")
    unclear = [
        {
            "line": note.line,
            "column": note.column,
            "date": note.day and note.day.isoformat(),
            "reason": note.reason,
        }
        for note in (*plan.unclear, *person.notes)
    ]
    return plan, {"layout": sheet.source.value, "people": len(sheet.people), "unclear": unclear}


def _person(sheet: Sheet, row: str | None) -> Person:
    if row is not None:
        return person_named(sheet, row)
    if len(sheet.people) > 1:
        raise Invalid("row_needed")
    return sheet.people[0]


def _meanings(words: Iterable[str], given: Mapping[str, Any]) -> dict[str, Meaning]:
    """What codes or titles mean: as was said with --hours, else as nearly everywhere."""
    codes = frozenset(words)
    said: dict[str, Meaning] = {}
    general: tuple[tuple[int, int], ...] | None = None
    for text in given["own"]:
        code, equals, hours = text.rpartition("=")
        stretches = tuple(_stretch(one) for one in hours.split(","))
        if equals:
            said |= {one: Meaning(stretches) for one in codes if tidy(one) == tidy(code)}
        else:
            general = stretches
    found = {**proposed(codes), **said}
    if general is not None:
        found |= {one: Meaning(general) for one in codes if one and one not in found}
    return {
        one: replace(meaning, shift=ShiftKind.ON_CALL) if _is_called(one, given) else meaning
        for one, meaning in found.items()
    }


def _stretch(text: str) -> tuple[int, int]:
    begin, end = read_slot(text)
    return begin % DAY_MINUTES, end % DAY_MINUTES


def _is_called(words: str, given: Mapping[str, Any]) -> bool:
    return is_called(words) or tidy(words) in {tidy(one) for one in given["called"]}
