"""How much must be there before anything is said (docs/statistics.md, Gates)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

PAIRS_NEEDED = 30
WITH_NEEDED = 10
WITHOUT_NEEDED = 10
DISTINCT_NEEDED = 3
SPARE_DEGREES_NEEDED = 10


class Lack(StrEnum):
    """What is missing, in the order in which it is looked for."""

    PAIRS = "pairs"
    WITH = "with"
    WITHOUT = "without"
    DISTINCT = "distinct"
    SEPARATION = "separation"


@dataclass(frozen=True)
class Counts:
    """How many pairs there are, and how many of them with and without exposure."""

    pairs: int
    with_exposure: int
    without_exposure: int


def counts_of(exposures: Sequence[float]) -> Counts:
    """Count pairs by their exposure, which is 0 or above in any unit."""
    exposed = sum(1 for exposure in exposures if exposure > 0)
    return Counts(len(exposures), exposed, len(exposures) - exposed)


def lack_of(counts: Counts, outcomes: Sequence[float]) -> Lack | None:
    """Name the first thing that is missing before an association may be estimated, if any."""
    if counts.pairs < PAIRS_NEEDED:
        return Lack.PAIRS
    if counts.with_exposure < WITH_NEEDED:
        return Lack.WITH
    if counts.without_exposure < WITHOUT_NEEDED:
        return Lack.WITHOUT
    if len(set(outcomes)) < DISTINCT_NEEDED:
        return Lack.DISTINCT
    return None
