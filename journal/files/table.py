"""Bytes or pasted text become a table: rows of texts with the lines they stand on."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from journal.errors import Invalid
from journal.files.packed import is_packed
from journal.files.spreadsheet import Spreadsheet
from journal.files.text import LARGEST_FILE_BYTES, text_of

MOST_ROWS = 50_001
"""Fifty thousand, and a head."""
MOST_COLUMNS = 128
LONGEST_CELL = 8_000

_MOST_LINES = 250_000
_LONGEST_ROW = 40 * LONGEST_CELL
_DELIMITERS = {",": "csv", "\t": "tsv", ";": "semicolon"}
_LOOKED_AT_ROWS = 50
_LOOKED_AT_CHARACTERS = 64 * 1024
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"
_LOCKED_SPREADSHEET = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of trimmed cells, as wide as each was written; blank rows are left out.

    ``lines`` are where the rows begin in the file, counted from 1; ``kind`` is csv, tsv,
    semicolon or xlsx.
    """

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    kind: str

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max(map(len, self.rows), default=0)

    def column(self, place: int, *, after: int = 1) -> list[str]:
        """The cells of one column, empty where a row is shorter, without the first rows."""
        return [row[place] if place < len(row) else "" for row in self.rows[after:]]


def read_table(content: bytes, *, sheet: int = 0) -> Table:
    """Read CSV, TSV, semicolons or XLSX, whatever the file is called.

    Refusals: those of ``text_of`` and ``table_of_text``, ``old_spreadsheet`` (XLS, XLSB),
    ``locked_spreadsheet``, ``damaged_spreadsheet``, ``unknown_sheet``, ``unsafe_zip``.
    """
    if not _is_spreadsheet(content):
        return table_of_text(text_of(content))
    return _table_of_sheet(Spreadsheet(content), sheet)


def read_tables(content: bytes, *, most_sheets: int) -> Iterator[tuple[str, Table | Invalid]]:
    """The first sheets by their names, each read when it is asked for; a text is one without.

    Of several sheets one that cannot be read is its refusal, unless all together hold too much.
    Refusals: those of ``read_table``.
    """
    if not _is_spreadsheet(content):
        yield "", table_of_text(text_of(content))
        return
    whole = Spreadsheet(content)
    names = whole.names[:most_sheets]
    for sheet, name in enumerate(names):
        try:
            found: Table | Invalid = _table_of_sheet(whole, sheet)
        except Invalid as refusal:
            if len(names) == 1 or refusal.reason == "too_many_cells":
                raise
            found = refusal
        yield name, found


def _table_of_sheet(whole: Spreadsheet, sheet: int) -> Table:
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    for line, row in whole.rows(sheet, most_columns=MOST_COLUMNS):
        _check(row, line, len(rows))
        rows.append(row)
        lines.append(line)
    if not rows:
        raise Invalid("empty_file")
    return Table(tuple(rows), tuple(lines), "xlsx")


def beginning_of_table(content: bytes, *, most_bytes: int = 64 * 1024) -> Table:
    """Read the first rows of a text file only; a row that is cut off is left out.

    Refusals: those of ``text_of`` and ``table_of_text`` but ``damaged_table``.
    """
    beginning = content[:most_bytes]
    if len(content) > most_bytes and b"\x00" not in beginning:
        # A line end is never in the middle of a sign.
        beginning = beginning[: beginning.rfind(b"\n") + 1 or most_bytes]
    return _table(text_of(beginning), is_strict=False)


def table_of_text(text: str) -> Table:
    """Read the rows of a text; what separates the cells is found out.

    Refusals, each with the line where its row begins: ``damaged_table``, ``too_many_rows``,
    ``too_many_columns``, ``cell_too_long``.
    """
    return _table(text.lstrip("\ufeff"), is_strict=True)


def _table(text: str, *, is_strict: bool) -> Table:
    delimiter = _delimiter(text)
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    for line, row in _rows(text, delimiter, is_strict=is_strict):
        _check(row, line, len(rows))
        stripped = tuple(cell.strip() for cell in row)
        if any(stripped):
            rows.append(stripped)
            lines.append(line)
    return Table(tuple(rows), tuple(lines), _DELIMITERS[delimiter])


def _is_spreadsheet(content: bytes) -> bool:
    if len(content) > LARGEST_FILE_BYTES:
        raise Invalid("too_large")
    if content.startswith(_OLD_SPREADSHEET):
        # A spreadsheet with a password is packed into the old format.
        is_locked = _LOCKED_SPREADSHEET in content
        raise Invalid("locked_spreadsheet" if is_locked else "old_spreadsheet")
    return is_packed(content)


def _check(row: Sequence[str], line: int, rows: int) -> None:
    if rows == MOST_ROWS:
        raise Invalid("too_many_rows", line=line)
    if len(row) > MOST_COLUMNS:
        raise Invalid("too_many_columns", line=line)
    if any(len(cell) > LONGEST_CELL for cell in row):
        raise Invalid("cell_too_long", line=line)


def _delimiter(text: str) -> str:
    """The sign with which the most rows are equally wide, and then with which they are widest."""
    beginning = text[:_LOOKED_AT_CHARACTERS]
    csv.field_size_limit(LARGEST_FILE_BYTES)

    def evenness(delimiter: str) -> tuple[float, int]:
        reader = csv.reader(StringIO(beginning, newline=""), delimiter=delimiter)
        some = (row for row in reader if any(row))
        widths = [len(row) for row, _ in zip(some, range(_LOOKED_AT_ROWS), strict=False)]
        wide = [width for width in widths if width > 1]
        if not wide:
            return 0.0, 0
        usual = max(wide, key=lambda width: (wide.count(width), width))
        return round(wide.count(usual) / len(widths), 1), usual

    return max(_DELIMITERS, key=evenness)


class _Lines:
    """Hands a text to the csv reader line by line, and stops when one row never ends."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._lines = StringIO(text, newline="")
        self._delimiter = delimiter
        self.begins = 1
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        row, held = self.begins, 0
        for line in self._lines:
            if row != self.begins:
                row, held = self.begins, 0
            held += len(line)
            if held > _LONGEST_ROW or self.taken == _MOST_LINES:
                raise self._refusal(line, held)
            self.taken += 1
            yield line

    def _refusal(self, line: str, held: int) -> Invalid:
        if held <= _LONGEST_ROW:
            return Invalid("too_many_rows", line=self.begins)
        if held > len(line) or line.count('"') % 2:
            return Invalid("damaged_table", line=self.begins)
        is_wide = line.count(self._delimiter) >= MOST_COLUMNS
        return Invalid("too_many_columns" if is_wide else "cell_too_long", line=self.begins)


def _rows(text: str, delimiter: str, *, is_strict: bool) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(LARGEST_FILE_BYTES)
    lines = _Lines(text, delimiter)
    reader = csv.reader(lines, delimiter=delimiter, strict=is_strict, skipinitialspace=True)
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            raise Invalid("damaged_table", line=lines.begins) from None
        if row is None:
            return
        if any(row):
            yield lines.begins, row
        lines.begins = lines.taken + 1
