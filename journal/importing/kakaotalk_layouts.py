"""The written layouts of KakaoTalk's text exports, each as one pattern for the head of a record.

Three families: the whole moment before each message (phones), the clock only under day lines
(newer iPhones), and names in brackets under dashed day lines (Windows). The device that wrote a
file is known by its content, never by its file name.
"""

import re
from dataclasses import dataclass

from journal.importing.kakaotalk_grammar import ANY_DAY, CLOCK, DAYS

_NAME = r"[^\n\v]{0,200}?"
# A name ends at the first " : "; the blank after it may have been lost at the end of a line.
_SAID = rf"(?P<name>{_NAME}) :(?=[ \n\v]|\Z)"
_END = r"(?= *(?:[\n\v]|\Z))"
_LEFT_OR_JOINED = (
    r"(?P<notice>[^\n\v\[]{1,300}?(?:님이 나갔습니다|님이 들어왔습니다|초대(?:하였|했)습니다"
    r"|내보냈습니다| joined this chatroom| left this chatroom| invited [^\n\v]*)\.?)"
)


@dataclass(frozen=True, slots=True)
class TextLayout:
    """One way of writing: groups ``day``, ``moment`` and ``name`` of the pattern tell a record."""

    name: str
    pattern: re.Pattern[str]
    owner_marks: tuple[str, ...]
    has_day_lines: bool = False


def _with_whole_moment(name: str, moment: str, owner_marks: tuple[str, ...]) -> TextLayout:
    said = rf"(?P<moment>{moment})(?:, ?(?:{_SAID})?|: |(?P<day>{_END}))"
    return TextLayout(f"moment_{name}", re.compile(rf"^{said}", re.MULTILINE), owner_marks)


DAY_LINES = re.compile(rf"^(?:-{{3,60}} ?)?(?P<day>{ANY_DAY})(?: ?-{{3,60}})?{_END}", re.MULTILINE)
_KOREAN_MARKS = ("회원님", "You", "you")
_ENGLISH_MARKS = ("You", "you", "회원님")
_JOINT = r"(?:,| at| um)? ?"

LAYOUTS = (
    _with_whole_moment("korean", rf"{DAYS['korean']} ?{CLOCK}", _KOREAN_MARKS),
    _with_whole_moment("dotted", rf"{DAYS['dotted']} ?{CLOCK}", _KOREAN_MARKS),
    _with_whole_moment("iso", rf"{DAYS['iso']},? ?{CLOCK}", _KOREAN_MARKS),
    _with_whole_moment("english", rf"{DAYS['english']}{_JOINT}{CLOCK}", _ENGLISH_MARKS),
    _with_whole_moment(
        "english_day_first", rf"{DAYS['english_day_first']}{_JOINT}{CLOCK}", _ENGLISH_MARKS
    ),
    _with_whole_moment("english_clock_first", rf"{CLOCK},? {DAYS['english']}", _ENGLISH_MARKS),
    TextLayout(
        "clock",
        re.compile(
            rf"{DAY_LINES.pattern}|^(?P<moment>{CLOCK})(?:, ?(?:{_SAID})?|: )",
            re.MULTILINE,
        ),
        _KOREAN_MARKS,
        has_day_lines=True,
    ),
    TextLayout(
        "bracket",
        re.compile(
            rf"^-{{3,60}} ?(?P<day>{ANY_DAY}) ?-{{3,60}}{_END}"
            rf"|^\[(?P<name>{_NAME})\] \[(?P<moment>{CLOCK})\](?=[ \n\v]|\Z)"
            rf"|^{_LEFT_OR_JOINED}{_END}",
            re.MULTILINE,
        ),
        owner_marks=(),
        has_day_lines=True,
    ),
)
"""All text layouts; where two match the same line, the earlier one knows more of it."""
