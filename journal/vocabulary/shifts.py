"""The closed lists of shifts and of what they come from."""

from enum import StrEnum


class ShiftKind(StrEnum):
    """What a planned stretch of time is: work, or waiting to be called to it."""

    WORK = "work"
    ON_CALL = "on_call"


class DayKind(StrEnum):
    """Why a date has no work."""

    OFF = "off"
    LEAVE = "leave"
    SICK = "sick"
    HOLIDAY = "holiday"
    SWAPPED = "swapped"


class RosterSource(StrEnum):
    """Which kind of file or address a roster came from."""

    GRID = "grid"
    LIST = "list"
    ICS = "ics"
    FEED = "feed"
