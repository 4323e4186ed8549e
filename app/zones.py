"""Time zones to choose from, and the likely one."""

from functools import cache
from zoneinfo import available_timezones

from app.language import current_locale
from journal.vocabulary import Locale

OFFERED_AREAS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Pacific/")


def likely_zone() -> str:
    """Return the zone to begin with; the page's script puts the browser's own in its place."""
    return "Asia/Seoul" if current_locale() is Locale.KO else "Europe/London"


@cache
def zone_options() -> list[tuple[str, str]]:
    """Return every zone as value and words, Seoul first."""
    first = ["Asia/Seoul", "UTC"]
    names = sorted(name for name in available_timezones() if name.startswith(OFFERED_AREAS))
    ordered = first + [name for name in names if name not in first]
    return [(name, name.replace("_", " ")) for name in ordered]
