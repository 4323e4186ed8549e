"""Clocks as messengers write them: twelve or twenty-four hours, in their languages."""

import re

_MORNING = r"[Aa]\.? ?[Mm]\.?|오전|午前|上午|AM|vorm\.?|ap\.?"
_EVENING = r"[Pp]\.? ?[Mm]\.?|오후|午後|下午|PM|nachm\.?|ip\.?"
_HALF = rf"(?:{_MORNING}|{_EVENING})"
CLOCK = rf"(?:{_HALF} ?)?\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?(?: ?{_HALF})?"
"""A clock as a pattern without groups of its own."""

_PARTS = re.compile(
    rf"(?:({_MORNING})|({_EVENING}))? ?(\d{{1,2}})[:.](\d{{2}})(?:[:.](\d{{2}}))?"
    rf" ?(?:({_MORNING})|({_EVENING}))?"
)
_HOURS, _NOON, _SIXTY = 24, 12, 60


def clock_seconds(written: str) -> int | None:
    """Seconds since midnight; 12 at night is 0, 12 at noon is 12 h. None for no such time."""
    found = _PARTS.fullmatch(written.strip())
    if found is None:
        return None
    hour, minute, second = int(found[3]), int(found[4]), int(found[5] or 0)
    is_morning, is_evening = bool(found[1] or found[6]), bool(found[2] or found[7])
    if (is_morning or is_evening) and hour <= _NOON:
        hour = hour % _NOON + _NOON * is_evening
    if hour >= _HOURS or minute >= _SIXTY or second >= _SIXTY:
        return None
    return hour * 3600 + minute * 60 + second
