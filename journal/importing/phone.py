"""Reads a phone's own history of calls and messages, as "SMS Backup & Restore" writes it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from journal.files.markup import elements_of
from journal.importing.export import ParsedExport, WarningLog
from journal.importing.recording import Recording, Said
from journal.importing.written import milliseconds_of_number, seconds_lasted, tidy
from journal.vocabulary import ContactChannel, ContactOutcome, Direction, SourceKind, ZoneBasis

PARSER_VERSION = 1

_ROWS = frozenset({"call", "sms", "mms"})
_ROOTS = frozenset({"calls", "smses", "allsms"})
_BEGINNING_BYTES = 64 * 1024
_FIRST_TAG = re.compile(rb"<(?:calls|smses|allsms|call|sms|mms)[\s/>]")
_CALLS = {
    "1": (Direction.IN, ContactOutcome.ANSWERED),
    "2": (Direction.OUT, ContactOutcome.ANSWERED),
    "3": (Direction.IN, ContactOutcome.MISSED),
    # Voicemail took it, or she pressed it away: it rang, and nobody spoke.
    "4": (Direction.IN, ContactOutcome.MISSED),
    "5": (Direction.IN, ContactOutcome.MISSED),
    # Taken on another device of hers.
    "7": (Direction.IN, ContactOutcome.ANSWERED),
}
_REFUSED_BY_LIST = "6"
_MESSAGES = {"1": Direction.IN, "2": Direction.OUT}
_WITHHELD = frozenset({"", "null", "-1", "-2", "-3", "-4", "unknown", "private", "anonymous"})
_NAMELESS = frozenset({"", "null", "(unknown)"})
_SPACED_NUMBER = re.compile(r"\+?[0-9][0-9 ().\-/]{4,}")
_KOREA = re.compile(r"\+82 ?0?")


@dataclass(frozen=True, slots=True)
class _Row:
    """One call or message that reached or left the phone."""

    milliseconds: int
    number: str
    identity: str
    way: Direction
    outcome: ContactOutcome
    duration: int | None


def looks_like(content: bytes) -> bool:
    """Whether it is XML with calls or messages near its beginning."""
    beginning = content[:_BEGINNING_BYTES].removeprefix(b"\xef\xbb\xbf").lstrip()
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        beginning = beginning.replace(b"\x00", b"")[2:].lstrip()
    return beginning.startswith(b"<") and _FIRST_TAG.search(beginning) is not None


def read_phone(content: bytes) -> ParsedExport:
    """When calls and messages came and went, and with which number; what was written is dropped.

    Refusals: those of ``elements_of``, ``unknown_layout`` for other XML, ``no_messages``,
    ``too_many_messages``.
    """
    log, rows = WarningLog(), dict[str, _Row]()
    names: dict[str, str] = {}
    saved = None
    for tag, said in elements_of(content, _ROWS | _ROOTS):
        if tag in _ROOTS:
            saved = milliseconds_of_number(said.get("backup_date", ""))
            continue
        row = _call(said, log) if tag == "call" else _message(said, log)
        if row is None:
            continue
        _note_name(names, row.number, said)
        if row.identity in rows:
            log.add("repeated_rows", None)
        rows.setdefault(row.identity, row)
    return _recorded(rows, names, log, saved)


def _recorded(
    rows: Mapping[str, _Row], names: Mapping[str, str], log: WarningLog, saved: int | None
) -> ParsedExport:
    recording = Recording(SourceKind.PHONE, "phone_backup", ZoneBasis.EPOCH)
    recording.log = log
    for row in sorted(rows.values(), key=lambda row: (row.milliseconds, row.identity)):
        is_call = row.duration is not None
        recording.add(
            Said(
                seconds=row.milliseconds // 1000,
                room=_room(row.number, names),
                way=row.way,
                channel=ContactChannel.CALL if is_call else ContactChannel.MESSENGER,
                outcome=row.outcome,
                duration=row.duration,
                identity=row.identity,
            )
        )
    return recording.export(saved=None if saved is None else saved // 1000, joins_rooms=True)


def _call(said: Mapping[str, str], log: WarningLog) -> _Row | None:
    kind = said.get("type", "")
    if kind == _REFUSED_BY_LIST:
        # Her phone turned it away without ringing, so it never reached her.
        log.add("blocked_calls", None)
        return None
    written = said.get("date", "")
    milliseconds = milliseconds_of_number(written)
    if kind not in _CALLS or milliseconds is None:
        log.add("rows_left_out", None)
        return None
    number, duration = _number(said.get("number", "")), seconds_lasted(said.get("duration"))
    way, outcome = _CALLS[kind]
    if way is Direction.OUT and duration == 0:
        outcome = ContactOutcome.MISSED
    identity = f"{milliseconds}|{kind}|{duration}|{number}"
    return _Row(milliseconds, number, identity, way, outcome, duration)


def _message(said: Mapping[str, str], log: WarningLog) -> _Row | None:
    kind = said.get("type") or said.get("msg_box") or ""
    milliseconds = milliseconds_of_number(said.get("date", ""))
    if milliseconds is None:
        log.add("rows_left_out", None)
        return None
    if kind not in _MESSAGES:
        log.add("unsent_messages", None)
        return None
    number = "~".join(sorted(_number(one) for one in said.get("address", "").split("~")))
    identity = f"{milliseconds}|message{kind}||{number}"
    way = _MESSAGES[kind]
    return _Row(milliseconds, number, identity, way, ContactOutcome.NONE, None)


def _number(written: str) -> str:
    """A number as other files of the same phone write it too; empty where it is withheld."""
    number = tidy(written)
    if number.casefold() in _WITHHELD:
        return ""
    if _SPACED_NUMBER.fullmatch(number):
        # Korean phones write the same number with and without the country's code.
        number = re.sub(r"[^0-9+]", "", _KOREA.sub("0", number, count=1))
    return number


def _note_name(names: dict[str, str], number: str, said: Mapping[str, str]) -> None:
    name = tidy(said.get("contact_name", ""))
    if number and name.casefold() not in _NAMELESS:
        names.setdefault(number, name)


def _room(number: str, names: Mapping[str, str]) -> str:
    return f"{number}\t{names[number]} ({number})" if number in names else number
