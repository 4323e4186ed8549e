"""Reads a chat that LINE exported: day lines, then clock, name and words between tabs.

Computers write blanks instead of tabs. Which number of a day line is the day is decided by its
weekday over the whole file; the file's first line stands for the room.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from journal.errors import Invalid
from journal.files.text import text_of
from journal.importing.day_orders import WrittenDay, day_seconds, order_of
from journal.importing.export import ParsedExport
from journal.importing.recording import Recording, Said
from journal.importing.written import tidy
from journal.importing.written_clocks import CLOCK, clock_seconds
from journal.vocabulary import SourceKind, ZoneBasis

PARSER_VERSION = 1

_WEEKDAYS = (
    ("mon", "월", "月", "จ"),
    ("tue", "화", "火", "อ."),
    ("wed", "수", "水", "พ."),
    ("thu", "목", "木", "พฤ"),
    ("fri", "금", "金", "ศ"),
    ("sat", "토", "土", "ส"),
    ("sun", "일", "日", "อา"),
)
_NUMBERS = r"(\d{1,4})([./-]) ?(\d{1,2})[./-] ?(\d{1,4})\.?"
DAY = re.compile(
    rf"^(?:(?P<before>[^\W\d_.]{{1,12}}\.?), ?)?{_NUMBERS}"
    r"(?: ?\(?(?P<after>[^\W\d_.]{1,12}\.?)\)?)? *$"
)
SAID = re.compile(rf"^({CLOCK})(?:\t([^\t]*)(?:\t(.*))?| (\S+)(?: (.*))?)$")
_SAVED = re.compile(
    r"^(?:Saved on|保存日時|저장한 날짜|บันทึกเมื่อ|儲存日期|保存日期) ?[:\uff1a]"
    rf" ?{_NUMBERS},? ?({CLOCK})"
)
_MARK = "[LINE]"
_BEGINNING_BYTES = 65_536
_THAI = "cp874"


def looks_like(content: bytes) -> bool:
    """Whether a file begins as LINE's exports do, or has a message under one of their day lines."""
    for encoding in ("utf-8", "utf-16"):
        beginning = content[:_BEGINNING_BYTES].decode(encoding, errors="replace").lstrip("\ufeff")
        if beginning.startswith(_MARK):
            return True
        lines = beginning.splitlines()[:50]
        if any(DAY.match(day) and SAID.match(said) for day, said in pairwise(lines)):
            return True
    return False


def read_line(content: bytes, *, day_first: bool | None = None) -> ParsedExport:
    """Messages of one chat; ``day_first`` says how days are written where the file leaves it open.

    Refusals: those of ``text_of``, ``unknown_layout``, ``dates_ambiguous``, ``impossible_date``
    with its line, ``no_day_lines``, ``no_messages``, ``too_many_messages``.
    """
    lines = _text(content).splitlines()
    head = lines[0].strip() if lines and lines[0].lstrip().startswith(_MARK) else None
    days = [day for line in lines if (day := _day(line)) is not None]
    if not days:
        raise Invalid("no_day_lines" if head else "unknown_layout")
    order = order_of(days, day_first=day_first)
    recording = Recording(SourceKind.LINE, "line", ZoneBasis.ASKED)
    midnight: int | None = None
    for number, line in _outside_quotes(lines):
        if (day := _day(line)) is not None:
            midnight = day_seconds(day, order)
            if midnight is None:
                raise Invalid("impossible_date", line=number)
        elif midnight is not None and (said := SAID.match(line)) is not None:
            _take(recording, said, midnight, number)
    return recording.export(head_line=head, saved=_saved(lines, order))


def _text(content: bytes) -> str:
    try:
        return text_of(content)
    except Invalid as refused:
        # Thai computers write a code page of their own, which is neither UTF-8 nor Korean.
        if refused.reason != "damaged_text" or not content.startswith(_MARK.encode()):
            raise
        return content.decode(_THAI, errors="replace")


def _take(recording: Recording, said: re.Match[str], midnight: int, line: int) -> None:
    clock = clock_seconds(said[1])
    name = tidy(said[2] if said[2] is not None else said[4])
    if clock is None:
        raise Invalid("impossible_date", line=line)
    if not name or (said[2] is not None and said[3] is None):
        recording.system_lines += 1
        return
    recording.add(Said(seconds=midnight + clock, sender=name), line)


def _day(line: str) -> WrittenDay | None:
    found = DAY.match(line)
    if found is None:
        return None
    numbers = int(found[2]), int(found[4]), int(found[5])
    return WrittenDay(numbers, found[3], _weekday(found["before"] or found["after"]))


def _weekday(word: str | None) -> int | None:
    if word is None:
        return None
    small = word.casefold()
    return next(
        (
            number
            for number, names in enumerate(_WEEKDAYS)
            if any(small.startswith(name) for name in names)
        ),
        None,
    )


def _saved(lines: list[str], order: tuple[int, int, int]) -> int | None:
    """When the file was saved, if one of its first lines says it in the order of its days."""
    for line in lines[:4]:
        found = _SAVED.match(line)
        if found is not None:
            day = WrittenDay((int(found[1]), int(found[3]), int(found[4])), found[2])
            midnight, clock = day_seconds(day, order), clock_seconds(found[5])
            return None if midnight is None or clock is None else midnight + clock
    return None


def _outside_quotes(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without those that a quoted message goes on over."""
    number = 0
    while number < len(lines):
        line = lines[number]
        yield number + 1, line
        end = _end_of_quote(lines, number) if _opens_quote(line) else None
        number = (number if end is None else end) + 1


def _opens_quote(line: str) -> bool:
    said = SAID.match(line)
    words = (said[3] or "") if said is not None else ""
    return words.startswith('"') and words.count('"') % 2 == 1


def _end_of_quote(lines: list[str], begin: int) -> int | None:
    """The line that closes a quote; None if a new day comes first, so that it was none."""
    for number in range(begin + 1, len(lines)):
        if _day(lines[number]) is not None:
            return None
        if lines[number].count('"') % 2 == 1:
            return number
    return None
