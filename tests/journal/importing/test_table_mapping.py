import pytest

from journal.errors import Invalid
from journal.files.table import Table
from journal.importing.table_mapping import head_words, shape_of, values_of
from tests.journal.importing.tables import table


def test_heads_stand_in_the_first_row() -> None:
    shape = shape_of(table("일시,방,\n2026-03-04 18:05,가,x,y\n"))

    assert (shape.heads, shape.first, shape.width) == (("일시", "방", "", ""), 1, 4)


def test_titles_above_the_heads_are_passed_over() -> None:
    text = (
        "3월 문의\n작성자: 미나\n일시,방,구분\n2026-03-04 18:05,가,수신\n2026-03-04 18:06,나,수신\n"
    )

    assert shape_of(table(text)).heads == ("일시", "방", "구분")
    assert shape_of(table(text)).first == 3


def test_a_table_may_have_no_heads() -> None:
    shape = shape_of(table("2026-03-04 18:05,가\n2026-03-04 18:06,나\n"))

    assert (shape.heads, shape.first, shape.width) == ((), 0, 2)


def test_a_table_of_single_cells_has_its_first_row_as_its_head() -> None:
    assert shape_of(table("일시\n2026-03-04 18:05\n")).heads == ("일시",)


@pytest.mark.parametrize("empty", [Table((), (), "csv"), table("일시,방\n")])
def test_a_table_without_rows_is_refused(empty: Table) -> None:
    with pytest.raises(Invalid, match="no_messages"):
        shape_of(empty)


def test_heads_are_compared_without_case_blanks_and_signs() -> None:
    assert head_words((" Created_At ", "통화시간 (초)", "")) == ("createdat", "통화시간초", "")


def test_values_come_with_the_most_frequent_first() -> None:
    rows = table("일시,구분\n1,나\n2,가\n3,가\n4,\n5,다\n")

    assert values_of(rows, 1, shape_of(rows)) == ["가", "나", "다"]
