"""Reads a chat that WhatsApp exported from Android or an iPhone, in any of its languages.

A record begins with day and clock, in brackets on an iPhone; what follows until the next one is
its body. No export carries a zone or an id, and which number is the day is decided over the file.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from journal.errors import Invalid
from journal.files.packed import is_packed, parts_of
from journal.files.text import LARGEST_FILE_BYTES, text_of
from journal.importing.beginnings import beginning_of
from journal.importing.chat import Chat
from journal.importing.day_orders import WrittenDay, day_seconds, order_of
from journal.importing.export import MOST_MESSAGES, ParsedExport
from journal.importing.written import tidy
from journal.importing.written_clocks import CLOCK, Clocks, clock_like
from journal.vocabulary import SourceKind

PARSER_VERSION = 1

_DAY = r"\d{1,4}(?:\. ?|[-/]|년 ?|年)\d{1,2}(?:\. ?|[-/]|월 ?|月)\d{1,4}(?:\.|일|日)?"
_JOINT = r"(?:[,،]? ?(?:klo|kl\.?|um|à|às|a las|at|om|o|в|у)? ?)"  # noqa: RUF001 - in their letters
# Without brackets and dash, as old iPhones wrote it, only the seconds make it a record.
_END = r"(?P<end>\] ?| ?[-–] |(?<=:\d\d): )"  # noqa: RUF001 - as some phones write it
_HEAD = re.compile(
    rf"^(?P<begin>\[?)(?P<day>{_DAY})(?P<joint>{_JOINT})(?P<clock>{CLOCK}){_END}", re.MULTILINE
)
# A name ends at its colon, unless that belongs to a clock or an address.
_SAID = r"(?:(?P<name>[^:\n]{1,120}(?::(?=\d)[^:\n]{1,60}){0,2}):(?!\d|//))?"
_DIRECTIONS = re.compile("[\u061c\u202a-\u202e\u2066-\u2069]")
_PACKED_NAME = re.compile(rb"_chat\.txt|WhatsApp[^\x00\r\n/]{0,200}\.txt")
_QUOTES = (("“", "”"), ("„", "“"), ("«", "»"))
_NOTICE = re.compile("\u200e[^<\n]{40}")
_ALONE = 2


class _Record(NamedTuple):
    """Where a record begins, who said it (None is nobody), and its day and clock as written."""

    begins: int
    name: str | None
    day: str
    clock: str


class _Senders(dict[str | None, str | None]):
    """Who is meant by what stands before the colon: each is worked out once."""

    def __missing__(self, written: str | None) -> str | None:
        self[written] = found = None if written is None else _sender(written)
        return found


def looks_like(content: bytes) -> bool:
    """Whether a file begins with a record as WhatsApp writes it, packed or not."""
    if is_packed(content):
        return _PACKED_NAME.search(content[:65_536] + content[-65_536:]) is not None
    return _HEAD.match(_without_directions(beginning_of(content))) is not None


def read_whatsapp(content: bytes, *, day_first: bool | None = None) -> ParsedExport:
    """Messages of one chat; ``day_first`` says how days are written where the file leaves it open.

    Refusals: those of ``text_of``, ``unknown_layout``, ``dates_ambiguous``, ``impossible_date``
    with its line, ``no_messages``, ``too_many_messages``; of a packed one ``unsafe_zip`` and
    ``damaged_zip``.
    """
    content = _unpacked(content) if is_packed(content) else content
    text = _without_directions(text_of(content)).replace("\r\n", "\n")
    first = _HEAD.search(text)
    if first is None:
        raise Invalid("unknown_layout")
    found = _records(text, _pattern_like(first))
    return _Reading(text, _without_notices(found, content), day_first=day_first).export()


def _records(text: str, pattern: re.Pattern[str]) -> list[_Record]:
    senders = _Senders()
    found: list[_Record] = []
    for one in pattern.finditer(text):
        day, clock, name = one.group("day", "clock", "name")
        found.append(_Record(one.start(), senders[name], day, clock))
        if len(found) > MOST_MESSAGES:
            raise Invalid("too_many_messages", line=text.count("\n", 0, one.start()) + 1)
    return found


def _unpacked(content: bytes) -> bytes:
    if len(content) > LARGEST_FILE_BYTES:
        raise Invalid("too_large")
    named = parts_of(content, _is_chat, most_bytes=LARGEST_FILE_BYTES)
    found = next((part for _, part in named), None)
    if found is None:
        raise Invalid("unknown_layout")
    return found


def _is_chat(name: str) -> bool:
    return _PACKED_NAME.search(name.encode(errors="replace")) is not None


def _without_directions(text: str) -> str:
    return text if text.isascii() else _DIRECTIONS.sub("", text)


def _pattern_like(first: re.Match[str]) -> re.Pattern[str]:
    """What all records of a file look like: a chat pasted into a message is written otherwise."""

    def same_number(found: re.Match[str]) -> str:
        return r"\d{4}" if len(found[0]) > 2 else r"\d{1,2}"  # noqa: PLR2004 - digits of a year

    day = re.sub(r"\d+", same_number, re.escape(first["day"]))
    begin, joint, end = (re.escape(first[part]) for part in ("begin", "joint", "end"))
    clock = clock_like(first["clock"])
    pattern = rf"^{begin}(?P<day>{day}){joint}(?P<clock>{clock}){end}{_SAID}"
    return re.compile(pattern, re.MULTILINE)


def _sender(written: str) -> str | None:
    """Who said it; nobody for what happened, where a colon stands within a group's new name."""
    is_open = written.count('"') % 2 or any(
        written.count(begin) > written.count(end) for begin, end in _QUOTES
    )
    return None if is_open else tidy(written.lstrip("~ ")) or None


def _without_notices(found: list[_Record], content: bytes) -> list[_Record]:
    """Leave out what an iPhone lets a group, or the first other person, say at the beginning.

    It writes what happened in a group as if the group had said it, with a mark before the words.
    """
    first = next((one for one in found if one.name), None)
    if first is None or first.name is None or b"\xe2\x80\x8e" not in content:
        return found
    raw = content.decode("utf-8", errors="replace")
    said = re.compile(rf"\] {re.escape(first.name)}: ")
    bodies = [one.end() for one in said.finditer(raw)]
    is_group = bool(bodies) and all(raw.startswith("\u200e", body) for body in bodies)
    if is_group and len({one.name for one in found if one.name}) > _ALONE:
        return _silenced(found, lambda one: one.name == first.name)
    if bodies and _NOTICE.match(raw, bodies[0]):
        return _silenced(found, lambda one: one is first)
    return found


def _silenced(found: list[_Record], is_notice: Callable[[_Record], bool]) -> list[_Record]:
    return [one._replace(name=None) if is_notice(one) else one for one in found]


class _Reading:
    """Records of one chat on their way to moments; each day and clock is worked out once."""

    def __init__(self, text: str, found: list[_Record], *, day_first: bool | None) -> None:
        self._chat = Chat(SourceKind.WHATSAPP, text)
        self._found = found
        self._days = {day: _day(day) for day in {one.day for one in found}}
        self._order = order_of(self._in_file(), day_first=day_first)

    def _in_file(self) -> list[WrittenDay]:
        """The days in the order of the file, each once for as long as it lasts."""
        found, before = [], ""
        for one in self._found:
            if one.day != before:
                found.append(self._days[one.day])
            before = one.day
        return found

    def export(self) -> ParsedExport:
        """All messages; raise for a day or a clock that cannot be."""
        chat, clocks = self._chat, Clocks()
        midnights = {day: day_seconds(told, self._order) for day, told in self._days.items()}
        for one in self._found:
            midnight, past = midnights[one.day], clocks[one.clock]
            if midnight is None or past is None:
                raise Invalid("impossible_date", line=chat.line_of(one.begins))
            if one.name is None:
                chat.system_lines += 1
            else:
                chat.add(midnight + past, one.name, one.begins)
        return chat.export(layout="whatsapp")


def _day(written: str) -> WrittenDay:
    first, second, third = (int(number) for number in re.findall(r"\d+", written))
    sign = re.sub(r"\d", "", re.split(r"\d+", written)[1])
    return WrittenDay((first, second, third), sign)
