"""Invented people who take breaks: how tense they are, what fits, what each break really does.

Tension follows its own past; a tap is the state with some error, rounded to 1 to 5. What comes
down by itself differs between people and between places; one tap in five is left out.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from random import Random

from journal.suggestions.catalogue import Entry, Kind, entry_named
from journal.suggestions.learning import Outcome
from journal.suggestions.learning_priors import PEOPLE_DIFFER as APART
from journal.suggestions.learning_priors import beliefs

ENTRIES = {
    Kind.BREATH: "calm_exhale",
    Kind.BREAK: "pause_desk",
    Kind.WALK: "water_walk",
    Kind.NOTICE: "name_it",
    Kind.TALK: "chat_light",
    Kind.RECALL: "helped_someone",
    Kind.RITUAL: "shutdown",
    Kind.RELAX: "body_scan",
    Kind.HOBBY: "hobby_10",
    Kind.EXERCISE: "move",
}
PLACES = (
    (Kind.BREATH, Kind.BREAK, Kind.WALK, Kind.NOTICE, Kind.TALK, Kind.RECALL),
    (Kind.BREATH, Kind.NOTICE, Kind.RITUAL, Kind.RECALL),
    (Kind.BREATH, Kind.HOBBY, Kind.RELAX, Kind.TALK),
    (Kind.HOBBY, Kind.RELAX, Kind.WALK, Kind.EXERCISE, Kind.TALK),
)
"""What the catalogue has between contacts, after the shift, in the evening and on a day off."""
OFTEN = (0.5, 0.2, 0.2, 0.1)
FITS = 0.85
TENSE = 4
SKIPPED = 0.2
DAY = datetime(2026, 1, 1, tzinfo=UTC)


class Type(StrEnum):
    """What sort of person it is."""

    DIFFER = "differ"
    ALIKE = "alike"
    USELESS = "useless"
    NOTHING_HELPS = "nothing_helps"


@dataclass
class Person:
    """One person; ``effects`` in points; ``useless`` is taken by herself, and only when tense."""

    random: Random
    type: Type
    effects: dict[Kind, float]
    useless: Kind | None
    usual: float
    kept: float
    similarity: float
    by_place: tuple[float, ...]
    state: float = 0.0
    outcomes: list[Outcome] = field(default_factory=list)

    def next_moment(self) -> tuple[int, int]:
        """Live until the next break: the place, and the tap before."""
        chance = 0.8 * (1 - self.similarity**2) ** 0.5
        self.state = self.similarity * self.state + self.random.gauss(0, chance)
        place = self.random.choices(range(len(PLACES)), OFTEN)[0]
        return place, self.tap(self.usual + self.state)

    def own_choice(self, before: int) -> Kind | None:
        """What she takes without being offered it: the useless break, often, when tense."""
        return self.useless if before >= TENSE and self.random.random() < 0.6 else None

    def candidates(self, place: int) -> tuple[Entry, ...]:
        """What fits here, this time."""
        here = [kind for kind in PLACES[place] if kind is not self.useless]
        kinds = [kind for kind in here if self.random.random() < FITS] or here
        return tuple(entry_named(ENTRIES[kind]) for kind in kinds)

    def use(self, kind: Kind, place: int, before: int) -> None:
        """Take a break, and tap after it or leave that out."""
        came_down = self.usual + self.kept * self.state + self.by_place[place]
        after = self.tap(came_down - self.effects[kind] + self.random.gauss(0, 0.65))
        if self.random.random() > SKIPPED:
            self.outcomes.append(Outcome(ENTRIES[kind], kind, before, after, DAY))

    def tap(self, felt: float) -> int:
        """What is tapped for a tension that is felt."""
        return min(5, max(1, round(felt + self.random.gauss(0, 0.4))))


def person(seed: int, type_: Type, *, offset: dict[Kind, Kind] | None = None) -> Person:
    """Make one; with ``offset`` research was wrong: each kind does what is said of another."""
    random = Random(seed)
    as_of = {kind: (offset or {}).get(kind, kind) for kind in ENTRIES}
    effects = {
        kind: beliefs()[as_of[kind]].mean
        + random.gauss(0, (APART**2 + _unsure(as_of[kind]) ** 2) ** 0.5)
        for kind in ENTRIES
    }
    useless = (
        random.choice(sorted(ENTRIES)) if type_ in {Type.USELESS, Type.NOTHING_HELPS} else None
    )
    common = random.gauss(0.25, 0.15)
    if type_ is Type.ALIKE:
        effects = dict.fromkeys(ENTRIES, common)
    elif type_ is Type.NOTHING_HELPS:
        effects = dict.fromkeys(ENTRIES, 0.0)
    elif useless is not None:
        effects[useless] = 0.0
    return Person(
        random=random,
        type=type_,
        effects=effects,
        useless=useless,
        usual=random.gauss(3, 0.5),
        kept=random.uniform(0.3, 0.65),
        similarity=random.uniform(0.3, 0.8),
        by_place=tuple(random.gauss(0, 0.1) for _ in PLACES),
    )


def _unsure(kind: Kind) -> float:
    return (beliefs()[kind].spread ** 2 - APART**2) ** 0.5
