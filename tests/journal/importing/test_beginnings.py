import pytest

from journal.importing.beginnings import beginning_of

LONG = "가나다라마바사아자차카타파하 abc\r\n" * 5_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_a_long_file_is_cut_between_letters(encoding: str) -> None:
    found = beginning_of(LONG.encode(encoding))

    assert found.startswith("가나다라")
    assert "\r" not in found


def test_a_long_line_is_cut_between_letters_too() -> None:
    assert set(beginning_of(b"a" + "가".encode() * 40_000)) == {"a", "가"}


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_text_has_no_beginning(content: bytes) -> None:
    assert beginning_of(content) == ""
