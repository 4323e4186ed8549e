"""Stored releases in words: dates, whom they speak for, what a figure and what epsilon mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import get_template_attribute

from app.charts.words import date_words, day_words
from app.language import current_locale, format_number
from app.language import gettext as _
from journal.aggregates.released import ReleasedWindow
from journal.aggregates.rules import (
    CLIP,
    FIGURE_EPSILON,
    FLOOR,
    LEAST_CHECK_INS,
    ROUNDED_TO,
    yearly_epsilon,
)
from journal.teams.queries import OrganisationView
from journal.teams.windows import Window
from journal.vocabulary import CauseTable, Figure, Locale

NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Named:
    """Whose figures they are: the unit, what units are called, and where their clock is."""

    unit_id: UUID
    names: Mapping[UUID, str]
    organisation: OrganisationView

    def name_of(self, unit_id: UUID) -> str:
        """What a unit is called; the top of the tree is the organisation, a closed one has none."""
        known = {self.organisation.id: self.organisation.name, **self.names}
        return known.get(unit_id, "")

    @property
    def own_name(self) -> str:
        """What the unit itself is called."""
        return self.name_of(self.unit_id) or _("This team")


def not_enough_words() -> str:
    """The one wording for anything withheld; it lives in the part that shows it."""
    return str(get_template_attribute("_parts/release.html", "not_enough")()).strip()


def dates_of(first: Window, last: Window) -> str:
    """The dates from the first to the last day of windows."""
    begin, end = _both_ends(first.first_day, last.last_day)
    return _("%(first)s to %(last)s", first=begin, last=end)


def due_on(window: Window, zone: ZoneInfo) -> date:
    """The day on which a window comes out, by the organisation's clock."""
    return window.due_at(zone).astimezone(zone).date()


def answer_of(window: Window, points: int) -> str:
    """The headline of a window as a sentence."""
    begin, end = _both_ends(window.first_day, window.last_day)
    return _(
        "Strain was around %(points)s of 100 from %(first)s to %(last)s",
        points=points,
        first=begin,
        last=end,
    )


def speaks_for(released: ReleasedWindow, named: Named) -> str:
    """Whom a release speaks for, and that they are ten or more."""
    said = {"unit": named.own_name, "least": FLOOR}
    above = named.name_of(released.naming_unit)
    if len(released.units) == 1:
        return _("It speaks for %(unit)s, %(least)s people or more.", **said)
    if released.naming_unit == named.unit_id:
        return _("It speaks for %(unit)s with teams under it, %(least)s people or more.", **said)
    if not above:
        return _("It speaks for %(unit)s together with others, %(least)s people or more.", **said)
    return _(
        "It speaks for %(unit)s together with others under %(above)s, %(least)s people or more.",
        above=above,
        **said,
    )


def next_one(following: Window, zone: ZoneInfo, now: datetime) -> str:
    """When the next figures come; the day they are due they may still be on their way."""
    dates = dates_of(following, following)
    if following.due_at(zone) <= now:
        return _("The figures for %(dates)s are due and will be here soon.", dates=dates)
    return _(
        "The next figures come on %(day)s, for %(dates)s.",
        day=date_words(due_on(following, zone)),
        dates=dates,
    )


def _both_ends(begin: date, end: date) -> tuple[str, str]:
    """Two dates; what they share is written once: the year last in English, first in Korean."""
    written = (date_words(begin), date_words(end))
    if begin.year == end.year and current_locale() is Locale.KO:
        is_one_month = begin.month == end.month
        written = (date_words(begin), f"{end.day}일" if is_one_month else day_words(end))
    elif begin.year == end.year:
        written = (day_words(begin), date_words(end))
    first, last = (words.replace(" ", NO_BREAK) for words in written)
    return first, last


def meaning() -> tuple[str, ...]:
    low, high = CLIP
    return (
        _(
            "0 would mean that at every check-in mood was good, energy full and nothing tense,"
            " 100 the opposite, and 50 is the middle."
        ),
        _(
            "Everybody with %(least)s check-ins or more counts once, with the mean of their mood,"
            " energy and tension. A mean under %(low)s or over %(high)s is moved to that edge, so"
            " that nobody pulls far.",
            least=LEAST_CHECK_INS,
            low=low,
            high=high,
        ),
        _(
            "A random amount is added to the mean of all, and the result is rounded to %(step)s."
            " What has been published never changes again.",
            step=ROUNDED_TO,
        ),
    )


def epsilon_in_words() -> str:
    """What epsilon means, in two sentences, with what a year adds up to."""
    yearly = yearly_epsilon()
    tables = sum(
        (many for name, many in yearly.items() if isinstance(name, CauseTable)), Fraction()
    )
    return _(
        "Epsilon says how far one person can still show through the random amount added: %(each)s"
        " for each figure and less for a table, which in a year adds up to %(strain)s for strain,"
        " %(slower)s for each slower figure and %(tables)s for all tables of causes. At this size"
        " that is a brake, not a wall.",
        each=_short(FIGURE_EPSILON),
        strain=_short(yearly[Figure.STRAIN]),
        slower=_short(yearly[Figure.REPLAY]),
        tables=_short(tables),
    )


def _short(number: Fraction) -> str:
    return format_number(float(number), 0 if number.denominator == 1 else 1)
