"""One week in at most five statements: what was, what is known, what is too early, what was good.

Nothing here is an estimate: days and contact are counted, and only findings that were worked out
elsewhere are named.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, quantiles

from journal.findings.answers import Tier
from journal.findings.week_facts import DAY, Eased, Facts, Kept, Scale
from journal.vocabulary import Initiation

USUAL_OVER = timedelta(weeks=8)
"""What is usual for her is read from the rated days of this long before the week."""

USUAL_NEEDED = 14
"""How many rated days it takes, as many as before and after a change (docs/statistics.md)."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing was written down in the week; its days with a shift are known all the same."""

    workdays: int


@dataclass(frozen=True, slots=True)
class Was:
    """Days with a shift, and contact outside it: on how many days, how often in which way.

    ``days_unknown`` are those without contact of which not all is known; ``days`` are those since
    the first entry.
    """

    workdays: int
    longer: int
    days: int
    days_with_contact: int
    days_unknown: int
    times: tuple[tuple[Initiation, int], ...]


@dataclass(frozen=True, slots=True)
class BesideUsual:
    """How many rated days lay below, in and above the middle half of her own usual days.

    ``low`` and ``high`` are the ends of that half, on the scale from 1 to 5.
    """

    scale: Scale
    low: float
    high: float
    below: int
    within: int
    above: int


@dataclass(frozen=True, slots=True)
class UsualUnknown:
    """So many rated days before the week, where it takes ``USUAL_NEEDED``."""

    scale: Scale
    earlier_days: int


@dataclass(frozen=True, slots=True)
class Rated:
    """Days with and without a check-in, and how they lie beside her usual ones."""

    days: int
    days_without: int
    beside: BesideUsual | UsualUnknown | None


@dataclass(frozen=True, slots=True)
class Known:
    """The finding at this place of those handed in has something to say."""

    place: int


@dataclass(frozen=True, slots=True)
class Early:
    """It is too early for the finding at this place."""

    place: int


@dataclass(frozen=True, slots=True)
class QuietDays:
    """Days on which nothing of work came outside the shift, and would be known if it had."""

    days: tuple[date, ...]


Good = Eased | Kept | QuietDays
Said = Nothing | Was | Rated | Known | Early | Good


def statements(facts: Facts) -> tuple[Said, ...]:
    """At most five statements about a week, in the order in which they are read."""
    if _is_empty(facts):
        return (Nothing(facts.workdays),)
    found = (_was(facts), _rated(facts), _known(facts), _early(facts), _good(facts))
    return tuple(one for one in found if one is not None)


def _is_empty(facts: Facts) -> bool:
    entered = (_checked_in(facts), facts.contact, facts.covered, facts.eased, facts.kept)
    return not any(entered)


def _checked_in(facts: Facts) -> set[date]:
    return {one.local_date for one in facts.checked} & set(facts.week.days)


def _days_told(facts: Facts) -> tuple[date, ...]:
    """The days of the week since her first entry; before it nothing is missing."""
    begun = facts.first_entry or facts.week.monday
    return tuple(day for day in facts.week.days if day >= begun)


def _was(facts: Facts) -> Was:
    told = _days_told(facts)
    ways = {way: sum(of_day.get(way, 0) for of_day in facts.contact.values()) for way in Initiation}
    return Was(
        workdays=facts.workdays,
        longer=facts.longer,
        days=len(told),
        days_with_contact=len(facts.contact),
        days_unknown=len(set(told) - facts.covered - facts.contact.keys()),
        times=tuple((way, count) for way, count in ways.items() if count),
    )


def _rated(facts: Facts) -> Rated:
    checked_in = _checked_in(facts)
    without = set(_days_told(facts)) - checked_in
    return Rated(len(checked_in), len(without), _beside(facts))


def _beside(facts: Facts) -> BesideUsual | UsualUnknown | None:
    monday = facts.week.monday
    for scale in Scale:
        of_week = _day_means(facts, scale, monday, facts.week.sunday)
        if of_week:
            earlier = _day_means(facts, scale, monday - USUAL_OVER, monday - DAY)
            if len(earlier) < USUAL_NEEDED:
                return UsualUnknown(scale, len(earlier))
            return _beside_usual(scale, of_week, earlier)
    return None


def _day_means(facts: Facts, scale: Scale, first: date, last: date) -> list[float]:
    """The mean answer of each day that has one."""
    by_day: dict[date, list[int]] = {}
    for one in facts.checked:
        if scale in one.answers and first <= one.local_date <= last:
            by_day.setdefault(one.local_date, []).append(one.answers[scale])
    return [fmean(answers) for answers in by_day.values()]


def _beside_usual(scale: Scale, of_week: list[float], earlier: list[float]) -> BesideUsual:
    low, _middle, high = quantiles(earlier, n=4, method="inclusive")
    below = sum(mean < low for mean in of_week)
    above = sum(mean > high for mean in of_week)
    return BesideUsual(scale, low, high, below, len(of_week) - below - above, above)


def _known(facts: Facts) -> Known | None:
    """The firmest finding; of two equally firm ones that which was declared first."""
    for tier in (Tier.SUPPORTED, Tier.TENTATIVE):
        if tier in facts.tiers:
            return Known(list(facts.tiers).index(tier))
    return None


def _early(facts: Facts) -> Early | None:
    if Tier.TOO_EARLY not in facts.tiers:
        return None
    return Early(list(facts.tiers).index(Tier.TOO_EARLY))


def _good(facts: Facts) -> Good | None:
    if facts.eased:
        return max(facts.eased, key=lambda one: (one.before - one.after, one.day))
    if facts.kept:
        return max(facts.kept, key=lambda one: (one.days, -one.number))
    quiet = set(_days_told(facts)) & facts.covered - facts.contact.keys()
    return QuietDays(tuple(sorted(quiet))) if quiet else None
