"""What is expected of a kind before it was rated, read from ``learning_priors.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from journal.files.shipped import shipped
from journal.suggestions.catalogue import BrokenCatalogue, Grade, Kind

PRIORS = Path(__file__).with_suffix(".toml")
POINTS_A_DEVIATION = 1.0
KEPT = {Grade.A: 1.0, Grade.B: 0.75, Grade.C: 0.5, Grade.D: 0.0}
UNSURE = {Grade.A: 0.05, Grade.B: 0.10, Grade.C: 0.15, Grade.D: 0.20}
PEOPLE_DIFFER = 0.25
OTHERS = "not_learned"


@dataclass(frozen=True, slots=True)
class Belief:
    """A normal belief about the drop that a kind adds, in points of the 1 to 5 scale."""

    mean: float
    spread: float


class Row(BaseModel):
    """One row of the table: an effect in standard deviations, above 0 where tension falls."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    effect: float = Field(ge=-1, le=1)
    grade: Grade
    source: str = Field(min_length=10)

    def belief(self) -> Belief:
        """The effect in points, less of it the weaker its support, and how unsure it is.

        People differ by 0.25 points around a kind's mean (docs/learning.md).
        """
        mean = self.effect * POINTS_A_DEVIATION * KEPT[self.grade]
        return Belief(mean, (PEOPLE_DIFFER**2 + UNSURE[self.grade] ** 2) ** 0.5)


@cache
def beliefs() -> Mapping[Kind, Belief]:
    """The belief about every kind that is learned; raises ``BrokenFile`` when one is missing."""
    return shipped(PRIORS, read_beliefs)


def read_beliefs(text: str) -> Mapping[Kind, Belief]:
    """The beliefs of a TOML text; raises BrokenCatalogue when its kinds aren't those there are.

    A row that is no row raises ``ValueError``.
    """
    tables = tomllib.loads(text)
    others = tables.pop(OTHERS, {})
    odd = (tables.keys() | others.keys()) ^ set(Kind) or tables.keys() & others.keys()
    if odd:
        raise BrokenCatalogue(f"{min(odd)}: each kind stands there once")
    rows = {Kind(name): Row.model_validate(row) for name, row in tables.items()}
    return MappingProxyType({kind: rows[kind].belief() for kind in Kind if kind in rows})
