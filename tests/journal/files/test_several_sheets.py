"""A spreadsheet of many sheets costs no more than one of the largest."""

import pytest

from journal.errors import Invalid
from journal.files import spreadsheet
from journal.files.table import Table, read_tables
from tests.journal.files.sheets import workbook, written


def outcomes(content: bytes, most_sheets: int = 9) -> list[str]:
    found = read_tables(content, most_sheets=most_sheets)
    return ["read" if isinstance(one, Table) else one.reason for _name, one in found]


def test_of_several_sheets_those_that_can_be_read_are() -> None:
    content = workbook([], sheets={"a": [["1"]], "b": [], "c": [["x" * 8_001]], "d": [["2"]]})

    assert outcomes(content) == ["read", "empty_file", "cell_too_long", "read"]
    assert outcomes(content, 2) == ["read", "empty_file"]
    with pytest.raises(Invalid, match="empty_file"):
        outcomes(workbook([]))


@pytest.mark.parametrize("bound, most", [("MOST_ELEMENTS", 20), ("MOST_BYTES", 1_000)])
def test_all_sheets_together_hold_no_more_than_one_may(
    bound: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = workbook([], sheets={str(number): [["1"]] * 2 for number in range(9)})
    monkeypatch.setattr(spreadsheet, bound, most)

    with pytest.raises(Invalid, match="too_many_cells"):
        outcomes(content)
    assert outcomes(content, 1) == ["read"]


def test_what_all_sheets_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []

    def refuse(part: bytes) -> list[str]:
        read.append(part)
        raise Invalid("unsafe_xml")

    book = "<workbook><sheets>" + '<sheet name="a" id="s1"/>' * 3 + "</sheets></workbook>"
    content = written('<row><c t="s"><v>0</v></c></row>', **{"xl/workbook.xml": book})
    monkeypatch.setattr(spreadsheet, "strings_of", refuse)

    assert outcomes(content) == ["unsafe_xml", "damaged_spreadsheet", "damaged_spreadsheet"]
    assert len(read) == 1
