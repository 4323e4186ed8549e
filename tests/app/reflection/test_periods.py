from datetime import date, datetime

import pytest

from app.reflection.periods import Period, period_of, window_of
from tests.conftest import SEOUL

# In UTC it is still Wednesday.
EARLY_ON_THURSDAY = datetime(2026, 3, 5, 1, tzinfo=SEOUL)


@pytest.mark.parametrize(
    "period, first",
    [
        (Period.FOUR_WEEKS, date(2026, 2, 6)),
        (Period.EIGHT_WEEKS, date(2026, 1, 9)),
        (Period.TWELVE_WEEKS, date(2025, 12, 12)),
    ],
)
def test_a_window_ends_today_and_holds_whole_weeks(period: Period, first: date) -> None:
    window = window_of(period, EARLY_ON_THURSDAY, SEOUL)

    assert (window.first, window.last) == (first, date(2026, 3, 5))
    assert ((window.last - window.first).days + 1) % 7 == 0
    assert not window.is_weekly


def test_everything_asks_only_for_the_last_shifts() -> None:
    window = window_of(Period.EVERYTHING, EARLY_ON_THURSDAY, SEOUL)

    assert window.is_weekly
    assert window.first < date(2000, 1, 1)
    assert window.roster_first == date(2025, 12, 12)


def test_an_unknown_period_is_the_usual_one() -> None:
    assert period_of("a-year") is Period.EIGHT_WEEKS
    assert period_of("12-weeks") is Period.TWELVE_WEEKS
