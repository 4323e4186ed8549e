"""Reads a chat that WhatsApp exported from Android or an iPhone, in any of its languages.

A record begins with day and clock, in brackets on an iPhone; what follows until the next one is
its body. No export carries a zone or an id, and which number is the day is decided over the file.
"""

import re
from collections.abc import Iterator

from journal.errors import Invalid
from journal.files.text import text_of
from journal.importing.day_orders import WrittenDay, day_seconds, order_of
from journal.importing.export import ParsedExport
from journal.importing.recording import Recording, Said
from journal.importing.written import tidy
from journal.importing.written_clocks import CLOCK, clock_seconds
from journal.vocabulary import SourceKind, ZoneBasis

PARSER_VERSION = 1

_DAY = r"(\d{1,4})(\. ?|[-/]|년 ?)(\d{1,2})(?:\. ?|[-/]|월 ?)(\d{1,4})(?:\.|일)?"
_BEGIN = rf"^\[?{_DAY}(?:,| um| klo| at| a las)? ?({CLOCK})"
HEAD = re.compile(
    rf"{_BEGIN}(?:\] ?~? ?| ?[-–] )(?:([^:\n]{{1,120}}?):(?!\d|//))?",  # noqa: RUF001 - as some phones write it
    re.MULTILINE,
)
_BEGINNING_BYTES = 65_536
_LEAST_RECORDS = 2


def looks_like(content: bytes) -> bool:
    """Whether the beginning of a file has records written the way WhatsApp writes them."""
    beginning = content[:_BEGINNING_BYTES].decode("utf-8", errors="replace")
    text = beginning.replace("\u200e", "").replace("\u202f", " ").lstrip("\ufeff")
    found = [one for _, one in zip(range(_LEAST_RECORDS), HEAD.finditer(text), strict=False)]
    is_first = bool(found) and not text[: found[0].start()].strip()
    return is_first and (len(found) == _LEAST_RECORDS or text.count("\n") <= 1)


def read_whatsapp(content: bytes, *, day_first: bool | None = None) -> ParsedExport:
    """Messages of one chat; ``day_first`` says how days are written where the file leaves it open.

    Refusals: those of ``text_of``, ``unknown_layout``, ``dates_ambiguous``, ``impossible_date``
    with its line, ``no_messages``, ``too_many_messages``.
    """
    text = text_of(content).replace("\r\n", "\n")
    records = list(HEAD.finditer(text))
    if not records:
        raise Invalid("unknown_layout")
    days = [_day(record) for record in records]
    order = order_of(days, day_first=day_first)
    recording = Recording(SourceKind.WHATSAPP, "whatsapp", ZoneBasis.ASKED)
    previous = None
    for record, day, line in zip(records, days, _lines(text, records), strict=True):
        midnight, clock = day_seconds(day, order), clock_seconds(record[5])
        if midnight is None or clock is None:
            raise Invalid("impossible_date", line=line)
        if not record[6]:
            recording.system_lines += 1
            continue
        seconds = midnight + clock
        if previous is not None and seconds < previous:
            recording.log.add("time_goes_backwards", line)
        previous = seconds
        recording.add(Said(seconds=seconds, sender=tidy(record[6])), line)
    return recording.export()


def _day(record: re.Match[str]) -> WrittenDay:
    numbers = int(record[1]), int(record[3]), int(record[4])
    return WrittenDay(numbers, record[2].strip())


def _lines(text: str, records: list[re.Match[str]]) -> Iterator[int]:
    """The line that each record begins on, counted from 1."""
    line, at = 1, 0
    for record in records:
        line += text.count("\n", at, record.start())
        at = record.start()
        yield line
