"""Reads the text layouts of KakaoTalk: chooses the layout first, then goes through it once."""

import re
from array import array

from journal.errors import Invalid
from journal.importing.export import MOST_MESSAGES, ParsedExport, Timeline, WarningLog
from journal.importing.kakaotalk_grammar import (
    clock_seconds,
    day_seconds,
    is_saved_line,
    saved_seconds,
)
from journal.importing.kakaotalk_layouts import DAY_LINES, LAYOUTS, TextLayout, narrowed

_RECORDS_LOOKED_AT = 200
_GROUPS = ("day", "date", "clock", "name")
_TITLE = re.compile(r"카카오톡 대화|KakaoTalk Chats")
_HEAD_CHARACTERS = 4_000
_EARLY_LINES = 20
_BEGINNING_CHARACTERS = 1_000_000


def read_text_export(text: str) -> ParsedExport:
    """Times and senders of one exported text; its words are passed over and never kept.

    Refusals: ``unknown_layout``, ``no_day_lines``, ``no_messages``, ``too_many_messages``, and
    ``impossible_date`` with its line.
    """
    found = _layout_of(text)
    if found is None:
        raise Invalid("no_messages" if _has_frame(text) else "unknown_layout")
    layout, first = found
    pattern = narrowed(layout, first)
    return _Reading(layout, pattern, _folded(text, pattern)).export()


def is_conversation(text: str) -> bool:
    """Whether a text has KakaoTalk's head, or a record so early that it is not only quoted."""
    head = text[:_HEAD_CHARACTERS]
    if saved_seconds(head) is None:
        return _layout_of("\n".join(text.split("\n", _EARLY_LINES)[:_EARLY_LINES])) is not None
    return _TITLE.search(head) is not None or _layout_of(text) is not None


def _layout_of(text: str) -> tuple[TextLayout, re.Match[str]] | None:
    """The layout of a text with its first record, None if it has none.

    The earliest record decides: a conversation pasted into a message can be longer than the
    room's own, but it cannot come before the message that holds it.
    """
    start, end = _beginning(text)
    earliest = None
    for layout in LAYOUTS:
        found = _first_record(text, layout.pattern, start, end)
        if found is not None:
            earliest, end = (layout, found), found.start()
    return earliest


def _beginning(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    start = text.rfind("\n", 0, start) + 1
    return start, start + _BEGINNING_CHARACTERS


def _has_frame(text: str) -> bool:
    """Whether there is at least what KakaoTalk writes around messages: a save or a day line."""
    return saved_seconds(text[:_HEAD_CHARACTERS]) is not None or any(
        found["day"] for found in DAY_LINES.finditer(text, 0, _HEAD_CHARACTERS)
    )


def _first_record(
    text: str, pattern: re.Pattern[str], start: int, end: int
) -> re.Match[str] | None:
    found = pattern.finditer(text, start, end)
    return next((one for one in found if one["name"] is not None), None)


def _folded(text: str, pattern: re.Pattern[str]) -> str:
    r"""Make ``\n`` end a record; where records end in CRLF, a bare LF inside a body becomes VT."""
    if "\r" not in text:
        return text
    both, bare = text.count("\r\n"), text.count("\n")
    if both == bare == text.count("\r"):
        # One kind of line end: the patterns know it, and a copy of a long room takes time.
        return text
    ends = [
        text.startswith("\r\n", found.start() - 2)
        for found, _ in zip(pattern.finditer(text), range(_RECORDS_LOOKED_AT), strict=False)
        if found.start() > 1
    ]
    if sum(ends) * 10 < len(ends) or both == bare:
        return text.replace("\r\n", "\n").replace("\r", " ")
    return text.replace("\r\n", "\r").replace("\n", "\v").replace("\r", "\n")


class _Days(dict[str, int | None]):
    """Midnights by the day as it is written."""

    def __missing__(self, written: str) -> int | None:
        self[written] = found = day_seconds(written)
        return found


class _Clocks(dict[str, int | None]):
    """Seconds since midnight by the clock as it is written."""

    def __missing__(self, written: str) -> int | None:
        self[written] = found = clock_seconds(written)
        return found


class _Senders(dict[str, int]):
    """Numbers of senders by the name as it is written; below 0 for one without a letter."""

    def __init__(self, names: dict[str, int]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, written: str) -> int:
        name = written.strip()
        self[written] = number = self._names.setdefault(name, len(self._names)) if name else -1
        return number


class _Reading:
    """One pass over a text; what it has seen so far."""

    def __init__(self, layout: TextLayout, pattern: re.Pattern[str], text: str) -> None:
        self._layout = layout
        self._pattern = pattern
        self._text = text
        self._moments = array("q")
        self._indices = array("I")
        self._names: dict[str, int] = {}
        self._system_lines = 0
        self._log = WarningLog()

    def export(self) -> ParsedExport:
        """Read it.

        Days, clocks and names repeat: each is read once and looked up from then on, which is what
        makes a long room bearable.
        """
        days, clocks, senders = _Days(), _Clocks(), _Senders(self._names)
        has_day_lines, today, before = self._layout.has_day_lines, None, 0
        of_day, of_date, of_clock, of_name = (self._pattern.groupindex[name] for name in _GROUPS)
        add_moment, add_sender = self._moments.append, self._indices.append
        for found in self._pattern.finditer(self._text):
            day, date, clock, name = found.group(of_day, of_date, of_clock, of_name)
            if day is not None:
                today = self._turned_to(days[day], found) if has_day_lines else None
            elif name is None or (sender := senders[name]) < 0:
                self._system_lines += 1
            else:
                midnight, past = (today if has_day_lines else days[date]), clocks[clock]
                if midnight is None or past is None:
                    self._without_moment(found, is_day_missing=has_day_lines and midnight is None)
                    continue
                if midnight + past < before:
                    self._warn("time_goes_backwards", found)
                before = midnight + past
                add_moment(before)
                add_sender(sender)
        self._check_count()
        return self._result()

    def _check_count(self) -> None:
        if not self._moments:
            raise Invalid("no_day_lines" if self._log.all() else "no_messages")
        if len(self._moments) > MOST_MESSAGES:
            raise Invalid("too_many_messages")

    def _without_moment(self, found: re.Match[str], *, is_day_missing: bool) -> None:
        if not is_day_missing:
            raise Invalid("impossible_date", line=self._line(found))
        self._warn("day_unknown", found)

    def _turned_to(self, day: int | None, found: re.Match[str]) -> int:
        if day is None:
            raise Invalid("impossible_date", line=self._line(found))
        return day

    def _warn(self, code: str, found: re.Match[str]) -> None:
        self._log.add(code, self._line(found) if self._log.wants_line(code) else None)

    def _line(self, found: re.Match[str]) -> int:
        before = found.start()
        return 1 + self._text.count("\n", 0, before) + self._text.count("\v", 0, before)

    def _result(self) -> ParsedExport:
        first = self._layout.pattern.search(self._text)
        begins = len(self._text) if first is None else first.start()
        head = self._text[: min(begins, _HEAD_CHARACTERS)]
        timeline = Timeline(
            layout=f"kakaotalk_{self._layout.name}",
            moments=self._moments,
            sender_indices=self._indices,
            owner=self._owner(),
            has_seconds=any(seconds % 60 for seconds in self._moments),
            system_lines=self._system_lines,
            saved=saved_seconds(head),
            warnings=self._log.all(),
        )
        return ParsedExport(timeline, head_line_of(head), tuple(self._names))

    def _owner(self) -> int | None:
        marks = (self._names[mark] for mark in self._layout.owner_marks if mark in self._names)
        return next(marks, None)


def head_line_of(head: str) -> str | None:
    """The line of the head that stands for the room, or None for a part without a head.

    KakaoTalk's own wording wins; another line counts only beside the line that says when the
    file was saved, since a later part can begin in the middle of a message.
    """
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    titled = (line for line in lines if _TITLE.search(line))
    others = (line for line in lines if not is_saved_line(line) and not DAY_LINES.match(line))
    is_headed = any(is_saved_line(line) for line in lines)
    return next(titled, None) or (next(others, None) if is_headed else None)
