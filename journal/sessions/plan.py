"""What comes when in a guided session: the same numbers that the player in the page goes by."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

PartKind = Literal["in", "out", "say", "wait", "count"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of whole ``seconds`` with one sentence, the ``line`` of the script's words.

    ``of`` is how far a counting part counts, 0 elsewhere.
    """

    kind: PartKind
    seconds: int
    line: int
    of: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """Parts that follow one another, and how many ``times`` the whole of them comes."""

    times: int
    parts: tuple[Part, ...]

    @property
    def seconds(self) -> int:
        """How long all of it takes."""
        return self.times * sum(part.seconds for part in self.parts)


def stretched(lengths: Sequence[int], total: int) -> tuple[int, ...]:
    """Whole seconds in the proportions of ``lengths`` that add up to exactly ``total``."""
    ends = [0, *accumulate(lengths)]
    marks = [round(end * total / ends[-1]) for end in ends]
    return tuple(after - before for before, after in pairwise(marks))
