"""How the roster's pages say hours, days, rests and getting out."""

from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from babel.dates import get_day_names

from app.language import current_locale, format_date, format_time, ngettext
from app.language import gettext as _
from journal.shifts.roster import RestGap
from journal.shifts.rules import ShiftInterval, WeeklyRule
from journal.shifts.sources import Single

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


def begin(single: Single) -> str:
    """Return when a shift of one date starts."""
    return format_time(_clock(single.slot.start_minute))


def holds(rule: WeeklyRule) -> str:
    """Return from when to when a week holds, and on which clock."""
    words = {"zone": rule.zone.replace("_", " "), "start": format_date(rule.starting)}
    if rule.until is None:
        return _("Since %(start)s, %(zone)s", **words)
    return _("%(start)s to %(end)s, %(zone)s", end=format_date(rule.until), **words)


def rest(gap: RestGap | None) -> str:
    """Return the rest before a shift in a sentence; a quick return is said plainly."""
    if gap is None or gap.minutes >= SHOWN_REST_MINUTES:
        return ""
    length = length_of(gap.minutes)
    if gap.is_quick_return:
        return _("Rest before: %(time)s, a quick return (under 11 hours)", time=length)
    return _("Rest before: %(time)s", time=length)


def length_of(minutes: int) -> str:
    """Return a length of time in hours and minutes."""
    whole, left = divmod(minutes, 60)
    if left == 0:
        return ngettext("%(num)s hour", "%(num)s hours", whole)
    return _("%(hours)s h %(minutes)s min", hours=whole, minutes=left)


def week(rule: WeeklyRule) -> list[str]:
    """Return the hours of a week, one line for the days that share them."""
    by_day: dict[int, list[str]] = {}
    for slot in rule.slots:
        begin, end = _clock(slot.start_minute), _clock(slot.end_minute)
        is_overnight = slot.end_minute <= slot.start_minute
        by_day.setdefault(slot.weekday, []).append(_said(begin, end, is_overnight=is_overnight))
    lines = dict.fromkeys(tuple(stretches) for stretches in by_day.values())
    return [
        f"{_days(day for day in by_day if tuple(by_day[day]) == line)} {' · '.join(line)}"
        for line in lines
    ]


def _days(days: Iterable[int]) -> str:
    """Name weekdays, three or more in a row as a range."""
    names = dict(weekdays())
    found = sorted(days)
    is_row = len(found) > 2 and found[-1] - found[0] == len(found) - 1  # noqa: PLR2004 - three make a range
    if is_row:
        return _("%(first)s to %(last)s", first=names[str(found[0])], last=names[str(found[-1])])
    return ", ".join(names[str(day)] for day in found)


def _between(begin: datetime, end: datetime) -> str:
    return _said(begin.time(), end.time(), is_overnight=end.date() > begin.date())


def _said(begin: time, end: time, *, is_overnight: bool) -> str:
    words = {"begin": format_time(begin), "end": format_time(end)}
    if is_overnight:
        return _("%(begin)s until %(end)s the next day", **words)
    return _("%(begin)s to %(end)s", **words)


def _clock(minute: int) -> time:
    return time(minute // 60, minute % 60)
