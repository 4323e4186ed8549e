"""The teams of an organisation as its pages show them: a tree, and a list to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journal.teams.queries import UnitLine


@dataclass(frozen=True, slots=True)
class Step:
    """One team on the way through the tree.

    ``has_under`` says that those under it follow; ``ends`` how many lists end behind it.
    """

    unit: UnitLine
    has_under: bool
    ends: int


def steps(units: Sequence[UnitLine]) -> list[Step]:
    """Go through teams, given in the order of their tree, however deep they hang."""
    afterwards = [*(unit.depth for unit in units[1:]), 0]
    return [
        Step(unit, has_under=depth > unit.depth, ends=max(unit.depth - depth, 0))
        for unit, depth in zip(units, afterwards, strict=False)
    ]


def choices(units: Iterable[UnitLine], first: str) -> list[tuple[str, str]]:
    """Return teams to choose from, deeper ones moved in; ``first`` is the word for no team."""
    named = [(str(unit.id), "\u2013 " * unit.depth + unit.name) for unit in units]
    return [("", first), *named]


def others(units: Sequence[UnitLine], own: UnitLine) -> list[UnitLine]:
    """The teams that a team can hang under: all but itself and those under it."""
    begin = next(place for place, unit in enumerate(units) if unit.id == own.id)
    after = units[begin + 1 :]
    depth = units[begin].depth
    end = next((place for place, unit in enumerate(after) if unit.depth <= depth), len(after))
    return [*units[:begin], *after[end:]]
