from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.teams.tree import Tree

A, B, C, D, E = (UUID(int=number) for number in range(1, 6))
SMALL = Tree({A: None, B: A, C: A, D: C, E: None})


@st.composite
def forests(draw: st.DrawFn) -> dict[UUID, UUID | None]:
    """Any number of units, each under one that was drawn before it, or at the top."""
    units = [UUID(int=number) for number in range(draw(st.integers(0, 25)))]
    hung = {
        unit: draw(st.sampled_from([None, *units[:number]])) for number, unit in enumerate(units)
    }
    return {unit: hung[unit] for unit in draw(st.permutations(units))}


def test_the_units_stand_each_before_those_under_it() -> None:
    assert SMALL.units == (A, B, C, D, E)
    assert SMALL.roots == (A, E)


def test_a_unit_knows_who_is_above_and_below() -> None:
    assert SMALL.ancestors(D) == (C, A)
    assert SMALL.children(A) == (B, C)
    assert SMALL.subtree(C) == {C, D}
    assert [SMALL.depth(unit) for unit in SMALL.units] == [0, 1, 1, 2, 0]


def test_siblings_keep_the_order_they_came_in() -> None:
    assert Tree({C: A, B: A, A: None}).children(A) == (C, B)


def test_an_empty_tree_has_no_units() -> None:
    assert Tree({}).units == Tree({}).roots == ()


@pytest.mark.parametrize("parents", [{A: A}, {A: B, B: A}, {A: None, B: C, C: D, D: B}, {A: B}])
def test_a_circle_or_an_unknown_unit_above_is_refused(parents: dict[UUID, UUID | None]) -> None:
    with pytest.raises(ValueError, match="under"):
        Tree(parents)


@pytest.mark.parametrize("ask", ["ancestors", "children", "depth", "subtree"])
def test_an_unknown_unit_has_no_place(ask: str) -> None:
    with pytest.raises(KeyError):
        getattr(Tree({A: None}), ask)(B)


def test_what_is_changed_outside_changes_no_tree() -> None:
    parents: dict[UUID, UUID | None] = {A: None, B: A}
    tree = Tree(parents)

    parents[B] = None

    assert tree.ancestors(B) == (A,)


@given(forests())
def test_above_and_below_say_the_same(parents: dict[UUID, UUID | None]) -> None:
    tree = Tree(parents)

    for unit in tree.units:
        assert tree.subtree(unit) == {
            other for other in tree.units if unit in {other, *tree.ancestors(other)}
        }
        assert tree.depth(unit) == len(tree.ancestors(unit))
        assert all(parents[child] == unit for child in tree.children(unit))


@given(forests())
def test_each_unit_stands_once_and_after_those_above_it(parents: dict[UUID, UUID | None]) -> None:
    tree = Tree(parents)
    place = {unit: number for number, unit in enumerate(tree.units)}

    assert len(tree.units) == len(place) == len(parents)
    for unit in tree.units:
        assert all(place[above] < place[unit] for above in tree.ancestors(unit))
        below = [place[other] for other in tree.subtree(unit)]
        assert sorted(below) == list(range(place[unit], place[unit] + len(below)))


@given(forests(), st.data())
def test_a_unit_hung_under_itself_is_refused(
    parents: dict[UUID, UUID | None], data: st.DataObject
) -> None:
    tree = Tree({UUID(int=99): None, **parents})
    moved = data.draw(st.sampled_from(tree.units))
    under = data.draw(st.sampled_from(sorted(tree.subtree(moved))))

    with pytest.raises(ValueError, match="circle"):
        Tree({UUID(int=99): None, **parents, moved: under})
