"""How much is lost until a person's own ratings show what helps her, and what is said wrongly.

Invented people (learning_people.py) choose breaks as ours does, at random, by the best average so
far, and by Thompson sampling without priors. Regret is what the best of the breaks that fitted
would have taken more off tension than the chosen one, in points, as a mean over all sessions so far
(without those that she chose herself).

    .venv/bin/python -m benchmarks.learning [--people 400] [--seed 20261122] [--only ours]
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from statistics import mean

from benchmarks.learning_people import ENTRIES, Person, Type, person
from benchmarks.learning_policies import POLICIES, Policy
from journal.suggestions.catalogue import Kind

LOOKS = (12, 30, 60, 120)
AS_GOOD = 0.15
COLD = "cold Thompson"
SHARES = {Type.DIFFER: 0.5, Type.ALIKE: 0.2, Type.USELESS: 0.2, Type.NOTHING_HELPS: 0.1}
WRONG = dict(zip(ENTRIES, [*list(ENTRIES)[3:], *list(ENTRIES)[:3]], strict=True))
"""Each kind does what research says of another: breath of naming the feeling, talk of relaxing."""


@dataclass
class Seen:
    """What happened to people of one type under one policy, up to one look."""

    regrets: list[float] = field(default_factory=list)
    claims: int = 0
    wrong: int = 0
    useless: int = 0
    more: int = 0
    more_wrong: int = 0


Table = dict[tuple[str, Type, int], Seen]


def types(people: int) -> list[Type]:
    return [one for one, share in SHARES.items() for _ in range(round(people * share))]


def live(policy: Policy, one: Person, seed: int, table: Table, looks: Iterable[int]) -> None:
    """Let a person take breaks up to the last look, and write down what is seen at each."""
    random, lost = Random(seed), []
    called_useful = False
    for number in range(1, max(looks) + 1):
        place, before = one.next_moment()
        own = one.own_choice(before)
        if own is not None:
            one.use(own, place, before)
        else:
            fitting = one.candidates(place)
            chosen = policy.choose(one, fitting, random)
            lost.append(max(one.effects[f.kind] for f in fitting) - one.effects[chosen])
            one.use(chosen, place, before)
        if number in looks:
            seen = table.setdefault((policy.name, one.type, number), Seen())
            best, more = policy.claim(one.outcomes, Random(seed + number))
            seen.regrets.append(mean(lost) if lost else 0.0)
            seen.claims += best is not None
            seen.wrong += best is not None and is_wrong(one, best)
            seen.more += len(more)
            seen.more_wrong += sum(adds_nothing(one, kind) for kind in more)
            called_useful |= one.useless in more
            seen.useless += called_useful


def is_wrong(one: Person, best: Kind) -> bool:
    """Whether it does 0.15 points less than another, or no kind does more than any other."""
    if one.type in {Type.ALIKE, Type.NOTHING_HELPS}:
        return True
    tried = {outcome.kind for outcome in one.outcomes}
    return max(one.effects[kind] for kind in tried) - one.effects[best] > AS_GOOD


def adds_nothing(one: Person, kind: Kind) -> bool:
    """Whether a kind takes off no more than her other uses did, as a mean."""
    others = [one.effects[use.kind] for use in one.outcomes if use.kind is not kind]
    return one.effects[kind] <= mean(others)


def measured(
    people: int, seed: int, policies: Sequence[Policy], *, is_wrong_research: bool = False
) -> Table:
    table: Table = {}
    offset = WRONG if is_wrong_research else None
    for number, type_ in enumerate(types(people)):
        for policy in policies:
            # The same person for every policy: her states and errors begin at the same seed.
            one = person(seed + number, type_, offset=offset)
            live(policy, one, seed + number, table, LOOKS)
    return table


def over(table: Table, policy: str, look: int, kinds: Iterable[Type]) -> Seen:
    """Several types of people together."""
    parts = [table[policy, type_, look] for type_ in kinds if (policy, type_, look) in table]
    return Seen(
        [one for part in parts for one in part.regrets],
        sum(part.claims for part in parts),
        sum(part.wrong for part in parts),
        sum(part.useless for part in parts),
        sum(part.more for part in parts),
        sum(part.more_wrong for part in parts),
    )


def summary(table: Table, policies: Sequence[Policy]) -> dict[str, dict[str, list[float]]]:
    """Per policy: regret, its ratio to cold Thompson sampling's, claims, wrong ones, useless."""
    rows = {}
    for name in [one.name for one in policies]:
        whole = [over(table, name, look, Type) for look in LOOKS]
        cold = [over(table, COLD, look, Type) for look in LOOKS]
        alike = [over(table, name, look, (Type.ALIKE, Type.NOTHING_HELPS)) for look in LOOKS]
        tense = [over(table, name, look, (Type.USELESS, Type.NOTHING_HELPS)) for look in LOOKS]
        rows[name] = {
            "regret": [mean(one.regrets) for one in whole],
            "beside cold": [
                mean(one.regrets) / mean(other.regrets)
                for one, other in zip(whole, cold, strict=True)
                if other.regrets
            ],
            "claims": [float(one.claims) for one in whole],
            "claims, % of people": [100 * one.claims / len(one.regrets) for one in whole],
            "wrong, % of claims": [100 * one.wrong / max(1, one.claims) for one in whole],
            "wrong, % of people": [100 * one.wrong / len(one.regrets) for one in whole],
            "claims where alike, %": [100 * one.claims / max(1, len(one.regrets)) for one in alike],
            "said to do more, a person": [one.more / len(one.regrets) for one in whole],
            "wrongly, % of these": [100 * one.more_wrong / max(1, one.more) for one in whole],
            "useless called helpful, %": [
                100 * one.useless / max(1, len(one.regrets)) for one in tense
            ],
        }
    return rows


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=400)
    arguments.add_argument("--seed", type=int, default=20261122)
    arguments.add_argument("--only", choices=[one.name for one in POLICIES])
    arguments.add_argument("--wrong", action="store_true", help="research was wrong")
    arguments.add_argument("--json", action="store_true")
    said = arguments.parse_args()
    policies = [one for one in POLICIES if said.only in {None, one.name}]
    table = measured(said.people, said.seed, policies, is_wrong_research=said.wrong)
    found = summary(table, policies)
    if said.json:
        print(json.dumps(found))
        return
    print("sessions".ljust(64), *(f"{look:7}" for look in LOOKS))
    for name, rows in found.items():
        for what, figures in rows.items():
            print(f"{name}: {what}".ljust(64), *(f"{one:7.3f}" for one in figures))


if __name__ == "__main__":
    main()
