"""How the roster's pages say what repeats: weeks, cycles and their codes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from flask import url_for

from app.language import current_locale, format_date, ngettext
from app.language import gettext as _
from app.shifts.countries import country_name
from app.shifts.grid import sign_of
from app.shifts.words import clock_hours, signs, weekdays
from journal.shifts.codes import FREE, LATIN
from journal.shifts.cycles import NAMED, Cycle
from journal.shifts.rules import DAY, WEEK_DAYS, RepeatingRule, Slot
from journal.vocabulary import Locale, ShiftKind

NAMES = {cycle.key: cycle for cycle in NAMED}
HALVES = {"오전": "AM", "오후": "PM"}


def is_week(rule: RepeatingRule) -> bool:
    """Whether a rule is a week that begins on a Monday."""
    return rule.cycle_days == WEEK_DAYS and rule.anchor.weekday() == 0


def title(rule: RepeatingRule) -> str:
    """Return what a rule is called."""
    if rule.pattern_name in NAMES:
        return name_of(NAMES[rule.pattern_name])
    if is_week(rule):
        return _("The same every week")
    return ngettext("Repeats every day", "Repeats every %(num)s days", rule.cycle_days)


def name_of(cycle: Cycle) -> str:
    """Return the name of a known cycle."""
    return cycle.korean if current_locale() is Locale.KO else cycle.english


def code_word(code: str) -> str:
    """Return a code as it is read in the person's language."""
    return code if current_locale() is Locale.KO else {**LATIN, **HALVES}.get(code, code)


def named(pattern: str, codes: Sequence[str]) -> str:
    """Return what a cycle is called: its name, or its codes in a row."""
    if pattern in NAMES:
        return name_of(NAMES[pattern])
    return " ".join(code_word(code) for code in codes)


def code_options(working: Iterable[tuple[int, str]]) -> list[tuple[str, str]]:
    """Return codes as value and word."""
    return [(code, code_word(code)) for _number, code in working]


def is_free(code: str) -> bool:
    """Whether a code stands for a day without work."""
    return code in FREE


def lines(rule: RepeatingRule, today: date) -> list[str]:
    """Return the hours of a rule: of a week by its days, of a cycle by its kinds of day."""
    found = list(_week_lines(rule) if is_week(rule) else _cycle_lines(rule, today))
    if rule.holidays:
        found.append(
            _("Free on public holidays (%(country)s)", country=country_name(rule.holidays))
        )
    return found


def holds(rule: RepeatingRule, kept: Iterable[RepeatingRule] = ()) -> str:
    """Return from when to when a rule holds, and on which clock; later open ones end it."""
    words = {"zone": rule.zone.replace("_", " "), "start": format_date(rule.starting)}
    ends = [
        one.starting - DAY for one in kept if one.until is None and one.starting > rule.starting
    ]
    until = min(filter(None, (rule.until, *ends)), default=None)
    if until is None:
        return _("Since %(start)s, %(zone)s", **words)
    return _("%(start)s to %(end)s, %(zone)s", end=format_date(until), **words)


def change_link(rule: RepeatingRule) -> str:
    """Return where a rule is replaced by one of its kind."""
    if is_week(rule):
        return url_for("shifts.weekly")
    return url_for("cycles.show", pattern=rule.pattern_name)


def stays(kept: Iterable[RepeatingRule], new: RepeatingRule) -> str:
    """Return what becomes of earlier rules once a new one is kept."""
    start = format_date(new.starting)
    earlier = [rule for rule in kept if rule.starting < new.starting]
    if earlier:
        return _(
            "What was before %(start)s stays: %(title)s.", start=start, title=title(earlier[-1])
        )
    return _("It holds from %(start)s on. Nothing is known before that.", start=start)


def _cycle_lines(rule: RepeatingRule, today: date) -> Iterator[str]:
    number = (today - rule.anchor).days % rule.cycle_days + 1
    yield _("Today is day %(day)s of %(days)s", day=number, days=rule.cycle_days)
    by_day: dict[int, tuple[tuple[int, int], ...]] = {}
    for slot in rule.slots:
        if slot.kind is ShiftKind.WORK:
            by_day[slot.day] = (*by_day.get(slot.day, ()), (slot.start_minute, slot.end_minute))
    for stretches in sorted(set(by_day.values())):
        yield f"{signs()[sign_of(stretches)]} {' · '.join(clock_hours(*one) for one in stretches)}"
    for hours in sorted({_hours(slot) for slot in rule.slots if slot.kind is ShiftKind.ON_CALL}):
        yield _("On call %(hours)s", hours=clock_hours(*hours))


def _week_lines(rule: RepeatingRule) -> Iterator[str]:
    for kind in ShiftKind:
        by_day: dict[int, list[str]] = {}
        for slot in rule.slots:
            if slot.kind is kind:
                by_day.setdefault(slot.day, []).append(clock_hours(*_hours(slot)))
        for line in dict.fromkeys(tuple(stretches) for stretches in by_day.values()):
            days = _days(day for day in by_day if tuple(by_day[day]) == line)
            said = f"{days} {' · '.join(line)}"
            yield said if kind is ShiftKind.WORK else _("On call %(hours)s", hours=said)


def _hours(slot: Slot) -> tuple[int, int]:
    return slot.start_minute, slot.end_minute


def _days(days: Iterable[int]) -> str:
    """Name weekdays, three or more in a row as a range."""
    names = dict(weekdays())
    found = sorted(days)
    is_row = len(found) > 2 and found[-1] - found[0] == len(found) - 1  # noqa: PLR2004 - three make a range
    if is_row:
        return _("%(first)s to %(last)s", first=names[str(found[0])], last=names[str(found[-1])])
    return ", ".join(names[str(day)] for day in found)
