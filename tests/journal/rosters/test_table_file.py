import io
from datetime import date

import openpyxl
import pytest

from journal.errors import Invalid
from journal.rosters.sheets import Said
from journal.rosters.table_file import read_sheet, tables_in
from tests.journal.rosters.tables import DAYS, DENO, TODAY, make_grid, span

SAID = Said(TODAY)


def spreadsheet(**sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_a_korean_table_in_its_old_encoding_is_read() -> None:
    ((name, table),) = tables_in(make_grid().encode("cp949"))

    assert span(read_sheet(name, table, SAID)) == ("2026-03-01", "2026-03-31")


def test_a_sheets_name_may_say_its_month() -> None:
    rows: list[list[object]] = [["이름", *map(int, DAYS)], ["김가람", *DENO]]
    content = spreadsheet(**{"2026년 3월": rows, "2026년 4월": rows, "9": rows})

    found = tables_in(content)

    assert [span(read_sheet(*one, SAID))[0] for one in found[:2]] == ["2026-03-01", "2026-04-01"]
    with pytest.raises(Invalid, match="month_needed"):
        read_sheet(*found[2], SAID)


def test_a_single_sheet_needs_no_choice() -> None:
    rows: list[list[object]] = [["Date", "On-Call"]]
    rows += [[date(2026, 3, day), ("Ann", "Bo")[day % 2]] for day in range(1, 9)]

    ((name, table),) = tables_in(spreadsheet(Rota=rows))

    assert span(read_sheet(name, table, SAID)) == ("2026-03-01", "2026-03-08")


def test_empty_sheets_are_left_out_unless_all_are() -> None:
    assert [name for name, _table in tables_in(spreadsheet(a=[["x"]], b=[]))] == ["a"]
    with pytest.raises(Invalid, match="empty_file"):
        tables_in(spreadsheet(a=[], b=[]))


def test_a_table_that_is_no_roster_is_refused() -> None:
    ((name, table),) = tables_in(b"a,b\nc,d\n")

    with pytest.raises(Invalid, match="no_roster"):
        read_sheet(name, table, SAID)
