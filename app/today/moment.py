"""What the page says and offers first at this moment: before, during, after the shift."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.language import format_day, format_time, ngettext
from app.language import gettext as _
from journal.shifts.claims import day_of
from journal.shifts.queries import ShiftNow

IN_MINUTES_UP_TO = 120
END_IS_NEAR = timedelta(minutes=60)
MORNING, NOON, EVENING, NIGHT = 5, 11, 17, 22


class First(StrEnum):
    """The one act that the page puts first."""

    HIT = "hit"
    OUT = "out"
    CHECK_IN = "check_in"
    REST = "rest"
    SHIFTS = "shifts"


@dataclass(frozen=True, slots=True)
class Moment:
    """The words and the first act of this moment; ``may_leave`` where "out now" has a shift."""

    greeting: str
    state: str
    first: First
    may_leave: bool


def moment_at(now: datetime, beside: ShiftNow, last_check_in: date | None) -> Moment:
    """Decide for an aware moment in her zone, with the day of her last check-in."""
    claiming = beside.running or beside.to_close or beside.closed
    zone = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else ZoneInfo("UTC")
    is_checked_in = last_check_in == day_of(now, zone, claiming)
    return Moment(
        greeting=_greeting(now.hour),
        state=_state(now, beside),
        first=_first(now, beside, is_checked_in=is_checked_in),
        may_leave=beside.to_close is not None and now >= beside.to_close.ends_at - END_IS_NEAR,
    )


def _first(now: datetime, beside: ShiftNow, *, is_checked_in: bool) -> First:
    if beside.running is not None:
        return First.OUT if beside.running.ends_at - now <= END_IS_NEAR else First.HIT
    if beside.to_close is not None and not is_checked_in:
        return First.OUT
    if is_checked_in:
        return First.REST
    has_shifts = beside.closed is not None or beside.to_close is not None or beside.next is not None
    return First.CHECK_IN if has_shifts else First.SHIFTS


def _greeting(hour: int) -> str:
    if MORNING <= hour < NOON:
        return _("Good morning.")
    if NOON <= hour < EVENING:
        return _("Hello.")
    if EVENING <= hour < NIGHT:
        return _("Good evening.")
    return _("It's late.")


def _state(now: datetime, beside: ShiftNow) -> str:
    if beside.running is not None:
        until = format_time(beside.running.ends_at.astimezone(now.tzinfo))
        return _("Your shift runs until %(time)s.", time=until)
    over = beside.closed or beside.to_close
    if over is not None:
        return _since(int((now - over.ends_at).total_seconds() // 60))
    if beside.next is not None:
        return _next_shift(now, beside.next.starts_at.astimezone(now.tzinfo))
    return _("No shift is known around today.")


def _since(minutes: int) -> str:
    if minutes < 1:
        return _("Your shift has just ended.")
    if minutes > IN_MINUTES_UP_TO:
        hours = minutes // 60
        return ngettext(
            "Your shift ended %(num)s hour ago.", "Your shift ended %(num)s hours ago.", hours
        )
    return ngettext(
        "Your shift ended %(num)s minute ago.", "Your shift ended %(num)s minutes ago.", minutes
    )


def _next_shift(now: datetime, starts_at: datetime) -> str:
    days = (starts_at.date() - now.date()).days
    clock = format_time(starts_at)
    if days == 0:
        return _("Your next shift starts at %(time)s today.", time=clock)
    if days == 1:
        return _("Your next shift starts at %(time)s tomorrow.", time=clock)
    return _(
        "Your next shift starts %(day)s, %(time)s.", day=format_day(starts_at.date()), time=clock
    )
