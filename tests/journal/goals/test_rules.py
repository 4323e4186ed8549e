from datetime import date, timedelta
from uuid import uuid4

import pytest

from journal.errors import Invalid
from journal.goals.rules import (
    MOST_AT_A_TIME,
    NewGoal,
    Tally,
    body_hash,
    check_goal,
    lately_from,
    tally_of,
)
from journal.shifts.rules import LATEST
from journal.vocabulary import GoalKind

TODAY = date(2026, 3, 5)
STAY = GoalKind.STAY_UNTIL


def make_goal(kind: GoalKind = GoalKind.SLEEP, until: date | None = None) -> NewGoal:
    return NewGoal(uuid4(), kind, until)


def is_taken(goal: NewGoal) -> bool:
    try:
        check_goal(goal, TODAY, set())
    except Invalid:
        return False
    return True


OTHERS = [kind for kind in GoalKind if kind is not STAY]


@pytest.mark.parametrize("kind", OTHERS)
def test_every_other_kind_is_a_goal_without_a_date(kind: GoalKind) -> None:
    assert is_taken(make_goal(kind))


def test_staying_needs_to_know_until_when() -> None:
    with pytest.raises(Invalid, match="date_needed") as refusal:
        check_goal(make_goal(STAY), TODAY, set())

    assert refusal.value.field == "until"


@pytest.mark.parametrize("until", [TODAY, TODAY + timedelta(days=90), LATEST])
def test_staying_has_a_date_of_her_own(until: date) -> None:
    assert is_taken(make_goal(STAY, until))


@pytest.mark.parametrize("kind", OTHERS)
def test_no_other_kind_has_a_date(kind: GoalKind) -> None:
    with pytest.raises(Invalid, match="no_date_here"):
        check_goal(make_goal(kind, TODAY), TODAY, set())


@pytest.mark.parametrize("until", [TODAY - timedelta(days=1), LATEST + timedelta(days=1)])
def test_a_date_gone_by_is_no_date_to_stay_until(until: date) -> None:
    with pytest.raises(Invalid, match="date_gone_by") as refusal:
        check_goal(make_goal(STAY, until), TODAY, set())

    assert refusal.value.field == "until"


def test_there_is_room_for_five() -> None:
    minded = {uuid4() for _ in range(MOST_AT_A_TIME - 1)}
    check_goal(make_goal(), TODAY, minded)

    with pytest.raises(Invalid, match="enough_at_a_time"):
        check_goal(make_goal(), TODAY, minded | {uuid4()})


def test_a_young_count_has_no_second_number() -> None:
    first_day = TODAY - timedelta(days=27)

    assert lately_from(TODAY) == first_day
    assert tally_of(7, 7, first_day, TODAY) == Tally(7, first_day, None)


def test_an_older_count_says_how_much_of_it_is_of_late() -> None:
    begun = TODAY - timedelta(days=28)

    assert tally_of(12, 3, begun, TODAY) == Tally(12, begun, 3)


def test_two_goals_are_the_same_when_kind_and_date_are() -> None:
    assert body_hash(make_goal(STAY, TODAY)) == body_hash(make_goal(STAY, TODAY))
    assert body_hash(make_goal(STAY, TODAY)) != body_hash(make_goal(STAY))
    assert body_hash(make_goal(STAY)) != body_hash(make_goal(GoalKind.SLEEP))
    assert len(body_hash(make_goal())) == 32
