"""The KakaoTalk reader: bytes in, times and senders out; every layout known so far."""

from journal.files.text import text_of
from journal.importing import line, whatsapp
from journal.importing.beginnings import beginning_of
from journal.importing.export import ParsedExport
from journal.importing.kakaotalk_table import is_table, read_table_export
from journal.importing.kakaotalk_text import is_conversation, read_text_export

PARSER_VERSION = 1


def looks_like(content: bytes) -> bool:
    """Whether the beginning of a file is written as one of KakaoTalk's layouts.

    Another messenger's file may hold a conversation that was pasted into a message.
    """
    text = beginning_of(content)
    if not (is_table(text) or is_conversation(text)):
        return False
    return not (line.looks_like(content) or whatsapp.looks_like(content))


def read_kakaotalk(content: bytes) -> ParsedExport:
    """Read an exported conversation of any device; refusals carry a code and a line, no words."""
    text = text_of(content)
    if is_table(text):
        return read_table_export(text)
    return read_text_export(text)
