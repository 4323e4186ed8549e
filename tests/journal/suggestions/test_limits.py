"""What may not be shown, and which reason is given when several speak against it."""

from datetime import datetime

import pytest

from journal.suggestions.catalogue import entry_named
from journal.suggestions.limits import Left, forbids, has_time_for, was_abused
from journal.suggestions.situation import Hit, OffShift, OnShift, Situation
from journal.vocabulary import InteractionKind, Limit, Moment
from tests.journal.suggestions.reading import SEOUL

NOON = datetime(2026, 3, 2, 15, tzinfo=SEOUL)
NIGHT = NOON.replace(hour=23)
INSULT = (Hit(InteractionKind.INSULT, 2000, 3),)
HOME = OffShift(600, 600)


@pytest.mark.parametrize(
    "entry_id, situation, left",
    [
        ("calm_exhale", Situation(NOON, HOME), None),
        ("calm_exhale", Situation(NOON, HOME, limits=frozenset({Limit.BREATHING})), Left.HER_LIMIT),
        ("other_route", Situation(NOON, OnShift(60, 60)), Left.FOR_OTHERS),
        ("perspective", Situation(NOON, HOME, hits=INSULT), Left.AFTER_THAT),
        ("friend", Situation(NOON, HOME, hits=INSULT), Left.AFTER_THAT),
        ("friend", Situation(NOON, HOME), None),
        ("hobby_10", Situation(NIGHT, HOME), Left.WAKES),
        ("batch3", Situation(NOON, HOME, is_on_call=True), Left.ON_CALL),
        ("real_break", Situation(NOON, HOME), Left.NOT_AT_WORK),
    ],
)
def test_something_is_left_out_for_its_weightiest_reason(
    entry_id: str, situation: Situation, left: Left | None
) -> None:
    assert forbids(entry_named(entry_id), situation) is left


def test_a_break_of_ten_minutes_needs_ten_minutes() -> None:
    long_break = entry_named("real_break")

    assert has_time_for(long_break, Situation(NOON, OnShift(60, 10)), Moment.BETWEEN)
    assert not has_time_for(long_break, Situation(NOON, OnShift(60, 9)), Moment.BETWEEN)
    assert has_time_for(long_break, Situation(NOON, HOME), Moment.BETWEEN)


def test_a_refusal_is_no_abuse() -> None:
    assert was_abused(Situation(NOON, HOME, hits=INSULT))
    assert not was_abused(Situation(NOON, HOME, hits=(Hit(InteractionKind.REFUSAL, 5, 5),)))
