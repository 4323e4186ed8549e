"""The units of an organisation as a tree: what lies above a unit, and what below it."""

from collections.abc import Mapping
from uuid import UUID


class Tree:
    """Units by the unit each hangs under, None: at the top.

    Siblings keep the order in which they were given. Raise ``ValueError`` for a unit that hangs
    under an unknown one, or under itself by any way round.
    """

    __slots__ = ("_below", "_parents", "units")

    units: tuple[UUID, ...]
    """Every unit, each followed by those under it."""

    def __init__(self, parents: Mapping[UUID, UUID | None]) -> None:
        self._parents = dict(parents)
        self._below: dict[UUID | None, list[UUID]] = {None: []}
        for unit in self._parents:
            self._below[unit] = []
        for unit, parent in self._parents.items():
            if parent not in self._below:
                raise ValueError("a unit hangs under an unknown one")
            self._below[parent].append(unit)
        self.units = self._walk(self._below[None])
        if len(self.units) < len(self._parents):
            raise ValueError("units hang under each other in a circle")

    @property
    def roots(self) -> tuple[UUID, ...]:
        """The units at the top."""
        return tuple(self._below[None])

    def children(self, unit: UUID) -> tuple[UUID, ...]:
        """The units right under one."""
        self._parents[unit]
        return tuple(self._below[unit])

    def ancestors(self, unit: UUID) -> tuple[UUID, ...]:
        """The units above one, the nearest first."""
        found = []
        above = self._parents[unit]
        while above is not None:
            found.append(above)
            above = self._parents[above]
        return tuple(found)

    def depth(self, unit: UUID) -> int:
        """How many units are above one: 0 at the top."""
        return len(self.ancestors(unit))

    def subtree(self, unit: UUID) -> frozenset[UUID]:
        """A unit with all that are under it."""
        self._parents[unit]
        return frozenset(self._walk([unit]))

    def _walk(self, beginnings: list[UUID]) -> tuple[UUID, ...]:
        found = []
        waiting = beginnings[::-1]
        while waiting:
            unit = waiting.pop()
            found.append(unit)
            waiting.extend(reversed(self._below[unit]))
        return tuple(found)
