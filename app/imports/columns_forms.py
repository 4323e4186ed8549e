"""What the page about a table's columns sends, and the mapping that its answers make."""

import re
from dataclasses import replace
from typing import Annotated, ClassVar
from uuid import uuid4

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.forms import (
    ClientId,
    Draft,
    Errors,
    Form,
    WholeNumber,
    choice,
    parse,
    within,
    zone_names,
)
from app.imports.columns_sealing import TableParcel
from journal.files.table import MOST_COLUMNS
from journal.importing.table_mapping import (
    MOST_MEANINGS,
    OWN_CLOCK,
    ColumnMapping,
    DirectionWay,
    values_of,
)
from journal.importing.table_mapping_times import TimeWay, Written, ways_of, written_of
from journal.importing.table_mapping_words import direction_named
from journal.importing.table_presets import preset_of
from journal.vocabulary import ContactChannel, Direction

Column = Annotated[WholeNumber, within(0, MOST_COLUMNS - 1)]

_WAY = re.compile(r"all_in|all_out|(?:column|sender):[0-9]{1,3}")
_MEANS = re.compile(rf"{'|'.join(ContactChannel)}|column:[0-9]{{1,3}}")
_MEANINGS = frozenset({"", *Direction})


def _way(value: str) -> str:
    if not _WAY.fullmatch(value):
        raise PydanticCustomError("enum", "not a way")
    return value


def _means(value: str) -> str:
    if not _MEANS.fullmatch(value):
        raise PydanticCustomError("enum", "not a means")
    return value


def _zone(value: str) -> str:
    if value != OWN_CLOCK and value not in zone_names():
        raise PydanticCustomError("zone", "not a zone")
    return value


def _meanings(values: list[str]) -> list[str]:
    if len(values) > MOST_MEANINGS or not _MEANINGS.issuperset(values):
        raise PydanticCustomError("enum", "not a meaning")
    return values


class ColumnsForm(Form):
    """The answers about a table; ``meaning`` holds one for each word of column ``meaning_of``.

    ``written`` is of column ``written_of``: another column is another question.
    """

    many: ClassVar[frozenset[str]] = frozenset({"meaning"})

    id: ClientId
    table: str
    moment: Column = None
    clock: Column = None
    written: Annotated[TimeWay | None, choice(TimeWay)] = None
    written_of: Column = None
    zone: Annotated[str, AfterValidator(_zone)] = OWN_CLOCK
    way: Annotated[str, AfterValidator(_way)] = DirectionWay.ALL_IN.value
    meaning: Annotated[list[str], Field(default_factory=list), AfterValidator(_meanings)]
    meaning_of: Column = None
    means: Annotated[str, AfterValidator(_means)] = ContactChannel.OTHER.value
    room: Column = None
    identity: Column = None
    duration: Column = None
    outcome: Column = None
    name: str = ""
    kept: str = ""
    again: str = ""


class NameForm(Form):
    """The new name of a kept way to read a table."""

    name: str


def draft_of(mapping: ColumnMapping, parcel: TableParcel, sealed: str) -> Draft:
    """Make the first page about a table with a proposal as its answers."""
    moment, clock = (*mapping.moment, None, None)[:2]
    columns = {
        "moment": moment,
        "clock": clock,
        "written_of": moment,
        "meaning_of": mapping.direction,
        "room": mapping.room,
        "identity": mapping.identity,
        "duration": mapping.duration,
        "outcome": mapping.outcome,
    }
    words = words_of(parcel, mapping.direction)
    return Draft(
        {
            "id": str(uuid4()),
            "table": sealed,
            **{name: "" if column is None else str(column) for name, column in columns.items()},
            "written": mapping.written or "",
            "zone": mapping.zone,
            "way": _written_way(mapping),
            "meaning": [str(mapping.meanings.get(word, "")) for word in words],
            "means": mapping.channel.value if mapping.means is None else f"column:{mapping.means}",
        }
    )


def parsed(form: Draft) -> ColumnsForm | None:
    """Read the answers so far, None while they cannot be read."""
    found = parse(ColumnsForm, form.values)
    return None if isinstance(found, Errors) else found


def mapping_of(form: ColumnsForm, parcel: TableParcel) -> ColumnMapping:
    """Read the answers as a mapping; an order of day and month that nothing asked is found out."""
    kind, _, column = form.way.partition(":")
    number = int(column) if column else None
    is_column = kind == DirectionWay.COLUMN
    means, _, means_column = form.means.partition(":")
    base = preset_of(parcel.table) or ColumnMapping()
    return replace(
        base,
        moment=tuple(place for place in (form.moment, form.clock) if place is not None)
        if form.moment is not None
        else (),
        written=_order(form, parcel),
        zone=form.zone,
        way=DirectionWay(kind),
        direction=number if is_column else None,
        sender=None if is_column else number,
        meanings=_said(form, parcel, number) if is_column else {},
        channel=ContactChannel.OTHER if means_column else ContactChannel(means),
        means=int(means_column) if means_column else None,
        room=form.room,
        identity=form.identity,
        duration=form.duration,
        outcome=form.outcome,
    )


def words_of(parcel: TableParcel, column: int | None) -> list[str]:
    """The different words of a direction column; none when they are too many to ask about."""
    shape = parcel.shape
    if column is None or not 0 <= column < shape.width:
        return []
    words = values_of(parcel.table, column, shape)
    return words if len(words) <= MOST_MEANINGS else []


def ways_open(parcel: TableParcel, column: int | None) -> list[TimeWay]:
    """The orders in which a column's moments can be meant, when the whole column leaves it open."""
    ways = [] if column is None else ways_of(_cells(parcel, column))
    return ways if len(ways) > 1 else []


def _order(form: ColumnsForm, parcel: TableParcel) -> TimeWay | None:
    if form.moment is None:
        return None
    cells = _cells(parcel, form.moment)
    if form.written_of == form.moment and any(
        form.written in cell.days for cell in cells if cell is not None
    ):
        return form.written
    ways = ways_of(cells)
    return ways[0] if len(ways) == 1 else None


def _cells(parcel: TableParcel, column: int) -> list[Written | None]:
    shape = parcel.shape
    return [written_of(cell) for cell in parcel.table.column(column, after=shape.first)]


def _said(form: ColumnsForm, parcel: TableParcel, column: int | None) -> dict[str, Direction]:
    words = words_of(parcel, column)
    if form.meaning_of == column and len(form.meaning) == len(words):
        given = zip(words, form.meaning, strict=True)
        return {word: Direction(meaning) for word, meaning in given if meaning}
    # Of a column that was chosen just now, the usual words need no question.
    known = {word: direction_named(word) for word in words}
    return {word: way for word, way in known.items() if way is not None}


def _written_way(mapping: ColumnMapping) -> str:
    column = mapping.direction if mapping.way is DirectionWay.COLUMN else mapping.sender
    return mapping.way.value if column is None else f"{mapping.way.value}:{column}"
