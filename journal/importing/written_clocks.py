"""Clocks as messengers write them: twelve or twenty-four hours, in their languages."""

import re

# Longer words come first, so that none of them is taken for the beginning of another.
_MORNINGS = (
    *("오전", "午前", "上午", "凌晨", "清晨", "早上", "vorm", "fm", "ap", "de", "sa", "pg", "öö"),
    *("π\\.μ", "ص", "ق\\.ظ"),
)
_EVENINGS = (
    *("오후", "午後", "下午", "中午", "傍晚", "晚上", "nachm", "em", "ip", "du", "ch", "ptg", "ös"),
    *("μ\\.μ", "م", "ب\\.ظ"),
)


def _any_case(words: tuple[str, ...]) -> str:
    # Spelt out, since looking for them in any case is slow.
    ways = (dict.fromkeys((word, word.upper(), word.capitalize())) for word in words)
    return "|".join(way for word in ways for way in word)


_MORNING = rf"(?:{_any_case(_MORNINGS)}|[Aa]\.? ?[Mm])\.?"
_EVENING = rf"(?:{_any_case(_EVENINGS)}|[Pp]\.? ?[Mm])\.?"
_HALF = rf"(?:{_MORNING}|{_EVENING})"
_TO_MINUTES, _TO_SECONDS = r"(?:[:.]| ?h ?)", r"(?:[:.]| min )"
CLOCK = (
    rf"(?:(?!\d){_HALF} ?)?\d{{1,2}}{_TO_MINUTES}\d{{2}}(?:{_TO_SECONDS}\d{{2}}(?: s)?)?"
    rf"(?: ?(?![\s\d]){_HALF}(?!\w))?"
)
"""A clock as a pattern without groups of its own."""

_PARTS = re.compile(
    rf"(?:({_MORNING})|({_EVENING}))? ?"
    rf"(\d{{1,2}}){_TO_MINUTES}(\d{{2}})(?:{_TO_SECONDS}(\d{{2}})(?: s)?)?"
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


def clock_like(written: str) -> str:
    """A pattern for clocks that are written the same way as this one."""
    found = _PARTS.fullmatch(written)
    if found is None:
        return CLOCK
    before, after = found[1] or found[2], found[6] or found[7]
    digits = written[len(before or "") : len(written) - len(after or "")].strip()
    same = re.sub(r"\d+", r"\\d{1,2}", re.escape(digits))
    return f"{f'{_HALF} ?' if before else ''}{same}{f' ?{_HALF}' if after else ''}"


class Clocks(dict[str, int | None]):
    """Seconds since midnight by the clock as it is written: each is worked out once."""

    def __missing__(self, written: str) -> int | None:
        """Work out a clock that was not met before."""
        self[written] = found = clock_seconds(written)
        return found
