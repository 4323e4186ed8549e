"""Reads a chat that LINE exported: day lines, then clock, name and words between tabs.

Computers write blanks instead of tabs. Which number of a day line is the day is decided by its
weekday over the whole file; the file's first line stands for the room.
"""

import re
from typing import NamedTuple

from journal.errors import Invalid
from journal.files.text import LARGEST_FILE_BYTES, plain, text_of
from journal.importing.beginnings import beginning_of
from journal.importing.chat import Chat
from journal.importing.day_orders import Order, WrittenDay, day_seconds, order_of
from journal.importing.export import MOST_MESSAGES, ParsedExport
from journal.importing.line_ahead import Coming
from journal.importing.line_days import DAY, DAY_LINE, NUMBERS, SOON_A_DIGIT, day_of, shape_of
from journal.importing.line_names import Names
from journal.importing.written_clocks import CLOCK, Clocks, clock_seconds
from journal.vocabulary import SourceKind

PARSER_VERSION = 1

_TABS = rf"(?P<clock>{CLOCK})\t(?P<name>[^\t\n]*)(?P<words>\t(?:☎[^\n]{{0,60}}|\"?))?"
# Blanks that were tabs once come in twos or more, so that names may hold one.
_WIDE = (
    rf"^(?P<clock>{CLOCK}) {{2,20}}(?P<name>[^\s].{{0,80}}?)(?:(?P<words> {{2,20}}\"?)|(?=\n|\Z))"
)
_NARROW = rf"(?P<clock>{CLOCK}) (?P<name>[^ \t\n]{{1,40}}(?: [^ \t\n]{{1,40}}){{0,3}})(?P<words>)"
_LAYOUTS = {
    name: re.compile(rf"{SOON_A_DIGIT}(?:{said}|{DAY})", re.MULTILINE)
    for name, said in {"tabs": _TABS, "wide": _WIDE, "narrow": _NARROW}.items()
}
_SAVED = re.compile(
    rf"^[^\n\t:\uff1a]{{4,30}}[:\uff1a] ?{NUMBERS},? ?(?P<clock>{CLOCK}) *$",
    re.MULTILINE,
)
_MARK = "[LINE]"
_KAKAOTALK = "카카오톡"
_THAI_WORDS = re.compile("ประวัติ|บันทึก|การแชท|วัน|สติ|รูป")
_LASTED = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})\s*\Z")
_KOREAN_WEEKDAY = "요일".encode("cp949")
_CALLED = "☎"
_HEAD_CHARACTERS = 400
_LOOKED_AT = 100_000
_LONGEST_MESSAGE = 12_000
_MOST_DAYS = 40_000


class _Said(NamedTuple):
    """A message before its order of days is known."""

    begins: int
    day: int
    clock: str
    name: str
    words: str


def looks_like(content: bytes) -> bool:
    """Whether a file begins as LINE's exports do, or with a message under one of its day lines."""
    text = beginning_of(content)
    head, _, rest = text.partition("\n")
    if head.startswith(_MARK):
        return _KAKAOTALK not in head
    said = rest.lstrip("\n").partition("\n")[0]
    has_day = DAY_LINE.match(head) is not None
    return has_day and any(_is_said(pattern.match(said)) for pattern in _LAYOUTS.values())


def read_line(content: bytes, *, day_first: bool | None = None) -> ParsedExport:
    """Messages of one chat; ``day_first`` says how days are written where the file leaves it open.

    Refusals: those of ``text_of``, ``unknown_layout``, ``dates_ambiguous``, ``impossible_date``
    with its line, ``no_day_lines``, ``no_messages``, ``too_many_messages``.
    """
    text = _text(content).replace("\r\n", "\n")
    first = text.lstrip().partition("\n")[0].strip()
    head = first if first.startswith(_MARK) else None
    reading = _Reading(text)
    if not reading.days:
        raise Invalid("no_day_lines" if head else "unknown_layout")
    order = order_of([day for _, day in reading.days], day_first=day_first)
    chat = reading.chat_in(order)
    return chat.export(layout="line", head_line=head, saved=_saved(text, order))


def _text(content: bytes) -> str:
    thai = _thai(content) if len(content) <= LARGEST_FILE_BYTES else None
    return text_of(content) if thai is None else plain(thai)


def _thai(content: bytes) -> str | None:
    """The text of a Thai computer, whose code page is neither UTF-8 nor Korean; else None."""
    if b"\x00" in content or _KOREAN_WEEKDAY in content:
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return None
    try:
        text = content.decode("cp874")
    except UnicodeDecodeError:
        return None
    # Other bytes may pass as Thai; then the words that every export has are not there.
    return text if _THAI_WORDS.search(text) or _has_thai_days(text) else None


def _has_thai_days(text: str) -> bool:
    days = (day_of(found) for found in DAY_LINE.finditer(text[:_LONGEST_MESSAGE]))
    return any(day.weekday is not None and day.word >= "\u0e01" for day in days)


def _is_said(found: re.Match[str] | None) -> bool:
    return found is not None and found["clock"] is not None


class _Reading:
    """One pass over a text: its days in order, and what was said on each."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.days: list[tuple[int, WrittenDay]] = []
        self._said: list[_Said] = []
        self._is_narrow = False
        if DAY_LINE.search(text, 0, _LOOKED_AT) is not None:
            self._take(_layout_of(text))

    def _take(self, layout: str) -> None:
        text, pattern = self._text, _LAYOUTS[layout]
        self._is_narrow = layout == "narrow"
        said, shape, quoted_until, today = self._said, "", 0, -1
        coming = Coming(pattern.finditer(text))
        for found in coming:
            begins = found.start()
            if begins < quoted_until:
                continue
            clock, name, words = found.group("clock", "name", "words")
            if clock is None:
                shape = shape or shape_of(found)
                if shape_of(found) == shape:
                    self.days.append((begins, day_of(found)))
                    today += 1
            elif today >= 0:
                # A notice has no column for words, and what stands first is no name.
                said.append(_Said(begins, today, clock, "" if words is None else name, words or ""))
                if words and words[-1] == '"':
                    quoted_until = _end_of_quote(text, found.end() - 1, coming)
            if len(said) > MOST_MESSAGES or today > _MOST_DAYS:
                raise Invalid("too_many_messages", line=text.count("\n", 0, begins) + 1)

    def chat_in(self, order: Order) -> Chat:
        """The chat, its days read in this order; raise for a day or a clock that cannot be."""
        chat, clocks = Chat(SourceKind.LINE, self._text), Clocks()
        midnights = [day_seconds(day, order) for _, day in self.days]
        for (begins, _), midnight in zip(self.days, midnights, strict=True):
            if midnight is None:
                raise Invalid("impossible_date", line=chat.line_of(begins))
        names = Names([one.name for one in self._said] if self._is_narrow else ())
        for one in self._said:
            past, name = clocks[one.clock], names[one.name]
            if past is None:
                raise Invalid("impossible_date", line=chat.line_of(one.begins))
            if not name:
                chat.system_lines += 1
                continue
            chat.add((midnights[one.day] or 0) + past, name, one.begins)
            if _CALLED in one.words:
                chat.make_call(_lasted(one.words))
        return chat


def _layout_of(text: str) -> str:
    """What parts a name from its words: a tab wherever there is one, else many blanks or one."""
    counts = dict.fromkeys(_LAYOUTS, 0)
    for name, pattern in _LAYOUTS.items():
        found = (one["clock"] is not None for one in pattern.finditer(text, 0, _LOOKED_AT))
        counts[name] = sum(found)
    if counts["tabs"]:
        return "tabs"
    return "wide" if counts["wide"] > counts["narrow"] else "narrow"


def _end_of_quote(text: str, begin: int, coming: Coming) -> int:
    """Where a message in quotes over several lines ends; its own line if it is none.

    It ends with a quote at the end of a line, once all quotes are even, and before another
    message opens one.
    """
    line_end = text.find("\n", begin)
    line_end = len(text) if line_end < 0 else line_end
    if text.count('"', begin, line_end) % 2 == 0:
        return line_end
    limit = min(len(text), begin + _LONGEST_MESSAGE)
    for found in coming.before(limit):
        if (found["words"] or "").endswith('"'):
            limit = found.start()
            break
    quotes, at = text.count('"', begin, line_end), line_end
    while (closing := text.find('"\n', at, limit + 1)) >= 0:
        quotes += text.count('"', at, closing + 1)
        at = closing + 1
        if quotes % 2 == 0:
            return at
    is_last = limit == len(text) and text.endswith('"')
    return limit if is_last and (quotes + text.count('"', at)) % 2 == 0 else line_end


def _lasted(words: str) -> int:
    """Seconds of a call; 0 where only a word stands, which says that nobody answered."""
    found = _LASTED.search(words)
    if found is None:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def _saved(text: str, order: Order) -> int | None:
    """When the file was saved, if one of its first lines says it in the order of its days."""
    found = _SAVED.search(text, 0, _HEAD_CHARACTERS)
    if found is None:
        return None
    midnight, clock = day_seconds(day_of(found), order), clock_seconds(found["clock"])
    return None if midnight is None or clock is None else midnight + clock
