import pytest

from journal.errors import Invalid
from journal.files.text import LARGEST_FILE_BYTES, text_of

WORDS = "가람 : 배송 언제 와요\n2023년 5월 8일 오후 9:30\n"


def refusal_of(content: bytes) -> tuple[str, int | None]:
    with pytest.raises(Invalid) as refused:
        text_of(content)
    return refused.value.reason, refused.value.line


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_the_encodings_of_all_devices_read_the_same(encoding: str) -> None:
    assert text_of(WORDS.encode(encoding)) == WORDS


def test_blanks_and_invisible_signs_become_plain() -> None:
    assert text_of("9:30\u202fPM\u00a0\u200e, a\x0bb".encode()) == "9:30 PM , a b"


def test_letters_taken_apart_are_put_together() -> None:
    assert text_of("\u1100\u1161".encode()) == "가"


def test_an_old_mac_line_end_ends_a_line() -> None:
    assert text_of(b"a\rb") == "a\nb"
    assert text_of(b"a\r\nb") == "a\r\nb"


@pytest.mark.parametrize(
    "content,reason,line",
    [
        (b"", "empty_file", None),
        (b"\xef\xbb\xbf \r\n", "empty_file", None),
        (b"PK\x03\x04rest", "zip_file", None),
        (b"%PDF-1.7", "not_text", None),
        (b"\x00" * (LARGEST_FILE_BYTES + 1), "too_large", None),
        ("한 줄\n두 줄\n".encode() + b"\xff\xfe\n" + ("말\n" * 20).encode(), "damaged_text", 3),
        (WORDS.encode() * 9 + "가".encode()[:2], "damaged_text", 19),
        (WORDS.encode("cp949") + b"\xff\xff", "damaged_text", 3),
        (b"one\ntwo\nth\x00ree", "damaged_text", 3),
        (WORDS.encode("utf-16")[:-1], "damaged_text", 2),
        (bytes(range(1, 256)) * 8, "not_text", None),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, reason: str, line: int | None) -> None:
    assert refusal_of(content) == (reason, line)
