import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import Invalid
from journal.files import table as table_module
from journal.files.table import Table, read_table, table_of_text

ROWS = (("날짜", "방"), ("2026-03-04 18:05", "가, 나"))


def refusal_of(content: bytes) -> tuple[str, int | None]:
    with pytest.raises(Invalid) as refused:
        read_table(content)
    return refused.value.reason, refused.value.line


def outcome_of(content: bytes) -> str:
    try:
        read_table(content)
    except Invalid as refusal:
        return refusal.reason
    return "read"


@pytest.mark.parametrize(
    "text, kind",
    [
        ('날짜,방\n2026-03-04 18:05,"가, 나"\n', "csv"),
        ('\r\n날짜, 방\r\n 2026-03-04 18:05 , "가, 나"\r\n,\r\n', "csv"),
        ("날짜\t방\n2026-03-04 18:05\t가, 나", "tsv"),
        ("날짜;방\n2026-03-04 18:05;가, 나\n", "semicolon"),
        ("날짜,방\r2026-03-04 18:05,'가\r".replace("'가", '"가, 나"'), "csv"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp949", "utf-16"])
def test_each_kind_of_text_reads_the_same(text: str, kind: str, encoding: str) -> None:
    table = read_table(text.encode(encoding))

    assert (table.rows, table.kind) == (ROWS, kind)


def test_a_pasted_text_is_a_table_too() -> None:
    assert table_of_text("\ufeff가\t나\n1\t2") == Table((("가", "나"), ("1", "2")), (1, 2), "tsv")


def test_nothing_is_a_table_without_rows() -> None:
    assert table_of_text(" \n").rows == ()
    assert table_of_text(" \n").width == 0


def test_lines_count_what_a_cell_breaks() -> None:
    table = read_table(b'a,b\n"1\n2",x\n\n3,y,z\n')

    assert table.rows == (("a", "b"), ("1\n2", "x"), ("3", "y", "z"))
    assert (table.lines, table.width) == ((1, 2, 5), 3)


def test_a_column_is_empty_where_a_row_is_short() -> None:
    assert table_of_text("a,b\n1\n2,y\n").column(1) == ["", "y"]
    assert table_of_text("a,b\n1,x\n").column(0, after=0) == ["a", "1"]


def test_a_title_above_the_table_does_not_hide_its_separator() -> None:
    text = "2026년 3월, 근무표\n이름;1;2\n가람;D;1,5\n나래;N;2,5\n"

    assert table_of_text(text).rows[1] == ("이름", "1", "2")


@pytest.mark.parametrize(
    "row, reason",
    [
        ('1,"2', "damaged_table"),
        ('1,"2" 3', "damaged_table"),
        ("1," + "x" * 8_001, "cell_too_long"),
        ("1" + "," * 128, "too_many_columns"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_by_its_line(row: str, reason: str) -> None:
    assert refusal_of(f'a,b\n"1\n2",3\n{row}'.encode()) == (reason, 4)


def test_only_so_many_rows_and_lines_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_module, "MOST_ROWS", 2)

    assert len(read_table(b"a,b\n1,2\n\n").rows) == 2
    assert refusal_of(b"a,b\n1,2\n\n3,4\n") == ("too_many_rows", 4)
    monkeypatch.setattr(table_module, "_MOST_LINES", 3)
    assert refusal_of(b"a,b\n\n\n\n1,2") == ("too_many_rows", 4)


def test_fifty_thousand_rows_are_read_and_not_one_more() -> None:
    rows = b"a\n" + b"1\n" * 50_000

    assert len(read_table(rows).rows) == 50_001
    assert refusal_of(rows + b"1\n") == ("too_many_rows", 50_002)


@pytest.mark.parametrize(
    "bomb, reason, line",
    [
        (b'a,b\n1,"2\n' + b"3,4\n" * 300, "damaged_table", 2),
        (b'a,b\n1,"' + b"x" * 1_001, "damaged_table", 2),
        (b"a,b\n1," + b"x" * 1_001, "cell_too_long", 2),
        (b"a,b\n" + b"," * 1_001, "too_many_columns", 2),
        (b"a,b\n" + b"\n" * 500, "too_many_rows", 301),
    ],
)
def test_what_never_ends_is_refused_before_it_is_read_to_its_end(
    bomb: bytes, reason: str, line: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_module, "_LONGEST_ROW", 1_000)
    monkeypatch.setattr(table_module, "_MOST_LINES", 300)

    assert refusal_of(bomb) == (reason, line)


def test_a_file_over_the_limit_is_not_even_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_module, "LARGEST_FILE_BYTES", 3)

    assert refusal_of(b"\xd0\xcf\x11\xe0") == ("too_large", None)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    assert outcome_of(content) in KNOWN


@given(st.text("가,;\t\"'\r\n 1", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert outcome_of(text.encode()) in KNOWN


@given(st.lists(st.lists(st.text("가나1 ,\n", min_size=1, max_size=5), min_size=2, max_size=2)))
def test_what_is_written_with_quotes_comes_back(rows: list[list[str]]) -> None:
    text = "a,b\n" + "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows)
    kept = [tuple(cell.strip() for cell in row) for row in rows]

    assert table_of_text(text).rows == (("a", "b"), *(row for row in kept if any(row)))


KNOWN = {
    "read",
    "empty_file",
    "damaged_table",
    "damaged_text",
    "not_text",
    "zip_file",
    "damaged_zip",
    "old_spreadsheet",
}
