"""Every kind of file that brings contact: how it is recognised, and how it is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from journal.errors import Invalid
from journal.importing import (
    activity,
    cdr,
    kakaotalk,
    line,
    phone,
    slack,
    table_reading,
    telegram,
    whatsapp,
)
from journal.importing.export import ParsedExport
from journal.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its key on the command line and in forms, and its reader.

    ``looks_like`` judges by the content alone; ``read`` raises ``Invalid``. ``read_ordered`` is
    there where a file can leave open which number is the day, and is told.
    """

    key: str
    source: SourceKind
    looks_like: Callable[[bytes], bool]
    read: Callable[[bytes], ParsedExport]
    read_ordered: Callable[[bytes, bool], ParsedExport] | None = None


CALENDAR = b"BEGIN:VCALENDAR"
BEGINNING_BYTES = 1_000

_ALL = (
    Kind("slack", SourceKind.SLACK, slack.looks_like, slack.read_slack),
    Kind("telegram", SourceKind.TELEGRAM, telegram.looks_like, telegram.read_telegram),
    Kind("activity", SourceKind.ACTIVITY, activity.looks_like, activity.read_activity),
    Kind("phone", SourceKind.PHONE, phone.looks_like, phone.read_phone),
    Kind("kakaotalk", SourceKind.KAKAOTALK, kakaotalk.looks_like, kakaotalk.read_kakaotalk),
    Kind(
        "whatsapp",
        SourceKind.WHATSAPP,
        whatsapp.looks_like,
        whatsapp.read_whatsapp,
        lambda content, is_first: whatsapp.read_whatsapp(content, day_first=is_first),
    ),
    Kind(
        "line",
        SourceKind.LINE,
        line.looks_like,
        line.read_line,
        lambda content, is_first: line.read_line(content, day_first=is_first),
    ),
    Kind("cdr", SourceKind.CDR, cdr.looks_like, cdr.read_cdr),
    Kind(
        "csv",
        SourceKind.CSV,
        table_reading.looks_like,
        table_reading.read_csv,
        lambda content, is_first: table_reading.read_csv(content, day_first=is_first),
    ),
)
"""Tried in this order: what only one of them can be comes first, any table last."""

KINDS: Mapping[str, Kind] = {kind.key: kind for kind in _ALL}


def detect(content: bytes) -> str | None:
    """Which kind a file is by its content; None when it is none of them."""
    return next((kind.key for kind in _ALL if kind.looks_like(content)), None)


def read(content: bytes, kind: str | None = None, *, day_first: bool | None = None) -> ParsedExport:
    """Read a file as the kind it is said or found to be.

    ``day_first`` says how days are written where the file leaves it open. Raise ``Invalid``
    ``calendar_file`` for a roster, ``unknown_kind`` for what is none, and what the reader raises.
    """
    found = KINDS.get(kind or detect(content) or "")
    if found is None:
        beginning = content[:BEGINNING_BYTES].upper()
        raise Invalid("calendar_file" if CALENDAR in beginning else "unknown_kind", field="file")
    if day_first is not None and found.read_ordered is not None:
        return found.read_ordered(content, day_first)
    return found.read(content)
