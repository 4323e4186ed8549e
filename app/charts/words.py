"""Words that several pictures share, and dates short enough to stand under one."""

from collections.abc import Iterable
from datetime import date

from app.charts.marks import Tone
from app.language import current_locale
from app.language import gettext as _
from journal.vocabulary import Initiation, Locale

WAYS = tuple(Initiation)
TONES = {initiation: Tone(initiation.value) for initiation in Initiation}
"""The tone of each way in which contact came about, in the order they are stacked."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def amount(number: float, digits: int = 0) -> str:
    """Write a number as both languages do; a general formatter takes ten times as long."""
    return f"{number:,.{digits}f}"


def initiation_names() -> dict[Initiation, str]:
    return {
        Initiation.PUSHED: _("pushed to you"),
        Initiation.CHOSEN: _("looked by choice"),
        Initiation.UNEASY: _("looked uneasily"),
        Initiation.UNKNOWN: _("not known"),
    }


def weekday_names() -> tuple[str, ...]:
    """Name the weekdays from Monday on in their shortest form."""
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def day_words(day: date) -> str:
    """Write a day of the year."""
    return days_words([day])[0]


def days_words(days: Iterable[date]) -> list[str]:
    """Write many days at once, asking for the language only once."""
    if current_locale() is Locale.KO:
        return [f"{day.month}월 {day.day}일" for day in days]
    return [f"{day.day} {MONTHS[day.month - 1]}" for day in days]


def date_words(day: date) -> str:
    """Write a day with its year, for pictures of more than one year."""
    return dates_words([day])[0]


def dates_words(days: Iterable[date]) -> list[str]:
    """The same for many."""
    if current_locale() is Locale.KO:
        return [f"{day.year}년 {day.month}월 {day.day}일" for day in days]
    return [f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in days]


def month_words(day: date) -> str:
    if current_locale() is Locale.KO:
        return f"{day.year}년 {day.month}월"
    return f"{MONTHS[day.month - 1]} {day.year}"


def month_names() -> tuple[str, ...]:
    """Name the months from January on in their shortest form."""
    if current_locale() is Locale.KO:
        return tuple(f"{number}월" for number in range(1, len(MONTHS) + 1))
    return MONTHS


def hour_words(hour: int) -> str:
    if current_locale() is Locale.KO:
        return f"{hour}시"
    return f"{hour:02}:00"


def weekdays_name(weekday: int) -> str:
    """Name a weekday (0 is Monday) as a sentence about many of them begins."""
    names = (
        _("Mondays"),
        _("Tuesdays"),
        _("Wednesdays"),
        _("Thursdays"),
        _("Fridays"),
        _("Saturdays"),
        _("Sundays"),
    )
    return names[weekday]
