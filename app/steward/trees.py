"""The teams of an organisation as its pages show them: a tree, and a list to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from journal.teams.queries import UnitLine


@dataclass(frozen=True, slots=True)
class Branch:
    """One team with the teams under it."""

    unit: UnitLine
    under: list["Branch"] = field(default_factory=list)


def branches(units: Iterable[UnitLine]) -> list[Branch]:
    """Hang teams, given in the order of their tree, under one another."""
    tops: list[Branch] = []
    way_down: list[Branch] = []
    for unit in units:
        branch = Branch(unit)
        del way_down[unit.depth :]
        (way_down[-1].under if way_down else tops).append(branch)
        way_down.append(branch)
    return tops


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
