from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from journal.suggestions.catalogue import Entry, Kind, catalogue, entry_named
from journal.suggestions.learning_queries import (
    learning_from,
    order_for,
    outcomes_of,
    what_helped,
)
from journal.suggestions.learning_standing import Say
from tests.journal.suggestions.rated_rows import NOW, Rated


@pytest.fixture
def rated(session: Session, mina_id: UUID) -> Rated:
    return Rated(session, mina_id)


def test_sessions_and_offers_with_both_taps_are_outcomes(
    session: Session, mina_id: UUID, rated: Rated
) -> None:
    rated.offer("water_walk", 2, (4, 2))
    rated.run("slow-exhale", 1, (5, 3))

    found = outcomes_of(session, mina_id, NOW)

    told = [(one.entry_id, one.kind, one.before, one.after) for one in found]
    assert told == [("water_walk", Kind.WALK, 4, 2), ("calm_exhale", Kind.BREATH, 5, 3)]
    assert found[0].at == NOW - timedelta(hours=2)


def test_what_was_skipped_or_not_done_is_no_outcome(
    session: Session, mina_id: UUID, rated: Rated
) -> None:
    rated.offer("water_walk", 1, (4, None))
    rated.offer("water_walk", 2, (None, 2))
    rated.offer("water_walk", 3, (4, 2), answer="started")
    rated.offer("no_longer_there", 4, (4, 2))
    rated.run("slow-exhale", 5, (4, 2), ended=False)
    rated.run("no-longer-there", 6, (4, 2))

    assert outcomes_of(session, mina_id, NOW) == ()


def test_the_last_year_counts_and_only_since_she_began_anew(
    session: Session, mina_id: UUID, rated: Rated
) -> None:
    for hours in (1, 30, 24 * 364, 24 * 366, -1):
        rated.offer("water_walk", hours, (4, 2))
    assert len(outcomes_of(session, mina_id, NOW)) == 3

    rated.anew(24)

    assert len(outcomes_of(session, mina_id, NOW)) == 1
    assert learning_from(session, mina_id) == NOW - timedelta(hours=24)


def test_nobody_elses_ratings_count(
    session: Session, mina_id: UUID, jun_id: UUID, rated: Rated
) -> None:
    rated.offer("water_walk", 1, (4, 2))
    Rated(session, jun_id).anew(0)

    assert outcomes_of(session, jun_id, NOW) == ()
    assert len(outcomes_of(session, mina_id, NOW)) == 1


def test_a_suggestion_of_her_organisation_is_known_when_handed_in(
    session: Session, mina_id: UUID, rated: Rated
) -> None:
    local = entry_named("water_walk").model_copy(update={"id": "tea_corner"})
    rated.offer("tea_corner", 1, (4, 2))

    (found,) = outcomes_of(session, mina_id, NOW, [local])

    assert (found.entry_id, found.kind) == ("tea_corner", Kind.WALK)


def test_what_helped_is_told_kind_by_kind(session: Session, mina_id: UUID, rated: Rated) -> None:
    for number in range(10):
        rated.offer("water_walk", number + 1, (4, 4))
        rated.run("slow-exhale", number + 1, (4, 1))
    rated.offer("plan_open", 1, (4, 1))

    helped = what_helped(session, mina_id, NOW)

    assert {one.kind: one.say for one in helped.standings} == {
        Kind.BREATH: Say.BEST,
        Kind.WALK: Say.LESS,
    }
    assert (helped.other_aims, helped.since) == (1, None)
    assert what_helped(session, mina_id, NOW) == helped


def test_without_a_rating_nothing_is_told(session: Session, mina_id: UUID) -> None:
    assert what_helped(session, mina_id, NOW).standings == ()


def test_the_order_follows_her_ratings_and_is_the_same_on_a_reload(
    session: Session, mina_id: UUID, rated: Rated
) -> None:
    for number in range(40):
        rated.offer("water_walk", number + 1, (5, 1))
        rated.run("slow-exhale", number + 1, (2, 5))
    fitting = _named("calm_exhale", "water_walk", "plan_open")

    order = order_for(session, mina_id, NOW, "between")

    assert list(order(fitting)) == list(_named("water_walk", "calm_exhale", "plan_open"))
    assert order(fitting) == order_for(session, mina_id, NOW, "between")(fitting)


def test_a_moment_that_goes_on_over_midnight_keeps_its_order(
    session: Session, mina_id: UUID, rated: Rated
) -> None:
    rated.offer("water_walk", 1, (4, 3))
    rated.run("slow-exhale", 1, (4, 3))
    fitting = _named("calm_exhale", "water_walk", "chat_light", "hobby_10", "mindful_10")

    nights = [NOW + timedelta(days=days) for days in range(5)]
    orders = {tuple(order_for(session, mina_id, now, "night")(fitting)) for now in nights}

    assert len(orders) == 1


def test_the_order_asks_once_and_not_for_what_keeps_its_place(
    session: Session, mina_id: UUID
) -> None:
    asked: list[str] = []
    event.listen(session.connection(), "before_cursor_execute", lambda *said: asked.append(said[2]))
    order = order_for(session, mina_id, NOW, "between")

    assert order(_named("calm_exhale", "plan_open")) == _named("calm_exhale", "plan_open")
    assert asked == []
    order(catalogue())
    assert len(asked) == 1


def _named(*ids: str) -> tuple[Entry, ...]:
    return tuple(entry_named(one) for one in ids)
