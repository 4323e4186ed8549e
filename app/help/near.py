"""Which country's lines stand first, for the page and for the foot of every page."""

from typing import Any

from flask import request

from app.access import signed_in
from app.language import current_locale
from app.language import gettext as _
from journal.rights.facts import Country, HelpLine, LawWords, facts
from journal.rights.rules import HelpLines, country_of, help_lines, law_after_abuse
from journal.vocabulary import Locale


def in_every_template() -> dict[str, Any]:
    """Give the foot of every page its line, and the words around abuse their law."""
    return {
        "first_help_line": first_line,
        "call_address": call_address,
        "law_after_abuse": law_here,
    }


def lines_here() -> HelpLines:
    """Return the lines, those of the person's country first."""
    return help_lines(facts(), _country())


def first_line() -> HelpLine | None:
    """Return the line to name in one breath; none where only the directory is known."""
    near = lines_here().near
    return near[0] if near else None


def law_here() -> LawWords | None:
    """Return what the law gives right after abuse, in the person's language."""
    law = law_after_abuse(facts(), _country())
    return None if law is None else law.worded(current_locale())


def call_address(number: str) -> str:
    """Return the address that a phone dials."""
    return "tel:" + number.replace(" ", "").replace("-", "")


def country_name(country: Country) -> str:
    """Return a country's name in the person's language."""
    names: dict[Country, str] = {
        "KR": _("South Korea"),
        "US": _("United States"),
        "CA": _("Canada"),
        "GB": _("United Kingdom"),
        "IE": _("Ireland"),
    }
    return names[country]


def _country() -> Country | None:
    person = signed_in()
    languages = [tag for tag, _weight in request.accept_languages]
    if current_locale() is Locale.KO:
        languages.insert(0, "ko")
    return country_of(facts(), person.zone.key if person else None, languages)
