"""Reads any table of contact by what its columns mean; times and ways leave it, no words do."""

from dataclasses import replace

from journal.errors import Invalid
from journal.files.packed import is_packed
from journal.files.table import Table, beginning_of_table, read_tables
from journal.importing.export import ParsedExport
from journal.importing.table_mapping import ColumnMapping
from journal.importing.table_mapping_proposal import propose
from journal.importing.table_mapping_times import TimeWay
from journal.importing.table_presets import preset_of
from journal.importing.table_reading_rows import read_mapped

PARSER_VERSION = 1
MOST_SHEETS = 5

_WORKBOOK = b"xl/workbook"


def looks_like(content: bytes) -> bool:
    """Whether it is a spreadsheet, or a text whose columns hold moments."""
    if is_packed(content):
        return _WORKBOOK in content
    try:
        return bool(propose(beginning_of_table(content)).moment)
    except Invalid:
        return False


def looks_like_notifications(content: bytes) -> bool:
    """Whether it is the log of an app that writes notifications down."""
    return _is_preset(content, "notifications")


def looks_like_comments(content: bytes) -> bool:
    """Whether it is a helpdesk's table of comments."""
    return _is_preset(content, "comments")


def read_csv(
    content: bytes, mapping: ColumnMapping | None = None, *, day_first: bool | None = None
) -> ParsedExport:
    """Read a table as it is told, else as a known one, else by what its columns seem to mean.

    ``day_first`` says how days are written where the column leaves it open.
    Refusals: those of ``read_table`` and ``read_mapped``.
    """
    table = table_of_contact(content)
    told = mapping or preset_of(table) or propose(table)
    if told.written is None and day_first is not None:
        told = replace(told, written=TimeWay.DAY_FIRST if day_first else TimeWay.MONTH_FIRST)
    return read_mapped(table, told)


def table_of_contact(content: bytes) -> Table:
    """The table of a file; of a spreadsheet's first sheets the first that holds moments."""
    found, refusals = [], []
    for _name, table in read_tables(content, most_sheets=MOST_SHEETS):
        if isinstance(table, Invalid):
            refusals.append(table)
            continue
        if _holds_moments(table):
            return table
        found.append(table)
    if not found:
        raise refusals[0]
    return found[0]


def _holds_moments(table: Table) -> bool:
    try:
        return bool(propose(table).moment)
    except Invalid:
        return False


def _is_preset(content: bytes, *layouts: str) -> bool:
    try:
        mapping = preset_of(beginning_of_table(content))
    except Invalid:
        return False
    return mapping is not None and mapping.layout in layouts
