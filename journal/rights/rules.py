"""Which help lines and rights belong to a person's country, and when help comes to her quietly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.rights.facts import Country, Facts, HelpLine, Law
from journal.vocabulary import Leaving

STALE_AFTER = timedelta(days=180)
LOWEST = 1
RUNNING = 3


@dataclass(frozen=True, slots=True)
class HelpLines:
    """The lines of the person's country first, then those of the others; the day they were checked.

    ``country`` is none where no line is known: then the directory comes first.
    """

    country: Country | None
    near: tuple[HelpLine, ...]
    others: tuple[HelpLine, ...]
    site: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Sign:
    """What one check-in said that help may answer to; mood 1 to 5 or not given."""

    mood: int | None
    leaving: Leaving | None


def country_of(facts: Facts, zone: str | None, languages: Sequence[str]) -> Country | None:
    """The country of an IANA zone; without a zone that of a language tag such as ``en-GB``.

    Korean without a region stands for Korea; any other language says nothing about a country.
    """
    if zone is not None:
        return next((country for country, zones in facts.zones.items() if zone in zones), None)
    for tag in languages:
        language, _, region = tag.replace("_", "-").partition("-")
        spoken = "KR" if language.lower() == "ko" and not region else region.upper()
        for country in facts.zones:
            if country == spoken:
                return country
    return None


def help_lines(facts: Facts, country: Country | None) -> HelpLines:
    """The lines to show, those of one country first."""
    near = tuple(line for line in facts.line if line.country == country)
    others = tuple(line for line in facts.line if line.country != country)
    oldest = min(line.checked_on for line in (*facts.line, facts.elsewhere))
    return HelpLines(country, near, others, facts.elsewhere.site, oldest)


def law_after_abuse(facts: Facts, country: Country | None) -> Law | None:
    """What the law of a country gives right after abuse, where it is known."""
    return next((law for law in facts.law if law.country == country), None)


def stale(facts: Facts, today: date) -> tuple[str, ...]:
    """The sources of facts that nobody checked for more than 180 days."""
    dated = (*facts.line, facts.elsewhere, *facts.law)
    return tuple(fact.source for fact in dated if today - fact.checked_on > STALE_AFTER)


def help_comes_near(latest: Sequence[Sign]) -> bool:
    """Whether to show help quietly, from the latest check-ins, newest first.

    Mood 1 three times running, or serious thoughts of leaving together with mood 1.
    """
    if not latest:
        return False
    newest = latest[0]
    wants_out = newest.leaving is Leaving.SERIOUSLY and newest.mood == LOWEST
    low = [sign.mood == LOWEST for sign in latest[:RUNNING]]
    return wants_out or (len(low) == RUNNING and all(low))
