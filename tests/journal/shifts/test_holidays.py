import subprocess
import sys
from datetime import date

import holidays
import pytest

from journal.shifts.holidays import COUNTRIES, public_holidays


def test_korean_holidays_have_their_korean_names() -> None:
    found = public_holidays("KR", date(2026, 9, 24), date(2026, 10, 3))

    assert found == {
        date(2026, 9, 24): "추석 전날",
        date(2026, 9, 25): "추석",
        date(2026, 9, 26): "추석 다음날",
        date(2026, 10, 3): "개천절",
    }


def test_two_holidays_on_one_day_are_said_together() -> None:
    day = date(2025, 5, 5)

    assert public_holidays("KR", day, day) == {day: "부처님오신날, 어린이날"}


def test_a_window_may_lie_over_the_turn_of_the_year() -> None:
    found = public_holidays("KR", date(2025, 12, 20), date(2026, 1, 2))

    assert list(found) == [date(2025, 12, 25), date(2026, 1, 1)]


@pytest.mark.parametrize(
    "country, language, name",
    [
        ("KR", "en", "Christmas Day"),
        ("DE", "en", "Christmas Day"),
        ("DE", "ko", "Erster Weihnachtstag"),
    ],
)
def test_a_name_is_in_the_language_asked_for_where_there_is_one(
    country: str, language: str, name: str
) -> None:
    christmas = date(2026, 12, 25)

    assert public_holidays(country, christmas, christmas, language) == {christmas: name}


def test_every_country_named_is_known() -> None:
    assert set(COUNTRIES) <= holidays.list_supported_countries(include_aliases=False).keys()
    assert {"KR", "JP", "US", "DE", "VN"} <= set(COUNTRIES)


def test_the_package_is_loaded_when_it_is_needed() -> None:
    asked = "import sys, journal.shifts.queries; sys.exit('holidays' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0
