"""What the roster's pages send, and what they show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from app.forms import (
    ClientId,
    Draft,
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
        by_day |= dict.fromkeys(form.other_days, [other])
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


def week_draft(pattern: WeeklyRule | None, zone: ZoneInfo, starting: date) -> Draft:
    """The week as it is now, to begin from; nine to six if there is none."""
    shown = _week_values(pattern) if pattern else {"begin": "09:00", "end": "18:00"}
    own_zone = pattern.zone if pattern else zone.key
    return Draft({"id": str(uuid4()), "zone": own_zone, "starting": starting.isoformat(), **shown})


def removed_draft(pattern_id: UUID, rule: WeeklyRule) -> Draft:
    """Everything of a week that was taken away, so that it can be kept again."""
    slots = " ".join(f"{one.weekday}:{one.start_minute}-{one.end_minute}" for one in rule.slots)
    return Draft(
        {
            "id": str(pattern_id),
            "zone": rule.zone,
            "starting": rule.starting.isoformat(),
            "until": rule.until.isoformat() if rule.until else "",
            "slots": slots,
        }
    )


def single_draft(single: Single) -> Draft:
    """Everything of a shift of one date, so that it can be kept again."""
    return Draft(
        {
            "id": str(single.id),
            "begin": clock(single.slot.start_minute),
            "end": clock(single.slot.end_minute),
            "zone": single.slot.zone,
            "instead": "yes" if single.slot.replaces_day else "no",
        }
    )


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


def clock(minute: int) -> str:
    """Minutes since midnight as a time field shows them."""
    return f"{minute // 60:02}:{minute % 60:02}"


@dataclass(frozen=True, slots=True)
class _Hours:
    """The stretches that some days share."""

    days: tuple[str, ...]
    stretches: tuple[tuple[int, int], ...]


def _week_values(rule: WeeklyRule) -> dict[str, Any]:
    """Fill the fields from a week: what most days share is usual, the next is the other hours."""
    by_day: dict[int, tuple[tuple[int, int], ...]] = {}
    for slot in rule.slots:
        by_day[slot.weekday] = (
            *by_day.get(slot.weekday, ()),
            (slot.start_minute, slot.end_minute),
        )
    groups = [
        _Hours(tuple(str(day) for day in by_day if by_day[day] == hours), hours)
        for hours in dict.fromkeys(by_day.values())
    ]
    usual, *others = sorted(groups, key=lambda group: -len(group.days))
    shown = {"days": list(usual.days), **_stretch_values("", usual.stretches[0])}
    if len(usual.stretches) > 1:
        shown |= _stretch_values("second_", usual.stretches[1])
    if others:
        shown |= {"other_days": list(others[0].days)}
        shown |= _stretch_values("other_", others[0].stretches[0])
    return shown


def _stretch_values(prefix: str, stretch: tuple[int, int]) -> dict[str, str]:
    return {f"{prefix}begin": clock(stretch[0]), f"{prefix}end": clock(stretch[1])}


def _stretch(begin: time | None, end: time | None, field: str) -> tuple[int, int] | None:
    if begin is None and end is None:
        return None
    if begin is None or end is None:
        raise Invalid("hours_needed", field=field)
    return minute_of(begin), minute_of(end)
