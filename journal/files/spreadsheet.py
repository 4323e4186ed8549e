"""Reads a sheet of an XLSX file in one pass: values only, never a formula, never a style.

openpyxl would do it too, but takes nine seconds for 50,000 rows of ten cells, and fails on files
whose styles or pictures are broken, which say nothing about the values.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from journal.errors import Invalid
from journal.files.spreadsheet_book import MOST_BYTES, Book, book_of, parts, strings_of, walked

MOST_ELEMENTS = 2_000_000
"""Rows, cells and values of all the sheets that are read of one file."""
MOST_ROWS_SAID = 1_048_576

Row = tuple[int, tuple[str, ...]]

_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")
LONGEST_PLACE = 10
_WHOLE = re.compile(r"-?[0-9]{1,30}")
_ROW_NUMBER = re.compile(r"[0-9]{1,7}")
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # noqa: DTZ001 - a sheet's clock has no zone
_MOST_DAYS = 2_900_000
_CLOCK_DAYS = 3
_DAY_MINUTES = 24 * 60
_DAY_SECONDS = 86_400
_RETURN = "_x000D_"


class Spreadsheet:
    """An opened file: what all its sheets share is read once, and what they hold is counted."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._book = book_of(content)
        self._strings: list[str] | None = None
        self._bytes = 0
        self.elements = 0

    @property
    def names(self) -> tuple[str, ...]:
        """What the sheets are called that are not hidden."""
        return tuple(name for name, _place in self._book.sheets)

    def rows(self, sheet: int, *, most_columns: int) -> Iterator[Row]:
        """The rows of one sheet with their numbers, as wide as their last value.

        Dates become ``2026-03-04`` or ``2026-03-04 18:05:00``, times ``18:05``. Refusals:
        ``damaged_spreadsheet``, ``unknown_sheet``, ``unsafe_zip``, ``unsafe_xml``,
        ``too_many_cells``, and with a line ``too_many_columns``.
        """
        if not 0 <= sheet < len(self._book.sheets):
            raise Invalid("unknown_sheet")
        place = self._book.sheets[sheet][1]
        part = parts(self._content, {place}).get(place)
        if part is None:
            raise Invalid("damaged_spreadsheet")
        self._bytes += len(part)
        if self._bytes > MOST_BYTES:
            raise Invalid("too_many_cells")
        if self._strings is None:
            # Texts that cannot be read are not tried anew for each sheet.
            self._strings = []
            texts = parts(self._content, {self._book.strings}).get(self._book.strings)
            self._strings = strings_of(texts) if texts is not None else []
        reading = _Reading(self, self._book, self._strings, most_columns)
        for _ in walked(part, reading.started, ended=reading.ended, said=reading.said):
            yield from reading.rows
            reading.rows.clear()


class _Reading:
    """What has been read of the sheet so far; ``rows`` are finished."""

    def __init__(
        self, whole: Spreadsheet, book: Book, strings: Sequence[str], most_columns: int
    ) -> None:
        self.rows: list[Row] = []
        self._whole = whole
        self._book = book
        self._strings = strings
        self._most_columns = most_columns
        self._line = 0
        self._values: list[str] = []
        self._column = 0
        self._kind = self._style = ""
        self._inside = ""
        self._is_pronunciation = False
        self._pieces: list[str] = []

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        self._whole.elements += 1
        if self._whole.elements > MOST_ELEMENTS:
            raise Invalid("too_many_cells", line=self._line or None)
        if tag == "c":
            self._begin_cell(attributes)
        elif tag == "row":
            said = attributes.get("r", "")
            self._line = int(said) if _ROW_NUMBER.fullmatch(said) else self._line + 1
            self._column = 0
        self._is_pronunciation = tag == "rPh" or self._is_pronunciation
        self._inside = tag

    def said(self, text: str) -> None:
        if self._inside in {"v", "t"} and not self._is_pronunciation:
            self._pieces.append(text)

    def ended(self, tag: str) -> None:
        self._inside = ""
        self._is_pronunciation = self._is_pronunciation and tag != "rPh"
        if tag == "c":
            self._end_cell()
        elif tag == "row":
            if self._values:
                self.rows.append((self._line, tuple(self._values)))
            self._values = []

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = _column(found[1]) if found else self._column + 1
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._pieces.clear()

    def _end_cell(self) -> None:
        value = self._value("".join(self._pieces)).strip() if self._pieces else ""
        if not value:
            return
        if self._column > self._most_columns:
            raise Invalid("too_many_columns", line=self._line)
        missing = self._column - 1 - len(self._values)
        if missing < 0:
            raise Invalid("damaged_spreadsheet")
        self._values += [""] * missing
        self._values.append(value)

    def _value(self, written: str) -> str:
        if self._kind == "s":
            is_place = _WHOLE.fullmatch(written) and len(written) < LONGEST_PLACE
            if not is_place or not 0 <= int(written) < len(self._strings):
                raise Invalid("damaged_spreadsheet")
            return self._strings[int(written)].replace(_RETURN, "")
        if self._kind == "b":
            return "TRUE" if written == "1" else "FALSE"
        if self._kind == "d":
            return written.replace("T", " ")
        return self._number(written) if self._kind == "n" else written.replace(_RETURN, "")

    def _number(self, written: str) -> str:
        is_style = self._style.isdecimal() and len(self._style) < LONGEST_PLACE
        way = self._book.clocks.get(int(self._style) if is_style else 0)
        if way is None and _WHOLE.fullmatch(written):
            return written
        try:
            value = float(written)
        except ValueError:
            raise Invalid("damaged_spreadsheet") from None
        if way is not None and 0 <= value < _MOST_DAYS:
            return _moment(value, is_1904=self._book.is_1904, counts_on=way)
        return f"{value:.0f}" if abs(value) < 1e15 and value.is_integer() else f"{value:.15g}"  # noqa: PLR2004 - as exact as a sheet


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _moment(days: float, *, is_1904: bool, counts_on: bool) -> str:
    """A clock for less than a few days, which as a date would lie before 1900; else the date."""
    seconds = round(days * _DAY_SECONDS)
    if counts_on or days < _CLOCK_DAYS:
        minutes, rest = divmod(seconds, 60)
        return f"{minutes // 60:02}:{minutes % 60:02}" + (f":{rest:02}" if rest else "")
    at = _EPOCHS[is_1904] + timedelta(seconds=seconds)
    return f"{at:%Y-%m-%d %H:%M:%S}" if seconds % _DAY_SECONDS else f"{at:%Y-%m-%d}"
