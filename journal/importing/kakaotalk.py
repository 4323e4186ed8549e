"""The KakaoTalk reader: bytes in, times and senders out; every layout known so far."""

from journal.files.text import text_of
from journal.importing.export import ParsedExport
from journal.importing.kakaotalk_table import is_table, read_table_export
from journal.importing.kakaotalk_text import read_text_export

PARSER_VERSION = 1


def read_kakaotalk(content: bytes) -> ParsedExport:
    """Read an exported conversation of any device; refusals carry a code and a line, no words."""
    text = text_of(content)
    if is_table(text):
        return read_table_export(text)
    return read_text_export(text)
