"""Makes spreadsheets to read: whole ones, and ones written by hand that no program would."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import openpyxl

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATION = '<Relationship Id="{0}" Type="' + _TYPES + '/{1}" Target="{2}"/>'


def workbook(
    rows: Sequence[Sequence[Any]],
    formats: dict[str, str] | None = None,
    sheets: dict[str, Sequence[Sequence[Any]]] | None = None,
) -> bytes:
    """A spreadsheet with these rows, or several; ``formats`` by the name of a cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for name, other in (sheets or {}).items():
        added = book.create_sheet(name)
        for row in other:
            added.append(list(row))
    if sheets:
        book.remove(sheet)
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def written(sheet: str, strings: str = "", **parts: str) -> bytes:
    """A spreadsheet whose one sheet is written by hand; other parts by their name, or left out."""
    whole = {
        "_rels/.rels": _relations(("r", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": _relations(
            ("s1", "worksheet", "/xl/sheet1.xml"), ("s2", "sharedStrings", "strings.xml")
        ),
        "xl/workbook.xml": '<workbook><sheets><sheet name="a" id="s1"/></sheets></workbook>',
        "xl/strings.xml": f"<sst>{strings}</sst>",
        "xl/sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>",
    } | parts
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            if content:
                archive.writestr(name, content)
    return kept.getvalue()


def _relations(*those: tuple[str, str, str]) -> str:
    return f"<Relationships>{''.join(_RELATION.format(*one) for one in those)}</Relationships>"
