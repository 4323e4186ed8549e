"""Which help lines and rights belong to a person's country, and when help comes to her quietly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from journal.rights.facts import Country, Fact, Facts, HelpLine, ThereFor, WrittenWay
from journal.rights.law import EUROPEAN_UNION, MEMBERS, About, Region, Right, Rights
from journal.vocabulary import Leaving

STALE_AFTER = timedelta(days=180)
LOWEST = 1
RUNNING = 3


@dataclass(frozen=True, slots=True)
class HelpLines:
    """The lines of the person's country first, then those of the others; the day they were checked.

    ``country`` is none where nothing is known of it; without a line ``near`` the directory comes
    first. ``writing`` are the ways to write to somebody in that country.
    """

    country: Country | None
    near: tuple[HelpLine, ...]
    writing: tuple[WrittenWay, ...]
    others: tuple[HelpLine, ...]
    site: str
    checked_on: date

    @property
    def first(self) -> HelpLine | None:
        """The line to name in one breath; None where only the directory is known."""
        return next((line for line in self.near if line.there_for is ThereFor.TALK), None)

    @property
    def further(self) -> tuple[HelpLine, ...]:
        """The country's other lines to talk to."""
        talking = [line for line in self.near if line.there_for is ThereFor.TALK]
        return tuple(talking[1:])

    @property
    def in_danger(self) -> tuple[HelpLine, ...]:
        """Whom to call when a life is in danger now."""
        return tuple(line for line in self.near if line.there_for is ThereFor.DANGER)


@dataclass(frozen=True, slots=True)
class OwedAfterAbuse:
    """The two sentences right after abuse: what the employer owes, what protects who asks."""

    owed: Right
    protection: Right


@dataclass(frozen=True, slots=True)
class Told:
    """What a country's law says about one thing."""

    about: About
    rights: tuple[Right, ...]


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
    writing = tuple(way for way in facts.writing if way.country == country)
    oldest = min(fact.checked_on for fact in (*facts.line, *facts.writing, facts.elsewhere))
    return HelpLines(country, near, writing, others, facts.elsewhere.site, oldest)


def owed_after_abuse(rights: Rights, country: Country | None) -> OwedAfterAbuse | None:
    """What the law of a country gives right after abuse, where both sentences are known."""
    said = {one.about: one for one in rights.right if one.at_once and one.region == country}
    if About.AFTER_ABUSE not in said or About.PROTECTION not in said:
        return None
    return OwedAfterAbuse(said[About.AFTER_ABUSE], said[About.PROTECTION])


def rights_told(rights: Rights, region: Region) -> tuple[Told, ...]:
    """What holds in a country, or in the whole Union, by what it is about.

    The Union's law is told for its members too, after their own; a thing of which nothing is known
    is left out.
    """
    holding: tuple[Region, ...] = (region, EUROPEAN_UNION) if region in MEMBERS else (region,)
    told = (
        Told(about, tuple(r for here in holding for r in rights.right if _is(r, here, about)))
        for about in About
    )
    return tuple(one for one in told if one.rights)


def regions_of(rights: Rights) -> tuple[Region, ...]:
    """The countries of which any right is known, and the Union, in the order of the file."""
    return tuple(dict.fromkeys(right.region for right in rights.right))


def stale(facts: Facts, rights: Rights, today: date) -> tuple[str, ...]:
    """The sources of facts that nobody checked for more than 180 days."""
    dated: tuple[Fact, ...] = (*facts.line, *facts.writing, facts.elsewhere, *rights.right)
    return tuple(fact.source for fact in dated if today - fact.checked_on > STALE_AFTER)


def _is(right: Right, region: Region, about: About) -> bool:
    return right.region == region and right.about is about


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
