"""Which of the breaks that fit to offer first, from a person's own taps before and after.

Thompson sampling with what is expected from research to begin with (docs/learning.md). The drop is
corrected for the tension before: a useless break taken when tense looks better by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from random import Random

from journal.suggestions.catalogue import Entry, Kind
from journal.suggestions.learning_line import Tally, sampler, tally_of
from journal.suggestions.learning_priors import beliefs

CURIOSITY = 0.25
"""The share of the posterior's spread that draws keep: plain Thompson sampling tries out too much
for somebody with thirty uses (Chapelle and Li 2011, posterior reshaping; docs/learning.md)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One use of a suggestion with both taps: tension 1 to 5 before and after; ``at`` is aware."""

    entry_id: str
    kind: Kind
    before: int
    after: int
    at: datetime


def ordering(
    outcomes: Iterable[Outcome], candidates: Sequence[Entry], draw: Random
) -> tuple[Entry, ...]:
    """The candidates, those that learn changing places among themselves, best draw first.

    What the employer owes, and what isn't meant for tension, stays where it stands. Entries of one
    kind share a draw and keep their order. Before the first rating all stay as the catalogue has
    them. The same for the same ``draw``.
    """
    tallies = tallies_of(outcomes)
    learning = [one for one in candidates if learns(one)]
    kinds = sorted({one.kind for one in learning})
    if not tallies or len(kinds) < 2:  # noqa: PLR2004 - two are needed to change places
        return tuple(candidates)
    drawn = sampler(tallies, beliefs(), kinds).effects(draw, CURIOSITY)
    best_first = iter(sorted(learning, key=lambda one: -drawn[one.kind]))
    return tuple(next(best_first) if learns(one) else one for one in candidates)


def learns(entry: Entry) -> bool:
    """Whether ratings may move an entry: not what is owed, nor what has another aim."""
    return not entry.employer_duty and entry.kind in beliefs()


def tallies_of(outcomes: Iterable[Outcome]) -> dict[Kind, Tally]:
    """The uses of every kind that learns, in the order of their names."""
    pairs: dict[Kind, list[tuple[int, int]]] = {}
    for one in outcomes:
        if one.kind in beliefs():
            pairs.setdefault(one.kind, []).append((one.before, one.after))
    return {kind: tally_of(pairs[kind]) for kind in sorted(pairs)}


def draw_of(*parts: object) -> Random:
    """Randomness that is the same for the same account and moment, on every machine."""
    seed = sha256("\n".join(map(str, parts)).encode()).digest()
    return Random(seed)  # noqa: S311 - an order of suggestions, no secret
