"""Walks the dates of a repeating event, and only those up to the end of a window.

The usual library walks a rule that never comes true to the year 9999; an uploaded file must not
make it. So a rule is walked here period by period with a count of the dates looked at, and handed
on as plain dates.
"""

from calendar import isleap, monthrange
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

from journal.errors import Invalid
from journal.rosters.repetition import Rule

DAY = timedelta(days=1)
LAST_WEEK = date.max - 7 * DAY
MOST_TIMES_A_DAY = 24


class Budget:
    """How many days may still be looked at, over all events of a file."""

    def __init__(self, days: int) -> None:
        self.left = days

    def take(self, days: int) -> None:
        """Pay for some days, if any; raise ``Invalid`` ``repeats_too_long`` beyond the last."""
        self.left -= days
        if days and self.left < 0:
            raise Invalid("repeats_too_long")


def starts_of(rule: Rule, start: date, window: tuple[date, date], budget: Budget) -> Iterator[date]:
    """When a rule comes true on dates of a window, both included, on the clock of its start.

    ``start`` is a date, or a moment whose zone and time of day all others share.
    """
    first, last = window
    is_over = _end_of(rule, start)
    times = _times(rule, start)
    found = 0
    days = _days(rule, _date_of(start), window, budget)
    for day, at in ((day, at) for day in days for at in times):
        one = day if at is None else datetime.combine(day, at)
        if one < start:
            continue
        found += 1
        if day > last or is_over(one) or (rule.count is not None and found > rule.count):
            return
        if day >= first:
            yield one


def begins(rule: Rule, start: date) -> bool:
    """Whether a rule has not ended before it starts."""
    return not _end_of(rule, start)(start)


def _days(rule: Rule, start: date, window: tuple[date, date], budget: Budget) -> Iterator[date]:
    """The dates of a rule from its start, or from before the window where nothing is counted."""
    first, last = window
    period = _first_period(rule, start)
    if rule.count is None and first > period:
        period = _skipped(rule, period, first)
    positions = rule.of("BYSETPOS")
    # Most rules are of this kind, and looking at each date again would double their time.
    is_plain = not rule.numbers and (rule.is_bare or rule.frequency == "WEEKLY")
    fixed, wanted = rule.fixed, {weekday for _nth, weekday in rule.weekdays} or set(range(7))
    following: date | None = period
    while following is not None and following <= last:
        candidates = _candidates(rule, following, start)
        budget.take(1 + len(candidates))
        days = candidates
        if not is_plain:
            days = [
                one for one in candidates if one.weekday() in wanted and _fits(rule, fixed, one)
            ]
        yield from (
            day for day in (_placed(days, positions) if positions else days) if day >= start
        )
        following = _later(rule, following, rule.interval)


def _first_period(rule: Rule, start: date) -> date:
    if rule.frequency == "YEARLY":
        return start.replace(month=1, day=1)
    if rule.frequency == "MONTHLY":
        return start.replace(day=1)
    if rule.frequency == "WEEKLY":
        back = (start.weekday() - rule.week_start) % 7
        return start - back * DAY if start.toordinal() > back else start
    return start


def _skipped(rule: Rule, period: date, first: date) -> date:
    """The last period of the rule that begins a whole one before the window."""
    span = {
        "YEARLY": first.year - period.year,
        "MONTHLY": (first.year - period.year) * 12 + first.month - period.month,
        "WEEKLY": (first - period).days // 7,
        "DAILY": (first - period).days,
    }[rule.frequency]
    return _later(rule, period, max(0, span // rule.interval - 1) * rule.interval) or period


def _later(rule: Rule, period: date, steps: int) -> date | None:
    """The period some steps on; None after the last year there is."""
    try:
        if rule.frequency == "YEARLY":
            return period.replace(year=period.year + steps)
        if rule.frequency == "MONTHLY":
            whole, month = divmod(period.month - 1 + steps, 12)
            return period.replace(year=period.year + whole, month=month + 1)
        return period + steps * (7 if rule.frequency == "WEEKLY" else 1) * DAY
    except (ValueError, OverflowError):
        return None


def _candidates(rule: Rule, period: date, start: date) -> list[date]:
    """The dates of a period that its largest parts leave open."""
    if rule.frequency == "DAILY":
        return [period]
    if rule.frequency == "WEEKLY":
        wanted = {weekday for _nth, weekday in rule.weekdays} or set(range(7))
        if rule.is_bare:
            wanted = {start.weekday()}
        week = [period + number * DAY for number in range(7) if period < LAST_WEEK]
        return [day for day in week if day.weekday() in wanted]
    months: tuple[int, ...] = (period.month,)
    if rule.frequency == "YEARLY":
        months = rule.of("BYMONTH") or ((start.month,) if rule.is_bare else tuple(range(1, 13)))
    return [
        date(period.year, month, number)
        for month in months
        for number in range(1, monthrange(period.year, month)[1] + 1)
        if not rule.is_bare or number == start.day
    ]


def _fits(rule: Rule, fixed: tuple[tuple[int, ...], ...], day: date) -> bool:
    months, month_days, year_days = fixed
    # The cheapest question comes first: most dates fail it.
    if months and day.month not in months:
        return False
    if rule.weekdays and not any(_is_weekday(rule, day, *one) for one in rule.weekdays):
        return False
    if month_days and day.day not in month_days:
        length = monthrange(day.year, day.month)[1]
        if day.day - length - 1 not in month_days:
            return False
    if year_days:
        number, days = _day_of_year(day), 365 + isleap(day.year)
        return number in year_days or number - days - 1 in year_days
    return True


def _day_of_year(day: date) -> int:
    return day.toordinal() - date(day.year, 1, 1).toordinal() + 1


def _is_weekday(rule: Rule, day: date, nth: int, weekday: int) -> bool:
    """Whether a date is this weekday, and the nth of its month or year where that is asked."""
    if day.weekday() != weekday:
        return False
    if not nth or rule.frequency in {"DAILY", "WEEKLY"}:
        return True
    place, length = day.day, monthrange(day.year, day.month)[1]
    if rule.frequency == "YEARLY" and not rule.of("BYMONTH"):
        place, length = _day_of_year(day), 365 + isleap(day.year)
    return nth in {(place - 1) // 7 + 1, -((length - place) // 7 + 1)}


def _placed(days: list[date], positions: tuple[int, ...]) -> list[date]:
    """Those dates of a period whose place in it is asked for, from either end."""
    found = {
        days[place - 1 if place > 0 else place]
        for place in positions
        if place and abs(place) <= len(days)
    }
    return sorted(found)


def _times(rule: Rule, start: date) -> tuple[time | None, ...]:
    """The times of a day; None is the date itself."""
    if not isinstance(start, datetime):
        return (None,)
    at = start.timetz()
    said = product(
        rule.of("BYHOUR") or (at.hour,),
        rule.of("BYMINUTE") or (at.minute,),
        rule.of("BYSECOND") or (at.second,),
    )
    times = tuple(at.replace(hour=h, minute=m, second=min(s, 59)) for h, m, s in said)
    if len(times) > MOST_TIMES_A_DAY:
        raise Invalid("repeats_too_often")
    if len(times) > 1 and rule.of("BYSETPOS"):
        raise Invalid("bad_rule")
    return times


def _end_of(rule: Rule, start: date) -> Callable[[date], bool]:
    """Whether a date or moment lies after the end of a rule; the last one is included."""
    until = rule.until
    if until is None:
        return lambda _one: False
    if until.clock is None or not isinstance(start, datetime):
        return lambda one: _date_of(one) > until.day
    end = datetime.combine(until.day, until.clock, UTC)
    if start.tzinfo is not None and until.is_utc:
        return lambda one: one > end
    return lambda one: _on_the_wall(one) > end


def _on_the_wall(one: date) -> datetime:
    """What the clock on the wall showed, to be compared with what a rule says without a zone."""
    return datetime.combine(one, one.time() if isinstance(one, datetime) else time(), UTC)


def _date_of(one: date) -> date:
    return one.date() if isinstance(one, datetime) else one
