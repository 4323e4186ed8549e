"""What the roster's pages send, and what they show."""

import re
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
    Version,
    YesNo,
    Zone,
    choice,
    refuse,
)
from app.language import gettext as _
from journal.errors import Invalid
from journal.shifts.holidays import COUNTRIES
from journal.shifts.rules import (
    LONGEST_PATTERN_NAME,
    DatedSlot,
    RepeatingRule,
    ShiftInterval,
    Slot,
)
from journal.shifts.sources import Single
from journal.vocabulary import ShiftKind

SLOTS = r"^(\d{1,3}:\d{1,4}-\d{1,4}c?( |$))+$"
LONGEST_SLOTS = 20_000
WEEKDAYS = [str(number) for number in range(7)]


def _weekdays(value: object) -> object:
    if not isinstance(value, list) or any(one not in WEEKDAYS for one in value):
        raise PydanticCustomError("enum", "not weekdays")
    return tuple(sorted({int(one) for one in value}))


def _country(value: object) -> object:
    if not value:
        return None
    if value not in COUNTRIES:
        raise PydanticCustomError("enum", "not a country")
    return value


Weekdays = Annotated[tuple[int, ...], BeforeValidator(_weekdays)]
Country = Annotated[str | None, BeforeValidator(_country)]


class WeekForm(Form):
    """A week: its usual hours, a second stretch, other hours on some days, time on call."""

    many: ClassVar[frozenset[str]] = frozenset({"days", "other_days", "on_call_days"})

    id: ClientId
    days: Weekdays = ()
    begin: LocalTime
    end: LocalTime
    second_begin: OptionalTime = None
    second_end: OptionalTime = None
    other_days: Weekdays = ()
    other_begin: OptionalTime = None
    other_end: OptionalTime = None
    on_call_days: Weekdays = ()
    on_call_begin: OptionalTime = None
    on_call_end: OptionalTime = None
    holidays: Country = None
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
    kind: Annotated[ShiftKind, choice(ShiftKind)] = ShiftKind.WORK
    instead: YesNo = None


class EndForm(Form):
    """When a shift really ended, on the clock of its zone."""

    time: LocalTime


class RemovedRuleForm(Form):
    """A rule taken away a moment ago, to be kept again: slots as day:begin-end, c for on call."""

    id: ClientId
    zone: Zone
    starting: LocalDate
    until: OptionalDate = None
    cycle_days: Version
    anchor: LocalDate
    holidays: Country = None
    pattern_name: Annotated[str, Field(max_length=LONGEST_PATTERN_NAME)] = ""
    slots: Annotated[str, Field(pattern=SLOTS, max_length=LONGEST_SLOTS)]


def week_of(form: WeekForm) -> RepeatingRule:
    """The week that was typed; raise ``Invalid`` for a stretch with one end, or on no day."""
    second = stretch_of(form.second_begin, form.second_end, "second_end")
    other = _on_days("other", form.other_days, form.other_begin, form.other_end)
    waiting = _on_days("on_call", form.on_call_days, form.on_call_begin, form.on_call_end)
    usual = [(minute_of(form.begin), minute_of(form.end)), *([second] if second else [])]
    by_day = dict.fromkeys(form.days, usual) | {day: [hours] for day, hours in other.items()}
    work = [Slot(day, *hours) for day in sorted(by_day) for hours in by_day[day]]
    on_call = [Slot(day, *hours, ShiftKind.ON_CALL) for day, hours in waiting.items()]
    if {(one.day, one.start_minute) for one in work} & {(o.day, o.start_minute) for o in on_call}:
        raise Invalid("overlapping", field="on_call_begin")
    slots = (*work, *on_call)
    return RepeatingRule(form.zone.key, form.starting, form.until, slots, holidays=form.holidays)


def single_of(form: ShiftForm, day: date, own_zone: ZoneInfo) -> Single:
    """The shift of one date that was typed."""
    zone = (form.zone or own_zone).key
    hours = (minute_of(form.begin), minute_of(form.end))
    return Single(form.id, DatedSlot(day, zone, *hours, bool(form.instead), form.kind))


def removed_rule_of(form: RemovedRuleForm) -> RepeatingRule:
    """The rule that was taken away."""
    slots = tuple(
        Slot(int(day), int(begin), int(end), ShiftKind.ON_CALL if letter else ShiftKind.WORK)
        for day, begin, end, letter in re.findall(r"(\d+):(\d+)-(\d+)(c?)", form.slots)
    )
    return RepeatingRule(
        form.zone.key,
        form.starting,
        form.until,
        slots,
        cycle_days=form.cycle_days,
        anchor=form.anchor,
        holidays=form.holidays,
        pattern_name=form.pattern_name or None,
    )


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
    return refuse(typed, **{refusal.field: _said()[refusal.reason]})


def _said() -> dict[str, str]:
    return {
        "no_days": _("Choose at least one day."),
        "hours_needed": _("From when to when?"),
        "overlapping": _("These hours overlap with others of the same week."),
        "date_out_of_range": _("A date between 1990 and 2100, please."),
        "until_before_starting": _("The last day is before the first one."),
        "before_the_shift": _("That is before the shift began."),
        "in_the_future": _("This moment is still to come."),
        "too_long_after": _("That is more than 16 hours after the planned end."),
        "nothing_to_swap": _("Neither day has a shift to swap, or both are the same day."),
        "cannot_be_swapped": _("A shift of these days can't be moved as it is."),
    }


def minute_of(at: time) -> int:
    """Minutes since midnight."""
    return at.hour * 60 + at.minute


def stretch_of(begin: time | None, end: time | None, field: str) -> tuple[int, int] | None:
    """The stretch that was typed, None for none; raise ``Invalid`` at a field for one end."""
    if begin is None and end is None:
        return None
    if begin is None or end is None:
        raise Invalid("hours_needed", field=field)
    return minute_of(begin), minute_of(end)


def _on_days(
    name: str, days: tuple[int, ...], begin: time | None, end: time | None
) -> dict[int, tuple[int, int]]:
    """The hours of some days alone; raise ``Invalid`` for days without hours, or none for them."""
    hours = stretch_of(begin, end, f"{name}_end")
    if days and hours is None:
        raise Invalid("hours_needed", field=f"{name}_begin")
    if hours is not None and not days:
        raise Invalid("no_days", field=f"{name}_days")
    return {} if hours is None else dict.fromkeys(days, hours)
