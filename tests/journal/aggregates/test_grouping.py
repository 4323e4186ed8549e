"""Disjoint groups of at least ten, whatever the tree and whoever contributes."""

from random import Random
from uuid import UUID

import numpy as np
import pytest

from journal.aggregates.grouping import Group, Plan, Someone, groups_of
from journal.aggregates.rules import FLOOR
from journal.teams.tree import Tree

TOP, PORT, NORTH, SOUTH, PIER = (UUID(int=number) for number in range(1, 6))


def plan_of(parents: dict[UUID, UUID | None], people: dict[UUID, int]) -> Plan:
    there = tuple(Someone(unit) for unit, many in people.items() for _ in range(many))
    return Plan(TOP, Tree(parents), there, invited=people)


def names(groups: tuple[Group, ...]) -> dict[UUID, set[UUID]]:
    return {group.naming_unit: set(group.units) for group in groups}


TREE = {PORT: None, NORTH: PORT, SOUTH: PORT, PIER: PORT}


@pytest.mark.parametrize(
    "people, expected",
    [
        ({NORTH: 9}, {}),
        ({NORTH: 10}, {NORTH: {NORTH}}),
        ({NORTH: 12, SOUTH: 15}, {NORTH: {NORTH}, SOUTH: {SOUTH}}),
        ({NORTH: 5, SOUTH: 6}, {PORT: {PORT, NORTH, SOUTH, PIER}}),
        ({NORTH: 12, SOUTH: 15, PIER: 3}, {PORT: {PORT, PIER, NORTH}, SOUTH: {SOUTH}}),
        ({NORTH: 12, PIER: 11, PORT: 10}, {NORTH: {NORTH}, PIER: {PIER}, PORT: {PORT, SOUTH}}),
        ({NORTH: 12, PORT: 1}, {PORT: {PORT, NORTH, SOUTH, PIER}}),
    ],
)
def test_units_stand_alone_or_are_merged_upward(
    people: dict[UUID, int], expected: dict[UUID, set[UUID]]
) -> None:
    assert names(groups_of(plan_of(TREE, people))) == expected


def test_units_without_a_parent_are_joined_by_the_organisation() -> None:
    plan = plan_of({NORTH: None, SOUTH: None}, {NORTH: 6, SOUTH: 6})

    assert names(groups_of(plan)) == {TOP: {NORTH, SOUTH}}


def test_whether_anybody_is_in_a_unit_does_not_change_which_stand_together() -> None:
    people = {NORTH: 12, SOUTH: 15}
    there = tuple(Someone(unit) for unit, many in people.items() for _ in range(many))
    plan = Plan(TOP, Tree(TREE), there, invited={**people, PIER: 1})

    assert names(groups_of(plan)) == {PORT: {PORT, PIER, NORTH}, SOUTH: {SOUTH}}


def test_the_sibling_with_the_fewest_invitations_gives_way() -> None:
    people = {NORTH: 15, SOUTH: 12, PIER: 2}
    there = tuple(Someone(unit) for unit, many in people.items() for _ in range(many))
    plan = Plan(TOP, Tree(TREE), there, invited={NORTH: 15, SOUTH: 40, PIER: 2})

    assert names(groups_of(plan)) == {PORT: {PORT, PIER, NORTH}, SOUTH: {SOUTH}}


def test_a_lead_never_counts_in_what_she_leads() -> None:
    sora = Someone(NORTH, frozenset({NORTH}))
    ten = tuple(Someone(NORTH) for _ in range(9))

    assert groups_of(Plan(TOP, Tree({NORTH: None}), (*ten, sora), {NORTH: 10})) == ()


def test_a_lead_counts_where_she_works_but_does_not_lead() -> None:
    sora = Someone(SOUTH, frozenset({NORTH}))
    others = tuple(Someone(SOUTH) for _ in range(9))
    plan = Plan(TOP, Tree({NORTH: None, SOUTH: None}), (*others, sora), {SOUTH: 10})

    assert names(groups_of(plan)) == {SOUTH: {SOUTH}}


def random_plan(dice: Random) -> Plan:
    units = [UUID(int=number) for number in range(10, 10 + dice.randrange(1, 14))]
    parents = {
        unit: dice.choice([None, *units[:place]]) if place else None
        for place, unit in enumerate(units)
    }
    invited = {unit: dice.choice([0, 0, 1, 3, 6, 9, 10, 12, 25]) for unit in units}
    people = tuple(
        Someone(unit, frozenset(dice.sample(units, 1)) if dice.random() < 0.05 else frozenset())
        for unit, many in invited.items()
        for _ in range(many)
        if dice.random() < 0.85
    )
    return Plan(TOP, Tree(parents), people, invited=invited)


@pytest.mark.parametrize("seed", range(200))
def test_no_combination_of_what_is_published_isolates_fewer_than_ten(seed: int) -> None:
    dice = Random(seed)
    windows = [random_plan(dice) for _ in range(dice.randrange(1, 7))]

    rows = [row for plan in windows for row in published_rows(plan)]

    # Sums over disjoint people: whatever is combined holds at least one of them whole.
    assert sum(len(row) for row in rows) == len(frozenset[object]().union(*rows))
    assert smallest_isolated(rows) >= FLOOR


def test_the_search_for_a_small_sum_finds_one() -> None:
    site = frozenset(range(15))
    team = frozenset(range(12))

    assert smallest_isolated([site, team]) == 3
    assert smallest_isolated([team, frozenset(range(20, 31))]) == 11


def published_rows(plan: Plan) -> list[frozenset[object]]:
    """Each published sum as the people in it; a person is another unknown in each window."""
    groups = groups_of(plan)
    assert all(plan.count(group.units) >= FLOOR for group in groups)
    return [
        frozenset(
            (id(plan), place) for place, one in enumerate(plan.people) if one.counts_in(g.units)
        )
        for g in groups
    ]


def smallest_isolated(rows: list[frozenset[object]]) -> int:
    """The fewest people whose sum some combination of the published sums leaves alone.

    The rows are brought to their reduced echelon form: of all combinations, each of its rows
    has the fewest people among those that begin with the same one, when the sums are disjoint;
    differences of overlapping sums come out as rows of their own.
    """
    people = sorted({one for row in rows for one in row}, key=repr)
    if not rows:
        return len(people) or FLOOR
    place = {one: number for number, one in enumerate(people)}
    matrix = np.zeros((len(rows), len(people)))
    for number, row in enumerate(rows):
        matrix[number, [place[one] for one in row]] = 1
    return min(int(np.count_nonzero(row)) for row in reduced(matrix) if np.any(row))


def reduced(matrix: np.ndarray) -> np.ndarray:
    rank = 0
    for column in range(matrix.shape[1]):
        pivots = np.nonzero(np.abs(matrix[rank:, column]) > 1e-9)[0]
        if len(pivots):
            matrix[[rank, rank + pivots[0]]] = matrix[[rank + pivots[0], rank]]
            matrix[rank] /= matrix[rank, column]
            for other in range(matrix.shape[0]):
                if other != rank:
                    matrix[other] -= matrix[other, column] * matrix[rank]
            rank += 1
        if rank == matrix.shape[0]:
            break
    matrix[np.abs(matrix) < 1e-9] = 0
    return matrix
