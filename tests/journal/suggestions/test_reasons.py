import pytest

from journal.suggestions.reasons import Reason, Why


@pytest.mark.parametrize(
    "minutes, hours", [(None, 1), (10, 1), (60, 1), (110, 2), (149, 2), (170, 3)]
)
def test_minutes_are_said_in_rounded_hours(minutes: int | None, hours: int) -> None:
    assert Reason(Why.HARD_CONTACT, minutes_ago=minutes).hours_ago == hours
