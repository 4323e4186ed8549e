"""Who is published together: units of enough contributors, the others merged upward.

The groups of a window are disjoint and each has the floor, so no sum over fewer people can be
worked out from them. No total over several groups is ever published.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from journal.aggregates.rules import FLOOR
from journal.teams.tree import Tree


@dataclass(frozen=True, slots=True)
class Someone:
    """One contributor: the unit she reported to at the opening, and the units she leads."""

    unit_id: UUID
    leads: frozenset[UUID] = frozenset()

    def counts_in(self, units: frozenset[UUID]) -> bool:
        """Whether she is in a group: a lead is never a contributor of what she leads."""
        return self.unit_id in units and not self.leads & units


@dataclass(frozen=True, slots=True)
class Group:
    """Units that are published together, under the unit whose place joins them."""

    naming_unit: UUID
    units: frozenset[UUID]


@dataclass(frozen=True)
class Plan:
    """A tree of units with what groups are made of.

    ``top`` names the group of units that only the organisation joins. ``invited`` counts the
    invitations that were sent to each unit before the opening: where there were none, nobody
    has to be hidden, and the unit with the fewest gives way first. It is what the stewards know
    anyway: whether anybody joined, agreed, wrote or kept out must not change who is together.
    """

    top: UUID
    tree: Tree
    people: tuple[Someone, ...]
    invited: Mapping[UUID, int] = field(default_factory=dict)

    @cached_property
    def _by_unit(self) -> Mapping[UUID, tuple[Someone, ...]]:
        held: dict[UUID, list[Someone]] = {}
        for one in self.people:
            held.setdefault(one.unit_id, []).append(one)
        return {unit: tuple(people) for unit, people in held.items()}

    def count(self, units: frozenset[UUID]) -> int:
        """How many contributors a group of units has."""
        return sum(one.counts_in(units) for unit in units for one in self._by_unit.get(unit, ()))

    def has_room(self, units: frozenset[UUID]) -> bool:
        """Whether anybody could be in these units: somebody was invited to them."""
        return any(self.invited.get(unit, 0) for unit in units)

    def size(self, group: Group) -> tuple[int, UUID]:
        """What the smallest group is found by; the name decides between equals."""
        return sum(self.invited.get(unit, 0) for unit in group.units), group.naming_unit


@dataclass(frozen=True, slots=True)
class _Below:
    """What a subtree gives upward: groups that stand, and units that still need company."""

    groups: tuple[Group, ...]
    rest: frozenset[UUID]


def groups_of(plan: Plan) -> tuple[Group, ...]:
    """The groups of a window, disjoint, each with at least the floor; the rest is withheld."""
    found: dict[UUID, _Below] = {}
    for unit in reversed(plan.tree.units):
        under = [found.pop(child) for child in plan.tree.children(unit)]
        found[unit] = _joined(plan, unit, frozenset({unit}), under)
    return _joined(plan, plan.top, frozenset(), list(found.values())).groups


def _joined(plan: Plan, unit: UUID, own: frozenset[UUID], under: list[_Below]) -> _Below:
    groups = tuple(group for one in under for group in one.groups)
    rest = own.union(*(one.rest for one in under))
    if plan.count(rest) >= FLOOR:
        return _Below((*groups, Group(unit, rest)), frozenset())
    if not plan.has_room(rest):
        return _Below(groups, rest)
    return _with_siblings(plan, unit, groups, rest)


def _with_siblings(
    plan: Plan, unit: UUID, groups: tuple[Group, ...], rest: frozenset[UUID]
) -> _Below:
    """Hide the smallest groups in the rest until it has the floor."""
    standing = sorted(groups, key=plan.size)
    while standing:
        rest |= standing.pop(0).units
        if plan.count(rest) >= FLOOR:
            return _Below((*standing, Group(unit, rest)), frozenset())
    return _Below((), rest)
