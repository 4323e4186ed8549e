"""How the roster's pages say hours, days, rests and months; rule_words.py says what repeats."""

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton, get_day_names

from app.language import current_locale, format_day, format_number, format_time, ngettext
from app.language import gettext as _
from app.words import label
from journal.shifts.months import MonthTotals
from journal.shifts.roster import RestGap
from journal.shifts.rules import ShiftInterval
from journal.shifts.sources import Single
from journal.vocabulary import DayKind, ShiftKind

SHOWN_REST_MINUTES = 24 * 60
"""A rest longer than this is a day off and needs no words."""


def weekdays() -> list[tuple[str, str]]:
    """Return the seven days as value and short name, Monday first."""
    names = get_day_names("abbreviated", locale=current_locale().value)
    return [(str(number), names[number]) for number in range(7)]


def hours(shift: ShiftInterval) -> str:
    """Return from when to when a shift is, with its actual end where that is known."""
    zone = ZoneInfo(shift.zone)
    return _between(shift.starts_at.astimezone(zone), shift.ends_at.astimezone(zone))


def after_plan(shift: ShiftInterval) -> str:
    """Return how long over the plan a shift was, an empty text if it was not."""
    over = shift.overtime_minutes
    return ngettext("%(num)s minute over", "%(num)s minutes over", over) if over else ""


def planned(shift: ShiftInterval) -> str:
    """Return from when to when a shift was planned."""
    zone = ZoneInfo(shift.zone)
    return _between(shift.starts_at.astimezone(zone), shift.planned_end.astimezone(zone))


def clock_hours(start_minute: int, end_minute: int) -> str:
    """Return hours by the clock; an end at or before the start is the next day's."""
    is_overnight = end_minute <= start_minute
    return _said(_clock(start_minute), _clock(end_minute), is_overnight=is_overnight)


def begin(single: Single) -> str:
    """Return when a shift of one date starts."""
    return format_time(_clock(single.slot.start_minute))


def on_call(shift: ShiftInterval) -> str:
    """Return from when to when somebody is on call."""
    return _("On call %(hours)s", hours=hours(shift))


def free() -> str:
    """Return what a day is called that has neither work nor a reason for having none."""
    return _("Free")


def short_kind(kind: DayKind) -> str:
    """Return why a day has no work, as short as a column of a phone."""
    return _("Off") if kind in {DayKind.OFF, DayKind.SWAPPED} else label(kind)


def short_rest(gap: RestGap) -> str:
    """Return a rest as a clock writes it, for the corner of a day."""
    whole, left = divmod(gap.free_minutes, 60)
    return f"{whole}:{left:02}"


def rest(gap: RestGap | None) -> str:
    """Return the rest before a shift in a sentence; a quick return is said plainly."""
    if gap is None or not is_worth_saying(gap):
        return ""
    length = _rested(gap)
    if gap.is_quick_return:
        return _("Rest before: %(time)s, a quick return (under 11 hours)", time=length)
    return _("Rest before: %(time)s", time=length)


def is_worth_saying(gap: RestGap) -> bool:
    """Whether a rest is shorter than a day off, or would be a quick return for its time on call."""
    return gap.is_quick_return or gap.minutes < SHOWN_REST_MINUTES


def rest_on(gap: RestGap) -> str:
    """Return when a rest ended and how long it was, as a line of a month."""
    at = gap.starts_at.astimezone(ZoneInfo(gap.after.zone))
    said = {"day": format_day(at.date()), "part": _part(at.hour), "time": _rested(gap)}
    if gap.is_quick_return:
        return _("%(day)s, %(part)s: %(time)s of rest, a quick return", **said)
    return _("%(day)s, %(part)s: %(time)s of rest", **said)


def month_title(first: date) -> str:
    """Return a month with its year."""
    return format_skeleton("yMMMM", first, locale=current_locale().value)


def month_name(first: date) -> str:
    """Return a month without its year."""
    return format_skeleton("MMMM", first, locale=current_locale().value)


def totals(found: MonthTotals) -> str:
    """Return what a month comes to, in one sentence."""
    if found.days_worked == found.on_call_minutes == 0:
        return _("No shift is known in this month.")
    return ", ".join(_counted(found)) + "."


def signs() -> dict[str, str]:
    """Return what each drawing of a day means, work first."""
    return {
        "day": _("Day shift"),
        "evening": _("Evening shift"),
        "night": _("Night shift"),
        "whole": _("24 hours"),
        "split": _("Split shift"),
        "on_call": label(ShiftKind.ON_CALL),
        **{kind.value: label(kind) for kind in DayKind},
        "quick": _("Rest before a quick return"),
    }


def length_of(minutes: int) -> str:
    """Return a length of time in hours and minutes."""
    whole, left = divmod(minutes, 60)
    if whole == 0:
        return ngettext("%(num)s minute", "%(num)s minutes", left)
    if left == 0:
        return ngettext("%(num)s hour", "%(num)s hours", whole)
    return _("%(hours)s h %(minutes)s min", hours=whole, minutes=left)


def _counted(found: MonthTotals) -> Iterator[str]:
    worked, waited = (
        format_number(minutes / 60, 1).removesuffix(".0")
        for minutes in (found.minutes, found.on_call_minutes)
    )
    yield ngettext("%(num)s shift", "%(num)s shifts", found.days_worked)
    yield _("%(time)s hours", time=worked)
    yield ngettext("%(num)s night", "%(num)s nights", found.nights)
    yield ngettext("%(num)s quick return", "%(num)s quick returns", found.quick_returns)
    if found.on_call_minutes:
        yield _("%(time)s hours on call", time=waited)


def _rested(gap: RestGap) -> str:
    if not gap.on_call_minutes:
        return length_of(gap.minutes)
    words = {"free": length_of(gap.free_minutes), "waited": length_of(gap.on_call_minutes)}
    return _("%(free)s without %(waited)s on call", **words)


def _part(hour: int) -> str:
    named = ((5, _("before dawn")), (11, _("morning")), (17, _("midday")), (21, _("evening")))
    return next((word for before, word in named if hour < before), _("night"))


def _between(begin: datetime, end: datetime) -> str:
    return _said(begin.time(), end.time(), is_overnight=end.date() > begin.date())


def _said(begin: time, end: time, *, is_overnight: bool) -> str:
    words = {"begin": format_time(begin), "end": format_time(end)}
    if is_overnight:
        return _("%(begin)s until %(end)s the next day", **words)
    return _("%(begin)s to %(end)s", **words)


def _clock(minute: int) -> time:
    return time(minute // 60, minute % 60)
