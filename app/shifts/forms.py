"""What the roster's pages send, and what they show."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, ClassVar
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.forms import (
    ClientId,
    Errors,
    Form,
    LocalDate,
    LocalTime,
    OptionalDate,
    OptionalTime,
    YesNo,
    Zone,
    refuse,
)
from app.language import gettext as _
from journal.errors import Invalid
from journal.shifts.rules import DatedSlot, ShiftInterval, Slot, WeeklyRule
from journal.shifts.sources import Single

WEEKDAYS = [str(number) for number in range(7)]


def _weekdays(value: object) -> object:
    if not isinstance(value, list) or any(one not in WEEKDAYS for one in value):
        raise PydanticCustomError("enum", "not weekdays")
    return tuple(sorted({int(one) for one in value}))


Weekdays = Annotated[tuple[int, ...], BeforeValidator(_weekdays)]


class WeekForm(Form):
    """A week: its usual hours, a second stretch, and other hours on some days."""

    many: ClassVar[frozenset[str]] = frozenset({"days", "other_days"})

    id: ClientId
    days: Weekdays = ()
    begin: LocalTime
    end: LocalTime
    second_begin: OptionalTime = None
    second_end: OptionalTime = None
    other_days: Weekdays = ()
    other_begin: OptionalTime = None
    other_end: OptionalTime = None
    zone: Zone
    starting: LocalDate
    until: OptionalDate = None
    first: YesNo = None


class ShiftForm(Form):
    """A shift of one date."""

    id: ClientId
    begin: LocalTime
    end: LocalTime
    zone: Zone | None = None
    instead: YesNo = None


class EndForm(Form):
    """When a shift really ended, on the clock of its zone."""

    time: LocalTime


class RemovedWeekForm(Form):
    """A week taken away a moment ago, to be kept again: slots as day:begin-end."""

    id: ClientId
    zone: Zone
    starting: LocalDate
    until: OptionalDate = None
    slots: Annotated[str, Field(pattern=r"^([0-6]:\d{1,4}-\d{1,4}( |$)){1,70}$", max_length=900)]


def week_of(form: WeekForm) -> WeeklyRule:
    """The week that was typed; raise ``Invalid`` for a stretch with one end."""
    second = _stretch(form.second_begin, form.second_end, "second_end")
    other = _stretch(form.other_begin, form.other_end, "other_end")
    if form.other_days and other is None:
        raise Invalid("hours_needed", field="other_begin")
    if other is not None and not form.other_days:
        raise Invalid("no_days", field="other_days")
    usual = [(minute_of(form.begin), minute_of(form.end)), *([second] if second else [])]
    by_day = dict.fromkeys(form.days, usual)
    if other is not None:
        by_day |= {day: [other] for day in form.other_days}
    slots = tuple(Slot(day, *hours) for day in sorted(by_day) for hours in by_day[day])
    return WeeklyRule(form.zone.key, form.starting, form.until, slots)


def single_of(form: ShiftForm, day: date, own_zone: ZoneInfo) -> Single:
    """The shift of one date that was typed."""
    zone = (form.zone or own_zone).key
    slot = DatedSlot(
        day, zone, minute_of(form.begin), minute_of(form.end), replaces_day=bool(form.instead)
    )
    return Single(form.id, slot)


def removed_week_of(form: RemovedWeekForm) -> WeeklyRule:
    """The week that was taken away; raise ``Invalid`` for minutes no day has."""
    numbers = [
        tuple(int(number) for number in part.replace(":", "-").split("-"))
        for part in form.slots.split()
    ]
    if any(minute > 1439 for _day, *minutes in numbers for minute in minutes):  # noqa: PLR2004 - the last minute of a day
        raise Invalid("hours_needed", field="slots")
    slots = tuple(Slot(day, begin, end) for day, begin, end in numbers)
    return WeeklyRule(form.zone.key, form.starting, form.until, slots)


def end_of(form: EndForm, shift: ShiftInterval) -> datetime:
    """The first moment after the shift's start when its clock showed the typed time, in UTC."""
    zone = ZoneInfo(shift.zone)
    begin = shift.starts_at.astimezone(zone)
    ended = datetime.combine(begin.date(), form.time, zone).astimezone(UTC)
    if ended > shift.starts_at:
        return ended
    return datetime.combine(begin.date() + timedelta(days=1), form.time, zone).astimezone(UTC)


def refused(typed: Mapping[str, Any], refusal: Invalid) -> Errors:
    """Say in the person's language why the journal will not take it."""
    said = {
        "no_days": _("Choose at least one day."),
        "hours_needed": _("From when to when?"),
        "overlapping": _("These hours overlap with others of the same week."),
        "date_out_of_range": _("A date between 1990 and 2100, please."),
        "until_before_starting": _("The last day is before the first one."),
        "before_the_shift": _("That is before the shift began."),
        "in_the_future": _("This moment is still to come."),
        "too_long_after": _("That is more than 16 hours after the planned end."),
    }
    return refuse(typed, **{refusal.field: said[refusal.reason]})


def minute_of(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def _stretch(begin: time | None, end: time | None, field: str) -> tuple[int, int] | None:
    if begin is None and end is None:
        return None
    if begin is None or end is None:
        raise Invalid("hours_needed", field=field)
    return minute_of(begin), minute_of(end)
