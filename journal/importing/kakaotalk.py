"""The KakaoTalk reader: bytes in, times and senders out; every layout known so far."""

from journal.errors import Invalid
from journal.files.text import text_of
from journal.importing.export import ParsedExport
from journal.importing.kakaotalk_table import is_table, read_table_export
from journal.importing.kakaotalk_text import is_conversation, read_text_export

_BEGINNING_BYTES = 65_536


def looks_like(content: bytes) -> bool:
    """Whether the beginning of a file is written as one of KakaoTalk's layouts."""
    beginning = content[:_BEGINNING_BYTES]
    if len(content) > len(beginning):
        # A line that is cut in two could break in the middle of a letter.
        end = max(beginning.rfind(b"\n") + 1, 1)
        # In UTF-16 a letter has two or four bytes, and a line end is followed by a zero.
        beginning = beginning[: end // 4 * 4 if b"\x00" in beginning else end]
    try:
        text = text_of(beginning)
    except Invalid:
        return False
    return is_table(text) or is_conversation(text)


def read_kakaotalk(content: bytes) -> ParsedExport:
    """Read an exported conversation of any device; refusals carry a code and a line, no words."""
    text = text_of(content)
    if is_table(text):
        return read_table_export(text)
    return read_text_export(text)
