"""Bent rosters and calendars, read as far as what would be kept of them."""

from datetime import date
from random import Random
from zoneinfo import ZoneInfo

from journal.causes.roster_file import read_roster
from journal.errors import Invalid
from journal.files.text import text_of
from journal.rosters.calendar_file import CalendarFile, read_calendar
from journal.rosters.codes import Meaning, proposed
from journal.rosters.planning import plan_of_calendar, plan_of_entries
from journal.rosters.sheets import Said, person_named
from journal.rosters.table_file import read_sheet, tables_in

SEOUL = ZoneInfo("Asia/Seoul")
TODAY = date(2024, 4, 28)
WINDOW = (date(2024, 4, 1), date(2025, 4, 1))
_LOOKED_AT_PEOPLE = 3


def read_table_roster(content: bytes, dice: Random) -> object:
    """Read every sheet, with some questions answered and some not."""
    said = Said(
        TODAY,
        year=dice.choice((None, None, 2024, 1, 9999)),
        month=dice.choice((None, None, 5, 12)),
        order=dice.choice(("", "", "dmy", "mdy", "ymd")),
    )
    plans: list[object] = []
    for name, table in tables_in(content):
        sheet = read_sheet(name, table, said)
        for person in sheet.people[:_LOOKED_AT_PEOPLE]:
            person.label.encode()
            meanings = proposed(frozenset(entry.code for entry in person.entries))
            plans.append(
                plan_of_entries(
                    person.entries,
                    meanings,
                    zone=SEOUL,
                    span=(sheet.first, sheet.last),
                    nights_end_on_their_date=dice.random() < 0.5,
                )
            )
        try:
            plans.append(person_named(sheet, dice.choice(("Ara", "가람", "", "D"))))
        except Invalid:
            continue
    return plans


def read_calendar_roster(content: bytes, dice: Random) -> CalendarFile:
    """Read a calendar and take all or some of its titles for work."""
    calendar = read_calendar(content, SEOUL, WINDOW)
    "".join(calendar.titles).encode()
    hours = (Meaning(((9 * 60, 18 * 60),)), Meaning(((22 * 60, 6 * 60),)))
    chosen = {
        title: dice.choice(hours)
        for title in range(len(calendar.titles))
        if title == 0 or dice.random() < 0.7
    }
    try:
        plan_of_calendar(calendar, chosen, SEOUL)
    except Invalid as refused:
        if refused.reason != "nothing_chosen":
            raise
    return calendar


def read_duties(content: bytes, _: Random) -> object:
    """Read the duty roster of an organisation."""
    return read_roster(text_of(content), SEOUL)
