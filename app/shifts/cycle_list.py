"""The cycles that have names, those of one kind together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.shifts.rule_words import name_of
from journal.shifts.cycles import NAMED, Cycle

BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class Group:
    """Cycles of one kind, such as four crews in three shifts."""

    name: str
    cycles: Sequence[tuple[Cycle, str]]


def groups() -> list[Group]:
    """Return the named cycles by the first half of their names, each with the second half."""
    named = [(cycle, *_halves(name_of(cycle))) for cycle in NAMED]
    return [
        Group(kind, [(cycle, rest or kind) for cycle, _kind, rest in found])
        for kind, found in groupby(named, key=lambda one: one[1])
    ]


def _halves(name: str) -> tuple[str, str]:
    kind, _between, rest = name.partition(BETWEEN)
    return kind, rest
