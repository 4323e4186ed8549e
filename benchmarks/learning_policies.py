"""Ways to choose a break and to say which works best, ours and what it is measured against."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from random import Random

from benchmarks.learning_people import Person
from journal.suggestions.catalogue import Entry, Kind
from journal.suggestions.learning import Outcome, ordering, tallies_of
from journal.suggestions.learning_line import sampler
from journal.suggestions.learning_priors import Belief, beliefs
from journal.suggestions.learning_standing import Say, standings

Choose = Callable[[Person, Sequence[Entry], Random], Kind]
Claim = Callable[[Sequence[Outcome], Random], tuple[Kind | None, frozenset[Kind]]]
FLAT = {kind: Belief(0.0, 3.0) for kind in beliefs()}
FEWEST = 3


@dataclass(frozen=True)
class Policy:
    """How one chooses, and what it says: the best kind, and the kinds said to do more."""

    name: str
    choose: Choose
    claim: Claim


def ours(person: Person, candidates: Sequence[Entry], random: Random) -> Kind:
    return ordering(person.outcomes, candidates, random)[0].kind


def at_random(_person: Person, candidates: Sequence[Entry], random: Random) -> Kind:
    return random.choice(candidates).kind


def best_average(person: Person, candidates: Sequence[Entry], random: Random) -> Kind:
    averages = means(person.outcomes)
    untried = [one.kind for one in candidates if one.kind not in averages]
    if untried:
        return random.choice(untried)
    return max((one.kind for one in candidates), key=lambda kind: averages[kind])


def thompson(prior: dict[Kind, Belief], curiosity: float) -> Choose:
    def choose(person: Person, candidates: Sequence[Entry], random: Random) -> Kind:
        kinds = [one.kind for one in candidates]
        drawn = sampler(tallies_of(person.outcomes), prior, kinds).effects(random, curiosity)
        return max(kinds, key=lambda kind: drawn[kind])

    return choose


def says_nothing(
    _outcomes: Sequence[Outcome], _random: Random
) -> tuple[Kind | None, frozenset[Kind]]:
    return None, frozenset()


def our_claim(outcomes: Sequence[Outcome], random: Random) -> tuple[Kind | None, frozenset[Kind]]:
    found = standings(tallies_of(outcomes), random)
    best = next((one.kind for one in found if one.say is Say.BEST), None)
    return best, frozenset(one.kind for one in found if one.say in {Say.BEST, Say.MORE})


def best_of_averages(
    outcomes: Sequence[Outcome], _random: Random
) -> tuple[Kind | None, frozenset[Kind]]:
    averages = means(outcomes, FEWEST)
    best = max(averages, key=lambda kind: averages[kind], default=None)
    return best, frozenset(kind for kind, mean in averages.items() if mean > 0)


def flat_claim(outcomes: Sequence[Outcome], random: Random) -> tuple[Kind | None, frozenset[Kind]]:
    kinds = tallies_of(outcomes)
    world = sampler(kinds, FLAT, kinds)
    draws = [world.effects(random) for _ in range(400)]
    first = [max(one.items(), key=itemgetter(1))[0] for one in draws]
    best = max(kinds, key=first.count)
    return (best if first.count(best) >= 0.8 * len(first) else None), frozenset()


def means(outcomes: Iterable[Outcome], fewest: int = 1) -> dict[Kind, float]:
    drops: dict[Kind, list[int]] = {}
    for one in outcomes:
        drops.setdefault(one.kind, []).append(one.before - one.after)
    return {kind: sum(all_) / len(all_) for kind, all_ in drops.items() if len(all_) >= fewest}


POLICIES = (
    Policy("random", at_random, says_nothing),
    Policy("best average", best_average, best_of_averages),
    Policy("cold Thompson", thompson(FLAT, 1.0), flat_claim),
    Policy("cold Thompson, as uncurious as ours", thompson(FLAT, 0.25), says_nothing),
    Policy("Thompson with priors, full spread", thompson(dict(beliefs()), 1.0), says_nothing),
    Policy("ours", ours, our_claim),
)
