"""What a row may say where it is brought in."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from journal.my_data.bring_rules import is_fit, is_the_same, made_anew
from tests.journal.my_data.parcels import DAY, NOON, NOW, change, check_in, contact, goal

LATER = NOW + timedelta(days=1)
ROSTER = {"starting": DAY, "until": DAY}
PLAN = {"id": UUID(int=1), "times": "600 840", "slack_minutes": 30, "since": DAY, "until": None}
STRETCH = {"starts_at": NOON, "ends_at": NOON + timedelta(hours=8), "local_date": DAY}


@pytest.mark.parametrize(
    "name,row,fits",
    [
        ("changes", change(), True),
        ("changes", change(created_at=LATER), False),
        ("changes", change(on_date=date(1912, 1, 1)), False),
        ("goals", goal(1, until=date(2200, 1, 1)), False),
        ("goals", goal(2**31 - 1), False),
        ("check_ins", check_in(), True),
        ("check_ins", check_in(local_date=DAY - timedelta(days=9)), False),
        ("interactions", {"at": NOON, "local_date": DAY}, True),
        ("interactions", {"at": NOON, "local_date": DAY + timedelta(days=9)}, False),
        ("roster_shifts", STRETCH, True),
        ("roster_shifts", STRETCH | {"ends_at": NOON}, False),
        ("roster_shifts", STRETCH | {"ends_at": NOON + timedelta(days=99)}, False),
        ("roster_shifts", STRETCH | {"local_date": date(2026, 1, 1)}, False),
        ("coverage", {"starts_at": NOON, "ends_at": NOON}, True),
        ("coverage", {"starts_at": LATER, "ends_at": NOON}, False),
        ("rosters", ROSTER, True),
        ("rosters", ROSTER | {"until": DAY - timedelta(days=1)}, False),
        ("shift_rules", ROSTER | {"until": None}, True),
        ("saved_columns", {"mapping": "{}"}, True),
        ("saved_columns", {"mapping": "[]"}, False),
        ("saved_columns", {"mapping": "{"}, False),
        ("message_plans", PLAN, True),
        ("message_plans", PLAN | {"until": DAY}, True),
        ("message_plans", PLAN | {"until": DAY - timedelta(days=1)}, False),
        ("message_plans", PLAN | {"times": "840 600"}, False),
        ("message_plans", PLAN | {"times": "정오"}, False),
        ("message_plans", PLAN | {"times": "9999"}, False),
        ("message_plans", PLAN | {"slack_minutes": 45}, False),
        ("notes", {"at": datetime(1960, 1, 1, tzinfo=UTC)}, False),
    ],
)
def test_a_row_says_what_can_be(name: str, row: dict[str, Any], *, fits: bool) -> None:
    assert is_fit(name, row, NOW) is fits


def test_the_hash_of_an_entry_is_worked_out() -> None:
    one, other = check_in(), check_in(mood=4)

    assert made_anew("check_ins", one) == made_anew("check_ins", one)
    assert made_anew("check_ins", one) != made_anew("check_ins", other)
    assert made_anew("changes", change()) == made_anew("changes", change())
    assert made_anew("goals", goal(1)) == made_anew("goals", goal(2))
    assert made_anew("rooms", {}) == {}


def test_contact_waits_for_its_place() -> None:
    place = made_anew("contact_events", contact())

    assert (place["local_date"], place["local_minute"], place["beside_shift"]) == (
        DAY,
        720,
        "unknown",
    )


def test_bytes_are_the_same_however_a_database_hands_them_on() -> None:
    assert is_the_same({"key": memoryview(b"k")}, {"key": b"k"}, ("key",))
    assert not is_the_same({"key": b"l"}, {"key": b"k"}, ("key",))
