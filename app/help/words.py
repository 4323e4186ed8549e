"""The names of countries, and what their laws are about."""

from app.language import gettext as _
from journal.rights.law import About, Region


def country_name(region: Region) -> str:
    """Return a country's name in the person's language."""
    names: dict[Region, str] = {
        "KR": _("South Korea"),
        "JP": _("Japan"),
        "GB": _("United Kingdom"),
        "IE": _("Ireland"),
        "FR": _("France"),
        "DE": _("Germany"),
        "ES": _("Spain"),
        "PT": _("Portugal"),
        "BE": _("Belgium"),
        "NL": _("Netherlands"),
        "US": _("United States"),
        "CA": _("Canada"),
        "AU": _("Australia"),
        "NZ": _("New Zealand"),
        "EU": _("European Union"),
    }
    return names[region]


def about_words(about: About) -> str:
    """Return what a group of rights is about."""
    return {
        About.AFTER_ABUSE: _("Abuse by customers: what your employer owes"),
        About.PROTECTION: _("No disadvantage for asking"),
        About.REST: _("Rest"),
        About.AFTER_HOURS: _("Contact after hours"),
        About.PRIVACY: _("What you say about your health"),
        About.WHOM: _("Who to turn to"),
    }[about]
