"""The written layouts of KakaoTalk's text exports, each as one pattern for the head of a record.

Three families: the whole moment before each message (phones), the clock only under day lines
(newer iPhones), and names in brackets under dashed day lines (Windows). The device that wrote a
file is known by its content, never by its file name.
"""

import re
from dataclasses import dataclass

from journal.importing.kakaotalk_grammar import ANY_DAY, CLOCK, DAYS, moment_like

_NAME = r"[^\n\v]{0,200}?"
# A name ends at the first " : "; the blank after it may have been lost at the end of a line.
_SAID = rf"(?P<name>{_NAME}) :(?=[ \r\n\v]|\Z)"
_END = r"(?= *(?:[\r\n\v]|\Z))"
_AFTER_MOMENT = rf"(?:, ?(?:{_SAID})?|: |(?P<day>{_END}))"
_LEFT_OR_JOINED = (
    r"(?P<notice>[^\n\v\[]{1,300}?(?:님이 나갔습니다|님이 들어왔습니다|초대(?:하였|했)습니다"
    r"|내보냈습니다| joined this chatroom| left this chatroom| invited [^\n\v]*)\.?)"
)


@dataclass(frozen=True, slots=True)
class TextLayout:
    """One way of writing: groups ``day``, ``date``, ``clock`` and ``name`` tell a record.

    ``day`` is a day line; ``date`` stands before each message, or never if there are day lines.
    """

    name: str
    pattern: re.Pattern[str]
    owner_marks: tuple[str, ...]
    has_day_lines: bool = False


def _with_whole_moment(
    name: str, date: str, owner_marks: tuple[str, ...], joint: str = " ?"
) -> TextLayout:
    moment = rf"(?P<date>{date}){joint}(?P<clock>{CLOCK})"
    return _of_moments(name, moment, owner_marks)


def _of_moments(name: str, moment: str, owner_marks: tuple[str, ...]) -> TextLayout:
    pattern = re.compile(rf"^{moment}{_AFTER_MOMENT}", re.MULTILINE)
    return TextLayout(f"moment_{name}", pattern, owner_marks)


def narrowed(layout: TextLayout, first: re.Match[str]) -> re.Pattern[str]:
    """A layout's pattern for the one way in which a file writes its moments, as its first does."""
    if layout.has_day_lines:
        clock = rf"(?P<clock>{moment_like(first['clock'])})"
        pattern = layout.pattern.pattern.replace(rf"(?P<clock>{CLOCK})", clock)
        return re.compile(pattern, re.MULTILINE)
    parts = sorted(("date", "clock"), key=first.start)
    joint = re.escape(first.string[first.end(parts[0]) : first.start(parts[1])])
    one, other = (f"(?P<{part}>{moment_like(first[part])})" for part in parts)
    return re.compile(rf"^{one}{joint}{other}{_AFTER_MOMENT}", re.MULTILINE)


DAY_LINES = re.compile(rf"^(?:-{{3,60}} ?)?(?P<day>{ANY_DAY})(?: ?-{{3,60}})?{_END}", re.MULTILINE)
_KOREAN_MARKS = ("회원님", "You", "you")
_ENGLISH_MARKS = ("You", "you", "회원님")
_JOINT = r"(?:,| at| um)? ?"

LAYOUTS = (
    _with_whole_moment("korean", DAYS["korean"], _KOREAN_MARKS),
    _with_whole_moment("dotted", DAYS["dotted"], _KOREAN_MARKS),
    _with_whole_moment("iso", DAYS["iso"], _KOREAN_MARKS, ",? ?"),
    _with_whole_moment("english", DAYS["english"], _ENGLISH_MARKS, _JOINT),
    _with_whole_moment("english_day_first", DAYS["english_day_first"], _ENGLISH_MARKS, _JOINT),
    _of_moments(
        "english_clock_first", rf"(?P<clock>{CLOCK}),? (?P<date>{DAYS['english']})", _ENGLISH_MARKS
    ),
    TextLayout(
        "clock",
        re.compile(
            rf"^(?P<clock>{CLOCK})(?:, ?(?:{_SAID})?|: )(?P<date>)|{DAY_LINES.pattern}",
            re.MULTILINE,
        ),
        _KOREAN_MARKS,
        has_day_lines=True,
    ),
    TextLayout(
        "bracket",
        re.compile(
            rf"^\[(?P<name>{_NAME})\] \[(?P<clock>{CLOCK})\](?=[ \r\n\v]|\Z)(?P<date>)"
            rf"|^-{{3,60}} ?(?P<day>{ANY_DAY}) ?-{{3,60}}{_END}"
            rf"|^{_LEFT_OR_JOINED}{_END}",
            re.MULTILINE,
        ),
        owner_marks=(),
        has_day_lines=True,
    ),
)
"""All text layouts; where two match the same line, the earlier one knows more of it."""
