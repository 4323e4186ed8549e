"""Which country's lines and rights stand first, for the pages and for the foot of every page."""

from dataclasses import dataclass
from typing import Any

from flask import request

from app.access import signed_in
from app.language import current_locale
from journal.rights.facts import Country, HelpLine, facts
from journal.rights.law import rights
from journal.rights.rules import (
    HelpLines,
    country_of,
    help_lines,
    owed_after_abuse,
    regions_of,
)
from journal.vocabulary import Locale


@dataclass(frozen=True, slots=True)
class LawHere:
    """What is said right after abuse: what the employer owes, and what protects who asks."""

    right: str
    protection: str


def in_every_template() -> dict[str, Any]:
    """Give the foot of every page its lines, and the words around abuse their law."""
    return {
        "first_help_line": first_line,
        "help_lines_here": lines_here,
        "call_address": call_address,
        "text_address": text_address,
        "law_after_abuse": law_here,
        "rights_address": rights_address,
    }


def lines_here() -> HelpLines:
    """Return the lines, those of the person's country first."""
    return help_lines(facts(), country_here())


def first_line() -> HelpLine | None:
    """Return the line to name in one breath; none where only the directory is known."""
    return lines_here().first


def law_here() -> LawHere | None:
    """Return what the law gives right after abuse, in the person's language."""
    law = owed_after_abuse(rights(), country_here())
    if law is None:
        return None
    spoken = current_locale()
    return LawHere(law.owed.worded(spoken), law.protection.worded(spoken))


def rights_address() -> str:
    """Return where the rights of the person's country stand; all countries where none is known."""
    country = country_here()
    return f"/help/rights/{country.lower()}" if country in regions_of(rights()) else "/help/rights"


def call_address(number: str) -> str:
    """Return the address that a phone dials."""
    return "tel:" + _dialled(number)


def text_address(number: str) -> str:
    """Return the address that a phone writes a text message to."""
    return "sms:" + _dialled(number)


def country_here() -> Country | None:
    """Return the country of her clock, else of the browser's languages; none where unknown."""
    person = signed_in()
    languages = [tag for tag, _weight in request.accept_languages]
    if current_locale() is Locale.KO:
        languages.insert(0, "ko")
    return country_of(facts(), person.zone.key if person else None, languages)


def _dialled(number: str) -> str:
    return number.replace(" ", "").replace("-", "")
