from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.files import spreadsheet
from journal.files.table import read_table, read_tables
from tests.journal.files.sheets import saved, workbook, written

EVENING = datetime.fromisoformat("2026-03-04 18:05")


def only(value: Any, code: str = "") -> str:
    ((cell,),) = read_table(workbook([[value]], {"A1": code} if code else None)).rows
    return cell


def refusal_of(content: bytes, sheet: int = 0) -> tuple[str, int | None]:
    with pytest.raises(Invalid) as refused:
        read_table(content, sheet=sheet)
    return refused.value.reason, refused.value.line


def outcome_of(content: bytes) -> str:
    try:
        read_table(content)
    except Invalid as refusal:
        return refusal.reason
    return "read"


@pytest.mark.parametrize(
    "value, code, read",
    [
        ("  가람\u00a0 ", "", "가람"),
        (3, "", "3"),
        (3.0, "", "3"),
        (0.1 + 0.2, "", "0.3"),
        (1030820361033, "", "1030820361033"),
        (1.5e20, "", "1.5e+20"),
        (True, "", "TRUE"),
        (False, "", "FALSE"),
        (date(2026, 3, 4), "", "2026-03-04"),
        (EVENING, "", "2026-03-04 18:05:00"),
        (EVENING.replace(hour=0, minute=0), "", "2026-03-04"),
        (time(18, 5), "", "18:05"),
        (time(0, 0), "", "00:00"),
        (time(18, 5, 9), "", "18:05:09"),
        (timedelta(hours=30), "[h]:mm", "30:00"),
        (1, "h:mm", "24:00"),
        (46085, 'yyyy"년" m"월" d"일"', "2026-03-04"),
        (46085, "[$-412]yyyy.mm.dd (aaa)", "2026-03-04"),
        (46085, '#,##0"days"', "46085"),
        (46085.75, "m/d/yy h:mm", "2026-03-04 18:00:00"),
        (99999999, "yyyy-mm-dd", "99999999"),
        (-1, "yyyy-mm-dd", "-1"),
    ],
)
def test_a_value_is_read_as_it_is_shown(value: Any, code: str, read: str) -> None:
    assert only(value, code) == read


def test_lines_are_those_of_the_sheet_and_blank_rows_are_left_out() -> None:
    table = read_table(workbook([["날짜", "방"], [], [None, "가"], [None, " "]]))

    assert (table.rows, table.lines, table.kind) == ((("날짜", "방"), ("", "가")), (1, 3), "xlsx")


def test_of_merged_cells_the_first_has_the_value() -> None:
    book = openpyxl.Workbook()
    for place, value in {"A1": "3월", "C1": "4월", "A2": 1, "B2": 2, "C2": 3}.items():
        book.active[place] = value
    book.active.merge_cells("A1:B1")

    assert read_table(saved(book)).rows == (("3월", "", "4월"), ("1", "2", "3"))


def test_a_formula_is_its_last_value_and_nothing_without_one() -> None:
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>HYPERLINK("http://x")</f></c>'
    row = f'<row r="1">{cells}<c r="C1" t="str"><f>A1</f><v>가</v></c></row>'

    assert read_table(written(row)).rows == (("2", "", "가"),)


def test_texts_are_read_without_how_they_are_pronounced() -> None:
    strings = (
        "<si><t>가</t><rPh><t>ga</t></rPh></si><si><r><t>나</t></r><r><t>다_x000D_</t></r></si>"
    )
    cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>라</t></is></c>'

    assert read_table(written(f"<row>{cells}</row>", strings)).rows == (("가", "나다", "라"),)


def test_a_text_in_a_cell_has_no_pronunciation_either() -> None:
    cell = '<c t="inlineStr"><is><t>가</t><rPh><t>ga</t></rPh><phoneticPr/></is></c>'

    assert read_table(written(f"<row>{cell}</row>")).rows == (("가",),)


def test_a_date_written_as_text_is_read_with_a_blank() -> None:
    row = '<row><c t="d"><v>2026-03-04T18:05:00</v></c><c t="e"><v>#N/A</v></c></row>'

    assert read_table(written(row)).rows == (("2026-03-04 18:05:00", "#N/A"),)


def test_a_sheet_may_count_its_days_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = date(2026, 3, 4)

    assert read_table(saved(book)).rows == (("2026-03-04",),)


def test_a_sheet_is_chosen_by_its_place_and_hidden_ones_are_not_there() -> None:
    book = openpyxl.Workbook()
    for name in ("3월", "4월", "숨김"):
        book.create_sheet(name)["A1"] = name
    book["Sheet"].sheet_state = book["숨김"].sheet_state = "hidden"
    content = saved(book)

    assert [name for name, _table in read_tables(content, most_sheets=9)] == ["3월", "4월"]
    assert read_table(content, sheet=1).rows == (("4월",),)
    assert refusal_of(content, 2) == ("unknown_sheet", None)
    assert [name for name, _table in read_tables(b"a,b", most_sheets=9)] == [""]


def test_a_workbook_whose_sheets_are_all_hidden_is_read_all_the_same() -> None:
    book = '<workbook><sheets><sheet name="a" id="s1" state="hidden"/></sheets></workbook>'
    content = written("<row><c><v>1</v></c></row>", **{"xl/workbook.xml": book})

    assert read_table(content).rows == (("1",),)


@pytest.mark.parametrize(
    "sheet, reason, line",
    [
        ("", "empty_file", None),
        ("<row><c/></row>", "empty_file", None),
        ("<row><c><v>x</v></c></row>", "damaged_spreadsheet", None),
        ('<row><c t="s"><v>7</v></c></row>', "damaged_spreadsheet", None),
        ('<row><c t="s"><v>-1</v></c></row>', "damaged_spreadsheet", None),
        ('<row><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>', "damaged_spreadsheet", None),
        ("<row><c>", "damaged_spreadsheet", None),
        ('<row r="7"><c r="DY7"><v>1</v></c></row>', "too_many_columns", 7),
        (f'<row r="7"><c t="str"><v>{"x" * 8001}</v></c></row>', "cell_too_long", 7),
        ("<a>" * 101, "unsafe_xml", None),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused(sheet: str, reason: str, line: int | None) -> None:
    assert refusal_of(written(sheet)) == (reason, line)


@pytest.mark.parametrize(
    "parts, reason",
    [
        ({"_rels/.rels": ""}, "zip_file"),
        ({"xl/workbook.xml": ""}, "zip_file"),
        ({"xl/_rels/workbook.xml.rels": ""}, "zip_file"),
        ({"xl/workbook.xml": "<workbook/>"}, "damaged_spreadsheet"),
        ({"xl/workbook.xml": "<workbook>"}, "damaged_spreadsheet"),
        ({"xl/sheet1.xml": ""}, "damaged_spreadsheet"),
        ({"xl/workbook.xml": "<!DOCTYPE a><workbook/>"}, "unsafe_xml"),
        (
            {"_rels/.rels": '<a><Relationship Type="/officeDocument" Target="a.bin"/></a>'},
            "old_spreadsheet",
        ),
    ],
)
def test_a_workbook_with_odd_parts_is_refused(parts: dict[str, str], reason: str) -> None:
    assert refusal_of(written("<row><c><v>1</v></c></row>", **parts)) == (reason, None)


def test_a_workbook_without_texts_and_styles_has_its_numbers() -> None:
    content = written('<row><c s="x"><v>1</v></c></row>', **{"xl/strings.xml": ""})

    assert read_table(content).rows == (("1",),)


def test_old_and_locked_spreadsheets_are_told_apart() -> None:
    old = b"\xd0\xcf\x11\xe0" + bytes(100)

    assert refusal_of(old)[0] == "old_spreadsheet"
    assert refusal_of(old + "EncryptedPackage".encode("utf-16-le"))[0] == "locked_spreadsheet"


def test_only_so_many_cells_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MOST_ELEMENTS", 5)

    assert refusal_of(written("<row/><row><c/><c/><c/></row>")) == ("too_many_cells", 2)


@pytest.mark.parametrize(
    "sheet, reason",
    [
        ("x" * 1_100_000, "unsafe_zip"),
        ('<row r="999999999999"><c r="ZZZZZZZ1"><v>1</v></c></row>', "read"),
    ],
)
def test_a_bomb_is_refused_and_a_place_far_away_is_not_gone_to(sheet: str, reason: str) -> None:
    assert outcome_of(written(sheet)) == reason


@given(st.data())
def test_a_changed_spreadsheet_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(CHANGED)
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    assert outcome_of(bytes(content)) in KNOWN


@given(st.data())
def test_a_sheet_with_changed_signs_is_read_or_refused(data: st.DataObject) -> None:
    sheet = list('<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c t="d"><v>1</v></c></row>')
    for _ in range(data.draw(st.integers(1, 6))):
        sheet[data.draw(st.integers(0, len(sheet) - 1))] = data.draw(st.characters())

    assert outcome_of(written("".join(sheet).encode("utf-8", "replace").decode())) in KNOWN


CHANGED = workbook([["날짜", "방"], [EVENING, "가"]])
KNOWN = {
    "read",
    "empty_file",
    "damaged_spreadsheet",
    "old_spreadsheet",
    "unknown_sheet",
    "damaged_zip",
    "unsafe_zip",
    "unsafe_xml",
    "zip_file",
    "not_text",
    "damaged_text",
    "too_many_columns",
}
