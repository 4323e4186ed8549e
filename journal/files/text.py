"""Bytes of an uploaded file become text, or are refused with a line and never their content."""

import codecs
import unicodedata

from journal.errors import Invalid

LARGEST_FILE_BYTES = 20 * 1024 * 1024

_FOREIGN_BEGINNINGS = {
    b"PK\x03\x04": "zip_file",
    b"PK\x05\x06": "zip_file",
    b"\x1f\x8b": "zip_file",
    b"7z\xbc\xaf": "zip_file",
    b"Rar!": "zip_file",
    b"%PDF": "not_text",
    b"\x89PNG": "not_text",
    b"\xff\xd8\xff": "not_text",
    b"GIF8": "not_text",
    b"SQLite format 3": "not_text",
    b"\xd0\xcf\x11\xe0": "not_text",
    b"bplist": "not_text",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE_BYTES = 4096
_FEWEST_ZEROS = 4
_CONTROL = bytes(set(range(0x20)) - set(b"\t\n\r"))


def text_of(content: bytes) -> str:
    r"""Text of a file in UTF-8, CP949, UTF-16 or UTF-32, with plain blanks and line ends.

    Refusals: ``too_large`` (over 20 MiB), ``empty_file``, ``zip_file``, ``not_text``,
    ``damaged_text`` with the line where the reading broke.
    """
    if len(content) > LARGEST_FILE_BYTES:
        raise Invalid("too_large")
    for beginning, reason in _FOREIGN_BEGINNINGS.items():
        if content.startswith(beginning):
            raise Invalid(reason)
    text = plain(_decoded(content))
    if not text.strip():
        raise Invalid("empty_file")
    return text


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strict(content[len(mark) :], encoding)
    if b"\x00" in content:
        return _strict(content, _wide_encoding(content))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as broken:
        return _korean_or_refused(content, broken)


def _strict(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as broken:
        before = content[: broken.start].decode(encoding, errors="ignore")
        raise Invalid("damaged_text", line=before.count("\n") + 1) from None
    if "\x00" in text:
        raise Invalid("damaged_text", line=text.count("\n", 0, text.index("\x00")) + 1)
    return text


def _wide_encoding(content: bytes) -> str:
    """Guess UTF-16 from where the zero bytes of its blanks and digits stand, or stay with UTF-8."""
    sample = content[:_SAMPLE_BYTES]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    fewer, more = sorted((low, high))
    if fewer * 8 > more or more < max(_FEWEST_ZEROS, len(sample) // 40):
        return "utf-8"
    return "utf-16-be" if low > high else "utf-16-le"


def _korean_or_refused(content: bytes, broken: UnicodeDecodeError) -> str:
    # A UTF-8 file with a few broken bytes often passes as CP949 and would turn into
    # nonsense; so it counts as CP949 only when most of its characters are no UTF-8.
    lenient = content.decode("utf-8", errors="replace")
    lost = lenient.count("\N{REPLACEMENT CHARACTER}")
    wide = len(lenient) - len(lenient.encode("ascii", errors="ignore"))
    if lost * 2 > wide:
        try:
            return content.decode("cp949")
        except UnicodeDecodeError as neither:
            if _looks_binary(content):
                raise Invalid("not_text") from None
            broken = neither
    raise Invalid("damaged_text", line=content.count(b"\n", 0, broken.start) + 1) from None


def _looks_binary(content: bytes) -> bool:
    sample = content[:_SAMPLE_BYTES]
    return sum(1 for byte in sample if byte in _CONTROL) * 50 > len(sample)


def plain(text: str) -> str:
    """Text with plain blanks, letters put together and one kind of line end."""
    for blank in ("\u00a0", "\u202f", "\u2009", "\u3000", "\x0b", "\x0c"):
        text = text.replace(blank, " ")
    for invisible in ("\ufeff", "\u200e", "\u200f"):
        text = text.replace(invisible, "")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text if "\n" in text else text.replace("\r", "\n")
