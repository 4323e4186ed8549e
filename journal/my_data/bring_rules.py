"""What rows of an export have to be like where they are brought in, beyond their fields' bounds."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from journal.changes.rules import Mark
from journal.changes.rules import body_hash as change_hash
from journal.check_ins.rules import NAMES as CHECK_IN_NAMES
from journal.check_ins.rules import Answers
from journal.check_ins.rules import body_hash as check_in_hash
from journal.errors import Invalid
from journal.goals.rules import NewGoal
from journal.goals.rules import body_hash as goal_hash
from journal.interactions.rules import NAMES as INTERACTION_NAMES
from journal.interactions.rules import Hit
from journal.interactions.rules import body_hash as interaction_hash
from journal.plans.rules import NewPlan, check_plan, read_times
from journal.shifts.claims import AHEAD_OF_OUR_CLOCK
from journal.shifts.holidays import COUNTRIES
from journal.shifts.rules import EARLIEST, LATEST
from journal.vocabulary import BesideShift, ChangeKind, GoalKind

Values = Mapping[str, Any]

LONGEST_STRETCH = timedelta(days=62)
"""What no shift of a roster goes beyond, as no event of a calendar does."""

BESIDE = timedelta(days=2)
"""How far from its moment in UTC the day lies that an entry counts for."""

HIGHEST_NUMBER = 1_000_000
"""Of a room or a goal: far from where a next one would no longer fit its column."""

_GONE_BY = ("at", "created_at", "ended_at", "started_at", "finished_at", "since", "chosen_at")


class Fate(StrEnum):
    """What became of one row.

    ``ADDED``; ``KNOWN``: it is here just so; ``ANOTHER``: something else stands under its id, and
    stays; ``DELETED``: she deleted it here, and it stays away; ``UNFIT``: it says what cannot be,
    or hangs on something that is not here.
    """

    ADDED = "added"
    KNOWN = "known"
    ANOTHER = "another"
    DELETED = "deleted"
    UNFIT = "unfit"


def is_fit(name: str, row: Values, now: datetime) -> bool:
    """Whether a row of a kind says what can be: nothing of the future, no day far from its time."""
    if any(_is_ahead(row.get(moment), now) for moment in _GONE_BY):
        return False
    if not all(map(_is_in_time, row.values())) or row.get("number", 1) > HIGHEST_NUMBER:
        return False
    check = _CHECKS.get(name)
    return check is None or check(row)


def made_anew(name: str, row: Values) -> dict[str, Any]:
    """What a row keeps beside what it says: hashes of it, and a place that is worked out later."""
    make = _MADE_ANEW.get(name)
    return {} if make is None else make(row)


def _is_ahead(moment: Any, now: datetime) -> bool:
    return isinstance(moment, datetime) and moment > now + AHEAD_OF_OUR_CLOCK


def _is_in_time(value: Any) -> bool:
    if isinstance(value, datetime):
        value = value.date()
    return not isinstance(value, date) or EARLIEST <= value <= LATEST


def _is_near_its_day(row: Values) -> bool:
    return bool(abs(row["at"].date() - row["local_date"]) <= BESIDE)


def _is_a_stretch(row: Values) -> bool:
    length = row["ends_at"] - row["starts_at"]
    beside = abs(row["starts_at"].date() - row["local_date"])
    return bool(timedelta() < length <= LONGEST_STRETCH and beside <= BESIDE)


def _is_in_order(row: Values) -> bool:
    return bool(row["starts_at"] <= row["ends_at"])


def _begins_first(row: Values) -> bool:
    return row["until"] is None or bool(row["starting"] <= row["until"])


def _is_a_rule(row: Values) -> bool:
    return _begins_first(row) and row.get("holidays") in {None, *COUNTRIES}


def _is_json(row: Values) -> bool:
    try:
        return isinstance(json.loads(row["mapping"]), dict)
    except ValueError:
        return False


def _is_a_plan(row: Values) -> bool:
    try:
        times = read_times(row["times"])
        is_fitting = check_plan(NewPlan(row["id"], times, row["slack_minutes"])) == times
    except Invalid:
        return False
    return is_fitting and (row["until"] is None or bool(row["since"] <= row["until"]))


def _answers(row: Values) -> Answers:
    return Answers(**{name: row[name] for name in CHECK_IN_NAMES})


def _hashed_check_in(row: Values) -> dict[str, Any]:
    return {"body_hash": check_in_hash(row["at"], _answers(row))}


def _hashed_interaction(row: Values) -> dict[str, Any]:
    hit = Hit(**{name: row[name] for name in INTERACTION_NAMES})
    return {"body_hash": interaction_hash(row["at"], hit), "minutes_before_end": None}


def _hashed_change(row: Values) -> dict[str, Any]:
    return {"body_hash": change_hash(Mark(row["id"], ChangeKind(row["kind"]), row["on_date"]))}


def _hashed_goal(row: Values) -> dict[str, Any]:
    return {"body_hash": goal_hash(NewGoal(row["id"], GoalKind(row["kind"]), row["until"]))}


def _placed(row: Values) -> dict[str, Any]:
    local = row["at"].astimezone(ZoneInfo(row["zone"]))
    return {
        "local_date": local.date(),
        "local_minute": local.hour * 60 + local.minute,
        "beside_shift": BesideShift.UNKNOWN.value,
        "is_outside_shift": False,
        "minutes_after_shift": None,
        "episode": None,
    }


def asks_for(row: Values, key: tuple[str, ...]) -> tuple[Any, ...]:
    """The values by which a row is told from the others of its kind."""
    return tuple(row[name] for name in key)


def is_the_same(kept: Values, row: Values, compared: tuple[str, ...]) -> bool:
    """Whether what is kept says in every compared field what a row says."""
    return all(_plain(kept[name]) == _plain(row[name]) for name in compared)


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, bytes | bytearray | memoryview) else value


_CHECKS: Mapping[str, Callable[[Values], bool]] = {
    "check_ins": _is_near_its_day,
    "interactions": _is_near_its_day,
    "roster_shifts": _is_a_stretch,
    "coverage": _is_in_order,
    "rosters": _begins_first,
    "shift_rules": _is_a_rule,
    "saved_columns": _is_json,
    "message_plans": _is_a_plan,
}
_MADE_ANEW: Mapping[str, Callable[[Values], dict[str, Any]]] = {
    "check_ins": _hashed_check_in,
    "interactions": _hashed_interaction,
    "changes": _hashed_change,
    "goals": _hashed_goal,
    "contact_events": _placed,
    "retention": lambda _: {"announced_at": None},
}
