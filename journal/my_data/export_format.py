"""The fields of an export, read from the tables, so that a bound stands in one place only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sqlalchemy import JSON, Boolean, CheckConstraint, Column, Date, Integer, LargeBinary, Table
from sqlalchemy import Uuid as UuidColumn

from journal.model import Base
from journal.model.base import Moment
from journal.my_data.export_table import EXPORTED, Owned

SCHEMA = "offshift-export"
VERSION = 1
"""Rises only when a reader of the one before could misread what is written now."""

LONGEST_TEXT = 20_000
"""Characters of a text whose column has no bound of its own."""

_RANGE = re.compile(r"^(\w+) BETWEEN (-?\d+) AND (-?\d+)$")
_LISTED = re.compile(r"^(\w+) IN \((.+)\)$")


class Type(StrEnum):
    """What a field holds; moments are written in UTC, bytes as hexadecimal digits."""

    ID = "id"
    MOMENT = "moment"
    DATE = "date"
    YES_NO = "yes_no"
    WHOLE = "whole"
    ANSWERS = "answers"
    BYTES = "bytes"
    ZONE = "zone"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind of rows; a number lies within its bounds, a text is one of ``words``.

    ``longest`` counts characters of a text or bytes; None is no bound. ``is_derived`` ones may be
    missing where rows are brought in, for nobody reads them there.
    """

    name: str
    type: Type
    is_optional: bool
    is_derived: bool = False
    low: int | None = None
    high: int | None = None
    words: tuple[str, ...] = ()
    longest: int | None = None


@cache
def fields_of(name: str) -> tuple[Field, ...]:
    """Every field of a kind of rows, in the order of its table."""
    owned, table = EXPORTED[name], table_of(name)
    ranges, lists = _bounds(table)
    return tuple(
        _field(column, owned, ranges, lists)
        for column in table.columns
        if column.name != "account_id" and column.name not in owned.left_out
    )


def key_of(name: str) -> tuple[str, ...]:
    """The fields that tell two rows of one person apart."""
    left_out = {"account_id", *EXPORTED[name].left_out}
    return tuple(
        column.name for column in table_of(name).primary_key if column.name not in left_out
    )


def table_of(name: str) -> Table:
    """The table that a kind of rows comes from."""
    return Base.metadata.tables[EXPORTED[name].table]


def _field(
    column: Column[object],
    owned: Owned,
    ranges: Mapping[str, tuple[int, int]],
    lists: Mapping[str, tuple[str, ...]],
) -> Field:
    low, high = ranges.get(column.name, (None, None))
    kind = _type_of(column)
    longest = getattr(column.type, "length", None)
    return Field(
        name=column.name,
        type=kind,
        is_optional=bool(column.nullable) or column.name in owned.may_lack,
        is_derived=column.name in owned.derived,
        low=low,
        high=high,
        words=lists.get(column.name, ()),
        longest=(longest or LONGEST_TEXT) if kind is Type.TEXT else longest,
    )


def _type_of(column: Column[object]) -> Type:
    types: tuple[tuple[type, Type], ...] = (
        (UuidColumn, Type.ID),
        (Moment, Type.MOMENT),
        (Date, Type.DATE),
        (Boolean, Type.YES_NO),
        (Integer, Type.WHOLE),
        (JSON, Type.ANSWERS),
        (LargeBinary, Type.BYTES),
    )
    for known, named in types:
        if isinstance(column.type, known):
            return named
    return Type.ZONE if column.name == "zone" else Type.TEXT


def _bounds(table: Table) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[str, ...]]]:
    """What the checks of a table say, in the two sentences that ``journal.model.base`` writes."""
    checks = [str(one.sqltext) for one in table.constraints if isinstance(one, CheckConstraint)]
    ranges = {
        found[1]: (int(found[2]), int(found[3])) for text in checks if (found := _RANGE.match(text))
    }
    lists = {
        found[1]: tuple(re.findall(r"'(\w+)'", found[2]))
        for text in checks
        if (found := _LISTED.match(text))
    }
    return ranges, lists
