"""How far back a person looks: some weeks day by day, or everything week by week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.language import gettext as _
from journal.shifts.rules import EARLIEST


class Period(StrEnum):
    FOUR_WEEKS = "4-weeks"
    EIGHT_WEEKS = "8-weeks"
    TWELVE_WEEKS = "12-weeks"
    EVERYTHING = "everything"


WEEKS = {Period.FOUR_WEEKS: 4, Period.EIGHT_WEEKS: 8, Period.TWELVE_WEEKS: 12}
ROSTER_WEEKS = 12


@dataclass(frozen=True, slots=True)
class Window:
    """The days looked at, both ends included; of a long time only the last shifts are asked for."""

    first: date
    last: date
    roster_first: date
    zone: ZoneInfo
    is_weekly: bool


def period_of(asked: str) -> Period:
    """Read the period from the address; an unknown one is the usual eight weeks."""
    return Period(asked) if asked in set(Period) else Period.EIGHT_WEEKS


def window_of(period: Period, now: datetime, zone: ZoneInfo) -> Window:
    today = now.astimezone(zone).date()
    recent = today - timedelta(weeks=WEEKS.get(period, ROSTER_WEEKS), days=-1)
    if period is Period.EVERYTHING:
        return Window(EARLIEST, today, recent, zone, is_weekly=True)
    return Window(recent, today, recent, zone, is_weekly=False)


def period_names() -> list[tuple[str, str]]:
    names = {
        Period.FOUR_WEEKS: _("4 weeks"),
        Period.EIGHT_WEEKS: _("8 weeks"),
        Period.TWELVE_WEEKS: _("12 weeks"),
        Period.EVERYTHING: _("Everything, by week"),
    }
    return [(period.value, name) for period, name in names.items()]
