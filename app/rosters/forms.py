"""What the first pages of a roster from outside send: the file, and which row of it is hers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from app.forms import ClientId, Draft, Form, WholeNumber, Zone, within
from app.rosters.parcel import Own, Tables
from app.rosters.refusals import refusal
from journal.errors import Invalid
from journal.files.table import Table
from journal.rosters.sheets import Person, Said, Sheet
from journal.rosters.table_file import read_sheet
from journal.shifts.rules import EARLIEST, LATEST

LONGEST_PASTED = 400_000
MOST_CELLS = 150_000
MOST_NAMES = 400


class BringForm(Form):
    """A pasted table, or the clock for a file that comes beside it."""

    zone: Zone
    text: Annotated[str, Field(max_length=LONGEST_PASTED)] = ""


def _index(value: object) -> object:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 7 else None  # noqa: PLR2004 - more digits are no row


class RowForm(Form):
    """Which sheet, month and row of a table are meant, as far as that was asked."""

    id: ClientId
    parcel: str
    zone: Zone
    sheet: Annotated[int | None, BeforeValidator(_index)] = None
    year: Annotated[WholeNumber, within(EARLIEST.year, LATEST.year)] = None
    month: Annotated[WholeNumber, within(1, 12)] = None
    order: Literal["", "dmy", "mdy", "ymd"] = ""
    row: Annotated[int | None, BeforeValidator(_index)] = None


@dataclass(frozen=True, slots=True)
class Look:
    """A table as far as it can be read: its people, and the questions that are still open."""

    sheet: Sheet
    open: Mapping[str, str] = field(default_factory=dict)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who can be chosen, the likely ones first."""
        return (*self.sheet.people, *self.sheet.others)[:MOST_NAMES]


def checked(tables: tuple[tuple[str, Table], ...]) -> tuple[tuple[str, Table], ...]:
    """Refuse tables that are far larger than a roster, for they travel in the page."""
    cells = sum(len(row) for _name, table in tables for row in table.rows)
    if cells > MOST_CELLS:
        raise Invalid("too_many_rows")
    return tables


def said_in(form: Draft | RowForm, today: date) -> Said:
    """What was answered about the dates of a table."""
    if isinstance(form, RowForm):
        return Said(today, form.year, form.month, form.order)
    return Said(today)


def look_at(name: str, table: Table, said: Said) -> Look:
    """Read a table; where an answer is missing, go on with a guess and say what is open.

    Raise ``Invalid`` for what no answer could mend.
    """
    opened: dict[str, str] = {}
    for _attempt in range(4):
        try:
            return Look(read_sheet(name, table, said), opened)
        except Invalid as invalid:
            if invalid.field not in {"year", "month", "order"} or invalid.field in opened:
                raise
            opened[invalid.field] = refusal(invalid)
            said = _guessed(said, invalid)
    raise Invalid("no_roster")


def _guessed(said: Said, invalid: Invalid) -> Said:
    if invalid.field == "order":
        return replace(said, order="dmy")
    if invalid.field == "month":
        return replace(said, month=said.today.month)
    month = said.month or said.today.month if invalid.reason == "weekday_differs" else said.month
    return replace(said, year=said.year or said.today.year, month=month)


def likely_sheet(tables: Tables, said: Said) -> tuple[int, Look]:
    """The first sheet that is a roster; raise ``Invalid`` with what is wrong with the first."""
    refused: Invalid | None = None
    for number, (name, table) in enumerate(tables.sheets):
        try:
            return number, look_at(name, table, said)
        except Invalid as invalid:
            refused = refused or invalid
    raise refused or Invalid("no_roster")


def chosen(form: RowForm, tables: Tables, today: date) -> Own:
    """Her own row; raise ``Invalid`` with the field that has still to be answered."""
    number = form.sheet if form.sheet is not None and form.sheet < len(tables.sheets) else 0
    sheet = read_sheet(*tables.sheets[number], said_in(form, today))
    people = Look(sheet).people
    if form.row is None or form.row >= len(people):
        raise Invalid("row_needed", field="row")
    return own_of(people[form.row], sheet, tables.file_key)


def own_of(person: Person, sheet: Sheet, file_key: bytes) -> Own:
    """What goes on from a table: one row of it, and the dates it speaks for."""
    return Own(person.entries, person.notes, (sheet.first, sheet.last), sheet.source, file_key)
