"""What may be kept as a goal, how many at a time, and how its plain count is told."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from journal.errors import Invalid
from journal.shifts.rules import LATEST
from journal.vocabulary import GoalKind

MOST_AT_A_TIME = 5
"""How many goals are minded at once; paused ones and those let go are not among them."""

LATELY = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A goal to begin; ``until`` is a date of her own, which only staying until one has."""

    id: UUID
    kind: GoalKind
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """On how many days it went well since a date; ``lately`` is how many of the last 28 days.

    ``lately`` is None while the whole count is not older than that.
    """

    times: int
    since: date
    lately: int | None


def check_goal(goal: NewGoal, today: date, minded: Collection[UUID]) -> None:
    """Raise ``Invalid`` for one goal too many, or a date missing, out of place or gone by.

    ``minded`` are the ids of the goals she minds already.
    """
    check_room(minded)
    if goal.kind is not GoalKind.STAY_UNTIL:
        if goal.until is not None:
            raise Invalid("no_date_here", field="until")
        return
    if goal.until is None:
        raise Invalid("date_needed", field="until")
    if not today <= goal.until <= LATEST:
        raise Invalid("date_gone_by", field="until")


def check_room(minded: Collection[UUID]) -> None:
    """Raise ``Invalid`` when as many goals are minded as there can be."""
    if len(minded) >= MOST_AT_A_TIME:
        raise Invalid("enough_at_a_time", field="kind")


def lately_from(today: date) -> date:
    """The first of the 28 days that end with a date."""
    return today - LATELY + timedelta(days=1)


def tally_of(days: int, lately: int, begun: date, today: date) -> Tally:
    """Tell a count from the day a goal was begun; ``lately`` counts from ``lately_from``."""
    return Tally(days, begun, lately if begun < lately_from(today) else None)


def body_hash(goal: NewGoal) -> bytes:
    """SHA-256 (32 bytes) of kind and date: equal exactly when both are."""
    until = goal.until.isoformat() if goal.until else None
    body = {"kind": goal.kind.value, "until": until}
    return sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode()).digest()
