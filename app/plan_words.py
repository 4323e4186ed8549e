"""At which times somebody looks at messages, in words."""

from collections.abc import Sequence
from datetime import time

from app.language import format_time
from journal.plans.rules import Plan


def clocks(times: Sequence[int]) -> str:
    """Name minutes of the day as times of the clock, one after the other."""
    return ", ".join(format_time(time(minute // 60, minute % 60)) for minute in times)


def planned(plans: Sequence[Plan]) -> str:
    """Name the times of the plan that holds today; nothing without one."""
    return next((clocks(one.times) for one in plans if one.is_running), "")
