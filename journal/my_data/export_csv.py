"""Rows as CSV that a spreadsheet opens and never runs: quoted, neutralised, Korean intact."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from unicodedata import category
from zoneinfo import ZoneInfo

from journal.my_data.export_format import Type, fields_of

BOM = "\ufeff"
"""Without it Excel on a Korean Windows reads UTF-8 as CP949."""

FORMULA_SIGNS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a cell may not begin with: half and full width alike, for a spreadsheet folds them."""

LOCAL_TIME = "local_time"
"""The column that says a row's moment by the clock on its wall."""

# Blanks and signs without a shape, behind which some spreadsheets still see what follows.
_UNSEEN = frozenset("CZ")


def neutral(text: str) -> str:
    """The same text, behind an apostrophe where a spreadsheet could take it for a formula."""
    seen = next((one for one in text if category(one)[0] not in _UNSEEN), "")
    is_formula = text[:1] in FORMULA_SIGNS or seen in FORMULA_SIGNS
    return f"'{text}" if text and is_formula else text


def line(values: Iterable[Any]) -> str:
    """One line of cells, all quoted, ended as Windows does; a number stays one, None is empty."""
    return ",".join(f'"{_cell(value)}"' for value in values) + "\r\n"


def columns_of(name: str) -> tuple[str, ...]:
    """The columns of a kind: its fields, but for bytes, which say nothing to a reader."""
    named = tuple(one.name for one in fields_of(name) if one.type is not Type.BYTES)
    return (*named, LOCAL_TIME) if {"at", "zone"} <= set(named) else named


def lines_of(name: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """The rows of one kind, as lines."""
    columns = columns_of(name)
    return "".join(line(_value(row, column) for column in columns) for row in rows)


def _value(row: Mapping[str, Any], column: str) -> Any:
    if column != LOCAL_TIME:
        return row.get(column)
    local = datetime.fromisoformat(row["at"]).astimezone(ZoneInfo(row["zone"]))
    return local.strftime("%Y-%m-%d %H:%M:%S")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        value = "; ".join(f"{key}={said}" for key, said in value.items() if said is not None)
    return neutral(str(value)).replace('"', '""')
