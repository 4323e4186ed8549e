"""At which times somebody looks at messages, in words."""

from collections.abc import Sequence
from datetime import time

from app.language import format_time
from app.language import gettext as _


def clocks(times: Sequence[int]) -> str:
    """Name minutes of the day as times of the clock, one after the other."""
    return listed([format_time(time(minute // 60, minute % 60)) for minute in times])


def listed(words: Sequence[str]) -> str:
    """Put words one after the other as a sentence does."""
    *first, last = words or [""]
    return _("%(first)s and %(last)s", first=", ".join(first), last=last) if first else last
