"""Public holidays by country: the free days of a rule that keeps them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

_CODES = (
    "AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS "
    "BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE "
    "EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR "
    "HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KR KW KY KZ LA LB LC LI LK LR "
    "LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG "
    "NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD "
    "SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA "
    "UG US UY UZ VA VC VE VG VI VN VU WS YE YT ZA ZM ZW"
)
COUNTRIES = tuple(_CODES.split())
"""The countries (ISO 3166) whose holidays are known."""

WRITTEN_IN = {"en": "en_US"}
"""What the library calls a language of ours, where it is not the same."""


def public_holidays(
    country: str, first: date, last: date, language: str = "ko"
) -> Mapping[date, str]:
    """The public holidays between two dates, both included, with their names.

    A name is in the language asked for where the country has it so, else in the country's own.
    """
    return {
        day: name
        for year in range(first.year, last.year + 1)
        for day, name in _of_year(country, year, language).items()
        if first <= day <= last
    }


@lru_cache(maxsize=2048)
def _of_year(country: str, year: int, language: str) -> Mapping[date, str]:
    # The package takes a fifth of a second to load, and most people keep no holidays.
    import holidays  # noqa: PLC0415 - as said above

    known = holidays.list_localized_countries().get(country, [])
    wanted = WRITTEN_IN.get(language, language)
    # Left open, the language would be that of the machine.
    spoken = wanted if wanted in known else getattr(holidays, country).default_language
    found = holidays.country_holidays(country, years=year, language=spoken)
    return {day: name.replace("; ", ", ") for day, name in sorted(found.items())}
