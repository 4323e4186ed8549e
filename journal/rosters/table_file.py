"""Reads rosters that are tables, from files or pasted, sheet by sheet."""

from journal.errors import Invalid
from journal.files.table import Table, read_tables
from journal.rosters.day_words import day_in
from journal.rosters.grid import read_grid
from journal.rosters.long_list import read_list
from journal.rosters.sheets import Said, Sheet

PARSER_VERSION = 1
MOST_SHEETS = 24


def tables_in(content: bytes) -> tuple[tuple[str, Table], ...]:
    """The tables of a file by the names of their sheets; a text is one without a name.

    Sheets that are empty or damaged are left out as long as one can be read; raises ``Invalid``.
    """
    found: list[tuple[str, Table]] = []
    refusals: list[Invalid] = []
    for name, table in read_tables(content, most_sheets=MOST_SHEETS):
        if isinstance(table, Invalid):
            refusals.append(table)
        else:
            found.append((name, table))
    if not found:
        raise refusals[-1]
    return tuple(found)


def read_sheet(name: str, table: Table, said: Said) -> Sheet:
    """The people of one table; the sheet's name may say its month.

    Raises ``Invalid``: ``no_roster`` when it is none, and what ``read_grid`` and ``read_list`` do.
    """
    titled = table
    if name and day_in(name) is None:
        titled = Table(((name,), *table.rows), (1, *table.lines), table.kind)
    found = read_grid(titled, said) or read_list(titled, said)
    if found is None:
        raise Invalid("no_roster")
    return found
