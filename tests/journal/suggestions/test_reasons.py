from dataclasses import replace
from datetime import datetime

import pytest

from journal.suggestions.reasons import Reason, Why, reasons_of
from journal.suggestions.situation import OffShift, OnShift, Situation
from journal.vocabulary import Moment
from tests.journal.suggestions.reading import SEOUL


@pytest.mark.parametrize(
    "minutes, hours", [(None, 1), (10, 1), (60, 1), (110, 2), (149, 2), (170, 3)]
)
def test_minutes_are_said_in_rounded_hours(minutes: int | None, hours: int) -> None:
    assert Reason(Why.HARD_CONTACT, minutes_ago=minutes).hours_ago == hours


def test_a_short_rest_is_no_reason_while_it_is_far_ahead() -> None:
    noon = Situation(datetime(2026, 3, 2, 12, tzinfo=SEOUL), OnShift(60, 480), rest_hours=8)
    out = replace(noon, shift=OffShift(10, 470))

    assert Why.SHORT_REST not in {reason.key for _, reason in reasons_of(noon, Moment.BETWEEN)}
    assert Why.SHORT_REST in {reason.key for _, reason in reasons_of(out, Moment.BEFORE_SHORT_REST)}
