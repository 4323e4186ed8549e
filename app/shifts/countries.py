"""Countries whose public holidays are known, by name, and the one of a time zone."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

from app.language import current_locale
from journal.shifts.holidays import COUNTRIES, public_holidays
from journal.shifts.sources import Pattern


def country_of(zone: ZoneInfo) -> str | None:
    """Return the country that a zone lies in, None where its holidays aren't known."""
    country = get_global("zone_territories").get(zone.key)
    return country if country in COUNTRIES else None


def country_between(kept: Sequence[Pattern], first: date, last: date, zone: ZoneInfo) -> str | None:
    """Return whose holidays the rules of some dates keep, else whose the zone has."""
    held = [
        one.rule.holidays
        for one in kept
        if one.rule.starting <= last and (one.rule.until is None or first <= one.rule.until)
    ]
    return next((country for country in reversed(held) if country), country_of(zone))


def country_name(country: str) -> str:
    """Return a country's name in the person's language."""
    return dict(_by_name(current_locale().value))[country]


def country_options(own: str | None) -> list[tuple[str, str]]:
    """Return every country as code and name, the person's own one first."""
    named = _by_name(current_locale().value)
    return sorted(named, key=lambda option: option[0] != own)


def holiday_names(country: str | None, first: date, last: date) -> dict[date, str]:
    """Return the public holidays between two dates with their names in the person's language."""
    if country is None:
        return {}
    return dict(public_holidays(country, first, last, current_locale().value))


@cache
def _by_name(language: str) -> list[tuple[str, str]]:
    names = Locale(language).territories
    return sorted(((code, names.get(code, code)) for code in COUNTRIES), key=lambda one: one[1])
